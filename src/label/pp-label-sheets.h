/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/pp-sticker-sheet.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

GBytes  *pp_label_sheets_print     (PpDb *db, const char *label_print, const char *language,
                                    const PpStickerPlan *plan, GError **error);
GBytes  *pp_label_sheets_print_all (PpDb *db, const char *label_print, GError **error);
gboolean pp_label_sheets_takes     (PpDb *db, const char *label_print,
                                    const PpStickerSheet *sheet, gboolean *takes,
                                    GError **error);

G_END_DECLS
