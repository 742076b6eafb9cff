/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-declaration.h"
#include "paper/pp-sticker-sheet.h"

G_BEGIN_DECLS

/**
 * PpLabelSheet:
 * @width_um: of a label
 * @height_um: of a label
 * @panel: of the pack that it goes on
 * @malayalam: whether a Malayalam block stands beside the English one
 * @copies: how many, one a page
 * @plan: (nullable): where they are printed on sheets; @copies is of no account then
 */
typedef struct {
  gint64               width_um;
  gint64               height_um;
  PpLabelPanel         panel;
  gboolean             malayalam;
  gint64               copies;
  const PpStickerPlan *plan;
} PpLabelSheet;

GBytes *pp_label_paper_make  (const PpLabelFacts *facts, GPtrArray *declarations,
                              const PpLabelSheet *sheet, gint64 made_at, GError **error);
GBytes *pp_label_paper_print (PpDb *db, const char *label_print, const char *language,
                              gint64 made_at, GError **error);

G_END_DECLS
