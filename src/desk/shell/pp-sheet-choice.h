/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "paper/pp-sticker-sheet.h"

G_BEGIN_DECLS

#define PP_TYPE_SHEET_CHOICE (pp_sheet_choice_get_type ())
G_DECLARE_FINAL_TYPE (PpSheetChoice, pp_sheet_choice, PP, SHEET_CHOICE, GtkBox)

char    *pp_sheet_choice_title     (const PpStickerSheet *sheet);
void     pp_sheet_choice_offer     (PpSheetChoice *self, guint takes, const PpStickerPlan *plan,
                                    guint most);
gboolean pp_sheet_choice_get_plan  (PpSheetChoice *self, PpStickerPlan *plan);
char    *pp_sheet_choice_dup_count (PpSheetChoice *self, int copies);

G_END_DECLS
