/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "booking/pp-schedule.h"

G_BEGIN_DECLS

#define PP_TYPE_TIME_GRID (pp_time_grid_get_type ())
G_DECLARE_FINAL_TYPE (PpTimeGrid, pp_time_grid, PP, TIME_GRID, GtkWidget)

void           pp_time_grid_show           (PpTimeGrid *self, const PpSchedule *schedule,
                                            gint64 now);
void           pp_time_grid_select         (PpTimeGrid *self, const char *booking);
void           pp_time_grid_go_to_machine  (PpTimeGrid *self, const char *machine);
guint          pp_time_grid_get_rows       (PpTimeGrid *self, guint *first);
void           pp_time_grid_named          (PpTimeGrid *self);
GtkAdjustment *pp_time_grid_get_adjustment (PpTimeGrid *self);

G_END_DECLS
