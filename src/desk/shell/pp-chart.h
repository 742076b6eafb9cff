/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** PpChartTone: how a value is marked, in colour and in shape. */
typedef enum {
  PP_CHART_PLAIN,
  PP_CHART_OPEN,      /* hollow: not exactly there, as "less than" */
  PP_CHART_CAUTION,
  PP_CHART_BAD,
} PpChartTone;

/**
 * PpChartFormat:
 * @value: of a tick of the scale
 *
 * Returns: (transfer full): how it is written there
 */
typedef char *(*PpChartFormat) (double value);

#define PP_TYPE_CHART (pp_chart_get_type ())
G_DECLARE_FINAL_TYPE (PpChart, pp_chart, PP, CHART, GtkWidget)

GtkWidget *pp_chart_new           (gboolean bars);
void       pp_chart_set_format    (PpChart *self, PpChartFormat format);
void       pp_chart_clear         (PpChart *self);
void       pp_chart_add_value     (PpChart *self, double value, const char *name,
                                   const char *words, PpChartTone tone);
void       pp_chart_add_reference (PpChart *self, double value, const char *words);
void       pp_chart_show          (PpChart *self, const char *words);

G_END_DECLS
