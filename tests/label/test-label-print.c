/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-verbs.h"

#include "core/pp-time.h"
#include "label/pp-label-paper.h"
#include "label/pp-label-proof.h"
#include "label/pp-label-size.h"
#include "pp-readback.h"
#include "pp-works.h"

#include <poppler.h>
#include <string.h>

#define PRINTER_DPI 203

/* The printer of a label room; fine enough that the edges of a page can be told. */
#define FINE_DPI 600

typedef struct {
  PpLabelPrintForm *form;
  gint64            made_at;
} Order;

static gpointer
make_pdf (PpDb *db, gpointer data, GError **error)
{
  Order *order = data;

  return pp_label_print_pdf (db, order->form, order->made_at, error);
}

static gpointer
print_again (PpDb *db, gpointer data, GError **error)
{
  return pp_label_paper_print (db, pp_record_get_id (data), "ml", 0, error);
}

static PpReadback *
read_back (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PpReadback *label = pp_readback_new (pdf, &error);

  g_assert_no_error (error);
  return label;
}

static void
assert_holds (PpReadback *label, guint page, const char *const *texts)
{
  g_autofree char *all = pp_readback_get_text (label, page);

  for (gsize i = 0; texts[i] != NULL; i++)
    if (!pp_readback_has_text (label, page, texts[i]))
      g_error ("“%s” is not on the label: %s", texts[i], all);
}

static const char *
make_masala (PpWorks *works)
{
  const char *product = pp_works_product (works, "sambar_powder", "Sambar powder",
                                          "സാമ്പാർ പൊടി", "200 g", "₹85");

  pp_fixture_do (works->fixture, "mini", "product.edit", "id", product,
                 "gtin", "8901234567890",
                 "storage_en", "Store in a cool, dry place.",
                 "storage_ml", "ഈർപ്പമില്ലാത്ത തണുത്ത സ്ഥലത്ത് സൂക്ഷിക്കുക.", NULL);
  pp_works_add (works, product, "Coriander", "മല്ലി");
  pp_works_add (works, product, "Chilli", "മുളക്");
  pp_works_add (works, product, "Asafoetida", "കായം");
  pp_fixture_do (works->fixture, "mini", "product.add_allergen", "product", product,
                 "allergen", "gluten", "word_en", "wheat", "word_ml", "ഗോതമ്പ്",
                 "may_contain", "0", NULL);
  return product;
}

static const char *
release_masala (PpWorks *works)
{
  const char *batch = pp_works_batch (works, make_masala (works));

  pp_works_decide (works, batch, "released");
  return batch;
}

static const char *const masala_texts[] = {
  "Sambar powder", "സാമ്പാർ പൊടി", "Net quantity: 200 g", "MRP ₹85.00 (incl. of all taxes)",
  "Unit sale price: ₹0.43 per g", "Date of manufacture: 02/03/2026",
  "Expiry / Use by: 31/05/2026", "Batch No. B-A26-00001", "FSSAI Lic. No. 21326001000456",
  "Ingredients: Coriander, Chilli, Asafoetida", "Contains: wheat", "Store in a cool, dry place.",
  "Manufactured and packed by: Kairali unit, Ward 4,", "Kozhikode 673631", "+91 94470 12345",
  "kairali@example.org", NULL
};

static const char *const masala_malayalam[] = {
  "ചേരുവകൾ: മല്ലി, മുളക്, കായം", "അടങ്ങിയിട്ടുള്ളവ: ഗോതമ്പ്", "സൂക്ഷിക്കുക.", NULL
};

static GBytes *
print_sized (PpWorks *works, const char *batch, gint64 width_um, gint64 height_um,
             const char *copies, const char *language)
{
  g_autoptr (PpLabelPrintForm) form = pp_fixture_ask (works->fixture, "label.print",
                                                      "batch", batch, "copies", copies,
                                                      "language", language, NULL);
  g_autoptr (GError) error = NULL;
  Order order = { form, works->fixture->now };
  GBytes *pdf;

  form->width_um = width_um;
  form->height_um = height_um;
  pdf = pp_store_read (works->fixture->store, make_pdf, &order, &error);
  g_assert_no_error (error);
  return pdf;
}

static GBytes *
print_pdf (PpWorks *works, const char *batch, const char *copies, const char *language)
{
  return print_sized (works, batch, PP_NONE, PP_NONE, copies, language);
}

