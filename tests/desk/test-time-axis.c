/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/bookings/pp-time-axis.h"

#include "core/pp-time.h"

/* 2026-03-02 00:00 in Kerala. */
#define MONDAY G_GINT64_CONSTANT (1772389800)
#define AT(day, hour, minute) (MONDAY + (day) * PP_TIME_DAY + (hour) * 3600 + (minute) * 60)

static const struct {
  int    n_days;
  gint64 at;
  double place;
} places[] = {
  /* One day from 8 to 18, 100 to 1100 */
  { 1, AT (0, 8, 0), 100 },
  { 1, AT (0, 13, 0), 600 },
  { 1, AT (0, 18, 0), 1100 },
  { 1, AT (0, 9, 30), 250 },
  /* Closed hours lie at the end that is near */
  { 1, AT (0, 5, 0), 100 },
  { 1, AT (0, 22, 0), 1100 },
  /* Other days */
  { 1, AT (-1, 12, 0), 100 },
  { 1, AT (2, 12, 0), 1100 },
  /* Five days side by side, 200 each */
  { 5, AT (1, 8, 0), 300 },
  { 5, AT (2, 13, 0), 600 },
  { 5, AT (4, 18, 0), 1100 },
  { 5, AT (2, 20, 0), 700 },
};

static void
test_place (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      PpTimeAxis axis = { MONDAY, places[i].n_days, 8 * 60, 18 * 60, 100, 1000 };

      g_assert_cmpfloat_with_epsilon (pp_time_axis_place (&axis, places[i].at), places[i].place,
                                      1e-6);
    }
}

static const struct {
  int    n_days;
  double x;
  int    step;
  gint64 at;
} times[] = {
  { 1, 100, 30, AT (0, 8, 0) },
  { 1, 149, 30, AT (0, 8, 0) },
  { 1, 151, 30, AT (0, 8, 30) },
  { 1, 260, 60, AT (0, 9, 0) },
  /* Beyond the ends */
  { 1, 0, 30, AT (0, 8, 0) },
  { 1, 5000, 30, AT (0, 17, 30) },
  { 5, 299.9, 30, AT (0, 17, 30) },
  { 5, 300.1, 30, AT (1, 8, 0) },
};

static void
test_time (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      PpTimeAxis axis = { MONDAY, times[i].n_days, 8 * 60, 18 * 60, 100, 1000 };

      g_assert_cmpint (pp_time_axis_time (&axis, times[i].x, times[i].step), ==, times[i].at);
    }
}

static const struct {
  gint64   from, to;
  gboolean shown;
} spans[] = {
  { AT (0, 9, 0), AT (0, 10, 0), TRUE },
  { AT (0, 7, 0), AT (0, 8, 1), TRUE },
  { AT (0, 17, 59), AT (0, 20, 0), TRUE },
  { AT (-1, 20, 0), AT (0, 9, 0), TRUE },
  { AT (0, 6, 0), AT (0, 8, 0), FALSE },
  { AT (0, 18, 0), AT (0, 23, 0), FALSE },
  { AT (-1, 9, 0), AT (-1, 10, 0), FALSE },
};

/* A machine that never closes may be had at night, which is not shown. */
static void
test_shows (void)
{
  const PpTimeAxis axis = { MONDAY, 1, 8 * 60, 18 * 60, 100, 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    g_assert_cmpint (pp_time_axis_shows (&axis, (PpSpan) { spans[i].from, spans[i].to }), ==,
                     spans[i].shown);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time-axis/place", test_place);
  g_test_add_func ("/time-axis/time", test_time);
  g_test_add_func ("/time-axis/shows", test_shows);

  return g_test_run ();
}
