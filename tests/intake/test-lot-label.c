/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/pp-lot-label.h"

#include "core/pp-error.h"
#include "intake/pp-lot.h"
#include "pp-depot.h"
#include "pp-readback.h"


#define MADE_AT G_GINT64_CONSTANT (1772422860)   /* 2026-03-02 09:11 in Kerala */
#define PRINTER_DPI 203

typedef struct {
  const char *lot;
  const char *language;
} Order;

static gpointer
print (PpDb *db, gpointer data, GError **error)
{
  const Order *order = data;

  return pp_lot_label_print (db, order->lot, order->language, MADE_AT, error);
}

static GBytes *
print_label (PpDepot *depot, const char *lot, const char *language)
{
  Order order = { lot, language };
  g_autoptr (GError) error = NULL;
  GBytes *pdf = pp_store_read (depot->fixture->store, print, &order, &error);

  g_assert_no_error (error);
  return pdf;
}

static PpReadback *
read_label (PpDepot *depot, const char *lot, const char *language)
{
  g_autoptr (GBytes) pdf = print_label (depot, lot, language);
  g_autoptr (GError) error = NULL;
  PpReadback *readback = pp_readback_new (pdf, &error);

  g_assert_no_error (error);
  return readback;
}

static const char *
receive (PpDepot *depot, const char *amount)
{
  return pp_record_get_id (pp_fixture_do (depot->fixture, "anitha", "lot.receive",
                                          "material", "Copra", "person", depot->leela,
                                          "enterprise", depot->group, "amount", amount,
                                          "grade", "Milling", "place", "R1",
                                          "expires_on", "2026-05-31", NULL));
}

static void
assert_holds (PpReadback *label, const char *const *texts)
{
  g_autofree char *all = pp_readback_get_text (label, 1);

  g_test_message ("%s", all);
  for (gsize i = 0; texts[i] != NULL; i++)
    if (!pp_readback_has_text (label, 1, texts[i]))
      g_error ("“%s” is not on the label: %s", texts[i], all);
}

/* One sticker of 70 × 40 mm with a margin all around, and one code that a scanner reads. */
static void
assert_sticker (PpReadback *label, const char *number)
{
  g_auto (GStrv) codes = pp_readback_get_codes (label, 1, PRINTER_DPI);
  double width, height, left, top, right, bottom;

  g_assert_cmpuint (pp_readback_get_n_pages (label), ==, 1);
  pp_readback_get_size (label, 1, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 70, 0.1);
  g_assert_cmpfloat_with_epsilon (height, 40, 0.1);
  g_assert_true (pp_readback_get_ink (label, 1, PRINTER_DPI, &left, &top, &right, &bottom));
  g_assert_cmpfloat (left, >=, 1);
  g_assert_cmpfloat (top, >=, 1);
  g_assert_cmpfloat (right, <=, 69);
  g_assert_cmpfloat (bottom, <=, 39);
  g_assert_cmpuint (g_strv_length (codes), ==, 1);
  g_assert_true (g_str_has_suffix (codes[0], number));
}

static void
test_english (void)
{
  static const char *const texts[] = {
    "L-A26-00001", "12.5 kg", "Copra", "കൊപ്ര", "Milling", "Kairali unit", "Received: 02-03-2026",
    "Use by: 31-05-2026", "Place: R1", NULL,
  };
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *lot = receive (depot, "12.5 kg");
  g_autoptr (PpReadback) label = read_label (depot, lot, "en");
  g_autofree char *title = pp_readback_get_title (label);

  assert_sticker (label, "L-A26-00001");
  assert_holds (label, texts);
  g_assert_cmpuint (pp_readback_count_text (label, 1, "L-A26-00001"), ==, 1);
  g_assert_false (pp_readback_has_text (label, 1, "കൈരളി"));
  g_assert_cmpstr (title, ==, "Lot L-A26-00001");
  g_assert_cmpint (pp_readback_get_made_at (label), ==, MADE_AT);
}

static void
test_malayalam (void)
{
  static const char *const texts[] = {
    "L-A26-00001", "500 g", "Copra", "കൊപ്ര", "Milling", "കൈരളി യൂണിറ്റ്", "02-03-2026",
    "31-05-2026", "R1", NULL,
  };
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *lot = receive (depot, "500 g");
  g_autoptr (PpReadback) label = read_label (depot, lot, "ml");

  assert_sticker (label, "L-A26-00001");
  assert_holds (label, texts);
  g_assert_false (pp_readback_has_text (label, 1, "Kairali"));
}