static void
assert_codes (PpReadback *label, guint page, const char *const *wanted)
{
  g_auto (GStrv) codes = pp_readback_get_codes (label, page, PRINTER_DPI);

  g_assert_cmpuint (g_strv_length (codes), ==, g_strv_length ((char **) wanted));
  for (gsize i = 0; wanted[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (gsize j = 0; codes[j] != NULL; j++)
        found = found || g_str_has_suffix (codes[j], wanted[i]);
      if (!found)
        g_error ("no scanner reads %s", wanted[i]);
    }
}

static void
test_paper (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (GBytes) pdf = print_pdf (works, release_masala (works), "1", NULL);
  g_autoptr (PpReadback) label = read_back (pdf);
  double width, height, left, top, right, bottom;

  g_assert_cmpuint (pp_readback_get_n_pages (label), ==, 1);
  pp_readback_get_size (label, 1, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 100, 0.1);
  g_assert_cmpfloat_with_epsilon (height, 70, 0.1);
  g_assert_true (pp_readback_get_ink (label, 1, FINE_DPI, &left, &top, &right, &bottom));
  g_assert_cmpfloat (left, >=, 1.9);
  g_assert_cmpfloat (top, >=, 1.9);
  g_assert_cmpfloat (right, <=, 98.1);
  g_assert_cmpfloat (bottom, <=, 68.1);
  assert_holds (label, 1, masala_texts);
  assert_holds (label, 1, masala_malayalam);
  assert_codes (label, 1, (const char *[]) { "8901234567890", "PP1|C1|B-A26-00001", NULL });
}

/* The English block alone; the name is in both scripts all the same. */
static void
test_english (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (GBytes) pdf = print_pdf (works, release_masala (works), "1", "en");
  g_autoptr (PpReadback) label = read_back (pdf);

  assert_holds (label, 1, masala_texts);
  for (gsize i = 0; masala_malayalam[i] != NULL; i++)
    g_assert_false (pp_readback_has_text (label, 1, masala_malayalam[i]));
}

/* Forty labels: each page has every text and every code, and the drawing is there once. */
static void
test_copies (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = release_masala (works);
  g_autoptr (GBytes) one = print_pdf (works, batch, "1", NULL);
  g_autoptr (GBytes) many = print_pdf (works, batch, "40", NULL);
  g_autoptr (PpReadback) labels = read_back (many);

  g_assert_cmpuint (pp_readback_get_n_pages (labels), ==, 40);
  for (guint page = 1; page <= 40; page++)
    {
      assert_holds (labels, page, masala_texts);
      assert_holds (labels, page, masala_malayalam);
    }
  assert_codes (labels, 40, (const char *[]) { "8901234567890", "PP1|C1|B-A26-00001", NULL });
  g_assert_cmpuint (g_bytes_get_size (many) - g_bytes_get_size (one), <, 39 * 600);
}

/* Labels by their area, and the least height of letters that the law has for it. */
static const struct {
  gint64 width_um, height_um, least_um;
} sizes[] = {
  { 100000, 70000, 1500 },
  { 120000, 80000, 1500 },
  { 200000, 100000, 2500 },
  { 300000, 250000, 4000 },
};

static GObject *
open_page (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  PopplerPage *page;

  g_assert_no_error (error);
  page = poppler_document_get_page (document, 0);
  g_object_unref (document);
  return G_OBJECT (page);
}

/* Measured on the page that comes out: a figure has 0.714 of the size of its type. */
static void
test_letters (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (PpWorks) works = pp_works_new ();
      const char *batch = release_masala (works);
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (GObject) page = NULL;
      double smallest = G_MAXDOUBLE;
      GList *runs;

      pp_fixture_do (works->fixture, "mini", "product.edit",
                     "id", pp_record_get_id (pp_fixture_get (works->fixture, "product",
                                                             "Sambar powder")),
                     "gtin", NULL, NULL);
      pp_works_decide (works, batch, "released");
      pdf = print_sized (works, batch, sizes[i].width_um, sizes[i].height_um, "1", NULL);
      page = open_page (pdf);
      runs = poppler_page_get_text_attributes (POPPLER_PAGE (page));
      for (GList *run = runs; run != NULL; run = run->next)
        smallest = MIN (smallest, ((PopplerTextAttributes *) run->data)->font_size);
      poppler_page_free_text_attributes (runs);
      g_test_message ("%.1f mm", smallest * 25.4 / 72 * 0.714);
      g_assert_cmpfloat (smallest * 25.4 / 72 * 0.714, >=, sizes[i].least_um / 1000.0 - 0.001);
      g_assert_cmpfloat (smallest, <, 72);
    }
}

