/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-sticker-sheet.h"

#include "paper/pp-barcode.h"
#include "paper/pp-draw.h"
#include "paper/pp-paper-error.h"
#include "paper/pp-sticker-fill.h"
#include "pp-readback.h"

#define DPI 300

/* Columns × rows of w × h mm, from the maker's tables: where the first and the last label lie. */
static const struct {
  const char *name;
  guint       count;
  double      width, height;
  double      first_x, first_y, last_x, last_y;
} sheets[] = {
  { "A4-8",  8,  99.1, 67.7, 4.65, 13.1,  106.25, 216.2 },
  { "A4-14", 14, 99.1, 38.1, 4.65, 15.15, 106.25, 243.75 },
  { "A4-21", 21, 63.5, 38.1, 7.25, 15.15, 139.25, 243.75 },
  { "A4-24", 24, 70,   37,   0,    0.5,   140,    259.5 },
};

/* The labels lie on the paper, with as much free at the right and below as at the other sides. */
static void
test_places (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      const PpStickerSheet *sheet = pp_sticker_sheet_find (sheets[i].name);
      double x, y;

      g_test_message ("%s", sheets[i].name);
      g_assert_cmpuint (pp_sticker_sheet_count (sheet), ==, sheets[i].count);
      pp_sticker_sheet_place (sheet, 0, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, sheets[i].first_x, 0.001);
      g_assert_cmpfloat_with_epsilon (y, sheets[i].first_y, 0.001);
      pp_sticker_sheet_place (sheet, sheets[i].count - 1, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, sheets[i].last_x, 0.001);
      g_assert_cmpfloat_with_epsilon (y, sheets[i].last_y, 0.001);
      g_assert_cmpfloat_with_epsilon (210 - x - sheets[i].width, sheets[i].first_x, 0.06);
      g_assert_cmpfloat_with_epsilon (297 - y - sheets[i].height, sheets[i].first_y, 0.06);
    }
  g_assert_null (pp_sticker_sheet_find ("a5-1"));
  g_assert_null (pp_sticker_sheet_find (NULL));
}

/* At the paper's edge a printer reaches 4.3 mm; elsewhere 2 mm are enough. */
static void
test_margins (void)
{
  g_assert_cmpfloat (pp_sticker_sheet_margin_mm (70000, 37000), ==, 4.3);
  g_assert_cmpfloat (pp_sticker_sheet_margin_mm (63500, 38100), ==, 2);
  g_assert_cmpfloat (pp_sticker_sheet_margin_mm (99100, 67700), ==, 2);
  g_assert_cmpfloat (pp_sticker_sheet_margin_mm (100000, 70000), ==, 2);
}

static const struct {
  const char *name;
  guint       start, copies, pages;
  gboolean    good;
} plans[] = {
  { "A4-24", 1, 1, 1, TRUE },
  { "A4-24", 1, 24, 1, TRUE },
  { "A4-24", 1, 25, 2, TRUE },
  { "A4-24", 24, 1, 1, TRUE },
  { "A4-24", 24, 2, 2, TRUE },
  { "A4-21", 8, 14, 1, TRUE },
  { "A4-21", 8, 15, 2, TRUE },
  { "A4-8", 3, 60, 8, TRUE },
  { "A4-8", 5, 60, 8, TRUE },
  { "A4-8", 6, 60, 9, TRUE },
  /* No such place, none, or beyond belief */
  { "A4-8", 0, 1, 0, FALSE },
  { "A4-8", 9, 1, 0, FALSE },
  { "A4-24", 25, 1, 0, FALSE },
  { "A4-24", 1, 0, 0, FALSE },
  { "A4-24", 1, 10001, 0, FALSE },
};

static void
test_plans (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      const PpStickerPlan plan = { pp_sticker_sheet_find (plans[i].name), plans[i].start,
                                   plans[i].copies };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s from %u: %u", plans[i].name, plans[i].start, plans[i].copies);
      g_assert_true (pp_sticker_plan_check (&plan, &error) == plans[i].good);
      if (plans[i].good)
        g_assert_cmpuint (pp_sticker_plan_pages (&plan), ==, plans[i].pages);
      else
        g_assert_error (error, PP_PAPER_ERROR, PP_PAPER_ERROR_BAD_PLAN);
    }
}

static PpReadback *
fill (const PpStickerPlan *plan)
{
  static const PpTextStyle style = { 9, FALSE, PP_ALIGN_START };
  const PpBarcode code = { PP_BARCODE_QR, "L-A26-00001", FALSE, 0 };
  double width = plan->sheet->width_um / 1000.0, height = plan->sheet->height_um / 1000.0;
  g_autoptr (PpPaper) paper = pp_sticker_fill_paper_new ("Labels", "en", 0);
  g_autoptr (PpForm) form = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  PpReadback *readback;

  pp_paper_begin_form (paper, width, height);
  pp_draw_text (paper, &style, "Sticker", 5, 5, width - 10);
  g_assert_true (pp_barcode_draw (&code, paper, width - 20, height - 20, 15, 15, &error));
  form = pp_paper_end_form (paper);
  pp_sticker_fill (plan, paper, form);
  pdf = pp_paper_finish (paper, &error);
  g_assert_no_error (error);
  readback = pp_readback_new (pdf, &error);
  g_assert_no_error (error);
  return readback;
}

/* Each place of each page holds its own label, text and code, or nothing. */
static void
test_fill (void)
{
  static const struct { const char *name; guint start, copies; } filled[] = {
    { "A4-8", 3, 9 }, { "A4-14", 1, 14 }, { "A4-21", 20, 5 }, { "A4-24", 5, 24 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (filled); i++)
    {
      const PpStickerSheet *sheet = pp_sticker_sheet_find (filled[i].name);
      const PpStickerPlan plan = { sheet, filled[i].start, filled[i].copies };
      g_autoptr (PpReadback) readback = fill (&plan);
      double width = sheet->width_um / 1000.0, height = sheet->height_um / 1000.0;
      guint count = pp_sticker_sheet_count (sheet);

      g_test_message ("%s", filled[i].name);
      g_assert_cmpuint (pp_readback_get_n_pages (readback), ==, pp_sticker_plan_pages (&plan));
      for (guint place = 0; place < count * pp_readback_get_n_pages (readback); place++)
        {
          gboolean wanted = place >= plan.start - 1 && place < plan.start - 1 + plan.copies;
          guint page = place / count + 1;
          g_autofree char *text = NULL, *bare = NULL;
          g_auto (GStrv) codes = NULL;
          double x, y;

          pp_sticker_sheet_place (sheet, place % count, &x, &y);
          text = pp_readback_get_text_in (readback, page, x, y, width, height);
          bare = pp_readback_squeeze (text);
          g_assert_cmpstr (bare, ==, wanted ? "Sticker" : "");
          codes = pp_readback_get_codes_in (readback, page, DPI, x, y, width, height);
          g_assert_cmpstr (codes[0], ==, wanted ? "QR-Code:L-A26-00001" : NULL);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sticker-sheet/places", test_places);
  g_test_add_func ("/sticker-sheet/margins", test_margins);
  g_test_add_func ("/sticker-sheet/plans", test_plans);
  g_test_add_func ("/sticker-sheet/fill", test_fill);

  return g_test_run ();
}
