/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-declaration.h"

#include "core/pp-error.h"
#include "label/pp-label-error.h"
#include "pp-works.h"

static const PpLabelPanel large = { 7000, 0 };

/* Turmeric powder in packs of 200 g at ₹60, of one ingredient. */
static const char *
make_turmeric (PpWorks *works)
{
  const char *product = pp_works_product (works, "turmeric_powder", "Turmeric powder",
                                          "മഞ്ഞൾപ്പൊടി", "200 g", "₹60");

  pp_works_add (works, product, "Turmeric", "മഞ്ഞൾ");
  return product;
}

static const struct {
  PpDeclarationKind kind;
  const char       *rule, *text_en, *text_ml;
} turmeric[] = {
  { PP_DECLARATION_NAME, "R1", "Turmeric powder", "മഞ്ഞൾപ്പൊടി" },
  { PP_DECLARATION_VEG_MARK, "R11", "green", NULL },
  { PP_DECLARATION_NET_QUANTITY, "R14", "Net quantity: 200 g", "അറ്റ അളവ്: 200 g" },
  { PP_DECLARATION_MRP, "R23", "MRP ₹60.00 (incl. of all taxes)",
    "പരമാവധി ചില്ലറ വില: ₹60.00 (എല്ലാ നികുതികളും ഉൾപ്പെടെ)" },
  { PP_DECLARATION_UNIT_PRICE, "R25", "Unit sale price: ₹0.30 per g", NULL },
  { PP_DECLARATION_MADE_ON, "R17", "Date of manufacture: 02/03/2026",
    "നിർമാണ തീയതി: 02/03/2026" },
  { PP_DECLARATION_EXPIRES_ON, "R17", "Expiry / Use by: 31/05/2026",
    "ഉപയോഗിക്കാവുന്ന അവസാന തീയതി: 31/05/2026" },
  { PP_DECLARATION_BATCH, "R16", "Batch No. B-A26-00001", "ബാച്ച് നമ്പർ: B-A26-00001" },
  { PP_DECLARATION_MAKER, "R13",
    "Manufactured and packed by: Kairali unit, Ward 4, Cheruvannur, Kozhikode 673631",
    "നിർമാതാവ്: കൈരളി യൂണിറ്റ്" },
  { PP_DECLARATION_LICENCE, "R12", "Lic. No. 21326001000456", NULL },
  { PP_DECLARATION_CARE, "R24",
    "Customer care, at the maker's address: +91 94470 12345, kairali@example.org",
    "ഉപഭോക്തൃ സേവനം: +91 94470 12345" },
};

static void
test_texts (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpLabelFacts) facts = pp_works_facts (works, pp_works_batch (works,
                                                                          make_turmeric (works)));
  g_autoptr (GPtrArray) list = pp_declaration_list (facts, &large);
  g_autoptr (GError) error = NULL;

  g_assert_true (pp_declaration_check (list, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (turmeric));
  for (guint i = 0; i < list->len; i++)
    {
      const PpDeclaration *one = g_ptr_array_index (list, i);

      g_assert_cmpint (one->kind, ==, turmeric[i].kind);
      g_assert_cmpstr (one->rule, ==, turmeric[i].rule);
      g_assert_cmpstr (one->text_en, ==, turmeric[i].text_en);
      g_assert_cmpstr (one->text_ml, ==, turmeric[i].text_ml);
    }
}

/* What is taken away, and what the label then asks for. */
static const struct {
  const char *kind, *column, *value, *field, *rule;
} missing[] = {
  { "product", "veg_mark", "none", "product.veg_mark", "R11" },
  { "product", "mrp_paise", NULL, "product.mrp_paise", "R23" },
  { "product", "shelf_days", NULL, "product.shelf_days", "R17" },
  { "enterprise", "name_en", NULL, "enterprise.name_en", "R13" },
  { "enterprise", "address", NULL, "enterprise.address", "R13" },
  { "enterprise", "fssai", NULL, "enterprise.fssai", "R12" },
  { "enterprise", "phone", NULL, "enterprise.phone", "R24" },
  { "enterprise", "email", NULL, "enterprise.email", "R24" },
};

