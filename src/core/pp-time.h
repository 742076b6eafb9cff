/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-day.h"

G_BEGIN_DECLS

/* Asia/Kolkata is UTC+05:30 all the year. */
#define PP_TIME_OFFSET       G_GINT64_CONSTANT (19800)
#define PP_TIME_DAY          G_GINT64_CONSTANT (86400)
#define PP_TIME_EPOCH_JULIAN G_GINT64_CONSTANT (719163)   /* 1970-01-01 in a GDate */

gboolean pp_time_parse         (const char *text, gint64 *out, GError **error);
char    *pp_time_format        (gint64 at);
char    *pp_time_format_clock  (gint64 at);
char    *pp_time_format_spoken (gint64 at);
char    *pp_time_day           (gint64 at);
int      pp_time_minute_of_day (gint64 at);

G_END_DECLS
