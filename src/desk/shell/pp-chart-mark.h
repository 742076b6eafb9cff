/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

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

/**
 * PpChartMark:
 * @value: what it stands at
 * @name: (nullable): below it
 * @words: what it says
 * @tone: how it is marked
 *
 * A value of a chart, or a line across it.
 */
typedef struct {
  double      value;
  char       *name;
  char       *words;
  PpChartTone tone;
} PpChartMark;

PpChartMark *pp_chart_mark_new  (double value, const char *name, const char *words,
                                 PpChartTone tone);
void         pp_chart_mark_free (PpChartMark *self);

G_END_DECLS
