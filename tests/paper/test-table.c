/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-table.h"

#include "paper/pp-paper-error.h"
#include "pp-readback.h"

#define TOP_MM 40.0

static const PpTableColumn columns[] = {
  { "Parameter", 4, PP_ALIGN_START },
  { "ഫലം", 2, PP_ALIGN_END },
  { "Remark", 3, PP_ALIGN_CENTER },
};

static const PpTablePlace place = { 15, 180, TOP_MM, 25, 270 };

static PpPaper *
make_paper (void)
{
  return pp_paper_new (210, 297, "Table", "en", 0);
}

static PpTable *
make_table (guint n_rows)
{
  PpTable *table = pp_table_new (columns, G_N_ELEMENTS (columns), 9);

  for (guint i = 1; i <= n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("Row<%u>", i);
      g_autofree char *result = g_strdup_printf ("%u.50 %%", i);

      pp_table_add_row (table, name, result, i % 10 == 0 ? "ഈർപ്പം കൂടുതൽ" : "", NULL);
    }
  return table;
}

static PpReadback *
read_back (PpPaper *paper)
{
  g_autoptr (GBytes) pdf = pp_paper_finish (paper, NULL);

  g_assert_nonnull (pdf);
  return pp_readback_new (pdf, NULL);
}

static void
draw_frame (PpPaper *paper, guint page, guint n_pages, gpointer user_data)
{
  const PpTextStyle small = { .size_pt = 8, .align = PP_ALIGN_END };
  g_autofree char *text = g_strdup_printf ("Page %u of %u", page, n_pages);

  pp_draw_text (paper, &small, text, 15, 280, 180);
}

static void
test_over_three_pages (void)
{
  g_autoptr (PpTable) table = make_table (100);
  g_autoptr (PpPaper) paper = make_paper ();
  g_autoptr (PpReadback) readback = NULL;
  g_autoptr (GError) error = NULL;
  guint row = 1;
  double end_mm = 0;

  pp_paper_set_frame (paper, draw_frame, NULL);
  pp_table_draw (table, paper, &place, &end_mm, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pp_paper_get_page (paper), ==, 3);
  g_assert_cmpfloat (end_mm, >, place.next_top_mm);
  g_assert_cmpfloat (end_mm, <=, place.bottom_mm);

  readback = read_back (paper);
  g_assert_cmpuint (pp_readback_get_n_pages (readback), ==, 3);
  for (guint page = 1; page <= 3; page++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of 3", page);
      guint first = row;

      g_assert_true (pp_readback_has_text (readback, page, number));
      g_assert_cmpuint (pp_readback_count_text (readback, page, "Parameter"), ==, 1);
      g_assert_cmpuint (pp_readback_count_text (readback, page, "ഫലം"), ==, 1);
      for (g_autofree char *name = NULL; row <= 100; row++)
        {
          g_free (name);
          name = g_strdup_printf ("Row<%u>", row);
          if (!pp_readback_has_text (readback, page, name))
            break;
          g_assert_cmpuint (pp_readback_count_text (readback, page, name), ==, 1);
        }
      g_assert_cmpuint (row, >, first);
    }
  g_assert_cmpuint (row, ==, 101);
}

/* On no page does anything stand outside the place, and the reported end is the true one. */
static void
test_stays_in_place (void)
{
  g_autoptr (PpTable) table = make_table (100);
  g_autoptr (PpPaper) paper = make_paper ();
  g_autoptr (PpReadback) readback = NULL;
  double end_mm = 0, left, top, right, bottom;

  g_assert_true (pp_table_draw (table, paper, &place, &end_mm, NULL));
  readback = read_back (paper);
  for (guint page = 1; page <= 3; page++)
    {
      g_assert_true (pp_readback_get_ink (readback, page, 203, &left, &top, &right, &bottom));
      g_assert_cmpfloat_with_epsilon (left, place.left_mm, 0.2);
      g_assert_cmpfloat_with_epsilon (right, place.left_mm + place.width_mm, 0.2);
      g_assert_cmpfloat_with_epsilon (top, page == 1 ? TOP_MM : place.next_top_mm, 0.4);
      g_assert_cmpfloat (bottom, <=, place.bottom_mm + 0.2);
    }
  g_assert_cmpfloat_with_epsilon (bottom, end_mm, 0.3);
}

