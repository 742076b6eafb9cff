/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-chart-mark.h"

/**
 * pp_chart_mark_new:
 * @value: what it stands at
 * @name: (nullable): below it
 * @words: what it says
 * @tone: how it is marked
 *
 * Returns: (transfer full): a mark of a chart
 */
PpChartMark *
pp_chart_mark_new (double value, const char *name, const char *words, PpChartTone tone)
{
  PpChartMark *self = g_new0 (PpChartMark, 1);

  self->value = value;
  self->name = g_strdup (name);
  self->words = g_strdup (words);
  self->tone = tone;
  return self;
}

/**
 * pp_chart_mark_free:
 * @self: (transfer full): a mark
 */
void
pp_chart_mark_free (PpChartMark *self)
{
  g_free (self->name);
  g_free (self->aside);
  g_free (self->words);
  g_free (self);
}
