/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-nutrition-rule.h"

#include "pp-works.h"

/* What the units of Kerala usually make, with how many ingredients, on a pack of 400 cm². */
static const struct {
  const char *food;
  guint       n_ingredients;
  gboolean    needed;
} foods[] = {
  /* Spices, whole, ground and mixed */
  { "pepper_black", 1, FALSE },
  { "turmeric_powder", 1, FALSE },
  { "chilli_powder", 1, FALSE },
  { "cardamom", 1, FALSE },
  { "curry_powder", 6, FALSE },
  { "sambar_powder", 8, FALSE },
  /* One raw or dried food, as long as nothing is added */
  { "honey", 1, FALSE },
  { "jackfruit_dried", 1, FALSE },
  { "jackfruit_dried", 2, TRUE },
  { "dried_fish", 1, FALSE },
  { "dried_fish", 2, TRUE },
  { "coffee_powder", 1, FALSE },
  /* Everything else: an oil is one ingredient, yet it is not raw */
  { "coconut_oil", 1, TRUE },
  { "virgin_coconut_oil", 1, TRUE },
  { "banana_chips", 3, TRUE },
  { "jackfruit_chips", 3, TRUE },
  { "sarkkara_varatty", 4, TRUE },
  { "mango_pickle", 6, TRUE },
  { "jackfruit_flour", 1, TRUE },
  { "coffee_chicory", 2, TRUE },
  { "vinegar", 1, TRUE },
  /* In no list */
  { NULL, 1, TRUE },
  /* No food at all */
  { "coir_mat", 1, FALSE },
  { "soap_bath", 5, FALSE },
};

static void
test_foods (void)
{
  const PpLabelPanel panel = { 7000, 40000 };
  g_autoptr (PpWorks) works = pp_works_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (foods); i++)
    {
      g_autofree char *name = g_strdup_printf ("Product %u", (guint) i);
      const char *product = pp_works_product (works, foods[i].food, name, "ഉൽപന്നം", "200 g",
                                              "₹60");
      g_autoptr (PpLabelFacts) facts = NULL;

      for (guint j = 0; j < foods[i].n_ingredients; j++)
        {
          g_autofree char *ingredient = g_strdup_printf ("Ingredient %u", j);

          pp_works_add (works, product, ingredient, "ചേരുവ");
        }
      facts = pp_works_facts (works, pp_works_batch (works, product));
      g_test_message ("%s, %u", foods[i].food != NULL ? foods[i].food : "unknown",
                      foods[i].n_ingredients);
      g_assert_cmpint (pp_nutrition_rule_is_needed (facts, &panel), ==, foods[i].needed);
    }
}

static const struct {
  gint64   surface_mm2;
  gboolean needed;
} packs[] = {
  { 0, TRUE },        /* not told: nothing may be left off */
  { 10001, TRUE },
  { 10000, FALSE },   /* 100 cm² */
  { 2999, FALSE },
};

static void
test_small (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = pp_works_product (works, "banana_chips", "Banana chips", "കായവറുത്തത്",
                                          "30 g", "₹20");
  g_autoptr (PpLabelFacts) facts = pp_works_facts (works, pp_works_batch (works, product));

  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      const PpLabelPanel panel = { 2000, packs[i].surface_mm2 };

      g_assert_cmpint (pp_nutrition_rule_is_needed (facts, &panel), ==, packs[i].needed);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nutrition-rule/foods", test_foods);
  g_test_add_func ("/nutrition-rule/small", test_small);

  return g_test_run ();
}