static void
test_long_cells_wrap (void)
{
  static const char *const cells[] = {
    "Aflatoxin, sum of B1, B2, G1 and G2, by liquid chromatography after column clean-up, in "
    "µg/kg of the sample as it was received",
    "കണ്ടെത്തിയില്ല",
    "അളവെടുക്കാവുന്ന പരിധിയേക്കാൾ കുറവ്",
    NULL,
  };
  g_autoptr (PpTable) table = pp_table_new (columns, G_N_ELEMENTS (columns), 9);
  g_autoptr (PpPaper) paper = make_paper ();
  g_autoptr (PpReadback) readback = NULL;
  PpTablePlace narrow = place;
  const double share_mm = 60.0 / 9;

  narrow.width_mm = 60;
  pp_table_add_cells (table, cells);
  g_assert_true (pp_table_draw (table, paper, &narrow, NULL, NULL));
  readback = read_back (paper);
  for (guint i = 0, shares = 0; i < G_N_ELEMENTS (columns); shares += columns[i++].share)
    {
      g_autofree char *raw = pp_readback_get_text_in (readback, 1,
                                                      narrow.left_mm + shares * share_mm + 0.5,
                                                      TOP_MM, columns[i].share * share_mm - 1, 100);
      g_autofree char *read = pp_readback_squeeze (raw);
      g_autofree char *whole = g_strconcat (columns[i].heading, cells[i], NULL);
      g_autofree char *expected = pp_readback_squeeze (whole);

      g_assert_cmpstr (read, ==, expected);
    }
}

static void
test_align (void)
{
  g_autoptr (PpTable) table = pp_table_new (columns, G_N_ELEMENTS (columns), 9);
  g_autoptr (PpPaper) paper = make_paper ();
  g_autoptr (PpReadback) readback = NULL;
  g_autofree char *raw = NULL;
  g_autofree char *right_edge = NULL;

  pp_table_add_row (table, "A", "12.50", "", NULL);
  g_assert_true (pp_table_draw (table, paper, &place, NULL, NULL));
  readback = read_back (paper);
  raw = pp_readback_get_text_in (readback, 1, 15 + 120 - 15, TOP_MM + 6, 15, 6);
  right_edge = pp_readback_squeeze (raw);
  g_assert_cmpstr (right_edge, ==, "12.50");
}

/* A total is never the first row of a page, so one more row goes over with it. */
static void
test_total_is_not_alone (void)
{
  g_autoptr (PpPaper) probe = make_paper ();
  g_autoptr (PpTable) one_page = make_table (20);
  g_autoptr (PpTable) table = make_table (20);
  g_autoptr (PpPaper) paper = make_paper ();
  g_autoptr (PpReadback) readback = NULL;
  PpTablePlace tight = place;

  g_assert_true (pp_table_draw (one_page, probe, &place, &tight.bottom_mm, NULL));
  pp_table_add_total (table, "Total", "₹12,34,567.00", "", NULL);
  g_assert_true (pp_table_draw (table, paper, &tight, NULL, NULL));
  g_assert_cmpuint (pp_paper_get_page (paper), ==, 2);

  readback = read_back (paper);
  g_assert_true (pp_readback_has_text (readback, 1, "Row<19>"));
  g_assert_false (pp_readback_has_text (readback, 1, "Row<20>"));
  g_assert_true (pp_readback_has_text (readback, 2, "Row<20>"));
  g_assert_true (pp_readback_has_text (readback, 2, "Total"));
  g_assert_true (pp_readback_has_text (readback, 2, "₹12,34,567.00"));
  g_assert_true (pp_readback_has_text (readback, 2, "Parameter"));
}

static void
test_heading_is_not_alone (void)
{
  g_autoptr (PpTable) table = make_table (2);
  g_autoptr (PpPaper) paper = make_paper ();
  g_autoptr (PpReadback) readback = NULL;
  PpTablePlace low = place;
  double left, top, right, bottom;

  low.top_mm = low.bottom_mm - 8;
  g_assert_true (pp_table_draw (table, paper, &low, NULL, NULL));
  readback = read_back (paper);
  g_assert_cmpuint (pp_readback_get_n_pages (readback), ==, 2);
  g_assert_false (pp_readback_get_ink (readback, 1, 203, &left, &top, &right, &bottom));
  g_assert_true (pp_readback_has_text (readback, 2, "Row<1>"));
}

static void
test_without_rows (void)
{
  g_autoptr (PpTable) table = make_table (0);
  g_autoptr (PpPaper) paper = make_paper ();
  g_autoptr (PpReadback) readback = NULL;
  double end_mm;

  g_assert_true (pp_table_draw (table, paper, &place, &end_mm, NULL));
  g_assert_cmpfloat (end_mm, >, TOP_MM);
  readback = read_back (paper);
  g_assert_true (pp_readback_has_text (readback, 1, "Remark"));
}