static void
test_missing (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      g_autoptr (PpWorks) works = pp_works_new ();
      const char *product = make_turmeric (works);
      gboolean of_product = g_str_equal (missing[i].kind, "product");
      g_autofree char *verb = g_strconcat (missing[i].kind, ".edit", NULL);
      g_autofree char *number = g_strdup_printf ("(%s)", missing[i].rule);
      g_autoptr (PpLabelFacts) facts = NULL;
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GError) error = NULL;

      pp_fixture_do (works->fixture, "mini", verb, "id", of_product ? product : works->group,
                     missing[i].column, missing[i].value, NULL);
      facts = pp_works_facts (works, pp_works_batch (works, product));
      list = pp_declaration_list (facts, &large);
      g_assert_false (pp_declaration_check (list, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, PP_LABEL_ERROR, PP_LABEL_ERROR_MISSING);
      g_assert_cmpstr (pp_error_get_field (error), ==, missing[i].field);
      g_assert_nonnull (strstr (error->message, number));
      g_assert_null (strchr (error->message, '\n'));
    }
}

/* All that is missing is told at once. */
static void
test_many_missing (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = pp_works_product (works, "turmeric_powder", "Turmeric powder",
                                          "മഞ്ഞൾപ്പൊടി", "200 g", NULL);
  g_autoptr (PpLabelFacts) facts = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  pp_fixture_do (works->fixture, "mini", "enterprise.edit", "id", works->group, "fssai", NULL,
                 NULL);
  facts = pp_works_facts (works, pp_works_batch (works, product));
  list = pp_declaration_list (facts, &large);
  g_assert_false (pp_declaration_check (list, &error));
  lines = g_strsplit (error->message, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (pp_error_get_field (error), ==, "product.mrp_paise");
  g_assert_nonnull (strstr (lines[1], "(R2)"));
  g_assert_nonnull (strstr (lines[2], "(R12)"));
}

static const char *
text_of (GPtrArray *list, PpDeclarationKind kind)
{
  const PpDeclaration *one = pp_declaration_find (list, kind);

  return one != NULL ? one->text_en : NULL;
}

static const char *
text_ml_of (GPtrArray *list, PpDeclarationKind kind)
{
  const PpDeclaration *one = pp_declaration_find (list, kind);

  return one != NULL ? one->text_ml : NULL;
}

static void
add_line (PpWorks *works, const char *product, const char *name_en, const char *name_ml,
          const char *share, const char *additive_class, const char *ins)
{
  pp_fixture_do (works->fixture, "mini", "product.add_ingredient", "product", product,
                 "name_en", name_en, "name_ml", name_ml, "share_per_mille", share,
                 "additive_class", additive_class, "ins", ins, NULL);
}

/* Falling shares; additives by class and number. */
static void
test_ingredients (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = pp_works_product (works, "lime_pickle", "Lime pickle", "നാരങ്ങാ അച്ചാർ",
                                          "300 g", "₹90");
  g_autoptr (PpLabelFacts) facts = NULL;
  g_autoptr (GPtrArray) list = NULL;

  add_line (works, product, "Sodium benzoate", "സോഡിയം ബെൻസോയേറ്റ്", "1", "Preservative", "211");
  add_line (works, product, "Salt", "ഉപ്പ്", "80", NULL, NULL);
  add_line (works, product, "Lime", "നാരങ്ങ", "700", NULL, NULL);
  add_line (works, product, "Acetic acid", "അസറ്റിക് ആസിഡ്", "5", "Acidity regulator", NULL);
  facts = pp_works_facts (works, pp_works_batch (works, product));
  list = pp_declaration_list (facts, &large);
  g_assert_cmpstr (text_of (list, PP_DECLARATION_INGREDIENTS), ==,
                   "Ingredients: Lime, Salt, Acidity regulator (Acetic acid), "
                   "Preservative (INS 211)");
  g_assert_cmpstr (text_ml_of (list, PP_DECLARATION_INGREDIENTS), ==,
                   "ചേരുവകൾ: നാരങ്ങ, ഉപ്പ്, Acidity regulator (അസറ്റിക് ആസിഡ്), "
                   "Preservative (INS 211)");
}

/* Where a share is not known the order of the recipe stands. */
static void
test_order (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = pp_works_product (works, "curry_powder", "Curry powder", "കറി പൊടി",
                                          "100 g", "₹40");
  g_autoptr (PpLabelFacts) facts = NULL;
  g_autoptr (GPtrArray) list = NULL;

  add_line (works, product, "Coriander", "മല്ലി", NULL, NULL, NULL);
  add_line (works, product, "Chilli", "മുളക്", "900", NULL, NULL);
  facts = pp_works_facts (works, pp_works_batch (works, product));
  list = pp_declaration_list (facts, &large);
  g_assert_cmpstr (text_of (list, PP_DECLARATION_INGREDIENTS), ==,
                   "Ingredients: Coriander, Chilli");
}

static void
add_allergen (PpWorks *works, const char *product, const char *allergen, const char *word_en,
              const char *word_ml, const char *may_contain)
{
  pp_fixture_do (works->fixture, "mini", "product.add_allergen", "product", product,
                 "allergen", allergen, "word_en", word_en, "word_ml", word_ml,
                 "may_contain", may_contain, NULL);
}

static void
test_allergens (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = make_turmeric (works);
  g_autoptr (PpLabelFacts) facts = NULL;
  g_autoptr (GPtrArray) list = NULL;

  add_allergen (works, product, "gluten", "wheat", "ഗോതമ്പ്", "0");
  add_allergen (works, product, "milk", NULL, NULL, "0");
  add_allergen (works, product, "nuts", "peanut", NULL, "1");
  facts = pp_works_facts (works, pp_works_batch (works, product));
  list = pp_declaration_list (facts, &large);
  g_assert_cmpstr (text_of (list, PP_DECLARATION_CONTAINS), ==, "Contains: wheat, milk");
  g_assert_cmpstr (text_ml_of (list, PP_DECLARATION_CONTAINS), ==,
                   "അടങ്ങിയിട്ടുള്ളവ: ഗോതമ്പ്, പാൽ");
  g_assert_cmpstr (text_of (list, PP_DECLARATION_MAY_CONTAIN), ==, "May contain: peanut");
  g_assert_cmpstr (text_ml_of (list, PP_DECLARATION_MAY_CONTAIN), ==,
                   "ഇവയുടെ അംശം ഉണ്ടാകാം: peanut");
}

/* "Cereals containing gluten" is no name of a cereal. */
static void
test_unnamed_allergen (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = make_turmeric (works);
  g_autoptr (PpLabelFacts) facts = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  add_allergen (works, product, "gluten", NULL, NULL, "0");
  facts = pp_works_facts (works, pp_works_batch (works, product));
  list = pp_declaration_list (facts, &large);
  g_assert_false (pp_declaration_check (list, &error));
  g_assert_cmpstr (pp_error_get_field (error), ==, "product_allergen.word_en");
}

/* What packs of a surface may leave off: batch and ingredients, then the dates too. */
static const struct {
  gint64   surface_mm2;
  gboolean ingredients, batch, dates;
} packs[] = {
  { 0, TRUE, TRUE, TRUE },
  { 10001, TRUE, TRUE, TRUE },
  { 10000, FALSE, FALSE, TRUE },
  { 3000, FALSE, FALSE, TRUE },
  { 2999, FALSE, FALSE, FALSE },
};

static void
test_small_packs (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = make_turmeric (works);
  g_autoptr (PpLabelFacts) facts = NULL;

  pp_works_add (works, product, "Salt", "ഉപ്പ്");
  facts = pp_works_facts (works, pp_works_batch (works, product));
  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      const PpLabelPanel panel = { 2000, packs[i].surface_mm2 };
      g_autoptr (GPtrArray) list = pp_declaration_list (facts, &panel);

      g_assert_cmpint (text_of (list, PP_DECLARATION_INGREDIENTS) != NULL, ==,
                       packs[i].ingredients);
      g_assert_cmpint (text_of (list, PP_DECLARATION_BATCH) != NULL, ==, packs[i].batch);
      g_assert_cmpint (text_of (list, PP_DECLARATION_MADE_ON) != NULL, ==, packs[i].dates);
      g_assert_cmpint (text_of (list, PP_DECLARATION_EXPIRES_ON) != NULL, ==, packs[i].dates);
      g_assert_nonnull (text_of (list, PP_DECLARATION_NAME));
      g_assert_nonnull (text_of (list, PP_DECLARATION_NET_QUANTITY));
      g_assert_nonnull (text_of (list, PP_DECLARATION_LICENCE));
    }
}

