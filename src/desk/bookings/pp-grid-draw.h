/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/bookings/pp-time-axis.h"

G_BEGIN_DECLS

void pp_grid_draw_rect  (GtkSnapshot *snapshot, const GdkRGBA *color, double alpha, double x,
                         double y, double width, double height);
void pp_grid_draw_text  (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color,
                         const char *text, gboolean bold, double x, double y, int most);
void pp_grid_draw_hours (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color,
                         const PpTimeAxis *axis, int header);

G_END_DECLS
