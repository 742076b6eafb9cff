/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-nutrition-rule.h"

#include <string.h>

/* Foods of the list that are one raw food, as it is or dried, not ground and nothing added; and
 * plain tea and coffee. FSS Labelling and Display Regulations 2020, 5(3). Flours and powders that
 * are no spice, jaggery and vinegar are left out: their exemption was not found in the text. */
static const char *const plain[] = {
  "copra", "jackfruit_dried", "banana_dried", "tapioca_dried", "honey", "stingless_honey",
  "dried_fish", "dried_anchovy", "dried_prawns", "cashew", "arecanut", "desiccated_coconut",
};
/* Allergens that come with animal fat. */
static const char *const animal[] = { "milk", "egg", "fish", "crustacean" };

static const char *const drinks[] = { "tea", "green_tea", "coffee_powder" };

static gboolean
is_among (const char *const *codes, gsize n, const char *code)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (codes[i], code) == 0)
      return TRUE;
  return FALSE;
}

/* Whether nothing else is in it, not even an additive. */
static gboolean
is_single (const PpLabelFacts *facts)
{
  return facts->recipe->len <= 1;
}

/**
 * pp_nutrition_rule_is_needed:
 * @facts: of a batch
 * @panel: the pack
 *
 * Exempt are single raw foods, also dried; herbs, spices, masalas and curry powders; plain tea
 * and coffee; packs with a surface of up to 100 cm² (FSS Labelling and Display 2020, 5(3), 8).
 * A food that is not in the list is not exempt.
 *
 * Returns: whether its label must have a nutrition panel
 */
gboolean
pp_nutrition_rule_is_needed (const PpLabelFacts *facts, const PpLabelPanel *panel)
{
  const PpFood *food = facts->food;

  if (!pp_label_facts_is_food (facts) || pp_label_panel_is_small (panel))
    return FALSE;
  if (food == NULL)
    return TRUE;
  if (strcmp (food->food_group, "spice") == 0)
    return FALSE;
  if (is_among (plain, G_N_ELEMENTS (plain), food->code) ||
      is_among (drinks, G_N_ELEMENTS (drinks), food->code))
    return !is_single (facts);
  return TRUE;
}

/**
 * pp_nutrition_rule_is_animal:
 * @facts: of a batch
 *
 * Returns: whether there can be animal fat in it: it has the brown mark, or holds milk or egg
 */
gboolean
pp_nutrition_rule_is_animal (const PpLabelFacts *facts)
{
  if (strcmp (facts->product->veg_mark, "brown") == 0)
    return TRUE;
  for (guint i = 0; i < facts->allergens->len; i++)
    {
      const PpProductAllergen *allergen = g_ptr_array_index (facts->allergens, i);

      if (!allergen->may_contain &&
          is_among (animal, G_N_ELEMENTS (animal), allergen->allergen))
        return TRUE;
    }
  return FALSE;
}

/**
 * pp_nutrition_rule_make:
 * @facts: of a batch whose product has its nutrition values
 *
 * Returns: (transfer full) (nullable): its panel; %NULL where a value is no number
 */
PpNutritionPanel *
pp_nutrition_rule_make (const PpLabelFacts *facts)
{
  g_return_val_if_fail (facts->nutrition != NULL, NULL);

  return pp_nutrition_panel_new (facts->nutrition, facts->product->net_amount,
                                 pp_measure_from_word (facts->product->net_measure),
                                 pp_nutrition_rule_is_animal (facts));
}
