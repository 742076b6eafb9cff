/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  PP_MEASURE_NONE,
  PP_MEASURE_MASS,     /* mg */
  PP_MEASURE_VOLUME,   /* µl */
  PP_MEASURE_LENGTH,   /* µm */
  PP_MEASURE_COUNT,    /* thousandths */
} PpMeasure;

const char *pp_measure_to_word   (PpMeasure measure);
PpMeasure   pp_measure_from_word (const char *word);
gboolean    pp_quantity_parse    (const char *text, gint64 *amount, PpMeasure *measure,
                                  GError **error);
char       *pp_quantity_format   (gint64 amount, PpMeasure measure);
char       *pp_quantity_say      (gint64 amount, PpMeasure measure);

G_END_DECLS
