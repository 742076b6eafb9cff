/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "privacy/pp-person-data.h"

G_BEGIN_DECLS

/**
 * PpRetention:
 * @topic: money, lab or log
 * @kinds: of record, blank between
 * @years: for so long after it was written a record stays
 * @source: which law asks for it
 * @is_verified: whether the years were read in the law or in a page that quotes it
 * @n_records: how many such there are of the person
 * @until: (nullable): YYYY-MM-DD, to which day the last of them has to be kept; %NULL where there
 *   are none
 */
typedef struct {
  char    *topic;
  char    *kinds;
  gint64   years;
  char    *source;
  gboolean is_verified;
  guint    n_records;
  char    *until;
} PpRetention;

GPtrArray *pp_retention_list (PpDb *db, const PpPersonData *data, GError **error);
void       pp_retention_free (PpRetention *self);

G_END_DECLS
