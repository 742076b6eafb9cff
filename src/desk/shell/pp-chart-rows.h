/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-chart-picture.h"

G_BEGIN_DECLS

double pp_chart_rows_height (const PpChartPicture *self, PangoContext *context, double width);
void   pp_chart_rows_draw   (const PpChartPicture *self, PangoContext *context, cairo_t *cr,
                             double width);
guint  pp_chart_rows_at     (const PpChartPicture *self, PangoContext *context, double width,
                             double y);

G_END_DECLS
