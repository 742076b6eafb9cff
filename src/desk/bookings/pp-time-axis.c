/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/bookings/pp-time-axis.h"

#include "core/pp-day.h"

static double
day_width (const PpTimeAxis *self)
{
  return self->width / self->n_days;
}

/**
 * pp_time_axis_span:
 * @self: an axis
 *
 * Returns: the days that it shows, from midnight to midnight
 */
PpSpan
pp_time_axis_span (const PpTimeAxis *self)
{
  return (PpSpan) { self->starts_at, self->starts_at + self->n_days * PP_TIME_DAY };
}

/**
 * pp_time_axis_place:
 * @self: an axis
 * @at: UTC seconds
 *
 * Returns: where that is; what lies in closed hours or outside the days is at the nearest end
 */
double
pp_time_axis_place (const PpTimeAxis *self, gint64 at)
{
  PpSpan span = pp_time_axis_span (self);
  gint64 opens = self->opens_minute * 60, closes = self->closes_minute * 60, second;
  int day;

  if (at <= span.starts_at)
    return self->x;
  if (at >= span.ends_at)
    return self->x + self->width;
  day = (at - self->starts_at) / PP_TIME_DAY;
  second = CLAMP ((at - self->starts_at) % PP_TIME_DAY, opens, closes);
  return self->x + day_width (self) * (day + (double) (second - opens) / (closes - opens));
}

/**
 * pp_time_axis_time:
 * @self: an axis
 * @x: a place
 * @step_minutes: the time is a multiple of so many, counted from the opening
 *
 * Returns: the time at that place, UTC seconds; within the days, whatever the place
 */
gint64
pp_time_axis_time (const PpTimeAxis *self, double x, int step_minutes)
{
  double within = CLAMP (x - self->x, 0, self->width - 1e-6);
  int day = MIN ((int) (within / day_width (self)), self->n_days - 1);
  double part = within / day_width (self) - day;
  int minute = part * (self->closes_minute - self->opens_minute);

  minute -= minute % step_minutes;
  return self->starts_at + day * PP_TIME_DAY + (self->opens_minute + minute) * 60;
}

/**
 * pp_time_axis_shows:
 * @self: an axis
 * @span: when something is
 *
 * Returns: whether any of it lies in the hours that are shown
 */
gboolean
pp_time_axis_shows (const PpTimeAxis *self, PpSpan span)
{
  PpTimeAxis minutes = *self;

  minutes.width = minutes.n_days * 24 * 60;   /* also before there is any room */
  return pp_time_axis_place (&minutes, span.ends_at) >
         pp_time_axis_place (&minutes, span.starts_at);
}