static const struct {
  const char *food, *net, *net_text, *unit_text;
  gboolean    price;            /* whether the price laws hold */
} nets[] = {
  { "turmeric_powder", "200 g", "Net quantity: 200 g", "Unit sale price: ₹0.30 per g", TRUE },
  { "turmeric_powder", "1 kg", "Net quantity: 1 kg", NULL, TRUE },
  { "turmeric_powder", "1500 g", "Net quantity: 1.5 kg", "Unit sale price: ₹40.00 per kg", TRUE },
  { "turmeric_powder", "10 g", "Net quantity: 10 g", NULL, FALSE },
  { "turmeric_powder", "10.001 g", "Net quantity: 10.001 g", "Unit sale price: ₹6.00 per g",
    TRUE },
  { "turmeric_powder", "25 kg", "Net quantity: 25 kg", "Unit sale price: ₹2.40 per kg", TRUE },
  { "turmeric_powder", "25.001 kg", "Net quantity: 25.001 kg", NULL, FALSE },
  { "squash", "750 ml", "Net quantity: 750 ml", "Unit sale price: ₹0.08 per ml", TRUE },
  { "coir_mat", "1 N", "Net quantity: 1 N", NULL, TRUE },
  { "candle", "10 N", "Net quantity: 10 N", "Unit sale price: ₹6.00 per piece", TRUE },
  /* An edible oil needs its weight */
  { "coconut_oil", "500 ml", NULL, "Unit sale price: ₹0.12 per ml", TRUE },
  { "coconut_oil", "500 g", "Net quantity: 500 g", "Unit sale price: ₹0.12 per g", TRUE },
};

