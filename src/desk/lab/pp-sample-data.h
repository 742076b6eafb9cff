/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lab/pp-sample-state.h"

G_BEGIN_DECLS

/**
 * PpSampleData:
 * @state: of the sample
 * @instruments: (element-type PpInstrument): of the laboratory
 * @usual: (element-type utf8): for each finding of @state the id of the instrument that it was, or
 *   is usually, measured with; "" for none
 * @day: today, YYYY-MM-DD
 * @analysts: names of those who entered what is not verified yet
 * @verifiers: names of those who verified
 * @corrections: (element-type utf8): for each finding of @state what was corrected, by whom and
 *   why, a line for each time; "" where nothing was
 * @n_corrected: how many results that are not verified yet were corrected
 *
 * All that the page of a sample shows.
 */
typedef struct {
  PpSampleState *state;
  GPtrArray     *instruments;
  GPtrArray     *usual;
  char          *day;
  char          *analysts;
  char          *verifiers;
  GPtrArray     *corrections;
  guint          n_corrected;
} PpSampleData;

gpointer    pp_sample_data_load           (PpDb *db, gpointer sample, GError **error);
void        pp_sample_data_free           (gpointer data);
const char *pp_sample_data_get_code       (const PpSampleData *self, guint index);
const char *pp_sample_data_get_correction (const PpSampleData *self, guint index);

G_END_DECLS
