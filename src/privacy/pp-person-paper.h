/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/pp-sticker-sheet.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

GBytes  *pp_person_paper_print          (PpDb *db, const char *disclosure, const char *language,
                                         gint64 made_at, GError **error);
gboolean pp_person_paper_count          (PpDb *db, const char *disclosure, gint64 *copies,
                                         GError **error);
char    *pp_person_paper_dup_name       (PpDb *db, const char *disclosure, GError **error);

gint64   pp_person_paper_draft_count    (gpointer asked);
GBytes  *pp_person_paper_draft_print    (PpDb *db, gpointer asked, const PpStickerPlan *plan,
                                         gint64 made_at, GError **error);
char    *pp_person_paper_draft_dup_name (PpDb *db, gpointer asked, GError **error);

G_END_DECLS
