/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpStickerSheet:
 * @name: as it is chosen: "A4-24"
 * @columns: labels beside each other
 * @rows: labels below each other
 * @width_um: of a label
 * @height_um: of a label
 * @left_um: from the paper's edge to the first label
 * @top_um: from the paper's edge to the first label
 * @gap_um: between labels that stand beside each other; those below each other touch
 *
 * Labels on A4, as they are sold.
 */
typedef struct {
  const char *name;
  guint       columns;
  guint       rows;
  gint64      width_um;
  gint64      height_um;
  gint64      left_um;
  gint64      top_um;
  gint64      gap_um;
} PpStickerSheet;

/**
 * PpStickerPlan:
 * @sheet: which
 * @start: the first label that is still there, from 1, counted row by row
 * @copies: how many labels are wanted
 */
typedef struct {
  const PpStickerSheet *sheet;
  guint                 start;
  guint                 copies;
} PpStickerPlan;

const PpStickerSheet *pp_sticker_sheet_list      (guint *n_sheets);
const PpStickerSheet *pp_sticker_sheet_find      (const char *name);
guint                 pp_sticker_sheet_count     (const PpStickerSheet *self);
void                  pp_sticker_sheet_place     (const PpStickerSheet *self, guint index,
                                                  double *x_mm, double *y_mm);
double                pp_sticker_sheet_margin_mm (gint64 width_um, gint64 height_um);

guint                 pp_sticker_plan_pages      (const PpStickerPlan *self);
gboolean              pp_sticker_plan_check      (const PpStickerPlan *self, GError **error);

G_END_DECLS
