/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-product-note.h"

#include "pp-works.h"

#define MOST_LINES 3

typedef struct {
  const char *name, *share, *additive_class, *ins;
} Line;

/* A product by its food, name and recipe; the note that its label bears, or asks for. */
static const struct {
  const char *food, *name, *standard, *rule, *text, *field;
  Line        recipe[MOST_LINES];
} notes[] = {
  /* Oil in chilli powder: how much, at most 2 % */
  { "chilli_powder", "Chilli powder", NULL, NULL, NULL, NULL, { { "Dried chilli", "1000" } } },
  { "chilli_powder", "Chilli powder", NULL, "R84",
    "Contains added edible oil: Sesame oil 1.5 %", NULL,
    { { "Dried chilli", "985" }, { "Sesame oil", "15" } } },
  { "kashmiri_chilli_powder", "Kashmiri chilli powder", NULL, "R84",
    "Contains added edible oil: Oil 2 %", NULL, { { "Oil", "20" } } },
  { "chilli_powder", "Chilli powder", NULL, "R84", NULL, "recipe_line.share_per_mille",
    { { "Sesame oil", "21" } } },
  { "chilli_powder", "Chilli powder", NULL, "R84", NULL, "recipe_line.share_per_mille",
    { { "Sesame oil", NULL } } },
  { "chilli_powder", "Chilli powder", NULL, NULL, NULL, NULL, { { "Boiled chilli", NULL } } },
  { "banana_chips", "Banana chips", NULL, NULL, NULL, NULL, { { "Coconut oil", "300" } } },
  /* A mixed masala tells how much spice its class has at least, and much salt */
  { "garam_masala", "Garam masala", NULL, "R85", "Spice content: at least 85 %", NULL,
    { { "Salt", "50" } } },
  { "garam_masala", "Garam masala", NULL, "R85", "Spice content: at least 85 %. Salt: 5.1 %", NULL,
    { { "Salt", "51" } } },
  { "garam_masala", "Garam masala", NULL, "R85", "Spice content: at least 85 %", NULL,
    { { "Salt", NULL } } },
  { "garam_masala", "Garam masala", "mixed_masala_b", "R85", "Spice content: at least 40 %", NULL },
  { "garam_masala", "Garam masala", "mixed_masala_c", "R85",
    "Spice content: at least 25 %. Salt: 10 %", NULL, { { "Iodised salt", "100" } } },
  { "mango_pickle", "Mango pickle", NULL, NULL, NULL, NULL, { { "Salt", "90" } } },
  /* Pepper is named, and told whole or ground */
  { "pepper_black", "Black Pepper whole", NULL, NULL, NULL, NULL },
  { "pepper_black", "Wayanad black pepper (crushed)", NULL, NULL, NULL, NULL },
  { "pepper_powder", "Black pepper powder", NULL, NULL, NULL, NULL },
  { "pepper_powder", "White pepper, ground", NULL, NULL, NULL, NULL },
  { "pepper_white", "White pepper whole", NULL, NULL, NULL, NULL },
  { "pepper_green", "Green pepper, dehydrated", NULL, NULL, NULL, NULL },
  { "pepper_black", "Black pepper", NULL, "R86", NULL, "product.name_en" },
  { "pepper_black", "Pepper whole", NULL, "R86", NULL, "product.name_en" },
  { "pepper_black", "White pepper whole", NULL, "R86", NULL, "product.name_en" },
  { "pepper_white", "Black pepper whole", NULL, "R86", NULL, "product.name_en" },
  /* A pickle says so, and of what */
  { "mango_pickle", "Mango Pickle", NULL, NULL, NULL, NULL },
  { "lime_pickle", "Grandma's lime pickle, hot", NULL, NULL, NULL, NULL },
  { "mango_pickle", "Mango achar", NULL, "R87", NULL, "product.name_en" },
  { "mango_pickle", "Pickle", NULL, "R87", NULL, "product.name_en" },
  { "pickle_powder", "Achar masala", NULL, "R85", "Spice content: at least 40 %", NULL },
  /* Vinegar that nothing brewed */
  { "vinegar", "Vinegar", "vinegar_brewed", NULL, NULL, NULL },
  { "vinegar", "Vinegar", "vinegar_synthetic", "R88",
    "SYNTHETIC - PREPARED FROM ACETIC ACID", NULL },
  /* Honey is honey */
  { "honey", "Honey", NULL, NULL, NULL, NULL, { { "Honey", NULL } } },
  { "honey", "Honey", NULL, "R89", NULL, "recipe_line.name_en",
    { { "Honey", NULL }, { "Ginger", NULL } } },
  /* Coffee with chicory: the share of each, and 51 % coffee */
  { "coffee_chicory", "Coffee-chicory mixture", NULL, "R90",
    "Coffee blended with chicory. This mixture contains: coffee 53 %, chicory 47 %", NULL,
    { { "Roasted coffee", "530" }, { "Chicory", "470" } } },
  { "coffee_chicory", "Coffee-chicory mixture", NULL, "R90",
    "Coffee blended with chicory. This mixture contains: coffee 51 %, chicory 49 %", NULL,
    { { "Chicory", "490" }, { "Coffee", "510" } } },
  { "coffee_chicory", "Coffee-chicory mixture", NULL, "R90", NULL, "recipe_line.share_per_mille",
    { { "Chicory", "491" }, { "Coffee", "509" } } },
  { "coffee_chicory", "Coffee-chicory mixture", NULL, "R90", NULL, "recipe_line.share_per_mille",
    { { "Chicory", NULL }, { "Coffee", "600" } } },
  { "coffee_chicory", "Coffee-chicory mixture", NULL, "R90", NULL, "recipe_line.share_per_mille",
    { { "Coffee", "1000" } } },
  { "coffee_powder", "Coffee powder", NULL, NULL, NULL, NULL, { { "Coffee", "1000" } } },
  /* Tea with a flavour is not labelled here */
  { "tea", "Wayanad tea", NULL, NULL, NULL, NULL, { { "Tea leaves", "1000" } } },
  { "tea", "Cardamom tea", NULL, "R91", NULL, "recipe_line.name_en",
    { { "Tea leaves", "990" }, { "Cardamom flavour", "10" } } },
  /* Virgin oil has no additive; other oil may */
  { "virgin_coconut_oil", "Virgin coconut oil", NULL, "R92", NULL, "recipe_line.additive_class",
    { { "Coconut oil", NULL }, { "Lecithin", NULL, "Emulsifier", "322" } } },
  { "coconut_oil", "Coconut oil", NULL, NULL, NULL, NULL,
    { { "Coconut oil", NULL }, { "Lecithin", NULL, "Emulsifier", "322" } } },
  /* Glutamate, told once */
  { "mixture", "Kerala mixture", NULL, "R97",
    "Contains added monosodium glutamate. Not recommended for infants below 12 months and "
    "pregnant women", NULL,
    { { "Gram flour", NULL }, { "Taste powder", NULL, "Flavour enhancer", "621" } } },
  { "mixture", "Kerala mixture", NULL, NULL, NULL, NULL,
    { { "Yeast extract", NULL, "Flavour enhancer", "627" } } },
  /* Polyols by their shares, together 10 % */
  { "jam", "Jam", NULL, "R98", "Polyols may have laxative effect", NULL,
    { { "Sorbitol", "60", "Humectant", "420" }, { "Xylitol", "40", "Sweetener", "967" } } },
  { "jam", "Jam", NULL, NULL, NULL, NULL,
    { { "Sorbitol", "60", "Humectant", "420(i)" }, { "Xylitol", "39", "Sweetener", "967" } } },
  /* What has warnings of its own is not labelled without them */
  { "jam", "Jam", NULL, "R98", NULL, "recipe_line.ins",
    { { "Mango", "900" }, { "Sucralose", "1", "Sweetener", "955" } } },
  { "jam", "Jam", NULL, "R98", NULL, "recipe_line.name_en", { { "Caffeine", "1" } } },
  { "jam", "Jam", NULL, NULL, NULL, NULL, { { "Decaffeinated coffee", "1" } } },
  /* A mat has no notes */
  { "coir_mat", "Coir mat", NULL, NULL, NULL, NULL, { { "Glue", NULL, "Binder", "621" } } },
};

