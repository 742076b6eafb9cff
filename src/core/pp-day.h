/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Asia/Kolkata is UTC+05:30 all the year. */
#define PP_TIME_OFFSET       G_GINT64_CONSTANT (19800)
#define PP_TIME_DAY          G_GINT64_CONSTANT (86400)
#define PP_TIME_EPOCH_JULIAN G_GINT64_CONSTANT (719163)   /* 1970-01-01 in a GDate */

gboolean pp_day_parse              (const char *text, char **out, GError **error);
char    *pp_day_from_date          (const GDate *date);
gboolean pp_day_is_valid           (const char *day);
gint64   pp_day_start              (const char *day);
char    *pp_day_add                (const char *day, int days);
char    *pp_day_add_months         (const char *day, int n_months);
int      pp_day_weekday            (const char *day);
int      pp_day_between            (const char *from, const char *to);
int      pp_day_compare            (const char *a, const char *b);
gboolean pp_day_is_second_saturday (const char *day);
char    *pp_day_financial_year     (const char *day);
char    *pp_day_format             (const char *day);
char    *pp_day_format_long        (const char *day);
const char *pp_day_weekday_name    (int weekday);

G_END_DECLS
