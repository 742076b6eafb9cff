/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-chart-scale.h"

static const struct {
  double least, most;
  guint  n_steps;
  double from, to, step;
  int    decimals;
} scales[] = {
  /* Round steps that hold both ends */
  { 0, 10, 3, 0, 10, 5, 0 },
  { 0, 10, 5, 0, 10, 2, 0 },
  { 0, 10, 10, 0, 10, 1, 0 },
  { 5.1, 10, 3, 4, 10, 2, 0 },
  { 0.5, 1, 3, 0.4, 1, 0.2, 1 },
  { 1.448, 1.45, 2, 1.448, 1.45, 0.001, 3 },
  { 0, 124000, 3, 0, 150000, 50000, 0 },
  /* Below zero */
  { -3, 4, 4, -4, 4, 2, 0 },
  { -12, -2, 3, -15, 0, 5, 0 },
  /* One value, or none */
  { 8, 8, 4, 8, 9, 1, 0 },
  { 0, 0, 2, 0, 0.5, 0.5, 1 },
};

static void
test_round (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      PpChartScale scale = pp_chart_scale_make (scales[i].least, scales[i].most,
                                                scales[i].n_steps);

      g_test_message ("%g to %g", scales[i].least, scales[i].most);
      g_assert_cmpfloat_with_epsilon (scale.least, scales[i].from, 1e-9);
      g_assert_cmpfloat_with_epsilon (scale.most, scales[i].to, 1e-9);
      g_assert_cmpfloat_with_epsilon (scale.step, scales[i].step, 1e-9);
      g_assert_cmpint (scale.decimals, ==, scales[i].decimals);
    }
}

static void
test_place (void)
{
  PpChartScale scale = pp_chart_scale_make (0, 10, 5);

  g_assert_cmpfloat (pp_chart_scale_at (&scale, 0), ==, 0);
  g_assert_cmpfloat (pp_chart_scale_at (&scale, 2.5), ==, 0.25);
  g_assert_cmpfloat (pp_chart_scale_at (&scale, 10), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-scale/round", test_round);
  g_test_add_func ("/chart-scale/place", test_place);
  return g_test_run ();
}