static void
add_recipe (PpWorks *works, const char *product, const Line *lines)
{
  for (guint i = 0; i < MOST_LINES && lines[i].name != NULL; i++)
    pp_fixture_do (works->fixture, "mini", "product.add_ingredient", "product", product,
                   "name_en", lines[i].name, "name_ml", "ചേരുവ", "share_per_mille", lines[i].share,
                   "additive_class", lines[i].additive_class, "ins", lines[i].ins, NULL);
}

static void
assert_note (GPtrArray *list, gsize i)
{
  const PpDeclaration *note;

  g_assert_cmpuint (list->len, ==, notes[i].rule != NULL);
  if (list->len == 0)
    return;
  note = g_ptr_array_index (list, 0);
  g_assert_cmpint (note->kind, ==, PP_DECLARATION_NOTE);
  g_assert_cmpstr (note->rule, ==, notes[i].rule);
  g_assert_cmpstr (note->text_en, ==, notes[i].text);
  g_assert_cmpint (note->text_ml != NULL, ==, notes[i].text != NULL);
  g_assert_cmpstr (note->field, ==, notes[i].field);
  g_assert_cmpint (note->missing != NULL, ==, notes[i].field != NULL);
}

static void
test_notes (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      const char *product = pp_works_product (works, notes[i].food, notes[i].name, "ഉൽപന്നം",
                                              "200 g", "₹60");
      g_autoptr (PpLabelFacts) facts = NULL;
      g_autoptr (GPtrArray) list = NULL;

      pp_fixture_do (works->fixture, "mini", "test.edit_product", "id", product,
                     "standard", notes[i].standard, NULL);
      add_recipe (works, product, notes[i].recipe);
      facts = pp_works_facts (works, pp_works_batch (works, product));
      list = pp_declaration_list (facts, &(PpLabelPanel) { 7000, 0 });
      g_ptr_array_set_size (list, 0);
      pp_product_note_write (facts, list);
      g_test_message ("%s, %s", notes[i].food, notes[i].name);
      assert_note (list, i);
    }
}

