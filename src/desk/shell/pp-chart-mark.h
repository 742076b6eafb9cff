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
 * PpChartShape:
 * @PP_CHART_POINTS: values joined as points, from left to right
 * @PP_CHART_BARS: values as bars from zero, from left to right
 * @PP_CHART_ROWS: shares of a whole, one row each: what it is of, how much, and a bar below
 */
typedef enum {
  PP_CHART_POINTS,
  PP_CHART_BARS,
  PP_CHART_ROWS,
} PpChartShape;

/**
 * PpChartFormat:
 * @value: of a tick of the scale
 *
 * Returns: (transfer full): how it is written there
 */
typedef char *(*PpChartFormat) (double value);

/**
 * PpChartMark:
 * @value: what it stands at; of a row its share, from 0 to 1
 * @name: (nullable): below it; at the begin of a row
 * @aside: (nullable): at the end of a row
 * @words: what it says
 * @tone: how it is marked
 *
 * A value of a chart, or a line across it.
 */
typedef struct {
  double      value;
  char       *name;
  char       *aside;
  char       *words;
  PpChartTone tone;
} PpChartMark;

PpChartMark *pp_chart_mark_new  (double value, const char *name, const char *words,
                                 PpChartTone tone);
void         pp_chart_mark_free (PpChartMark *self);

G_END_DECLS
