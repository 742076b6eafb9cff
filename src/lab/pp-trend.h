/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-decimal.h"
#include "lab/pp-sample.h"
#include "lab/pp-verdict.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpTrendPoint:
 * @sample: number of the sample
 * @entered_at: UTC seconds
 * @value: as typed: "8.80", "<0.05"
 * @number: the number in @value
 * @less: whether it is less than that, and cannot be measured
 * @verdict: as it was reached then
 *
 * One result among those before and after it.
 */
typedef struct {
  char     *sample;
  gint64    entered_at;
  char     *value;
  PpDecimal number;
  gboolean  less;
  PpVerdict verdict;
} PpTrendPoint;

void       pp_trend_point_free (PpTrendPoint *self);
GPtrArray *pp_trend_read       (PpDb *db, PpSample *sample, const char *parameter, guint most,
                                GError **error);

G_END_DECLS
