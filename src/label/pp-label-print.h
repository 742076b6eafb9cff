/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

/**
 * PpLabelPrint:
 * @batch: of which
 * @copies: how many
 * @width_um: of the label
 * @height_um: of the label
 * @panel_cm2: the pack's main panel where it is larger than the label; PP_NONE where it is not
 * @surface_cm2: the pack's whole surface; PP_NONE where it is not told, and then nothing may be
 *   left off as on a small pack
 * @language: en, or en_ml with a Malayalam block beside the English one
 * @first: whether it was the batch's first print
 * @sha256: (nullable): of the PDF of one label
 */
typedef struct {
  PpRecord parent_instance;
  char    *batch;
  gint64   copies;
  gint64   width_um;
  gint64   height_um;
  gint64   panel_cm2;
  gint64   surface_cm2;
  char    *language;
  gboolean first;
  char    *sha256;
} PpLabelPrint;

PP_DECLARE_RECORD (PpLabelPrint, pp_label_print)

/**
 * PpLabelPrintForm:
 * @batch: of which
 * @copies: from 1 to the packs of the batch
 * @width_um: of the label; 100 mm where PP_NONE
 * @height_um: of the label; 70 mm where PP_NONE
 * @panel_cm2: as in #PpLabelPrint
 * @surface_cm2: as in #PpLabelPrint
 * @language: (nullable): en_ml where %NULL
 *
 * Argument of the verb label.print.
 */
typedef struct {
  PpRecord parent_instance;
  char    *batch;
  gint64   copies;
  gint64   width_um;
  gint64   height_um;
  gint64   panel_cm2;
  gint64   surface_cm2;
  char    *language;
} PpLabelPrintForm;

PP_DECLARE_RECORD (PpLabelPrintForm, pp_label_print_form)

G_END_DECLS
