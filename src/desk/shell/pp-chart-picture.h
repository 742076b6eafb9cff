/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/shell/pp-chart-mark.h"
#include "desk/shell/pp-chart-scale.h"

G_BEGIN_DECLS

/**
 * PpChartPicture:
 * @values: (element-type PpChartMark): from left to right; rows from the top
 * @references: (element-type PpChartMark): lines across, the highest first
 * @shape: how the values stand
 * @format: (nullable): of the scale
 * @chosen: which value is told in words
 * @text: colour of what is written
 * @faint: colour of the scale's lines
 * @accent: colour of the values
 * @caution: colour of doubtful values
 * @bad: colour of bad values
 *
 * All that a chart shows.
 */
typedef struct {
  GPtrArray    *values;
  GPtrArray    *references;
  PpChartShape  shape;
  PpChartFormat format;
  guint         chosen;
  GdkRGBA       text;
  GdkRGBA       faint;
  GdkRGBA       accent;
  GdkRGBA       caution;
  GdkRGBA       bad;
} PpChartPicture;

/**
 * PpChartFrame:
 * @scale: of the values
 * @plot: where they stand, in pixels
 *
 * Where things are in a chart of one size.
 */
typedef struct {
  PpChartScale    scale;
  graphene_rect_t plot;
} PpChartFrame;

PpChartFrame pp_chart_picture_frame (const PpChartPicture *self, PangoContext *context, int width,
                                     int height);
void         pp_chart_picture_draw  (const PpChartPicture *self, PangoContext *context,
                                     cairo_t *cr, const PpChartFrame *frame);
guint        pp_chart_picture_at    (const PpChartPicture *self, const PpChartFrame *frame,
                                     double x);
const GdkRGBA *pp_chart_picture_colour (const PpChartPicture *self, PpChartTone tone);

G_END_DECLS
