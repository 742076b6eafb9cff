/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-sheets.h"

#include "core/pp-error.h"
#include "kinds/pp-papers.h"
#include "label/pp-label-print.h"
#include "pp-fixture-raw.h"
#include "pp-readback.h"
#include "pp-works.h"

#include <string.h>

#define DPI 300

typedef struct {
  const char   *id;
  PpStickerPlan plan;
} Order;

static gpointer
print_sheets (PpDb *db, gpointer data, GError **error)
{
  const Order *order = data;

  return pp_papers_find ("label")->print_sheets (db, order->id, "ml", &order->plan, error);
}

static gpointer
print_one (PpDb *db, gpointer data, GError **error)
{
  const Order *order = data;

  return pp_papers_find ("label")->print (db, order->id, "ml", 0, error);
}

static PpReadback *
read_back (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PpReadback *readback = pp_readback_new (pdf, &error);

  g_assert_no_error (error);
  return readback;
}

static const char *
print_labels (PpWorks *works, const char *batch, const char *copies, const char *width,
              const char *height, const char *surface)
{
  return pp_record_get_id (pp_fixture_do (works->fixture, "suma", "label.print", "batch", batch,
                                          "copies", copies, "width_um", width,
                                          "height_um", height, "surface_cm2", surface,
                                          "language", "en", NULL));
}

/* Raw spices: a label that has no nutrition panel. */
static const char *
release_turmeric (PpWorks *works)
{
  const char *product = pp_works_product (works, "turmeric_powder", "Turmeric powder",
                                          "മഞ്ഞൾപ്പൊടി", "100 g", "₹48");
  const char *batch;

  pp_works_add (works, product, "Turmeric", "മഞ്ഞൾ");
  batch = pp_works_batch (works, product);
  pp_works_decide (works, batch, "released");
  return batch;
}

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  return *(const char *) a - *(const char *) b;
}

/* Poppler reads columns in an order of the page's own. */
static char *
sort_letters (const char *text)
{
  char *letters = pp_readback_squeeze (text);

  qsort (letters, strlen (letters), 1, compare_letters);
  return letters;
}

static void
assert_label (PpReadback *sheets, const PpStickerSheet *sheet, guint page, guint place,
              const char *wanted)
{
  double width = sheet->width_um / 1000.0, height = sheet->height_um / 1000.0, x, y;
  g_autofree char *text = NULL, *bare = NULL;
  g_auto (GStrv) codes = NULL;

  pp_sticker_sheet_place (sheet, place, &x, &y);
  text = pp_readback_get_text_in (sheets, page, x, y, width, height);
  bare = sort_letters (text);
  codes = pp_readback_get_codes_in (sheets, page, DPI, x, y, width, height);
  g_assert_cmpstr (bare, ==, wanted);
  g_assert_cmpstr (codes[0], ==, *wanted != '\0' ? "QR-Code:PP1|C1|B-A26-00001" : NULL);
}

/* Twenty labels from the sixth of a sheet of eight: each is the one that was kept, in its place. */
static void
test_places (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const PpStickerSheet *sheet = pp_sticker_sheet_find ("A4-8");
  Order order = { NULL, { sheet, 6, 20 } };
  g_autoptr (GBytes) one = NULL, pdf = NULL;
  g_autoptr (PpReadback) label = NULL, sheets = NULL;
  g_autofree char *text = NULL, *bare = NULL;
  g_autoptr (GError) error = NULL;

  order.id = print_labels (works, release_turmeric (works), "20", "99.1 mm", "67.7 mm", NULL);
  one = pp_store_read (works->fixture->store, print_one, &order, &error);
  g_assert_no_error (error);
  pdf = pp_store_read (works->fixture->store, print_sheets, &order, &error);
  g_assert_no_error (error);
  label = read_back (one);
  sheets = read_back (pdf);
  text = pp_readback_get_text_in (label, 1, 0, 0, 99.1, 67.7);
  bare = sort_letters (text);
  g_assert_true (pp_readback_has_text (label, 1, "Net quantity: 100 g"));
  g_assert_cmpuint (pp_readback_get_n_pages (sheets), ==, 4);
  for (guint i = 0; i < 32; i++)
    assert_label (sheets, sheet, i / 8 + 1, i % 8, i >= 5 && i < 25 ? bare : "");
}

/* Those of page 1 whose code a scanner reads. */
static guint
count_labels (PpReadback *sheets, const PpStickerSheet *sheet)
{
  guint n = 0;

  for (guint place = 0; place < pp_sticker_sheet_count (sheet); place++)
    {
      g_auto (GStrv) codes = NULL;
      double x, y;

      pp_sticker_sheet_place (sheet, place, &x, &y);
      codes = pp_readback_get_codes_in (sheets, 1, DPI, x, y, sheet->width_um / 1000.0,
                                        sheet->height_um / 1000.0);
      n += g_strv_length (codes);
    }
  return n;
}

