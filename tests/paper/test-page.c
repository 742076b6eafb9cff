/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-page.h"

#include <string.h>

#include "paper/pp-barcode.h"
#include "paper/pp-draw.h"
#include "paper/pp-paper-error.h"
#include "pp-readback.h"

#define MADE_AT G_GINT64_CONSTANT (1772685000)   /* 2026-03-05 04:30 UTC */

static const PpTextStyle body = { .size_pt = 10 };

static PpReadback *
read_back (PpPaper *paper)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = pp_paper_finish (paper, &error);
  PpReadback *readback;

  g_assert_no_error (error);
  readback = pp_readback_new (pdf, &error);
  g_assert_no_error (error);
  return readback;
}

static void
draw_page_number (PpPaper *paper, guint page, guint n_pages, gpointer user_data)
{
  g_autofree char *text = g_strdup_printf ("%s %u of %u", (const char *) user_data, page, n_pages);

  pp_draw_text (paper, &body, text, 10, 5, 80);
}

static GBytes *
make_everything (const char *text, gint64 made_at)
{
  const PpBarcode lot = { PP_BARCODE_CODE128, "L-A26-00123", TRUE, 0 };
  const PpBarcode link = { PP_BARCODE_QR, "https://example.in/b/A26-1", FALSE, 0 };
  g_autoptr (PpPaper) paper = pp_paper_new (100, 100, "Everything", "en", made_at);
  g_autoptr (PpForm) form = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *pdf;

  pp_paper_set_frame (paper, draw_page_number, "page");
  pp_paper_begin_form (paper, 60, 40);
  pp_draw_text (paper, &body, "ഒരേ ലേബൽ", 0, 0, 60);
  pp_barcode_draw (&lot, paper, 0, 10, 60, 15, &error);
  g_assert_no_error (error);
  form = pp_paper_end_form (paper);

  for (int i = 0; i < 3; i++)
    {
      pp_paper_draw_form (paper, form, 10, 20);
      pp_draw_text (paper, &body, text, 10, 50, 80);
      pp_barcode_draw (&link, paper, 10, 60, 20, 20, &error);
      g_assert_no_error (error);
      pp_paper_next_page (paper);
    }
  pdf = pp_paper_finish (paper, &error);
  g_assert_no_error (error);
  return pdf;
}

static void
test_metadata (void)
{
  g_autoptr (PpPaper) paper = pp_paper_new (70, 110, "രസീത് R-A2627-00231", "ml", MADE_AT);
  g_autoptr (PpReadback) readback = read_back (paper);
  g_autofree char *title = pp_readback_get_title (readback);
  g_autofree char *author = pp_readback_get_author (readback);
  double width_mm, height_mm;

  pp_readback_get_size (readback, 1, &width_mm, &height_mm);
  g_assert_cmpuint (pp_readback_get_n_pages (readback), ==, 1);
  g_assert_cmpfloat_with_epsilon (width_mm, 70, 0.01);
  g_assert_cmpfloat_with_epsilon (height_mm, 110, 0.01);
  g_assert_cmpstr (title, ==, "രസീത് R-A2627-00231");
  g_assert_cmpstr (author, ==, "Panippura");
  g_assert_cmpint (pp_readback_get_made_at (readback), ==, MADE_AT);
}

static void
test_equal_bytes (void)
{
  g_autoptr (GBytes) first = make_everything ("ഒന്ന് one", MADE_AT);
  g_autoptr (GBytes) second = make_everything ("ഒന്ന് one", MADE_AT);
  g_autoptr (GBytes) other_text = make_everything ("രണ്ട് two", MADE_AT);
  g_autoptr (GBytes) other_time = make_everything ("ഒന്ന് one", MADE_AT + 86400);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, other_text));
  g_assert_false (g_bytes_equal (first, other_time));
  g_assert_null (memmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first),
                         "/ModDate", strlen ("/ModDate")));
}

static void
test_pages (void)
{
  g_autoptr (PpPaper) paper = pp_paper_new (100, 50, "Pages", "en", MADE_AT);
  g_autoptr (PpReadback) readback = NULL;

  g_assert_cmpfloat (pp_paper_get_width_mm (paper), ==, 100);
  g_assert_cmpfloat (pp_paper_get_height_mm (paper), ==, 50);
  for (guint page = 1; page <= 3; page++)
    {
      g_autofree char *text = g_strdup_printf ("sheet-%u", page);

      if (page > 1)
        pp_paper_next_page (paper);
      g_assert_cmpuint (pp_paper_get_page (paper), ==, page);
      pp_draw_text (paper, &body, text, 10, 10, 80);
    }
  readback = read_back (paper);
  g_assert_cmpuint (pp_readback_get_n_pages (readback), ==, 3);
  g_assert_true (pp_readback_has_text (readback, 1, "sheet-1"));
  g_assert_true (pp_readback_has_text (readback, 2, "sheet-2"));
  g_assert_true (pp_readback_has_text (readback, 3, "sheet-3"));
  g_assert_false (pp_readback_has_text (readback, 3, "sheet-2"));
}

