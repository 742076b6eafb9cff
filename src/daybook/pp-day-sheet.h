/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybook/pp-day-book.h"

G_BEGIN_DECLS

GBytes *pp_day_sheet_draw   (const PpDayBook *book, GError **error);
char   *pp_day_sheet_anchor (const PpDayBook *book);
GBytes *pp_day_sheet_print  (PpDb *db, const char *id, const char *language, gint64 made_at,
                             GError **error);

G_END_DECLS