/* By the nutrition values, where the recipe tells no shares. */
static void
test_polyols (void)
{
  static const struct { const char *polyols; guint n; } cases[] = {
    { "9.999", 0 }, { "10", 1 }, { NULL, 0 },
  };
  g_autoptr (PpWorks) works = pp_works_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("Jam %u", (guint) i);
      const char *product = pp_works_product (works, "jam", name, "ജാം", "200 g", "₹60");
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM nutrition WHERE product = '%s'",
                                              product);
      g_autofree char *id = NULL;
      g_autoptr (PpLabelFacts) facts = NULL;
      g_autoptr (GPtrArray) list = NULL;

      pp_works_nutrition (works, product, NULL, NULL);
      id = pp_fixture_read_text (works->fixture, sql);
      pp_fixture_do (works->fixture, "suma", "product.edit_nutrition", "id", id,
                     "carbohydrate_g", "40", "polyols_g", cases[i].polyols, NULL);
      facts = pp_works_facts (works, pp_works_batch (works, product));
      list = pp_declaration_list (facts, &(PpLabelPanel) { 7000, 0 });
      g_ptr_array_set_size (list, 0);
      pp_product_note_write (facts, list);
      g_assert_cmpuint (list->len, ==, cases[i].n);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/product-note/notes", test_notes);
  g_test_add_func ("/product-note/polyols", test_polyols);

  return g_test_run ();
}
