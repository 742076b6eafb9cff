/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-town.h"

#include "core/pp-json.h"

#include <string.h>

typedef struct {
  const char *what;
  const char *today;
  const char *day;       /* the working day that is played */
  const char *receipt;   /* how the numbers of its receipts begin */
} Case;

static const Case cases[] = {
  { "tuesday", "2026-11-24", "2026-11-24", "R-A2627-" },
  { "sunday", "2026-11-22", "2026-11-23", "R-A2627-" },
  { "second-saturday", "2026-12-12", "2026-12-14", "R-A2627-" },
  { "holiday", "2027-01-26", "2027-01-27", "R-A2627-" },
  { "holiday-on-sunday", "2027-08-15", "2027-08-16", "R-A2728-" },
  { "end-of-year", "2026-12-31", "2026-12-31", "R-A2627-" },
  { "leap-day", "2028-02-29", "2028-02-29", "R-A2728-" },
  { "end-of-financial-year", "2027-03-31", "2027-03-31", "R-A2627-" },
  { "new-financial-year", "2027-04-01", "2027-04-01", "R-A2728-00001" },
};

/* The drawer held what it should on the day that was played. */
static void
check_close (const char *told, const Case *expected)
{
  g_autofree char *day = pp_town_find_told (told, "day.close", "day");
  g_autofree char *first = pp_town_find_told (told, "day.close", "first_number");

  g_assert_cmpstr (day, ==, expected->day);
  g_assert_true (g_str_has_prefix (first, expected->receipt));
  g_assert_nonnull (strstr (told, "\"difference_paise\":0"));
}

static void
check_day_file (PpTown *town, const Case *expected)
{
  g_autofree char *text = pp_town_admin (town, "desk", "day", NULL);
  g_autoptr (PpJson) day = pp_json_parse (text, -1, NULL);

  g_assert_nonnull (day);
  g_assert_cmpstr (pp_json_get_text (day, "day"), ==, expected->day);
}

static void
test_day (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (PpTown) town = pp_town_new ();
  g_autofree char *before = NULL, *told = NULL, *found = NULL;

  pp_town_init (town, "desk", expected->today);
  before = pp_town_play (town, "desk", expected->today, "cluster", "weeks", NULL);
  told = pp_town_play (town, "desk", expected->today, "day", NULL);
  found = pp_town_admin (town, "desk", "verify", NULL);
  check_close (told, expected);
  check_day_file (town, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/days/", cases[i].what, NULL);

      g_test_add_data_func (path, &cases[i], test_day);
    }
  return g_test_run ();
}
