/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-value-error.h"

G_BEGIN_DECLS

#define PP_DECIMAL_MAX_DIGITS 15
#define PP_DECIMAL_MAX_SCALE  18

/**
 * PpDecimal:
 * @units: the value without its point
 * @scale: how many decimals, 0 to PP_DECIMAL_MAX_SCALE: the value is units / 10^scale
 *
 * An exact decimal: 8.80 is 880 with scale 2, which is not 8.8.
 */
typedef struct {
  gint64 units;
  int    scale;
} PpDecimal;

typedef enum {
  PP_DECIMAL_SCAN_GOOD,
  PP_DECIMAL_SCAN_NONE,        /* no number stands there */
  PP_DECIMAL_SCAN_TOO_LARGE,   /* one that does not fit */
} PpDecimalScan;

PpDecimalScan pp_decimal_scan         (const char **text, PpDecimal *out);
gboolean      pp_decimal_refuse_comma (const char *text, PpValueError code, GError **error);
gboolean      pp_decimal_parse        (const char *text, PpDecimal *out, GError **error);
int           pp_decimal_compare      (PpDecimal a, PpDecimal b);
PpDecimal     pp_decimal_round        (PpDecimal v, int scale);
char         *pp_decimal_format       (PpDecimal v);

G_END_DECLS
