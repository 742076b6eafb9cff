/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-day.h"

G_BEGIN_DECLS

gboolean pp_time_parse         (const char *text, gint64 *out, GError **error);
char    *pp_time_format        (gint64 at);
char    *pp_time_format_clock  (gint64 at);
char    *pp_time_format_spoken (gint64 at);
char    *pp_time_day           (gint64 at);
int      pp_time_minute_of_day (gint64 at);

G_END_DECLS
