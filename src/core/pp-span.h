/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpSpan:
 * @starts_at: its first second, UTC
 * @ends_at: the first second behind it, UTC
 *
 * A piece of time, half-open: two that touch do not overlap.
 */
typedef struct {
  gint64 starts_at;
  gint64 ends_at;
} PpSpan;

typedef enum {
  PP_SPAN_APART,
  PP_SPAN_OVERLAPS,   /* in part */
  PP_SPAN_INSIDE,
  PP_SPAN_AROUND,
  PP_SPAN_SAME,
} PpSpanRelation;

gboolean       pp_span_is_valid     (PpSpan span);
gint64         pp_span_seconds      (PpSpan span);
gboolean       pp_span_overlaps     (PpSpan a, PpSpan b);
PpSpanRelation pp_span_compare_with (PpSpan a, PpSpan b);

G_END_DECLS
