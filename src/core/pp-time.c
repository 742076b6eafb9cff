/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-time.h"

#include "core/pp-error.h"
#include "core/pp-value-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EARLIEST (-G_GINT64_CONSTANT (62135596800) - PP_TIME_OFFSET)   /* 0001-01-01 */
#define LATEST   (G_GINT64_CONSTANT (253402300799) - PP_TIME_OFFSET)   /* 9999-12-31 */

static gint64
to_kolkata (gint64 at)
{
  return CLAMP (at, EARLIEST, LATEST) + PP_TIME_OFFSET;
}

static int
second_of_day (gint64 at)
{
  gint64 second = to_kolkata (at) % PP_TIME_DAY;

  return (int) (second < 0 ? second + PP_TIME_DAY : second);
}

/* Two digits that are less than @limit. */
static gboolean
take_pair (const char **text, int limit, int *out)
{
  const char *p = *text;

  if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]))
    return FALSE;

  *out = g_ascii_digit_value (p[0]) * 10 + g_ascii_digit_value (p[1]);
  *text += 2;
  return *out < limit;
}

static gboolean
take_char (const char **text, char c)
{
  if (**text != c)
    return FALSE;
  (*text)++;
  return TRUE;
}

/* The rest of a time: nothing, Z, or an offset from UTC in seconds. */
static gboolean
take_zone (const char **text, gint64 *offset)
{
  int sign = **text == '-' ? -1 : 1;
  int hours, minutes;

  *offset = PP_TIME_OFFSET;
  if (**text == '\0')
    return TRUE;

  *offset = 0;
  if (take_char (text, 'Z'))
    return TRUE;

  if (!take_char (text, '+') && !take_char (text, '-'))
    return FALSE;
  if (!take_pair (text, 15, &hours) || !take_char (text, ':') || !take_pair (text, 60, &minutes))
    return FALSE;
  *offset = sign * (hours * 3600 + minutes * 60);
  return TRUE;
}

static gboolean
read_time (const char *text, gint64 *out)
{
  char day[] = "YYYY-MM-DD";
  const char *p = text;
  int hour, minute, second = 0;
  gint64 offset;

  if (strlen (text) <= strlen (day))
    return FALSE;
  memcpy (day, text, strlen (day));
  p += strlen (day);

  if (!pp_day_is_valid (day) || (!take_char (&p, 'T') && !take_char (&p, ' ')))
    return FALSE;
  if (!take_pair (&p, 24, &hour) || !take_char (&p, ':') || !take_pair (&p, 60, &minute))
    return FALSE;
  if (take_char (&p, ':') && !take_pair (&p, 60, &second))
    return FALSE;
  if (!take_zone (&p, &offset) || *p != '\0')
    return FALSE;

  *out = pp_day_start (day) + PP_TIME_OFFSET + hour * 3600 + minute * 60 + second - offset;
  return TRUE;
}

/**
 * pp_time_parse:
 * @text: ISO 8601, "2026-11-21T10:00" or "2026-11-21 10:00", with or without seconds, and
 *   with Z or an offset; without one it is in Asia/Kolkata
 * @out: (out): UTC seconds
 * @error: return location for PP_VALUE_ERROR_TIME
 *
 * Returns: %TRUE if @text is exactly such a time
 */
gboolean
pp_time_parse (const char *text, gint64 *out, GError **error)
{
  g_return_val_if_fail (text != NULL && out != NULL, FALSE);

  if (read_time (text, out))
    return TRUE;

  pp_error_set (error, PP_VALUE_ERROR, PP_VALUE_ERROR_TIME, NULL,
                _("This is not a date and time. Write it as in 2026-11-21 10:00."));
  return FALSE;
}

/**
 * pp_time_format:
 * @at: UTC seconds; outside the years 1 to 9999 the nearest of them is written
 *
 * Returns: (transfer full): ISO 8601 in Asia/Kolkata, "2026-11-21T10:00:00+05:30"
 */
char *
pp_time_format (gint64 at)
{
  g_autofree char *day = pp_time_day (at);
  int second = second_of_day (at);

  return g_strdup_printf ("%sT%02d:%02d:%02d+05:30", day, second / 3600, second / 60 % 60,
                          second % 60);
}

/**
 * pp_time_format_clock:
 * @at: UTC seconds
 *
 * Returns: (transfer full): the 24-hour clock in Asia/Kolkata, "09:30", for grids and tables
 */
char *
pp_time_format_clock (gint64 at)
{
  int minute = pp_time_minute_of_day (at);

  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

/**
 * pp_time_format_spoken:
 * @at: UTC seconds
 *
 * Returns: (transfer full): the time in Asia/Kolkata as one says it at a counter in the
 *   person's language, "9:30 am"
 */
char *
pp_time_format_spoken (gint64 at)
{
  int minute = pp_time_minute_of_day (at);
  int hour = minute / 60;
  int said = hour % 12 == 0 ? 12 : hour % 12;

  minute %= 60;
  if (hour < 3)
    /* TRANSLATORS: a time on the 12-hour clock. The context tells the part of the day, for
     * languages that have a word for each: early morning 3-6, morning 6-12, midday 12-14,
     * afternoon 14-15, evening 15-18, dusk 18-19, night 19-24, after midnight 0-3.
     */
    return g_strdup_printf (C_("after midnight", "%1$d:%2$02d am"), said, minute);
  if (hour < 6)
    return g_strdup_printf (C_("early morning", "%1$d:%2$02d am"), said, minute);
  if (hour < 12)
    return g_strdup_printf (C_("morning", "%1$d:%2$02d am"), said, minute);
  if (hour < 14)
    return g_strdup_printf (C_("midday", "%1$d:%2$02d pm"), said, minute);
  if (hour < 15)
    return g_strdup_printf (C_("afternoon", "%1$d:%2$02d pm"), said, minute);
  if (hour < 18)
    return g_strdup_printf (C_("evening", "%1$d:%2$02d pm"), said, minute);
  if (hour < 19)
    return g_strdup_printf (C_("dusk", "%1$d:%2$02d pm"), said, minute);
  return g_strdup_printf (C_("night", "%1$d:%2$02d pm"), said, minute);
}

/**
 * pp_time_day:
 * @at: UTC seconds; outside the years 1 to 9999 the nearest of them is written
 *
 * Returns: (transfer full): the day in Asia/Kolkata, `YYYY-MM-DD`
 */
char *
pp_time_day (gint64 at)
{
  gint64 julian = (to_kolkata (at) - second_of_day (at)) / PP_TIME_DAY + PP_TIME_EPOCH_JULIAN;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) julian);
  return pp_day_from_date (&date);
}

/**
 * pp_time_minute_of_day:
 * @at: UTC seconds
 *
 * Returns: the minute of the day in Asia/Kolkata, 0 to 1439
 */
int
pp_time_minute_of_day (gint64 at)
{
  return second_of_day (at) / 60;
}