static void
test_net (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (nets); i++)
    {
      g_autofree char *name = g_strdup_printf ("Product %u", (guint) i);
      const char *product = pp_works_product (works, nets[i].food, name, "ഉൽപന്നം", nets[i].net,
                                              "₹60");
      g_autoptr (PpLabelFacts) facts = pp_works_facts (works, pp_works_batch (works, product));
      g_autoptr (GPtrArray) list = pp_declaration_list (facts, &large);

      g_test_message ("%s %s", nets[i].food, nets[i].net);
      g_assert_cmpstr (text_of (list, PP_DECLARATION_NET_QUANTITY), ==, nets[i].net_text);
      g_assert_cmpstr (text_of (list, PP_DECLARATION_UNIT_PRICE), ==, nets[i].unit_text);
      g_assert_cmpint (text_of (list, PP_DECLARATION_MRP) != NULL, ==, nets[i].price);
      g_assert_cmpint (text_of (list, PP_DECLARATION_CARE) != NULL, ==, nets[i].price);
    }
}

/* A mat needs neither a licence nor a mark, and the month it was made in instead of dates. */
static void
test_other_goods (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = pp_works_product (works, "coir_mat", "Coir mat", "കയർ ചവിട്ടി", "1 N",
                                          "₹250");
  g_autoptr (PpLabelFacts) facts = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  pp_fixture_do (works->fixture, "mini", "product.edit", "id", product, "veg_mark", "none",
                 "shelf_days", NULL, NULL);
  pp_fixture_do (works->fixture, "mini", "enterprise.edit", "id", works->group, "fssai", NULL,
                 NULL);
  facts = pp_works_facts (works, pp_works_batch (works, product));
  list = pp_declaration_list (facts, &large);
  g_assert_true (pp_declaration_check (list, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text_of (list, PP_DECLARATION_MADE_ON), ==,
                   "Month and year of manufacture: 03/2026");
  g_assert_null (text_of (list, PP_DECLARATION_EXPIRES_ON));
  g_assert_null (text_of (list, PP_DECLARATION_VEG_MARK));
  g_assert_null (text_of (list, PP_DECLARATION_LICENCE));
}

static void
test_proprietary (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *chips = pp_works_product (works, "banana_chips", "Banana chips", "കായവറുത്തത്",
                                        "200 g", "₹60");
  g_autoptr (PpLabelFacts) facts = pp_works_facts (works, pp_works_batch (works, chips));
  g_autoptr (GPtrArray) list = pp_declaration_list (facts, &large);

  g_assert_cmpstr (text_of (list, PP_DECLARATION_CATEGORY), ==,
                   "Proprietary food, category 15.1");
}

/* Food in brine has its weight without the brine too. */
static const struct {
  const char *food, *drained, *text, *field;
} drained[] = {
  { "salted_mango", "180 g", "Drained weight: 180 g", NULL },
  { "salted_mango", NULL, NULL, "product.drained_amount" },
  { "mango_pickle", "180 g", "Drained weight: 180 g", NULL },
  { "mango_pickle", NULL, NULL, NULL },
};

static void
test_drained (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (drained); i++)
    {
      const char *product = pp_works_product (works, drained[i].food, "Mango pickle", "മാങ്ങ",
                                              "300 g", "₹60");
      g_autoptr (PpLabelFacts) facts = NULL;
      g_autoptr (GPtrArray) list = NULL;
      const PpDeclaration *one;

      pp_fixture_do (works->fixture, "mini", "test.edit_product", "id", product,
                     "drained_amount", drained[i].drained, NULL);
      facts = pp_works_facts (works, pp_works_batch (works, product));
      list = pp_declaration_list (facts, &large);
      one = pp_declaration_find (list, PP_DECLARATION_DRAINED);
      g_test_message ("%s %s", drained[i].food, drained[i].drained);
      g_assert_cmpint (one != NULL, ==, drained[i].text != NULL || drained[i].field != NULL);
      g_assert_cmpstr (one != NULL ? one->text_en : NULL, ==, drained[i].text);
      g_assert_cmpstr (one != NULL ? one->field : NULL, ==, drained[i].field);
    }
}