static void
test_frame (void)
{
  g_autoptr (GBytes) pdf = make_everything ("പരിശോധനാ ഫലം", MADE_AT);
  g_autoptr (PpReadback) readback = pp_readback_new (pdf, NULL);

  g_assert_cmpuint (pp_readback_get_n_pages (readback), ==, 4);
  for (guint page = 1; page <= 4; page++)
    {
      g_autofree char *number = g_strdup_printf ("page %u of 4", page);
      g_auto (GStrv) codes = pp_readback_get_codes (readback, page, 203);
      gboolean last = page == 4;

      g_assert_true (pp_readback_has_text (readback, page, number));
      g_assert_cmpuint (pp_readback_count_text (readback, page, "പരിശോധനാ ഫലം"), ==, !last);
      g_assert_cmpuint (pp_readback_count_text (readback, page, "ഒരേ ലേബൽ"), ==, !last);
      g_assert_cmpuint (g_strv_length (codes), ==, last ? 0 : 2);
    }
}

static GBytes *
make_labels (guint n_labels)
{
  const PpBarcode ean = { PP_BARCODE_EAN13, "8901234567890", FALSE, 0 };
  g_autoptr (PpPaper) paper = pp_paper_new (60, 40, "Labels", "en", MADE_AT);
  g_autoptr (PpForm) form = NULL;

  pp_paper_begin_form (paper, 60, 40);
  pp_draw_text (paper, &body, "ചക്ക ചിപ്സ് Jackfruit chips", 2, 2, 56);
  g_assert_true (pp_barcode_draw (&ean, paper, 2, 18, 40, 20, NULL));
  form = pp_paper_end_form (paper);

  for (guint i = 0; i < n_labels; i++)
    {
      if (i > 0)
        pp_paper_next_page (paper);
      pp_paper_draw_form (paper, form, 0, 0);
    }
  return pp_paper_finish (paper, NULL);
}

static void
test_form_stands_once (void)
{
  g_autoptr (GBytes) one = make_labels (1);
  g_autoptr (GBytes) many = make_labels (51);
  g_autoptr (PpReadback) readback = pp_readback_new (many, NULL);

  g_assert_cmpuint (g_bytes_get_size (many) - g_bytes_get_size (one), <, 50 * 700);
  for (guint page = 1; page <= 51; page += 25)
    {
      g_auto (GStrv) codes = pp_readback_get_codes (readback, page, 203);

      g_assert_true (pp_readback_has_text (readback, page, "ചക്ക ചിപ്സ് Jackfruit chips"));
      g_assert_cmpuint (g_strv_length (codes), ==, 1);
      g_assert_cmpstr (codes[0], ==, "EAN-13:8901234567890");
    }
}

static void
test_fonts (void)
{
  g_autoptr (GBytes) pdf = make_everything ("₹120.50 ചേരുവകൾ", MADE_AT);
  g_autoptr (PpReadback) readback = pp_readback_new (pdf, NULL);
  g_auto (GStrv) fonts = pp_readback_get_fonts (readback);
  g_autofree char *all = g_strjoinv (" ", fonts);

  g_assert_cmpstr (all, ==, "Manjari-Regular NotoSans-Regular");
}

static void
test_failed (void)
{
  g_autoptr (PpPaper) paper = pp_paper_new (60, 40, "Broken", "en", MADE_AT);
  g_autoptr (GError) error = NULL;

  cairo_restore (pp_paper_get_cairo (paper));
  g_assert_null (pp_paper_finish (paper, &error));
  g_assert_error (error, PP_PAPER_ERROR, PP_PAPER_ERROR_FAILED);
  g_assert_cmpstr (pp_error_get_code (error), ==, "paper.failed");
}

static void
test_freed_unfinished (void)
{
  g_autoptr (PpPaper) paper = pp_paper_new (60, 40, "Left", "en", MADE_AT);

  pp_paper_begin_form (paper, 10, 10);
  pp_draw_text (paper, &body, "left", 0, 0, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/page/metadata", test_metadata);
  g_test_add_func ("/paper/page/equal-bytes", test_equal_bytes);
  g_test_add_func ("/paper/page/pages", test_pages);
  g_test_add_func ("/paper/page/frame", test_frame);
  g_test_add_func ("/paper/page/form-stands-once", test_form_stands_once);
  g_test_add_func ("/paper/page/fonts", test_fonts);
  g_test_add_func ("/paper/page/failed", test_failed);
  g_test_add_func ("/paper/page/freed-unfinished", test_freed_unfinished);

  return g_test_run ();
}