static gboolean
overlap (const PopplerRectangle *a, const PopplerRectangle *b)
{
  return a->x1 < b->x2 && b->x1 < a->x2 && a->y1 < b->y2 && b->y1 < a->y2;
}

/* Around the net quantity: its height above and below, twice that beside it. */
static void
test_clear_space (void)
{
  const char *net = "Net quantity: 200 g";
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (GBytes) pdf = print_pdf (works, release_masala (works), "1", NULL);
  g_autoptr (GObject) page = open_page (pdf);
  g_autofree char *text = poppler_page_get_text (POPPLER_PAGE (page));
  g_autofree PopplerRectangle *places = NULL;
  PopplerRectangle around;
  double figure;
  guint n, first, last;

  g_assert_nonnull (strstr (text, net));
  g_assert_true (poppler_page_get_text_layout (POPPLER_PAGE (page), &places, &n));
  first = (guint) g_utf8_strlen (text, strstr (text, net) - text);
  last = first + (guint) strlen (net) - 1;
  figure = (places[first].y2 - places[first].y1) / 1.362 * 0.714;
  around = (PopplerRectangle) {
    .x1 = places[first].x1 - 2 * figure, .x2 = places[last].x2 + 2 * figure,
    .y1 = places[first].y1 - figure, .y2 = places[first].y2 + figure,
  };
  around.y1 += 0.05;
  around.y2 -= 0.05;
  g_assert_cmpfloat (figure, >, 1.5 * 72 / 25.4);
  for (guint i = 0; i < n; i++)
    if ((i < first || i > last) && places[i].x2 > places[i].x1)
      g_assert_false (overlap (&places[i], &around));
}

static void
test_act (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = release_masala (works);
  g_autoptr (GBytes) as_printed = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = NULL, *product = NULL;
  PpLabelPrint *first, *second;

  first = pp_fixture_do (works->fixture, "suma", "label.print", "batch", batch, "copies", "60",
                         NULL);
  g_assert_cmpint (first->copies, ==, 60);
  g_assert_cmpint (first->width_um, ==, 100000);
  g_assert_cmpint (first->height_um, ==, 70000);
  g_assert_cmpstr (first->language, ==, "en_ml");
  g_assert_true (first->first);

  as_printed = pp_store_read (works->fixture->store, print_again, first, &error);
  g_assert_no_error (error);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, as_printed);
  g_assert_cmpstr (sha256, ==, first->sha256);

  product = pp_fixture_read_text (works->fixture, "SELECT id FROM product");
  pp_fixture_do (works->fixture, "mini", "product.edit", "id", product, "name_en", "Other", NULL);
  pp_works_decide (works, batch, "released");
  second = pp_fixture_do (works->fixture, "mini", "label.print", "batch", batch, "copies", "2",
                          "language", "en", NULL);
  g_assert_false (second->first);
  again = pp_store_read (works->fixture->store, print_again, first, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (as_printed, again));
  pp_fixture_assert_clean (works->fixture);
}

/* A release by mistake is taken back as long as nothing was printed since, whatever was before. */
static void
test_take_back (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = release_masala (works);
  g_autofree char *first = NULL, *second = NULL;
  const char *newest = "SELECT id FROM release ORDER BY rowid DESC";

  first = pp_fixture_read_text (works->fixture, newest);
  pp_fixture_do (works->fixture, "suma", "label.print", "batch", batch, "copies", "60", NULL);
  g_free (pp_fixture_fails (works->fixture, "label.printed", "latha", "batch.take_back",
                            "release", first, NULL));
  pp_fixture_do (works->fixture, "suma", "label.print", "batch", batch, "copies", "1", NULL);
  pp_works_decide (works, batch, "rejected");
  second = pp_fixture_read_text (works->fixture, newest);
  g_free (pp_fixture_fails (works->fixture, "lab.no-certificate", "latha", "batch.take_back",
                            "release", second, NULL));

  pp_works_decide (works, batch, "released");
  g_clear_pointer (&second, g_free);
  second = pp_fixture_read_text (works->fixture, newest);
  pp_fixture_do (works->fixture, "latha", "batch.take_back", "release", second, NULL);
  g_free (pp_fixture_fails (works->fixture, "label.not-released", "suma", "label.print",
                            "batch", batch, "copies", "1", NULL));
  pp_fixture_assert_clean (works->fixture);
}