/* What has fish or egg in it, or is fish, has no green mark. */
static const struct {
  const char *food, *allergen;
  gboolean    may_contain, refused;
} greens[] = {
  { "dried_fish", NULL, FALSE, TRUE },
  { "cake", "egg", FALSE, TRUE },
  { "curry_powder", "fish", FALSE, TRUE },
  { "curry_powder", "crustacean", TRUE, FALSE },
  { "curry_powder", "milk", FALSE, FALSE },
};

static void
test_green_mark (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (greens); i++)
    {
      g_autoptr (PpWorks) works = pp_works_new ();
      const char *product = pp_works_product (works, greens[i].food, "Product", "ഉൽപന്നം",
                                              "200 g", "₹90");
      g_autoptr (PpLabelFacts) facts = NULL;
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GError) error = NULL;

      if (greens[i].allergen != NULL)
        pp_fixture_do (works->fixture, "anitha", "product.add_allergen", "product", product,
                       "allergen", greens[i].allergen, "may_contain",
                       greens[i].may_contain ? "1" : "0", NULL);
      facts = pp_works_facts (works, pp_works_batch (works, product));
      list = pp_declaration_list (facts, &large);
      g_test_message ("case %d", (int) i);
      g_assert_cmpint (!pp_declaration_check (list, &error) &&
                       strstr (error->message, "not vegetarian") != NULL, ==, greens[i].refused);
      if (greens[i].refused)
        {
          g_assert_cmpstr (pp_error_get_field (error), ==, "product.veg_mark");
          pp_fixture_do (works->fixture, "mini", "test.edit_product", "id", product,
                         "veg_mark", "brown", NULL);
          pp_label_facts_free (g_steal_pointer (&facts));
          facts = pp_works_facts (works, pp_works_batch (works, product));
          g_ptr_array_unref (list);
          list = pp_declaration_list (facts, &large);
          g_assert_cmpstr (text_of (list, PP_DECLARATION_VEG_MARK), ==, "brown");
        }
    }
}

