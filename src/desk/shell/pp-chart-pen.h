/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** PP_CHART_GAP: pixels between what is written and what is drawn. */
#define PP_CHART_GAP 6.0

PangoLayout *pp_chart_pen_layout (PangoContext *context, const char *words, double widest);
double       pp_chart_pen_line   (PangoContext *context);
void         pp_chart_pen_write  (cairo_t *cr, PangoLayout *layout, double x, double y,
                                  const GdkRGBA *colour);

G_END_DECLS