/* Of a released batch of 1,200 packs. */
static const struct {
  const char *by, *copies, *width, *height, *panel, *surface, *error, *field;
} cases[] = {
  { "suma", "1200", NULL, NULL, NULL, NULL, NULL, NULL },
  { "mini", "1", "150 mm", "100 mm", NULL, NULL, NULL, NULL },
  /* Who may not */
  { "anitha", "1", NULL, NULL, NULL, NULL, "store.not-allowed", NULL },
  { "latha", "1", NULL, NULL, NULL, NULL, "store.not-allowed", NULL },
  /* How many */
  { "suma", NULL, NULL, NULL, NULL, NULL, "label.bad-copies", "copies" },
  { "suma", "0", NULL, NULL, NULL, NULL, "label.bad-copies", "copies" },
  { "suma", "-3", NULL, NULL, NULL, NULL, "label.bad-copies", "copies" },
  { "suma", "1201", NULL, NULL, NULL, NULL, "label.too-many", "copies" },
  /* How large */
  { "suma", "1", "19 mm", NULL, NULL, NULL, "label.bad-size", "width_um" },
  { "suma", "1", "301 mm", NULL, NULL, NULL, "label.bad-size", "width_um" },
  { "suma", "1", NULL, "14 mm", NULL, NULL, "label.bad-size", "height_um" },
  { "suma", "1", NULL, NULL, "0", NULL, "label.bad-size", "panel_cm2" },
  { "suma", "1", NULL, NULL, NULL, "69", "label.bad-size", "surface_cm2" },
  { "suma", "1", NULL, NULL, NULL, "70", NULL, NULL },
  /* Too small for its letters: the label itself, and the label of a pack with a large panel */
  { "suma", "1", "50 mm", "25 mm", NULL, NULL, "label.does-not-fit", "width_um" },
  { "suma", "1", "60 mm", "40 mm", NULL, NULL, "label.does-not-fit", "width_um" },
  { "suma", "1", NULL, NULL, "600", NULL, "label.does-not-fit", "width_um" },
};

static void
test_refusals (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = release_masala (works);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 width, height;
      g_autoptr (PpLabelPrintForm) asked = pp_fixture_ask (works->fixture, "label.print",
                                                           "batch", batch,
                                                           "copies", cases[i].copies,
                                                           "panel_cm2", cases[i].panel,
                                                           "surface_cm2", cases[i].surface, NULL);
      g_autoptr (PpRecord) stored = NULL;

      width = cases[i].width != NULL ? g_ascii_strtoll (cases[i].width, NULL, 10) : PP_NONE;
      height = cases[i].height != NULL ? g_ascii_strtoll (cases[i].height, NULL, 10) : PP_NONE;
      asked->width_um = width != PP_NONE ? width * 1000 : PP_NONE;
      asked->height_um = height != PP_NONE ? height * 1000 : PP_NONE;
      stored = pp_expect_run (works->fixture, cases[i].error, cases[i].field, cases[i].by,
                              "label.print", g_steal_pointer (&asked));
    }
}

/* A failed batch gets no label, nor one that nobody has decided about, nor an old one. */
static void
test_release (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = pp_works_batch (works, make_masala (works));
  g_autofree char *undecided = NULL, *rejected = NULL;

  undecided = pp_fixture_fails (works->fixture, "label.not-released", "suma", "label.print",
                                "batch", batch, "copies", "1", NULL);
  pp_works_decide (works, batch, "rejected");
  rejected = pp_fixture_fails (works->fixture, "label.not-released", "suma", "label.print",
                               "batch", batch, "copies", "1", NULL);
  g_assert_cmpstr (undecided, !=, rejected);
  pp_works_decide (works, batch, "released");
  pp_fixture_do (works->fixture, "suma", "label.print", "batch", batch, "copies", "1", NULL);
  pp_works_decide (works, batch, "rejected");
  g_free (pp_fixture_fails (works->fixture, "label.not-released", "suma", "label.print",
                            "batch", batch, "copies", "1", NULL));
}

