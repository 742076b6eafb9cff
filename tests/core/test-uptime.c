/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-uptime.h"

#include <string.h>

/* Neither a clock that was set nor a computer that was started anew shortens a wait. */
static void
test_elapsed (void)
{
  static const struct { PpUptime since, now; gint64 by_wall, elapsed; } cases[] = {
    /* the same start: the wall clock does not count, forward or back */
    { { "a", 100 }, { "a", 130 }, 30, 30 },
    { { "a", 100 }, { "a", 101 }, 2000000000, 1 },
    { { "a", 100 }, { "a", 1000 }, -2000000000, 900 },
    /* another: from that start on */
    { { "a", 100000 }, { "b", 20 }, 3600, 20 },
    { { "a", 100 }, { "b", 4000 }, 10, 4000 },
    /* not known, as before it was kept */
    { { "", 0 }, { "a", 100000 }, 30, 30 },
    { { "a", 100 }, { "", 0 }, 30, 30 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pp_uptime_elapsed (&cases[i].since, &cases[i].now, cases[i].by_wall), ==,
                     cases[i].elapsed);
}

static void
test_read (void)
{
  PpUptime one, other;

  pp_uptime_read (&one);
  pp_uptime_read (&other);
  g_assert_cmpuint (strlen (one.boot), ==, 36);
  g_assert_cmpstr (one.boot, ==, other.boot);
  g_assert_cmpint (one.seconds, >, 0);
  g_assert_cmpint (other.seconds, >=, one.seconds);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uptime/elapsed", test_elapsed);
  g_test_add_func ("/uptime/read", test_read);

  return g_test_run ();
}
