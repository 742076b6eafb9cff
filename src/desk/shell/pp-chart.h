/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/shell/pp-chart-mark.h"

G_BEGIN_DECLS

#define PP_TYPE_CHART (pp_chart_get_type ())
G_DECLARE_FINAL_TYPE (PpChart, pp_chart, PP, CHART, GtkWidget)

GtkWidget *pp_chart_new           (PpChartShape shape);
void       pp_chart_set_format    (PpChart *self, PpChartFormat format);
void       pp_chart_clear         (PpChart *self);
void       pp_chart_add_value     (PpChart *self, double value, const char *name,
                                   const char *words, PpChartTone tone);
void       pp_chart_add_row       (PpChart *self, double share, const char *name,
                                   const char *aside, const char *words);
void       pp_chart_add_reference (PpChart *self, double value, const char *words);
void       pp_chart_show          (PpChart *self, const char *words);
void       pp_chart_step          (PpChart *self, int steps);

G_END_DECLS
