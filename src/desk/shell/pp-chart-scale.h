/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpChartScale:
 * @least: value at the bottom
 * @most: value at the top
 * @step: from tick to tick; a multiple of it is at each
 * @decimals: how many the ticks need
 */
typedef struct {
  double least;
  double most;
  double step;
  int    decimals;
} PpChartScale;

PpChartScale pp_chart_scale_make (double least, double most, guint n_steps);
double       pp_chart_scale_at   (const PpChartScale *self, double value);

G_END_DECLS
