/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-figures.h"

#include <math.h>

struct _PpFigures
{
  GArray *values;
};

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/**
 * pp_figures_new:
 *
 * Returns: (transfer full): no figures yet
 */
PpFigures *
pp_figures_new (void)
{
  PpFigures *self = g_new0 (PpFigures, 1);

  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

/**
 * pp_figures_free:
 * @self: (transfer full): figures
 */
void
pp_figures_free (PpFigures *self)
{
  g_array_unref (self->values);
  g_free (self);
}

/**
 * pp_figures_add:
 * @self: figures
 * @value: one more
 */
void
pp_figures_add (PpFigures *self, double value)
{
  g_array_append_val (self->values, value);
}

/**
 * pp_figures_at:
 * @self: figures
 * @part: 0.5 for the median, 0.99 for the 99th of a hundred
 *
 * Returns: the figure below which that part of them lies; NAN where there is none
 */
double
pp_figures_at (PpFigures *self, double part)
{
  if (self->values->len == 0)
    return NAN;
  g_array_sort (self->values, compare);
  return g_array_index (self->values, double,
                        MIN ((guint) (self->values->len * part), self->values->len - 1));
}

/**
 * pp_figures_median:
 * @self: figures
 *
 * Returns: their median; NAN where there is none
 */
double
pp_figures_median (PpFigures *self)
{
  return pp_figures_at (self, 0.5);
}

/**
 * pp_figures_print:
 * @name: what was measured, with its unit
 * @value: what it came to
 */
void
pp_figures_print (const char *name, double value)
{
  g_print ("%s: %.2f\n", name, value);
}

/**
 * pp_figures_ratio:
 * @name: what was measured
 * @value: what it came to
 * @to: what its floor came to
 * @goal: the most that DESIGN allows of the ratio; 0: nothing is said there
 *
 * Prints the ratio beside its goal. A goal that is missed is said, and fails nothing.
 */
void
pp_figures_ratio (const char *name, double value, double to, double goal)
{
  g_print ("%s_ratio: %.2f\n", name, value / to);
  if (goal > 0)
    g_print ("%s_ratio_most: %.2f%s\n", name, goal, value / to <= goal ? "" : "  MISSED");
}