static void
test_expired (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = release_masala (works);

  pp_fixture_at (works->fixture, "2026-05-31 23:50");
  pp_fixture_do (works->fixture, "suma", "label.print", "batch", batch, "copies", "1", NULL);
  pp_fixture_at (works->fixture, "2026-06-01 00:00");
  g_free (pp_fixture_fails (works->fixture, "label.expired", "suma", "label.print",
                            "batch", batch, "copies", "1", NULL));
}

static void
test_incomplete (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = release_masala (works);
  const char *chips = pp_works_product (works, "banana_chips", "Banana chips", "കായവറുത്തത്",
                                        "200 g", "₹60");
  const char *other;
  gpointer asked = pp_fixture_ask (works->fixture, "label.print", "batch", batch, "copies", "1",
                                   NULL);

  pp_fixture_do (works->fixture, "mini", "enterprise.edit", "id", works->group, "fssai", NULL,
                 NULL);
  g_assert_null (pp_expect_run (works->fixture, "label.missing", "enterprise.fssai", "suma",
                                "label.print", asked));
  pp_fixture_do (works->fixture, "mini", "enterprise.edit", "id", works->group,
                 "fssai", "21326001000456", NULL);
  pp_works_add (works, chips, "Banana", "ഏത്തക്കായ");
  pp_works_add (works, chips, "Coconut oil", "വെളിച്ചെണ്ണ");
  other = pp_works_batch (works, chips);
  pp_works_decide (works, other, "released");
  g_assert_null (pp_expect_run (works->fixture, "label.nutrition", "nutrition.product", "suma",
                                "label.print",
                                pp_fixture_ask (works->fixture, "label.print", "batch", other,
                                                "copies", "1", NULL)));
  g_free (pp_fixture_fails (works->fixture, "store.not-found", "suma", "label.print",
                            "batch", NULL, "copies", "1", NULL));
}

static const char *const chips_texts[] = {
  "Banana chips", "Net quantity: 250 g", "Nendran", "Coconut oil", "information",
  "Energy (kcal)", "540", "162", "8 %",
  "Saturated fat (g)", "12.0", "3.6", "16 %", "Trans fat (g)", "Sodium (mg)", "400", "120", "6 %",
  "Serve size: 30 g", "handful", "about 8.", "2000", NULL
};

/* A panel under the dates, between the texts, and as wide as the label. */
static const struct {
  gint64      width_um, height_um;
  const char *language, *gtin;
  const char *codes[3];
} panels[] = {
  { 100000, 100000, "en_ml", "8901234567890", { "8901234567890", "PP1|C1|B-A26-00001" } },
  { 100000, 100000, "en", NULL, { "PP1|C1|B-A26-00001" } },
  { 90000, 100000, "en_ml", NULL, { "PP1|C1|B-A26-00001" } },
  { 75000, 130000, "en_ml", "8901234567890", { "8901234567890", "PP1|C1|B-A26-00001" } },
  { 140000, 70000, "en", NULL, { "PP1|C1|B-A26-00001" } },
  { 120000, 80000, "en", "8901234567890", { "8901234567890", "PP1|C1|B-A26-00001" } },
  { 200000, 150000, "en_ml", NULL, { "PP1|C1|B-A26-00001" } },
};

static void
test_panel (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      g_autoptr (PpWorks) works = pp_works_new ();
      g_autoptr (GBytes) pdf = print_sized (works, pp_works_chips (works, panels[i].gtin),
                                            panels[i].width_um, panels[i].height_um, "1",
                                            panels[i].language);
      g_autoptr (PpReadback) label = read_back (pdf);
      double left, top, right, bottom;

      g_test_message ("%d × %d mm", (int) panels[i].width_um / 1000,
                      (int) panels[i].height_um / 1000);
      assert_holds (label, 1, chips_texts);
      assert_codes (label, 1, panels[i].codes);
      g_assert_cmpint (pp_readback_has_text (label, 1, "പോഷക വിവരങ്ങൾ"), ==,
                       g_str_equal (panels[i].language, "en_ml"));
      g_assert_true (pp_readback_get_ink (label, 1, FINE_DPI / 2, &left, &top, &right, &bottom));
      g_assert_cmpfloat (right, <=, (double) panels[i].width_um / 1000 - 1.8);
      g_assert_cmpfloat (bottom, <=, (double) panels[i].height_um / 1000 - 1.8);
    }
}

