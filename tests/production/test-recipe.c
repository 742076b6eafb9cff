/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-recipe.h"

#include "pp-fixture-raw.h"
#include "pp-workshop.h"

static const struct {
  const char *name, *position, *share;
  const char *additive_class, *ins;
  const char *code, *field;   /* both NULL where it is taken */
  gint64      at;             /* its position */
} lines[] = {
  /* One after the other, unless a place is told */
  { "Banana", NULL, "700", NULL, NULL, NULL, NULL, 1 },
  { "Coconut oil", NULL, "280", NULL, NULL, NULL, NULL, 2 },
  { "Salt", "10", NULL, NULL, NULL, NULL, NULL, 10 },
  { "Turmeric", NULL, NULL, NULL, NULL, NULL, NULL, 11 },
  { "Water", "1", NULL, NULL, NULL, NULL, NULL, 1 },
  { "Pepper", "200", NULL, NULL, NULL, NULL, NULL, 200 },
  { "Pepper", NULL, NULL, NULL, NULL, "production.bad-ingredient", "position" },
  { "Pepper", "0", NULL, NULL, NULL, "production.bad-ingredient", "position" },
  { "Pepper", "-1", NULL, NULL, NULL, "production.bad-ingredient", "position" },
  { "Pepper", "201", NULL, NULL, NULL, "production.bad-ingredient", "position" },
  /* Shares: 980 of 1000 are given */
  { "Chilli", "12", "0", NULL, NULL, "production.bad-ingredient", "share_per_mille" },
  { "Chilli", "12", "-5", NULL, NULL, "production.bad-ingredient", "share_per_mille" },
  { "Chilli", "12", "1001", NULL, NULL, "production.bad-ingredient", "share_per_mille" },
  { "Chilli", "12", "21", NULL, NULL, "production.bad-ingredient", "share_per_mille" },
  { "Chilli", "12", "20", NULL, NULL, NULL, NULL, 12 },
  { "Garlic", "13", "1", NULL, NULL, "production.bad-ingredient", "share_per_mille" },
  /* Additives: class and number */
  { "Sodium benzoate", "14", NULL, "Preservative", "211", NULL, NULL, 14 },
  { "Paprika extract", "15", NULL, "Colour", "160c(ii)", NULL, NULL, 15 },
  { "Curcumin", "16", NULL, "Colour", "100(i)", NULL, NULL, 16 },
  { "Modified starch", "17", NULL, "Thickener", "1442", NULL, NULL, 17 },
  { "Lecithin", "18", NULL, "Emulsifier", NULL, NULL, NULL, 18 },
  { "Benzoate", "19", NULL, NULL, "211", "production.bad-ingredient", "additive_class" },
  { "Benzoate", "19", NULL, "  ", "211", "production.bad-ingredient", "additive_class" },
  { "Benzoate", "19", NULL, "Preservative", "INS 211", "production.bad-ingredient", "ins" },
  { "Benzoate", "19", NULL, "Preservative", "21", "production.bad-ingredient", "ins" },
  { "Benzoate", "19", NULL, "Preservative", "211 and more", "production.bad-ingredient", "ins" },
  /* Names */
  { NULL, "19", NULL, NULL, NULL, "record.missing", "name_en" },
  { " ", "19", NULL, NULL, NULL, "record.missing", "name_en" },
};

static gpointer
list_lines (PpDb *db, gpointer data, GError **error)
{
  return pp_recipe_list_lines (db, data, error);
}

static gpointer
list_allergens (PpDb *db, gpointer data, GError **error)
{
  return pp_recipe_list_allergens (db, data, error);
}

static void
assert_order (PpWorkshop *shop, const char *expected)
{
  g_autoptr (GPtrArray) found = pp_store_read (shop->fixture->store, list_lines,
                                               (gpointer) shop->chips, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((PpRecipeLine *) g_ptr_array_index (found, i))->name_en);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_lines (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (PpRecipeLine) line = NULL;

      g_test_message ("%s, %s, %s, %s %s", lines[i].name, lines[i].position, lines[i].share,
                      lines[i].additive_class, lines[i].ins);
      line = pp_expect_run (shop->fixture, lines[i].code, lines[i].field, "anitha",
                            "product.add_ingredient",
                            pp_fixture_ask (shop->fixture, "product.add_ingredient",
                                            "product", shop->chips, "name_en", lines[i].name,
                                            "name_ml", "ചേരുവ", "position", lines[i].position,
                                            "share_per_mille", lines[i].share,
                                            "additive_class", lines[i].additive_class,
                                            "ins", lines[i].ins, NULL));
      if (line != NULL)
        g_assert_cmpint (line->position, ==, lines[i].at);
    }
  assert_order (shop, "Banana, Water, Coconut oil, Salt, Turmeric, Chilli, Sodium benzoate, "
                      "Paprika extract, Curcumin, Modified starch, Lecithin, Pepper");
  pp_fixture_assert_clean (shop->fixture);
}

static const char *
add_line (PpWorkshop *shop, const char *name, const char *share)
{
  return pp_record_get_id (pp_fixture_do (shop->fixture, "anitha", "product.add_ingredient",
                                          "product", shop->chips, "name_en", name,
                                          "name_ml", "ചേരുവ", "share_per_mille", share, NULL));
}