/* What the law asks for has room on every sheet, or is refused when the label is printed: never on
 * the sheet alone. The log counts labels. */
static void
test_sizes (void)
{
  static const struct { const char *name, *width, *height, *surface; gboolean fits; } sizes[] = {
    { "A4-8", "99.1 mm", "67.7 mm", NULL, TRUE },
    { "A4-14", "99.1 mm", "38.1 mm", NULL, TRUE },
    { "A4-21", "63.5 mm", "38.1 mm", NULL, FALSE },
    { "A4-24", "70 mm", "37 mm", NULL, FALSE },
    /* On small packs that may leave things out */
    { "A4-21", "63.5 mm", "38.1 mm", "25", TRUE },
    { "A4-24", "70 mm", "37 mm", "26", FALSE },
  };
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = release_turmeric (works);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Order order = { NULL, { pp_sticker_sheet_find (sizes[i].name), 2, 3 } };
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (PpReadback) sheets = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", sizes[i].name);
      if (!sizes[i].fits)
        {
          g_free (pp_fixture_fails (works->fixture, "label.does-not-fit", "suma", "label.print",
                                    "batch", batch, "copies", "3", "width_um", sizes[i].width,
                                    "height_um", sizes[i].height, "surface_cm2", sizes[i].surface,
                                    "language", "en", NULL));
          continue;
        }
      order.id = print_labels (works, batch, "3", sizes[i].width, sizes[i].height,
                               sizes[i].surface);
      pdf = pp_store_read (works->fixture->store, print_sheets, &order, &error);
      g_assert_no_error (error);
      sheets = read_back (pdf);
      g_assert_cmpuint (pp_readback_get_n_pages (sheets), ==, 1);
      g_assert_cmpuint (count_labels (sheets, order.plan.sheet), ==, 3);
    }
  g_assert_cmpint (pp_fixture_read_int (works->fixture, "SELECT sum (copies) FROM label_print"),
                   ==, 9);
}

static void
assert_refused (PpWorks *works, Order *order, const char *code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pp_store_read (works->fixture->store, print_sheets, order, &error));
  g_assert_cmpstr (pp_error_get_code (error), ==, code);
}

static void
test_refused (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = release_turmeric (works);
  Order order = { NULL, { pp_sticker_sheet_find ("A4-8"), 1, 8 } };
  g_autofree char *product = NULL;

  order.id = print_labels (works, batch, "8", "99.1 mm", "67.7 mm", NULL);
  order.plan.start = 9;
  assert_refused (works, &order, "paper.bad-plan");
  order.plan.start = 1;

  /* No label that the log does not know of */
  order.plan.copies = 9;
  assert_refused (works, &order, "label.too-many");
  order.plan.copies = 8;

  /* A label is not stretched */
  order.plan.sheet = pp_sticker_sheet_find ("A4-14");
  assert_refused (works, &order, "label.bad-size");
  order.plan.sheet = pp_sticker_sheet_find ("A4-8");

  /* Nor is another label handed out as the one that was printed */
  product = pp_fixture_read_text (works->fixture, "SELECT id FROM product");
  pp_fixture_do (works->fixture, "mini", "product.edit", "id", product, "mrp_paise", "₹50",
                 "name_en", "Turmeric", NULL);
  assert_refused (works, &order, "label.changed");
}

static gpointer
print_all (PpDb *db, gpointer data, GError **error)
{
  return pp_papers_find ("label")->print_all (db, ((Order *) data)->id, error);
}

/* One after another, as they come off a roll: so many pages, each the label that was kept. */
static void
test_all (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  Order order = { print_labels (works, release_turmeric (works), "3", "100 mm", "70 mm", NULL),
                  { NULL, 1, 3 } };
  g_autoptr (GBytes) pdf = pp_store_read (works->fixture->store, print_all, &order, NULL);
  g_autoptr (PpReadback) labels = read_back (pdf);
  g_autofree char *product = pp_fixture_read_text (works->fixture, "SELECT id FROM product");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (pp_readback_get_n_pages (labels), ==, 3);
  for (guint page = 1; page <= 3; page++)
    {
      g_auto (GStrv) codes = pp_readback_get_codes (labels, page, DPI);

      g_assert_true (g_strv_contains ((const char *const *) codes, "QR-Code:PP1|C1|B-A26-00001"));
    }
  pp_fixture_do (works->fixture, "mini", "product.edit", "id", product, "name_en", "Turmeric",
                 NULL);
  g_assert_null (pp_store_read (works->fixture->store, print_all, &order, &error));
  g_assert_cmpstr (pp_error_get_code (error), ==, "label.changed");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/label-sheets/places", test_places);
  g_test_add_func ("/label-sheets/sizes", test_sizes);
  g_test_add_func ("/label-sheets/refused", test_refused);
  g_test_add_func ("/label-sheets/all", test_all);

  return g_test_run ();
}
