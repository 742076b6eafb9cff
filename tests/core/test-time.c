/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "core/pp-time.h"
#include "core/pp-value-error.h"

#include <libintl.h>
#include <locale.h>

static gint64
at (const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 time = 0;

  pp_time_parse (text, &time, &error);
  g_assert_no_error (error);
  return time;
}

static void
assert_text (char *got, const char *wanted)
{
  g_assert_cmpstr (got, ==, wanted);
  g_free (got);
}

static void
test_parse (void)
{
  static const struct {
    const char *text;
    const char *formatted;
  } cases[] = {
    /* without a zone: Asia/Kolkata */
    { "2026-11-21T10:00", "2026-11-21T10:00:00+05:30" },
    { "2026-11-21 10:00", "2026-11-21T10:00:00+05:30" },
    { "2026-11-21T10:00:59", "2026-11-21T10:00:59+05:30" },
    /* with one */
    { "2026-11-21T10:00+05:30", "2026-11-21T10:00:00+05:30" },
    { "2026-11-21T20:00:00Z", "2026-11-22T01:30:00+05:30" },
    { "2026-11-21 10:00-05:00", "2026-11-21T20:30:00+05:30" },
    /* ends of the calendar */
    { "1970-01-01T05:30", "1970-01-01T05:30:00+05:30" },
    { "1969-12-31T23:59:59", "1969-12-31T23:59:59+05:30" },
    { "2028-02-29T00:00", "2028-02-29T00:00:00+05:30" },
    { "0001-01-01T00:00", "0001-01-01T00:00:00+05:30" },
    { "9999-12-31T23:59:59", "9999-12-31T23:59:59+05:30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (pp_time_format (at (cases[i].text)), cases[i].formatted);

  g_assert_cmpint (at ("1970-01-01T05:30"), ==, 0);
  g_assert_cmpint (at ("2026-11-21T10:00"), ==, G_GINT64_CONSTANT (1795235400));
}

static void
test_parse_refuses (void)
{
  static const char *const cases[] = {
    "", "10:00", "2026-11-21", "2026-11-21T", "2026-11-21T10", "2026-11-21T10:0",
    "2026-11-21T24:00", "2026-11-21T10:60", "2026-11-21T10:00:60", "2026-11-21T10:00:",
    "2026-02-29T10:00", "2026-13-01T10:00", "2026-11-31T10:00", "0000-01-01T00:00",
    "2026-11-21  10:00", " 2026-11-21 10:00", "2026-11-21 10:00 ", "2026-11-21t10:00",
    "2026-11-21T10:00z", "2026-11-21T10:00+0530", "2026-11-21T10:00+5:30",
    "2026-11-21T10:00+15:00", "2026-11-21T10:00+05:60", "21-11-2026 10:00",
    "2026-11-21T10:00+05:30x", "2026-11-21T+1:00", "2026-1121T10:00",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 time;

      g_test_message ("%s", cases[i]);
      g_assert_false (pp_time_parse (cases[i], &time, &error));
      g_assert_error (error, PP_VALUE_ERROR, PP_VALUE_ERROR_TIME);
      g_assert_cmpstr (pp_error_get_code (error), ==, "value.time");
    }
}

static void
test_formats (void)
{
  static const struct {
    const char *time;
    const char *clock;
    const char *spoken;
    int         minute;
  } cases[] = {
    { "2026-11-21T00:00", "00:00", "12:00 am", 0 },
    { "2026-11-21T02:59", "02:59", "2:59 am", 179 },
    { "2026-11-21T03:00", "03:00", "3:00 am", 180 },
    { "2026-11-21T09:30", "09:30", "9:30 am", 570 },
    { "2026-11-21T11:59:59", "11:59", "11:59 am", 719 },
    { "2026-11-21T12:00", "12:00", "12:00 pm", 720 },
    { "2026-11-21T12:30", "12:30", "12:30 pm", 750 },
    { "2026-11-21T14:30", "14:30", "2:30 pm", 870 },
    { "2026-11-21T17:05", "17:05", "5:05 pm", 1025 },
    { "2026-11-21T18:00", "18:00", "6:00 pm", 1080 },
    { "2026-11-21T23:59", "23:59", "11:59 pm", 1439 },
    { "1969-12-31T04:00", "04:00", "4:00 am", 240 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = at (cases[i].time);

      assert_text (pp_time_format_clock (time), cases[i].clock);
      assert_text (pp_time_format_spoken (time), cases[i].spoken);
      g_assert_cmpint (pp_time_minute_of_day (time), ==, cases[i].minute);
    }
}

static void
test_day_of_time (void)
{
  assert_text (pp_time_day (at ("2026-11-20T18:29:59Z")), "2026-11-20");
  assert_text (pp_time_day (at ("2026-11-20T18:30:00Z")), "2026-11-21");
  assert_text (pp_time_day (-1), "1970-01-01");
  assert_text (pp_time_day (-PP_TIME_OFFSET - 1), "1969-12-31");
  assert_text (pp_time_format (G_MAXINT64), "9999-12-31T23:59:59+05:30");
  assert_text (pp_time_format (G_MININT64), "0001-01-01T00:00:00+05:30");
}

static void
test_day_parse (void)
{
  static const struct {
    const char *text;
    const char *day;
  } cases[] = {
    { "2026-03-05", "2026-03-05" },
    { "05-03-2026", "2026-03-05" },
    { "05/03/2026", "2026-03-05" },
    { "05.03.2026", "2026-03-05" },
    { " 05-03-2026 ", "2026-03-05" },
    { "5-3-2026", "2026-03-05" },
    { "5/3/26", "2026-03-05" },
    { "31/03/27", "2027-03-31" },
    { "31.12.2027", "2027-12-31" },
    { "05-03-026", NULL },
    { "05-03-6", NULL },
    { "005-03-2026", NULL },
    { "5-3", NULL },
    { "5-3-", NULL },
    { "5-3-2026-", NULL },
    { "2026-3-5", NULL },
    { "-3-2026", NULL },
    { "a-3-2026", NULL },
    { "+5-3-2026", NULL },
    { "05-03/2026", NULL },
    { "29-02-2026", NULL },
    { "32-01-2026", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *day = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_true (pp_day_parse (cases[i].text, &day, &error) == (cases[i].day != NULL));
      g_assert_cmpstr (day, ==, cases[i].day);
      if (cases[i].day == NULL)
        g_assert_error (error, PP_VALUE_ERROR, PP_VALUE_ERROR_DAY);
    }
}

static void
test_day_valid (void)
{
  static const char *const bad[] = {
    "", "2026", "2026-2-01", "2026-02-29", "2026-00-10", "2026-13-10", "2026-01-00",
    "0000-01-01", "2026/01/01", "2026-01-01 ", "20260-01-01", "2026-01-0a", "-026-01-01",
  };

  g_assert_false (pp_day_is_valid (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (pp_day_is_valid (bad[i]));
  g_assert_true (pp_day_is_valid ("2026-02-28"));
  g_assert_true (pp_day_is_valid ("2028-02-29"));
  g_assert_false (pp_day_is_valid ("2100-02-29"));
  g_assert_true (pp_day_is_valid ("2000-02-29"));
}

static void
test_day_arithmetic (void)
{
  static const struct {
    const char *day;
    int         days;
    const char *later;
  } adds[] = {
    { "2026-11-21", 0, "2026-11-21" },
    { "2026-02-28", 1, "2026-03-01" },
    { "2028-02-28", 1, "2028-02-29" },
    { "2026-01-01", -1, "2025-12-31" },
    { "2026-01-01", 365, "2027-01-01" },
    { "9999-12-31", 1, "9999-12-31" },
    { "0001-01-01", G_MININT, "0001-01-01" },
  };
  static const struct {
    const char *day;
    int         months;
    const char *later;
  } month_adds[] = {
    { "2026-01-31", 1, "2026-02-28" },
    { "2028-01-31", 1, "2028-02-29" },
    { "2026-03-31", -1, "2026-02-28" },
    { "2026-08-31", 1, "2026-09-30" },
    { "2026-11-21", 12, "2027-11-21" },
    { "2028-02-29", 12, "2029-02-28" },
    { "2026-01-15", -1, "2025-12-15" },
    { "2026-12-15", 1, "2027-01-15" },
    { "9999-12-15", 5, "9999-12-15" },
    { "0001-02-15", -5, "0001-01-15" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (adds); i++)
    assert_text (pp_day_add (adds[i].day, adds[i].days), adds[i].later);
  for (gsize i = 0; i < G_N_ELEMENTS (month_adds); i++)
    assert_text (pp_day_add_months (month_adds[i].day, month_adds[i].months),
                 month_adds[i].later);

  g_assert_cmpint (pp_day_between ("2026-02-28", "2026-03-01"), ==, 1);
  g_assert_cmpint (pp_day_between ("2026-03-01", "2026-02-28"), ==, -1);
  g_assert_cmpint (pp_day_between ("2026-01-01", "2027-01-01"), ==, 365);
  g_assert_cmpint (pp_day_compare ("2026-01-31", "2026-02-01"), <, 0);
  g_assert_cmpint (pp_day_compare ("2026-02-01", "2026-02-01"), ==, 0);
  g_assert_cmpint (pp_day_compare ("2026-12-01", "2026-02-01"), >, 0);
}

static void
test_day_calendar (void)
{
  g_assert_cmpint (pp_day_start ("1970-01-01"), ==, -PP_TIME_OFFSET);
  g_assert_cmpint (pp_day_start ("2026-11-21"), ==, at ("2026-11-21T00:00"));
  g_assert_cmpint (pp_day_weekday ("2026-11-16"), ==, 1);
  g_assert_cmpint (pp_day_weekday ("2026-11-21"), ==, 6);
  g_assert_cmpint (pp_day_weekday ("2026-11-22"), ==, 7);

  g_assert_false (pp_day_is_second_saturday ("2026-11-07"));
  g_assert_true (pp_day_is_second_saturday ("2026-11-14"));
  g_assert_false (pp_day_is_second_saturday ("2026-11-21"));
  g_assert_false (pp_day_is_second_saturday ("2026-11-13"));
  g_assert_true (pp_day_is_second_saturday ("2026-08-08"));

  assert_text (pp_day_financial_year ("2026-03-31"), "2526");
  assert_text (pp_day_financial_year ("2026-04-01"), "2627");
  assert_text (pp_day_financial_year ("2027-03-31"), "2627");
  assert_text (pp_day_financial_year ("2099-04-01"), "9900");
}

static void
test_day_formats (void)
{
  assert_text (pp_day_format ("2026-03-05"), "05-03-2026");
  assert_text (pp_day_format_long ("2026-03-05"), "Thursday, 5 March 2026");
  assert_text (pp_day_format_long ("2026-05-31"), "Sunday, 31 May 2026");
}

static void
test_malayalam (void)
{
  static const struct {
    const char *time;
    const char *spoken;
  } cases[] = {
    { "2026-03-05T00:15", "രാത്രി 12:15" },
    { "2026-03-05T04:00", "പുലർച്ചെ 4:00" },
    { "2026-03-05T09:30", "രാവിലെ 9:30" },
    { "2026-03-05T12:30", "ഉച്ചയ്ക്ക് 12:30" },
    { "2026-03-05T14:30", "ഉച്ചകഴിഞ്ഞ് 2:30" },
    { "2026-03-05T17:00", "വൈകിട്ട് 5:00" },
    { "2026-03-05T18:30", "സന്ധ്യയ്ക്ക് 6:30" },
    { "2026-03-05T20:00", "രാത്രി 8:00" },
  };
  const char *dir = g_getenv ("PANIPPURA_LOCALEDIR");
  g_autofree char *catalogue = g_build_filename (dir != NULL ? dir : "", "ml", "LC_MESSAGES",
                                                 GETTEXT_PACKAGE ".mo", NULL);

  if (!g_file_test (catalogue, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the Malayalam catalogue is not built");
      return;
    }

  if (!g_test_subprocess ())   /* the language of a process is not changed back */
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  g_setenv ("LANGUAGE", "ml", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (pp_time_format_spoken (at (cases[i].time)), cases[i].spoken);
  assert_text (pp_day_format ("2026-03-05"), "05-03-2026");
  assert_text (pp_day_format_long ("2026-03-05"), "വ്യാഴാഴ്ച, 5 മാർച്ച് 2026");
  assert_text (pp_day_format_long ("2026-10-18"), "ഞായറാഴ്ച, 18 ഒക്ടോബർ 2026");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_unsetenv ("LANGUAGE");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/parse", test_parse);
  g_test_add_func ("/time/parse-refuses", test_parse_refuses);
  g_test_add_func ("/time/formats", test_formats);
  g_test_add_func ("/time/day-of-time", test_day_of_time);
  g_test_add_func ("/day/parse", test_day_parse);
  g_test_add_func ("/day/valid", test_day_valid);
  g_test_add_func ("/day/arithmetic", test_day_arithmetic);
  g_test_add_func ("/day/calendar", test_day_calendar);
  g_test_add_func ("/day/formats", test_day_formats);
  g_test_add_func ("/time/malayalam", test_malayalam);

  return g_test_run ();
}
