/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-chart-scale.h"

#include <math.h>

/* The smallest of 1, 2 and 5 times a power of ten that is not below @width. */
static double
round_step (double width, int *decimals)
{
  int power = (int) floor (log10 (width));
  double unit = pow (10, power), leading = width / unit;

  if (leading > 5.0001)
    {
      unit *= 10;
      power++;
    }
  *decimals = MAX (0, -power);
  if (leading <= 1.0001 || leading > 5.0001)
    return unit;
  return leading <= 2.0001 ? 2 * unit : 5 * unit;
}

/**
 * pp_chart_scale_make:
 * @least: the smallest value
 * @most: the greatest value
 * @n_steps: about how many steps, one or more
 *
 * Returns: a scale of round steps that holds both
 */
PpChartScale
pp_chart_scale_make (double least, double most, guint n_steps)
{
  PpChartScale self;
  double width = most - least;

  g_return_val_if_fail (n_steps > 0, ((PpChartScale) { 0, 1, 1, 0 }));

  if (!(width > 0))
    width = least != 0 ? fabs (least) / 2 : 1;
  self.step = round_step (width / n_steps, &self.decimals);
  self.least = floor (least / self.step + 1e-9) * self.step;
  self.most = ceil (most / self.step - 1e-9) * self.step;
  if (self.most <= self.least)
    self.most = self.least + self.step;
  return self;
}

/**
 * pp_chart_scale_at:
 * @self: a scale
 * @value: a value
 *
 * Returns: how high it stands, from 0 at the bottom to 1 at the top
 */
double
pp_chart_scale_at (const PpChartScale *self, double value)
{
  return (value - self->least) / (self->most - self->least);
}
