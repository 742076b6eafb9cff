/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-span.h"

static void
test_relations (void)
{
  static const struct {
    PpSpan         a;
    PpSpan         b;
    PpSpanRelation relation;
  } cases[] = {
    /* apart, and touching */
    { { 0, 10 }, { 20, 30 }, PP_SPAN_APART },
    { { 20, 30 }, { 0, 10 }, PP_SPAN_APART },
    { { 0, 10 }, { 10, 20 }, PP_SPAN_APART },
    { { 10, 20 }, { 0, 10 }, PP_SPAN_APART },
    /* in part */
    { { 0, 11 }, { 10, 20 }, PP_SPAN_OVERLAPS },
    { { 15, 25 }, { 10, 20 }, PP_SPAN_OVERLAPS },
    /* one in the other, sharing an end or none */
    { { 12, 15 }, { 10, 20 }, PP_SPAN_INSIDE },
    { { 10, 15 }, { 10, 20 }, PP_SPAN_INSIDE },
    { { 15, 20 }, { 10, 20 }, PP_SPAN_INSIDE },
    { { 10, 20 }, { 12, 15 }, PP_SPAN_AROUND },
    { { 10, 20 }, { 10, 15 }, PP_SPAN_AROUND },
    { { 10, 20 }, { 15, 20 }, PP_SPAN_AROUND },
    /* the same */
    { { 10, 20 }, { 10, 20 }, PP_SPAN_SAME },
    { { G_MININT64, G_MAXINT64 }, { 10, 20 }, PP_SPAN_AROUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (pp_span_compare_with (cases[i].a, cases[i].b), ==, cases[i].relation);
      g_assert_true (pp_span_overlaps (cases[i].a, cases[i].b)
                     == (cases[i].relation != PP_SPAN_APART));
      g_assert_true (pp_span_overlaps (cases[i].a, cases[i].b)
                     == pp_span_overlaps (cases[i].b, cases[i].a));
    }
}

static void
test_length (void)
{
  g_assert_true (pp_span_is_valid ((PpSpan) { 0, 1 }));
  g_assert_false (pp_span_is_valid ((PpSpan) { 1, 1 }));
  g_assert_false (pp_span_is_valid ((PpSpan) { 2, 1 }));
  g_assert_cmpint (pp_span_seconds ((PpSpan) { -10, 20 }), ==, 30);
  g_assert_cmpint (pp_span_seconds ((PpSpan) { 20, 10 }), ==, 0);
  g_assert_cmpint (pp_span_seconds ((PpSpan) { G_MININT64, G_MAXINT64 }), ==, G_MAXINT64);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/span/relations", test_relations);
  g_test_add_func ("/span/length", test_length);

  return g_test_run ();
}
