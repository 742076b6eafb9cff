/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-works.h"

static void
print (PpWorks *works, const char *batch)
{
  pp_fixture_do (works->fixture, "suma", "label.print", "batch", batch, "copies", "1",
                 "width_um", "100000", "height_um", "100000", "language", "en", NULL);
}

static void
assert_changed (PpWorks *works, const char *batch)
{
  g_autofree char *words = pp_fixture_fails (works->fixture, "label.changed", "suma", "label.print",
                                             "batch", batch, "copies", "1", NULL);

  g_test_message ("%s", words);
}

/* What was released as one thing is not sold as another: it needs to be released as that. */
static void
test_relabel (void)
{
  static const struct { const char *row, *verb, *column, *is, *to; } edits[] = {
    { "SELECT id FROM product", "product.edit", "name_en", "Banana chips", "Jackfruit chips" },
    { "SELECT id FROM product", "product.edit", "food", "banana_chips", "tapioca_chips" },
    { "SELECT id FROM product", "product.edit", "net_amount", "250 g", "300 g" },
    { "SELECT id FROM product", "product.edit", "veg_mark", "green", "brown" },
    { "SELECT id FROM recipe_line WHERE name_en = 'Salt'", "product.edit_ingredient",
      "name_ml", "ഉപ്പ്", "കല്ലുപ്പ്" },
    { "SELECT id FROM nutrition", "product.edit_nutrition", "protein_g", "2.5", "3.5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (PpWorks) works = pp_works_new ();
      const char *batch = pp_works_chips (works, NULL);
      g_autofree char *row = pp_fixture_read_text (works->fixture, edits[i].row);

      pp_fixture_do (works->fixture, "mini", edits[i].verb, "id", row,
                     edits[i].column, edits[i].to, NULL);
      assert_changed (works, batch);
      /* As it was, it is what was released */
      pp_fixture_do (works->fixture, "mini", edits[i].verb, "id", row,
                     edits[i].column, edits[i].is, NULL);
      print (works, batch);
    }
}

/* Lines that come and go count as well; the price does not, for a batch has its own. */
static void
test_relabel_lines (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = pp_works_chips (works, NULL);
  g_autofree char *product = pp_fixture_read_text (works->fixture, "SELECT id FROM product");
  g_autofree char *salt = pp_fixture_read_text (works->fixture, "SELECT id FROM recipe_line "
                                                                "WHERE name_en = 'Salt'");
  gpointer added;

  pp_fixture_do (works->fixture, "mini", "product.edit", "id", product, "mrp_paise", "₹130", NULL);
  print (works, batch);
  added = pp_fixture_do (works->fixture, "mini", "product.add_allergen", "product", product,
                         "allergen", "milk", NULL);
  assert_changed (works, batch);
  pp_fixture_do (works->fixture, "mini", "product.remove_allergen",
                 "id", pp_record_get_id (added), NULL);
  print (works, batch);
  pp_fixture_do (works->fixture, "mini", "product.remove_ingredient", "id", salt, NULL);
  assert_changed (works, batch);
}

/* Values of 100 g say nothing of what is sold by volume. */
static void
test_other_measure (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = pp_works_chips (works, NULL);
  g_autofree char *product = pp_fixture_read_text (works->fixture, "SELECT id FROM product");

  pp_fixture_do (works->fixture, "mini", "product.edit", "id", product,
                 "net_amount", "250 ml", NULL);
  pp_works_decide (works, batch, "released");
  g_assert_null (pp_expect_run (works->fixture, "label.nutrition", "nutrition.per_measure", "suma",
                                "label.print",
                                pp_fixture_ask (works->fixture, "label.print", "batch", batch,
                                                "copies", "1", "width_um", "100000",
                                                "height_um", "100000", "language", "en", NULL)));
  pp_fixture_do (works->fixture, "mini", "product.edit", "id", product,
                 "net_amount", "300 g", NULL);
  pp_works_decide (works, batch, "released");
  print (works, batch);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relabel/edits", test_relabel);
  g_test_add_func ("/relabel/lines", test_relabel_lines);
  g_test_add_func ("/relabel/other-measure", test_other_measure);
  return g_test_run ();
}