static void
test_edit (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *banana = add_line (shop, "Banana", "600");
  const char *oil = add_line (shop, "Oil", "400");
  const struct {
    const char *column, *text, *code;
  } edits[] = {
    { "name_en", "Raw banana", NULL },
    { "share_per_mille", "600", NULL },
    { "share_per_mille", "601", "production.bad-ingredient" },
    { "share_per_mille", "", NULL },
    { "material", shop->depot->coconut, NULL },
    { "material", "nothing", "store.not-found" },
    { "material", "", NULL },
    { "position", "5", NULL },
    { "position", "500", "production.bad-ingredient" },
    { "product", shop->oil, "production.bad-ingredient" },
    { "ins", "211", "production.bad-ingredient" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (PpRecipeLine) line = NULL;
      const char *field = g_str_equal (edits[i].column, "ins") ? "additive_class"
                                                               : edits[i].column;

      g_test_message ("%s: “%s”", edits[i].column, edits[i].text);
      line = pp_expect_run (shop->fixture, edits[i].code, field, "anitha",
                            "product.edit_ingredient",
                            pp_fixture_ask (shop->fixture, "product.edit_ingredient",
                                            "id", banana, edits[i].column, edits[i].text, NULL));
    }
  assert_order (shop, "Oil, Raw banana");
  pp_fixture_do (shop->fixture, "anitha", "product.remove_ingredient", "id", oil, NULL);
  assert_order (shop, "Raw banana");
  pp_expect_run (shop->fixture, "store.voided", NULL, "anitha", "product.remove_ingredient",
                 pp_fixture_ask (shop->fixture, "product.remove_ingredient", "id", oil, NULL));
  /* What was removed gives its share back */
  add_line (shop, "Salt", "1000");
  pp_expect (shop->fixture, "store.not-found", "product", "anitha", "product.add_ingredient",
             "name_en", "Salt", NULL);
  pp_fixture_assert_clean (shop->fixture);
}

static const struct {
  const char *allergen, *word_en, *may_contain;
  const char *code, *field;
} allergens[] = {
  { "milk", NULL, "0" },
  { "gluten", "wheat", "0" },
  { "gluten", "barley", "1" },
  { "crustacean", NULL, "1" },
  { "egg", NULL, "1" },
  { "fish", NULL, "0" },
  { "nuts", "cashew", "0" },
  { "soya", NULL, "0" },
  { "sulphite", NULL, "0" },
  { "milk", NULL, "0", "production.has-already", "allergen" },
  { "milk", NULL, "1", "production.has-already", "allergen" },
  { "gluten", "wheat", "1", "production.has-already", "allergen" },
  { "gluten", "  wheat ", "1", "production.has-already", "allergen" },
  { "sesame", NULL, "0", "production.bad-allergen", "allergen" },
  { "Milk", NULL, "0", "production.bad-allergen", "allergen" },
  { "", NULL, "0", "record.missing", "allergen" },
  { NULL, NULL, "0", "record.missing", "allergen" },
};

/* The answer that a usual allergen is not there stands alone. */
static void
test_absent (void)
{
  static const struct { const char *allergen, *may_contain, *absent, *code, *field; } answers[] = {
    { "milk", "0", "1" },
    { "milk", "0", "1", "production.has-already", "allergen" },
    { "milk", "0", "0", "production.has-already", "allergen" },
    { "milk", "1", "0", "production.has-already", "allergen" },
    { "egg", "1", "1", "production.bad-allergen", "absent" },
    { "egg", "1", "0" },
    { "egg", "0", "1", "production.has-already", "allergen" },
  };
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (PpProductAllergen) stored = NULL;

      g_test_message ("%s %s %s", answers[i].allergen, answers[i].may_contain, answers[i].absent);
      stored = pp_expect_run (shop->fixture, answers[i].code, answers[i].field, "anitha",
                              "product.add_allergen",
                              pp_fixture_ask (shop->fixture, "product.add_allergen",
                                              "product", shop->chips,
                                              "allergen", answers[i].allergen,
                                              "may_contain", answers[i].may_contain,
                                              "absent", answers[i].absent, NULL));
    }
  pp_fixture_assert_clean (shop->fixture);
}

static void
test_allergens (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  g_autofree char *first = NULL;
  g_autoptr (GPtrArray) found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (allergens); i++)
    {
      g_autoptr (PpProductAllergen) stored = NULL;

      g_test_message ("%s %s", allergens[i].allergen, allergens[i].word_en);
      stored = pp_expect_run (shop->fixture, allergens[i].code, allergens[i].field, "anitha",
                              "product.add_allergen",
                              pp_fixture_ask (shop->fixture, "product.add_allergen",
                                              "product", shop->chips,
                                              "allergen", allergens[i].allergen,
                                              "word_en", allergens[i].word_en,
                                              "may_contain", allergens[i].may_contain, NULL));
      if (first == NULL)
        first = g_strdup (pp_record_get_id (PP_RECORD (stored)));
    }
  pp_fixture_do (shop->fixture, "anitha", "product.remove_allergen", "id", first, NULL);
  found = pp_store_read (shop->fixture->store, list_allergens, (gpointer) shop->chips, NULL);
  g_assert_cmpuint (found->len, ==, 8);
  for (guint i = 1; i < found->len; i++)
    g_assert_true (((PpProductAllergen *) g_ptr_array_index (found, i))->may_contain ||
                   !((PpProductAllergen *) g_ptr_array_index (found, i - 1))->may_contain);
  /* What was removed may come back */
  pp_fixture_do (shop->fixture, "anitha", "product.add_allergen", "product", shop->chips,
                 "allergen", "milk", "may_contain", "1", NULL);
  pp_fixture_assert_clean (shop->fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recipe/lines", test_lines);
  g_test_add_func ("/recipe/edit", test_edit);
  g_test_add_func ("/recipe/allergens", test_allergens);
  g_test_add_func ("/recipe/absent", test_absent);

  return g_test_run ();
}
