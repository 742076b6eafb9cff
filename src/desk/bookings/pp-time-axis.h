/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "core/pp-span.h"

G_BEGIN_DECLS

/**
 * PpTimeAxis:
 * @starts_at: midnight in Kerala of the first day, UTC seconds
 * @n_days: how many days
 * @opens_minute: where each day begins
 * @closes_minute: where each day ends
 * @x: where the first day begins
 * @width: of all days
 *
 * Times as places from left to right: only the hours in which anything is open, the days side by
 * side.
 */
typedef struct {
  gint64 starts_at;
  int    n_days;
  int    opens_minute;
  int    closes_minute;
  double x;
  double width;
} PpTimeAxis;

PpSpan   pp_time_axis_span  (const PpTimeAxis *self);
double   pp_time_axis_place (const PpTimeAxis *self, gint64 at);
gint64   pp_time_axis_time  (const PpTimeAxis *self, double x, int step_minutes);
gboolean pp_time_axis_shows (const PpTimeAxis *self, PpSpan span);

G_END_DECLS