/* What such a food usually holds, what the product answers, and what is asked for. */
static const struct {
  const char *food, *ins, *allergen, *how, *asked, *contains;
} usual[] = {
  { "kondattam", NULL, NULL, NULL, "milk", NULL },
  { "kondattam", NULL, "fish", NULL, "milk", NULL },
  { "kondattam", NULL, "milk", NULL, NULL, "Contains: milk" },
  { "kondattam", NULL, "milk", "may_contain", NULL, NULL },
  { "kondattam", NULL, "milk", "absent", NULL, NULL },
  { "banana_halwa", NULL, "milk", NULL, "peanuts and tree nuts", NULL },
  { "fish_pickle", NULL, "fish", NULL, NULL, "Contains: fish" },
  { "banana_chips", NULL, NULL, NULL, NULL, NULL },
  /* Sulphites are preservatives 220 to 228 */
  { "squash", "211", NULL, NULL, NULL, NULL },
  { "squash", "219", NULL, NULL, NULL, NULL },
  { "squash", "220", NULL, NULL, "sulphite", NULL },
  { "squash", "228", NULL, NULL, "sulphite", NULL },
  { "squash", "229", NULL, NULL, NULL, NULL },
  { "squash", "224", "sulphite", NULL, NULL, "Contains: sulphite" },
  { "squash", "224", "sulphite", "absent", NULL, NULL },
};

static void
test_usual_allergens (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      const char *product = pp_works_product (works, usual[i].food, "Product", "ഉൽപന്നം", "300 g",
                                              "₹60");
      g_autoptr (PpLabelFacts) facts = NULL;
      g_autoptr (GPtrArray) list = NULL;
      const PpDeclaration *one;

      if (usual[i].ins != NULL)
        add_line (works, product, "Preservative", "പ്രിസർവേറ്റീവ്", NULL, "Preservative",
                  usual[i].ins);
      if (usual[i].allergen != NULL)
        pp_fixture_do (works->fixture, "mini", "product.add_allergen", "product", product,
                       "allergen", usual[i].allergen,
                       usual[i].how != NULL ? usual[i].how : "may_contain",
                       usual[i].how != NULL ? "1" : "0", NULL);
      facts = pp_works_facts (works, pp_works_batch (works, product));
      list = pp_declaration_list (facts, &large);
      one = pp_declaration_find (list, PP_DECLARATION_CONTAINS);
      g_test_message ("%s %s %s", usual[i].food, usual[i].allergen, usual[i].how);
      g_assert_cmpint (one != NULL && one->missing != NULL, ==, usual[i].asked != NULL);
      g_assert_cmpstr (one != NULL ? one->text_en : NULL, ==, usual[i].contains);
      if (usual[i].asked == NULL)
        continue;
      g_assert_cmpstr (one->field, ==, "product_allergen.allergen");
      g_assert_nonnull (strstr (one->missing, usual[i].asked));
    }
}

