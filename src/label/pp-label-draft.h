/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/pp-sticker-sheet.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

gint64   pp_label_draft_count     (gpointer asked);
gboolean pp_label_draft_takes     (gpointer asked, const PpStickerSheet *sheet);
GBytes  *pp_label_draft_print     (PpDb *db, gpointer asked, const PpStickerPlan *plan,
                                   gint64 made_at, GError **error);
GBytes  *pp_label_draft_print_all (PpDb *db, gpointer asked, gint64 made_at, GError **error);
char    *pp_label_draft_dup_name  (PpDb *db, gpointer asked, GError **error);
char    *pp_label_print_dup_name  (PpDb *db, const char *label_print, GError **error);

G_END_DECLS
