/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/pp-sticker-sheet.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

GBytes *pp_lot_label_print        (PpDb *db, const char *lot, const char *language,
                                   gint64 made_at, GError **error);
GBytes *pp_lot_label_print_sheets (PpDb *db, const char *lot, const char *language,
                                   const PpStickerPlan *plan, GError **error);

G_END_DECLS
