/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "booking/pp-schedule.h"
#include "desk/bookings/pp-time-axis.h"

G_BEGIN_DECLS

void   pp_grid_draw_forget  (GtkWidget *widget);
PangoLayout *pp_grid_draw_line (GtkWidget *widget, GtkWidget *block, const char *text);
PangoLayout *pp_grid_draw_small (GtkWidget *widget, GtkWidget *block, const char *text, int width,
                                 int height);
double pp_grid_draw_scale  (GtkWidget *widget);
void   pp_grid_draw_rect   (GtkSnapshot *snapshot, const GdkRGBA *color, double alpha, double x,
                            double y, double width, double height);
void   pp_grid_draw_frame  (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y,
                            double width, double height);
void   pp_grid_draw_text   (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color,
                            const char *text, gboolean bold, double x, double y, int most);
void   pp_grid_draw_now    (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color,
                            double x, double y);
void   pp_grid_draw_closed (GtkSnapshot *snapshot, const GdkRGBA *color, const PpTimeAxis *axis,
                            const PpSchedule *schedule, const PpMachine *machine, double y,
                            double height);
void   pp_grid_draw_downtime (GtkSnapshot *snapshot, const GdkRGBA *color,
                              const PpTimeAxis *axis, const PpSchedule *schedule, guint first,
                              int header, int height);
void   pp_grid_draw_machine (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color,
                             PpMachine *machine, double y, int height, int width);
void   pp_grid_draw_hours  (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color,
                            const PpTimeAxis *axis, const PpSchedule *schedule, int header);

G_END_DECLS