static void
test_does_not_fit (void)
{
  g_autoptr (PpTable) high = make_table (1);
  g_autoptr (PpTable) wide = make_table (1);
  g_autoptr (PpPaper) paper = make_paper ();
  g_autoptr (PpReadback) readback = NULL;
  g_autoptr (GString) essay = g_string_new (NULL);
  g_autoptr (GError) too_high = NULL;
  g_autoptr (GError) too_wide = NULL;
  PpTablePlace narrow = place;
  double left, top, right, bottom;

  for (int i = 0; i < 2000; i++)
    g_string_append (essay, "remark ");
  pp_table_add_row (high, "x", "y", essay->str, NULL);
  g_assert_false (pp_table_draw (high, paper, &place, NULL, &too_high));
  g_assert_error (too_high, PP_PAPER_ERROR, PP_PAPER_ERROR_DOES_NOT_FIT);

  narrow.width_mm = 20;
  g_assert_false (pp_table_draw (wide, paper, &narrow, NULL, &too_wide));
  g_assert_error (too_wide, PP_PAPER_ERROR, PP_PAPER_ERROR_DOES_NOT_FIT);

  readback = read_back (paper);
  g_assert_cmpuint (pp_readback_get_n_pages (readback), ==, 1);
  g_assert_false (pp_readback_get_ink (readback, 1, 203, &left, &top, &right, &bottom));
}

/* What is measured is what is drawn, and smaller gaps take less. */
static void
test_measure (void)
{
  g_autoptr (PpTable) table = make_table (10);
  g_autoptr (PpPaper) paper = make_paper ();
  double usual_mm, small_mm, end_mm, none_mm;

  g_assert_true (pp_table_measure (table, paper, place.width_mm, &usual_mm));
  g_assert_true (pp_table_draw (table, paper, &place, &end_mm, NULL));
  g_assert_cmpfloat_with_epsilon (end_mm - place.top_mm, usual_mm, 0.001);

  pp_table_set_gaps (table, 0.5, 0.1);
  g_assert_true (pp_table_measure (table, paper, place.width_mm, &small_mm));
  g_assert_cmpfloat_with_epsilon (usual_mm - small_mm, 11 * 2 * 0.7, 0.001);
  g_assert_true (pp_table_draw (table, paper, &place, &end_mm, NULL));
  g_assert_cmpfloat_with_epsilon (end_mm - place.top_mm, small_mm, 0.001);

  g_assert_cmpuint (pp_paper_get_page (paper), ==, 1);
  g_assert_false (pp_table_measure (table, paper, 10, &none_mm));
}

static GBytes *
draw_strong (guint column)
{
  g_autoptr (PpTable) table = make_table (3);
  g_autoptr (PpPaper) paper = make_paper ();

  if (column < G_N_ELEMENTS (columns))
    pp_table_set_strong (table, column);
  g_assert_true (pp_table_draw (table, paper, &place, NULL, NULL));
  return pp_paper_finish (paper, NULL);
}

/* One cell of the last row is bold: the words stay, the ink does not. */
static void
test_strong (void)
{
  g_autoptr (GBytes) plain = draw_strong (G_MAXUINT), strong = draw_strong (0);
  g_autoptr (GBytes) second = draw_strong (1);
  g_autoptr (PpReadback) before = pp_readback_new (plain, NULL);
  g_autoptr (PpReadback) after = pp_readback_new (strong, NULL);
  g_autofree char *words_before = pp_readback_get_text (before, 1);
  g_autofree char *words_after = pp_readback_get_text (after, 1);

  g_assert_cmpstr (words_before, ==, words_after);
  g_assert_false (g_bytes_equal (plain, strong));
  g_assert_false (g_bytes_equal (second, strong));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/table/over-three-pages", test_over_three_pages);
  g_test_add_func ("/paper/table/stays-in-place", test_stays_in_place);
  g_test_add_func ("/paper/table/long-cells-wrap", test_long_cells_wrap);
  g_test_add_func ("/paper/table/align", test_align);
  g_test_add_func ("/paper/table/total-is-not-alone", test_total_is_not_alone);
  g_test_add_func ("/paper/table/heading-is-not-alone", test_heading_is_not_alone);
  g_test_add_func ("/paper/table/without-rows", test_without_rows);
  g_test_add_func ("/paper/table/strong", test_strong);
  g_test_add_func ("/paper/table/does-not-fit", test_does_not_fit);
  g_test_add_func ("/paper/table/measure", test_measure);

  return g_test_run ();
}
