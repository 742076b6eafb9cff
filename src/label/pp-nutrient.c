/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-nutrient.h"

#include "core/pp-decimal.h"
#include "core/pp-error.h"
#include "label/pp-label-error.h"

#include <glib/gi18n-lib.h>

#define MOST_DECIMALS 3

/* Above 0.5 % fat its kinds must be told: FSS Labelling and Display Regulations 2020, 5(3). */
#define HARDLY_ANY_FAT_UG (PP_NUTRIENT_G / 2)

/* Order, allowances and energy: FSS Labelling and Display Regulations 2020, 5(3). The allowances
 * stand in data/reference/label-sizes.json with their source. */
static const PpNutrientTraits traits[] = {
  [PP_NUTRIENT_PROTEIN] = { "protein_g", "Protein", FALSE, 0, 4 },
  [PP_NUTRIENT_CARBOHYDRATE] = { "carbohydrate_g", "Carbohydrate", FALSE, 0, 4 },
  [PP_NUTRIENT_SUGARS] = { "sugars_g", "Total sugars", FALSE, 0, 0 },
  [PP_NUTRIENT_ADDED_SUGARS] = { "added_sugars_g", "Added sugars", FALSE, 50 * PP_NUTRIENT_G, 0 },
  [PP_NUTRIENT_FIBRE] = { "fibre_g", "Dietary fibre", FALSE, 0, 2 },
  [PP_NUTRIENT_POLYOLS] = { "polyols_g", "Polyols", FALSE, 0, 2 },
  [PP_NUTRIENT_FAT] = { "fat_g", "Total fat", FALSE, 67 * PP_NUTRIENT_G, 9 },
  [PP_NUTRIENT_SATURATED] = { "saturated_g", "Saturated fat", FALSE, 22 * PP_NUTRIENT_G, 0 },
  [PP_NUTRIENT_TRANS] = { "trans_g", "Trans fat", FALSE, 2 * PP_NUTRIENT_G, 0 },
  [PP_NUTRIENT_CHOLESTEROL] = { "cholesterol_mg", "Cholesterol", TRUE, 0, 0 },
  [PP_NUTRIENT_SODIUM] = { "sodium_mg", "Sodium", TRUE, 2 * PP_NUTRIENT_G, 0 },
};

static gboolean
refuse (const char *column, GError **error, const char *words)
{
  pp_error_set (error, PP_LABEL_ERROR, PP_LABEL_ERROR_BAD_NUTRITION, column, "%s", words);
  return FALSE;
}

static gboolean
read_one (const PpNutrientTraits *of, const char *text, gint64 *ug, GError **error)
{
  PpDecimal value;

  *ug = PP_NONE;
  if (text == NULL)
    return TRUE;
  if (!pp_decimal_parse (text, &value, NULL))
    return refuse (of->column, error,
                   _("This is not a number. Write digits and one point, as in 8.80."));
  if (value.units < 0)
    return refuse (of->column, error, _("No food has less than nothing of it."));
  if (value.scale > MOST_DECIMALS)
    return refuse (of->column, error, _("Write at most three decimals."));
  if (pp_decimal_compare (value, (PpDecimal) { of->in_mg ? 100000 : 100, 0 }) > 0)
    return refuse (of->column, error, _("There cannot be more of it than the food itself weighs."));
  *ug = value.units * (of->in_mg ? 1 : 1000);
  for (int i = value.scale; i < MOST_DECIMALS; i++)
    *ug *= 10;
  return TRUE;
}

/**
 * pp_nutrient_get_traits:
 * @nutrient: which
 *
 * Returns: (transfer none): what is to be known of it
 */
const PpNutrientTraits *
pp_nutrient_get_traits (PpNutrient nutrient)
{
  g_return_val_if_fail (nutrient < PP_N_NUTRIENTS, NULL);

  return &traits[nutrient];
}

/**
 * pp_nutrient_read:
 * @self: values as typed
 * @nutrients: (out): the same, exactly
 * @error: PP_LABEL_ERROR_BAD_NUTRITION with the column as its field
 *
 * Returns: whether each is a number that may be
 */
gboolean
pp_nutrient_read (PpNutrition *self, PpNutrients *nutrients, GError **error)
{
  g_return_val_if_fail (self != NULL && nutrients != NULL, FALSE);

  for (guint i = 0; i < PP_N_NUTRIENTS; i++)
    {
      const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (self),
                                                       traits[i].column);

      if (!read_one (&traits[i], pp_record_peek_text (PP_RECORD (self), column),
                     &nutrients->ug[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pp_nutrient_energy:
 * @nutrients: in 100 g or 100 ml
 *
 * 9 kcal for 1 g of fat, 4 of protein and available carbohydrate, 2 of fibre and polyols (FSS
 * Labelling and Display Regulations 2020, 5(3)).
 *
 * Returns: the energy of 100 g or 100 ml, in millionths of a kcal
 */
gint64
pp_nutrient_energy (const PpNutrients *nutrients)
{
  gint64 energy = 0;

  for (guint i = 0; i < PP_N_NUTRIENTS; i++)
    if (nutrients->ug[i] != PP_NONE)
      energy += nutrients->ug[i] * traits[i].kcal_per_g;
  return energy;
}

/**
 * pp_nutrient_has_fat:
 * @nutrients: in 100 g or 100 ml
 *
 * Returns: whether there is more than 0.5 % fat, so that its kinds must be told
 */
gboolean
pp_nutrient_has_fat (const PpNutrients *nutrients)
{
  return nutrients->ug[PP_NUTRIENT_FAT] > HARDLY_ANY_FAT_UG;
}