/* Values that fitted when they were written, and a product that changed since. */
static const struct {
  const char *mark, *net, *allergen, *cholesterol, *fat, *field, *rule;
} nutrition[] = {
  { "green", "200 g", NULL, NULL, "35", NULL, "R31" },
  { "green", "30 g", NULL, NULL, "35", NULL, "R31" },
  { "green", "29 g", NULL, NULL, "35", "nutrition.serve_amount", "R31" },
  { "brown", "200 g", NULL, NULL, "35", "nutrition.cholesterol_mg", "R36" },
  { "brown", "200 g", NULL, "12", "35", NULL, "R31" },
  { "brown", "200 g", NULL, NULL, "0.5", NULL, "R31" },
  { "green", "200 g", "milk", NULL, "35", "nutrition.cholesterol_mg", "R36" },
  { "green", "200 g", "nuts", NULL, "35", NULL, "R31" },
};

static void
test_nutrition (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (nutrition); i++)
    {
      const char *product = pp_works_product (works, "banana_chips", "Chips", "കായ വറുത്തത്",
                                              "200 g", "₹60");
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM nutrition WHERE product = '%s'",
                                              product);
      g_autofree char *id = NULL;
      g_autoptr (PpLabelFacts) facts = NULL;
      g_autoptr (GPtrArray) list = NULL;
      const PpDeclaration *one;

      pp_works_nutrition (works, product, "cholesterol_mg", nutrition[i].cholesterol);
      id = pp_fixture_read_text (works->fixture, sql);
      pp_fixture_do (works->fixture, "suma", "product.edit_nutrition", "id", id,
                     "saturated_g", "0.3", "fat_g", nutrition[i].fat, NULL);
      pp_fixture_do (works->fixture, "mini", "product.edit", "id", product,
                     "veg_mark", nutrition[i].mark, "net_amount", nutrition[i].net, NULL);
      if (nutrition[i].allergen != NULL)
        add_allergen (works, product, nutrition[i].allergen, "cashew", "കശുവണ്ടി", "0");
      facts = pp_works_facts (works, pp_works_batch (works, product));
      list = pp_declaration_list (facts, &large);
      one = pp_declaration_find (list, PP_DECLARATION_NUTRITION);
      g_test_message ("%s %s %s", nutrition[i].mark, nutrition[i].net, nutrition[i].allergen);
      g_assert_nonnull (one);
      g_assert_cmpstr (one->rule, ==, nutrition[i].rule);
      g_assert_cmpstr (one->field, ==, nutrition[i].field);
      g_assert_cmpstr (one->text_en, ==,
                       nutrition[i].field == NULL ? "Nutritional information" : NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/declaration/texts", test_texts);
  g_test_add_func ("/declaration/missing", test_missing);
  g_test_add_func ("/declaration/many-missing", test_many_missing);
  g_test_add_func ("/declaration/ingredients", test_ingredients);
  g_test_add_func ("/declaration/order", test_order);
  g_test_add_func ("/declaration/allergens", test_allergens);
  g_test_add_func ("/declaration/unnamed-allergen", test_unnamed_allergen);
  g_test_add_func ("/declaration/small-packs", test_small_packs);
  g_test_add_func ("/declaration/net", test_net);
  g_test_add_func ("/declaration/green-mark", test_green_mark);
  g_test_add_func ("/declaration/other-goods", test_other_goods);
  g_test_add_func ("/declaration/proprietary", test_proprietary);
  g_test_add_func ("/declaration/drained", test_drained);
  g_test_add_func ("/declaration/usual-allergens", test_usual_allergens);
  g_test_add_func ("/declaration/nutrition", test_nutrition);

  return g_test_run ();
}
