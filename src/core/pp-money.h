/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pp_money_parse        (const char *text, gint64 *paise, GError **error);
char    *pp_money_format       (gint64 paise);
char    *pp_money_format_plain (gint64 paise);
gint64   pp_money_pro_rata     (gint64 rate_paise, gint64 units, gint64 per);

G_END_DECLS