/* Where the panel is what has no room, that is what is told; a small pack goes without it. */
static void
test_no_room (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = pp_works_chips (works, NULL);
  g_autofree char *told = pp_fixture_fails (works->fixture, "label.does-not-fit", "suma",
                                            "label.print", "batch", batch, "copies", "1", NULL);
  g_autoptr (PpLabelPrintForm) form = pp_fixture_ask (works->fixture, "label.print",
                                                      "batch", batch, "copies", "1",
                                                      "surface_cm2", "100", NULL);
  g_autoptr (GError) error = NULL;
  Order order = { form, works->fixture->now };
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (PpReadback) label = NULL;

  g_assert_nonnull (strstr (told, "“Nutritional information”"));
  pdf = pp_store_read (works->fixture->store, make_pdf, &order, &error);
  g_assert_no_error (error);
  label = read_back (pdf);
  g_assert_false (pp_readback_has_text (label, 1, "Nutritional information"));
  g_assert_false (pp_readback_has_text (label, 1, "പോഷക വിവരങ്ങൾ"));
}

/* Notes and warnings stand beside the ingredients, in both languages, and refuse a wrong name. */
static void
test_notes (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = pp_works_product (works, "sambar_powder", "Sambar powder",
                                          "സാമ്പാർ പൊടി", "200 g", "₹85");
  const char *batch;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (PpReadback) label = NULL;

  pp_works_add (works, product, "Coriander", "മല്ലി");
  pp_fixture_do (works->fixture, "mini", "product.add_ingredient", "product", product,
                 "name_en", "Taste powder", "name_ml", "രുചിപ്പൊടി",
                 "additive_class", "Flavour enhancer", "ins", "621", NULL);
  pp_fixture_do (works->fixture, "mini", "product.add_ingredient", "product", product,
                 "name_en", "Salt", "name_ml", "ഉപ്പ്", "share_per_mille", "80", NULL);
  pp_fixture_do (works->fixture, "mini", "product.add_allergen", "product", product,
                 "allergen", "gluten", "absent", "1", NULL);
  batch = pp_works_batch (works, product);
  pp_works_decide (works, batch, "released");
  pdf = print_pdf (works, batch, "1", NULL);
  label = read_back (pdf);
  assert_holds (label, 1, (const char *[]) {
    "Contains added monosodium glutamate.", "pregnant women", "Salt: 8 %", "ഉപ്പ്: 8 %",
    "മോണോസോഡിയം ഗ്ലൂട്ടമേറ്റ് ചേർത്തിട്ടുണ്ട്", NULL });
  g_assert_false (pp_readback_has_text (label, 1, "Contains: "));

  pp_fixture_do (works->fixture, "mini", "product.edit", "id", product, "food", "mango_pickle",
                 NULL);
  pp_works_decide (works, batch, "released");
  g_assert_null (pp_expect_run (works->fixture, "label.missing", "product.name_en", "suma",
                                "label.print",
                                pp_fixture_ask (works->fixture, "label.print", "batch", batch,
                                                "copies", "1", NULL)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/label-print/paper", test_paper);
  g_test_add_func ("/label-print/english", test_english);
  g_test_add_func ("/label-print/copies", test_copies);
  g_test_add_func ("/label-print/letters", test_letters);
  g_test_add_func ("/label-print/clear-space", test_clear_space);
  g_test_add_func ("/label-print/act", test_act);
  g_test_add_func ("/label-print/take-back", test_take_back);
  g_test_add_func ("/label-print/refusals", test_refusals);
  g_test_add_func ("/label-print/release", test_release);
  g_test_add_func ("/label-print/expired", test_expired);
  g_test_add_func ("/label-print/incomplete", test_incomplete);
  g_test_add_func ("/label-print/panel", test_panel);
  g_test_add_func ("/label-print/no-room", test_no_room);
  g_test_add_func ("/label-print/notes", test_notes);

  return g_test_run ();
}
