/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/pp-page.h"
#include "paper/pp-sticker-sheet.h"

G_BEGIN_DECLS

PpPaper *pp_sticker_fill_paper_new (const char *title, const char *language, gint64 made_at);
void     pp_sticker_fill           (const PpStickerPlan *plan, PpPaper *paper, PpForm *form);

G_END_DECLS