/* What is not known leaves no empty line behind. */
static void
test_bare (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *lot = pp_record_get_id (pp_fixture_do (depot->fixture, "anitha", "lot.receive",
                                                     "material", depot->coconut,
                                                     "person", depot->omana,
                                                     "amount", "10 dozen", NULL));
  g_autoptr (PpReadback) label = read_label (depot, lot, "ml");

  assert_sticker (label, "L-A26-00001");
  assert_holds (label, (const char *[]) { "Coconut", "തേങ്ങ", "120 N", "Omana T",
                                          "Received: 02-03-2026", NULL });
  g_assert_false (pp_readback_has_text (label, 1, "Use by"));
  g_assert_false (pp_readback_has_text (label, 1, "Place"));
}

static const struct {
  const char *name_en, *name_ml, *amount;
} longest[] = {
  { "Dried nutmeg mace, sun dried, first quality, Kothamangalam",
    "ഉണക്കജാതിപത്രി, വെയിലത്തുണക്കിയത്, ഒന്നാംതരം, കോതമംഗലം", "999.999999 kg" },
  { "Ripe banana of the Chengalikodan variety, with a registered name",
    "ഭൗമസൂചികാപദവിയുള്ള ചെങ്ങാലിക്കോടൻ നേന്ത്രപ്പഴം, പഴുത്തത്", "1000000000 kg" },
  { "Ginger", "ഇഞ്ചി", "1 g" },
};

static void
test_long_names (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();

  pp_fixture_do (depot->fixture, "anitha", "enterprise.edit", "id", depot->group, "name_ml",
                 "കാഞ്ഞിരപ്പള്ളി ഗ്രാമപഞ്ചായത്ത് കൈരളി വനിതാ ഭക്ഷ്യസംസ്കരണ കുടുംബശ്രീ യൂണിറ്റ്",
                 NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (longest); i++)
    {
      const char *lot;
      g_autoptr (PpReadback) label = NULL;
      g_autofree char *number = g_strdup_printf ("L-A26-%05" G_GSIZE_FORMAT, i + 1);

      pp_fixture_do (depot->fixture, "anitha", "material.add", "name_en", longest[i].name_en,
                     "name_ml", longest[i].name_ml, "measure", "mass", NULL);
      lot = pp_record_get_id (pp_fixture_do (depot->fixture, "anitha", "lot.receive",
                                             "material", longest[i].name_en,
                                             "person", depot->leela, "enterprise", depot->group,
                                             "amount", longest[i].amount, "place", "R1",
                                             "expires_on", "2026-05-31", NULL));
      label = read_label (depot, lot, "ml");
      assert_sticker (label, number);
      assert_holds (label, (const char *[]) { longest[i].name_en, longest[i].name_ml,
                                              longest[i].amount, "ഭക്ഷ്യസംസ്കരണ", "R1",
                                              "31-05-2026", NULL });
    }
}

/* A receipt that was corrected stands as it should have been; what was taken does not count. */
static void
test_corrected (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *lot = receive (depot, "12.5 kg");
  g_autofree char *receipt = pp_depot_receipt (depot, lot);
  g_autoptr (PpReadback) label = NULL;

  pp_fixture_do (depot->fixture, "anitha", "lot.hand_back", "lot", lot, "amount", "4 kg", NULL);
  pp_fixture_do (depot->fixture, "anitha", "lot.correct", "move", receipt, "amount", "15.2 kg",
                 "reason", "misread", NULL);
  label = read_label (depot, lot, "en");
  assert_holds (label, (const char *[]) { "15.2 kg", NULL });
  g_assert_false (pp_readback_has_text (label, 1, "12.5 kg"));
}

static void
test_erased (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *lot = pp_depot_receive (depot, depot->copra, "3 kg", NULL);
  g_autoptr (PpReadback) label = NULL;

  pp_fixture_do (depot->fixture, "mini", "person.erase", "person", depot->leela, "reason", "asked",
                 NULL);
  label = read_label (depot, lot, "en");
  assert_sticker (label, "L-A26-00001");
  g_assert_false (pp_readback_has_text (label, 1, "Leela"));
}

/* A second printing is the same paper, byte for byte. */
static void
test_same_again (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *lot = receive (depot, "12.5 kg");
  g_autoptr (GBytes) first = print_label (depot, lot, "ml");
  g_autoptr (GBytes) second = print_label (depot, lot, "ml");

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_no_lot (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  Order order = { "none-1", "en" };
  g_autoptr (GError) error = NULL;
  GBytes *pdf = pp_store_read (depot->fixture->store, print, &order, &error);

  g_assert_null (pdf);
  g_assert_cmpstr (pp_error_get_code (error), ==, "store.not-found");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lot-label/english", test_english);
  g_test_add_func ("/lot-label/malayalam", test_malayalam);
  g_test_add_func ("/lot-label/bare", test_bare);
  g_test_add_func ("/lot-label/long-names", test_long_names);
  g_test_add_func ("/lot-label/corrected", test_corrected);
  g_test_add_func ("/lot-label/erased", test_erased);
  g_test_add_func ("/lot-label/same-again", test_same_again);
  g_test_add_func ("/lot-label/no-lot", test_no_lot);

  return g_test_run ();
}
