/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-day.h"

#include "core/pp-error.h"
#include "core/pp-value-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define LAST_YEAR 9999

static const char *const weekdays[] = {
  NC_("weekday", "Monday"), NC_("weekday", "Tuesday"), NC_("weekday", "Wednesday"),
  NC_("weekday", "Thursday"), NC_("weekday", "Friday"), NC_("weekday", "Saturday"),
  NC_("weekday", "Sunday"),
};

static const char *const months[] = {
  NC_("month", "January"), NC_("month", "February"), NC_("month", "March"),
  NC_("month", "April"), NC_("month", "May"), NC_("month", "June"),
  NC_("month", "July"), NC_("month", "August"), NC_("month", "September"),
  NC_("month", "October"), NC_("month", "November"), NC_("month", "December"),
};

/* One part of a date, of so many digits; -1 where it is none. */
static int
read_part (const char *text, gsize least, gsize most)
{
  gsize n = strlen (text);

  if (n < least || n > most || strspn (text, "0123456789") != n)
    return -1;
  return atoi (text);
}

static gboolean
set_date (int year, int month, int day, GDate *out)
{
  if (year < 1 || month < 1 || day < 1 || !g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_clear (out, 1);
  g_date_set_dmy (out, day, month, year);
  return TRUE;
}

static gboolean
read_day (const char *day, GDate *out)
{
  g_auto (GStrv) parts = day != NULL && strlen (day) == 10 ? g_strsplit (day, "-", -1) : NULL;

  return parts != NULL && g_strv_length (parts) == 3 &&
         set_date (read_part (parts[0], 4, 4), read_part (parts[1], 2, 2),
                   read_part (parts[2], 2, 2), out);
}

/* Day, month and year with one sign between: 5-3-2027, 05/03/27. A year of two digits is of this
 * century. */
static gboolean
read_written (const char *text, GDate *out)
{
  const char *sign = strpbrk (text, "-/.");
  char between[] = { sign != NULL ? *sign : '\0', '\0' };
  g_auto (GStrv) parts = sign != NULL ? g_strsplit (text, between, -1) : NULL;
  int year;

  if (parts == NULL || g_strv_length (parts) != 3 || strlen (parts[2]) == 3)
    return FALSE;
  year = read_part (parts[2], 2, 4);
  return set_date (year >= 0 && strlen (parts[2]) == 2 ? 2000 + year : year,
                   read_part (parts[1], 1, 2), read_part (parts[0], 1, 2), out);
}

/**
 * pp_day_from_date:
 * @date: a valid date of the years 1 to 9999
 *
 * Returns: (transfer full): the day as `YYYY-MM-DD`
 */
char *
pp_day_from_date (const GDate *date)
{
  const guint parts[] = { g_date_get_year (date), g_date_get_month (date), g_date_get_day (date) };
  char day[] = "0000-00-00";

  for (guint i = 0, left = parts[0]; i < 4; i++, left /= 10)
    day[3 - i] += left % 10;
  for (guint i = 1; i < 3; i++)
    {
      day[2 + 3 * i] += parts[i] / 10;
      day[3 + 3 * i] += parts[i] % 10;
    }
  return g_strdup (day);
}

/**
 * pp_day_parse:
 * @text: a date as people write it: 21-11-2026, 21/11/26, 1.3.2027 or 2026-11-21
 * @out: (out) (transfer full): the day as `YYYY-MM-DD`
 * @error: return location for PP_VALUE_ERROR_DAY
 *
 * Returns: %TRUE if @text is a day of the calendar
 */
gboolean
pp_day_parse (const char *text, char **out, GError **error)
{
  g_autofree char *trimmed = NULL;
  GDate date;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  if (read_day (trimmed, &date) || read_written (trimmed, &date))
    {
      *out = pp_day_from_date (&date);
      return TRUE;
    }

  pp_error_set (error, PP_VALUE_ERROR, PP_VALUE_ERROR_DAY, NULL,
                _("This is not a date. Write it as in 21-11-2026."));
  return FALSE;
}

/**
 * pp_day_is_valid:
 * @day: (nullable): any text
 *
 * Returns: %TRUE if @day is written `YYYY-MM-DD` and is in the calendar
 */
gboolean
pp_day_is_valid (const char *day)
{
  GDate date;

  return read_day (day, &date);
}

/**
 * pp_day_start:
 * @day: a valid day
 *
 * Returns: its midnight in Asia/Kolkata, as UTC seconds
 */
gint64
pp_day_start (const char *day)
{
  GDate date;

  g_return_val_if_fail (read_day (day, &date), 0);

  return ((gint64) g_date_get_julian (&date) - PP_TIME_EPOCH_JULIAN) * PP_TIME_DAY
         - PP_TIME_OFFSET;
}

/**
 * pp_day_add:
 * @day: a valid day
 * @days: how many days later; earlier when negative
 *
 * Returns: (transfer full): the day; the first or last of the years 1 to 9999 where it
 *   would lie outside them
 */
char *
pp_day_add (const char *day, int days)
{
  GDate date, last;
  gint64 julian;

  g_return_val_if_fail (read_day (day, &date), NULL);

  g_date_clear (&last, 1);
  g_date_set_dmy (&last, 31, G_DATE_DECEMBER, LAST_YEAR);
  julian = CLAMP ((gint64) g_date_get_julian (&date) + days, 1,
                  (gint64) g_date_get_julian (&last));
  g_date_set_julian (&date, (guint32) julian);
  return pp_day_from_date (&date);
}

/**
 * pp_day_add_months:
 * @day: a valid day
 * @n_months: how many months later; earlier when negative
 *
 * Returns: (transfer full): the same day of that month, or the month's last day where the
 *   month is shorter; within the years 1 to 9999
 */
char *
pp_day_add_months (const char *day, int n_months)
{
  GDate date;
  gint64 month;
  int year, last;

  g_return_val_if_fail (read_day (day, &date), NULL);

  month = (gint64) g_date_get_year (&date) * 12 + g_date_get_month (&date) - 1 + n_months;
  month = CLAMP (month, 12, LAST_YEAR * 12 + 11);
  year = (int) (month / 12);
  last = g_date_get_days_in_month ((GDateMonth) (month % 12 + 1), year);
  g_date_set_dmy (&date, MIN (g_date_get_day (&date), last), (GDateMonth) (month % 12 + 1),
                  year);
  return pp_day_from_date (&date);
}

/**
 * pp_day_weekday:
 * @day: a valid day
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
pp_day_weekday (const char *day)
{
  GDate date;

  g_return_val_if_fail (read_day (day, &date), 0);

  return g_date_get_weekday (&date);
}

/**
 * pp_day_between:
 * @from: a valid day
 * @to: a valid day
 *
 * Returns: how many days @to is after @from; negative when it is before
 */
int
pp_day_between (const char *from, const char *to)
{
  GDate a, b;

  g_return_val_if_fail (read_day (from, &a) && read_day (to, &b), 0);

  return g_date_days_between (&a, &b);
}

/**
 * pp_day_compare:
 * @a: a valid day
 * @b: a valid day
 *
 * Returns: negative, 0 or positive, as strcmp()
 */
int
pp_day_compare (const char *a, const char *b)
{
  return g_strcmp0 (a, b);
}

/**
 * pp_day_is_second_saturday:
 * @day: a valid day
 *
 * Returns: %TRUE on the second Saturday of a month, when Kerala's offices are closed
 */
gboolean
pp_day_is_second_saturday (const char *day)
{
  GDate date;

  g_return_val_if_fail (read_day (day, &date), FALSE);

  return g_date_get_weekday (&date) == G_DATE_SATURDAY
         && g_date_get_day (&date) > 7 && g_date_get_day (&date) <= 14;
}

/**
 * pp_day_financial_year:
 * @day: a valid day
 *
 * Returns: (transfer full): the financial year (April to March) as it stands in receipt
 *   numbers, "2627" for 2026-04-01 to 2027-03-31
 */
char *
pp_day_financial_year (const char *day)
{
  GDate date;
  int first;

  g_return_val_if_fail (read_day (day, &date), NULL);

  first = g_date_get_year (&date) - (g_date_get_month (&date) < G_DATE_APRIL ? 1 : 0);
  return g_strdup_printf ("%02d%02d", first % 100, (first + 1) % 100);
}

/**
 * pp_day_format:
 * @day: a valid day
 *
 * Returns: (transfer full): the day as people read it in tables and on receipts,
 *   "05-03-2026"
 */
char *
pp_day_format (const char *day)
{
  GDate date;

  g_return_val_if_fail (read_day (day, &date), NULL);

  /* TRANSLATORS: a short date: day, month and year in digits; always four digits of year */
  return g_strdup_printf (C_("date", "%1$02d-%2$02d-%3$04d"), g_date_get_day (&date),
                          g_date_get_month (&date), g_date_get_year (&date));
}

/**
 * pp_day_format_long:
 * @day: a valid day
 *
 * Returns: (transfer full): the day in words of the person's language,
 *   "Thursday, 5 March 2026"
 */
char *
pp_day_format_long (const char *day)
{
  GDate date;

  g_return_val_if_fail (read_day (day, &date), NULL);

  /* TRANSLATORS: a long date: name of the weekday, day, name of the month, year */
  return g_strdup_printf (C_("date", "%1$s, %2$d %3$s %4$d"),
                          g_dpgettext2 (GETTEXT_PACKAGE, "weekday",
                                        weekdays[g_date_get_weekday (&date) - 1]),
                          g_date_get_day (&date),
                          g_dpgettext2 (GETTEXT_PACKAGE, "month",
                                        months[g_date_get_month (&date) - 1]),
                          g_date_get_year (&date));
}

/**
 * pp_day_weekday_name:
 * @weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: (transfer none): its name, translated
 */
const char *
pp_day_weekday_name (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= (int) G_N_ELEMENTS (weekdays), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "weekday", weekdays[weekday - 1]);
}
