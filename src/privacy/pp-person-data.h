/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people/pp-cluster.h"
#include "people/pp-person.h"

G_BEGIN_DECLS

/**
 * PpPersonPart:
 * @kind: of the records
 * @records: (element-type PpRecord): oldest first; what was taken out is among them
 */
typedef struct {
  const char *kind;
  GPtrArray  *records;
} PpPersonPart;

/**
 * PpPersonData:
 * @cluster: that keeps it
 * @person: whose it is
 * @parts: (element-type PpPersonPart): what is kept of them, one a kind, none of them empty
 * @n_records: in all, the person's own among them
 */
typedef struct {
  PpCluster *cluster;
  PpPerson  *person;
  GPtrArray *parts;
  guint      n_records;
} PpPersonData;

PpPersonData *pp_person_data_read    (PpDb *db, const char *person, GError **error);
GPtrArray    *pp_person_data_get     (const PpPersonData *self, const char *kind);
GBytes       *pp_person_data_to_json (const PpPersonData *self, gint64 made_at);
void          pp_person_data_free    (PpPersonData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpPersonData, pp_person_data_free)

G_END_DECLS
