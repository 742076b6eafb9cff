/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup/pp-backup-folder.h"

#include "core/pp-time.h"

#include <string.h>

static gint64
moment (const char *text)
{
  gint64 at = 0;
  g_autoptr (GError) error = NULL;

  pp_time_parse (text, &at, &error);
  g_assert_no_error (error);
  return at;
}

/* Sunday 22 November 2026, in the evening. What is marked with + stays. */
static const struct {
  const char *title;
  const char *made[12];   /* the newest first */
} cases[] = {
  { "the last three of one day",
    { "+2026-11-22 18:00", "+2026-11-22 17:00", "+2026-11-22 16:00", "-2026-11-22 09:00" } },
  { "the last of each day",
    { "+2026-11-22 18:00", "+2026-11-21 18:00", "+2026-11-21 12:00", "+2026-11-20 18:00",
      "-2026-11-20 12:00", "+2026-11-16 18:00", "-2026-11-16 08:00" } },
  { "the last of each week",
    { "+2026-11-22 18:00", "+2026-11-21 18:00", "+2026-11-20 18:00", "+2026-11-15 18:00",
      "-2026-11-14 18:00", "-2026-11-09 18:00", "+2026-11-08 18:00", "+2026-10-30 18:00",
      "-2026-10-29 18:00" } },
  { "the last of each month",
    { "+2026-11-22 18:00", "+2026-11-21 18:00", "+2026-11-20 18:00", "+2026-09-30 18:00",
      "-2026-09-12 18:00", "+2026-08-01 10:00", "+2025-12-31 10:00", "-2025-11-30 10:00" } },
  { "the last of each year",
    { "+2026-11-22 18:00", "+2026-11-21 18:00", "+2026-11-20 18:00", "+2024-12-30 18:00",
      "-2024-11-30 18:00", "+2019-05-05 10:00", "-2018-12-31 10:00" } },
  { "a clock that was wrong",
    { "+2099-01-01 10:00", "+2098-01-01 10:00", "+2097-01-01 10:00", "+2096-01-01 10:00",
      "+2026-11-22 18:00" } },
};

static void
test_choose (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 made[G_N_ELEMENTS (cases[i].made)];
      gboolean keep[G_N_ELEMENTS (cases[i].made)];
      guint n = 0;

      for (; n < G_N_ELEMENTS (cases[i].made) && cases[i].made[n] != NULL; n++)
        made[n] = moment (cases[i].made[n] + 1);
      pp_backup_choose (made, n, moment ("2026-11-22 19:00"), keep);
      for (guint j = 0; j < n; j++)
        if (keep[j] != (*cases[i].made[j] == '+'))
          g_error ("%s: %s", cases[i].title, cases[i].made[j]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/thin/choose", test_choose);

  return g_test_run ();
}
