/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-nutrition.h"

#include "label/pp-food.h"

#include <string.h>

static const PpColumn columns[] = {
  PP_COLUMN (PpNutrition, product,        REF,  .of = "product", .required = TRUE),
  PP_COLUMN (PpNutrition, per_measure,    ENUM, .of = "mass volume", .required = TRUE,
             .group = "values"),
  PP_COLUMN (PpNutrition, protein_g,      TEXT, .required = TRUE, .group = "values"),
  PP_COLUMN (PpNutrition, carbohydrate_g, TEXT, .required = TRUE, .group = "values"),
  PP_COLUMN (PpNutrition, sugars_g,       TEXT, .required = TRUE, .group = "values"),
  PP_COLUMN (PpNutrition, added_sugars_g, TEXT, .required = TRUE, .group = "values"),
  PP_COLUMN (PpNutrition, fibre_g,        TEXT, .group = "values"),
  PP_COLUMN (PpNutrition, polyols_g,      TEXT, .group = "values"),
  PP_COLUMN (PpNutrition, fat_g,          TEXT, .required = TRUE, .group = "values"),
  PP_COLUMN (PpNutrition, saturated_g,    TEXT, .group = "values"),
  PP_COLUMN (PpNutrition, trans_g,        TEXT, .group = "values"),
  PP_COLUMN (PpNutrition, cholesterol_mg, TEXT, .group = "values"),
  PP_COLUMN (PpNutrition, sodium_mg,      TEXT, .required = TRUE, .group = "values"),
  PP_COLUMN (PpNutrition, serve_amount,   INT,  .of = "serve_measure", .required = TRUE,
             .group = "values"),
  PP_COLUMN (PpNutrition, serve_measure,  ENUM, .of = "mass volume", .required = TRUE,
             .group = "values"),
  PP_COLUMN (PpNutrition, household_en,   TEXT, .required = TRUE, .group = "values"),
  PP_COLUMN (PpNutrition, household_ml,   TEXT, .group = "values"),
  PP_COLUMN (PpNutrition, source,         ENUM, .of = "lab calculated literature",
             .required = TRUE, .group = "values"),
  PP_COLUMN (PpNutrition, certificate,    REF,  .of = "certificate", .group = "values"),
  PP_COLUMN (PpNutrition, report,         TEXT, .group = "values", .issued = TRUE),
};

PP_DEFINE_RECORD (PpNutrition, pp_nutrition, "nutrition", STATE, columns)

/**
 * pp_nutrition_fits:
 * @self: values
 * @product: whose
 *
 * Values of what is weighed are per 100 g, of what is poured per 100 ml; an edible oil may have
 * either.
 *
 * Returns: whether these are such values
 */
gboolean
pp_nutrition_fits (PpNutrition *self, PpProduct *product)
{
  return pp_food_is_oil (product->food) ||
         (strcmp (self->per_measure, "volume") == 0) ==
         (strcmp (product->net_measure, "volume") == 0);
}

/**
 * pp_nutrition_of_product:
 * @db: a connection
 * @product: an id
 * @found: (out) (transfer full) (nullable): its values; the newer ones where two desks wrote
 *   some apart from each other
 * @error: why it failed
 *
 * Returns: whether they could be looked for
 */
gboolean
pp_nutrition_of_product (PpDb *db, const char *product, PpNutrition **found, GError **error)
{
  g_return_val_if_fail (db != NULL && product != NULL && found != NULL, FALSE);

  return pp_db_first (db, pp_nutrition_get_type (), (gpointer *) found, error,
                      "WHERE product = ? AND voided_by IS NULL "
                      "ORDER BY length (id) DESC, id DESC LIMIT 1", "t", product);
}
