/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-span.h"

static gboolean
holds (PpSpan outer, PpSpan inner)
{
  return outer.starts_at <= inner.starts_at && outer.ends_at >= inner.ends_at;
}

/**
 * pp_span_is_valid:
 * @span: a span
 *
 * Returns: %TRUE if it lasts at least one second
 */
gboolean
pp_span_is_valid (PpSpan span)
{
  return span.starts_at < span.ends_at;
}

/**
 * pp_span_seconds:
 * @span: a span
 *
 * Returns: how long it lasts, in seconds; 0 if it is not valid
 */
gint64
pp_span_seconds (PpSpan span)
{
  gint64 seconds;

  if (!pp_span_is_valid (span))
    return 0;
  if (__builtin_sub_overflow (span.ends_at, span.starts_at, &seconds))
    return G_MAXINT64;
  return seconds;
}

/**
 * pp_span_overlaps:
 * @a: a valid span
 * @b: a valid span
 *
 * Returns: %TRUE if they have a second in common
 */
gboolean
pp_span_overlaps (PpSpan a, PpSpan b)
{
  return a.starts_at < b.ends_at && b.starts_at < a.ends_at;
}

/**
 * pp_span_compare_with:
 * @a: a valid span
 * @b: a valid span
 *
 * Returns: how @a lies to @b: PP_SPAN_INSIDE where @b holds all of it and more
 */
PpSpanRelation
pp_span_compare_with (PpSpan a, PpSpan b)
{
  g_return_val_if_fail (pp_span_is_valid (a) && pp_span_is_valid (b), PP_SPAN_APART);

  if (!pp_span_overlaps (a, b))
    return PP_SPAN_APART;
  if (holds (a, b) && holds (b, a))
    return PP_SPAN_SAME;
  if (holds (b, a))
    return PP_SPAN_INSIDE;
  return holds (a, b) ? PP_SPAN_AROUND : PP_SPAN_OVERLAPS;
}
