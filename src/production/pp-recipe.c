/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-recipe.h"

static const PpColumn line_columns[] = {
  PP_COLUMN (PpRecipeLine, product,         REF,  .of = "product", .required = TRUE),
  PP_COLUMN (PpRecipeLine, position,        INT,  .required = TRUE),
  PP_COLUMN (PpRecipeLine, name_en,         TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpRecipeLine, name_ml,         TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpRecipeLine, material,        REF,  .of = "material"),
  PP_COLUMN (PpRecipeLine, share_per_mille, INT),
  PP_COLUMN (PpRecipeLine, additive_class,  TEXT, .group = "additive"),
  PP_COLUMN (PpRecipeLine, ins,             TEXT, .group = "additive"),
};

static const PpColumn allergen_columns[] = {
  PP_COLUMN (PpProductAllergen, product,     REF,  .of = "product", .required = TRUE),
  PP_COLUMN (PpProductAllergen, allergen,    TEXT, .required = TRUE, .group = "allergen"),
  PP_COLUMN (PpProductAllergen, word_en,     TEXT, .group = "allergen"),
  PP_COLUMN (PpProductAllergen, word_ml,     TEXT, .group = "allergen"),
  PP_COLUMN (PpProductAllergen, may_contain, BOOL, .required = TRUE, .group = "allergen"),
  PP_COLUMN (PpProductAllergen, absent,      BOOL, .required = TRUE, .group = "allergen"),
};

PP_DEFINE_RECORD (PpRecipeLine, pp_recipe_line, "recipe_line", STATE, line_columns)
PP_DEFINE_RECORD (PpProductAllergen, pp_product_allergen, "product_allergen", STATE,
                  allergen_columns)

/**
 * pp_recipe_list_lines:
 * @db: a connection
 * @product: an id
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpRecipeLine): its ingredients in the order of the label
 */
GPtrArray *
pp_recipe_list_lines (PpDb *db, const char *product, GError **error)
{
  g_return_val_if_fail (db != NULL && product != NULL, NULL);

  return pp_db_list (db, pp_recipe_line_get_type (), error,
                     "WHERE product = ? AND voided_by IS NULL "
                     "ORDER BY position, length (id), id", "t", product);
}

/**
 * pp_recipe_list_allergens:
 * @db: a connection
 * @product: an id
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpProductAllergen): what it contains, then what it may
 *   contain, then what somebody answered is not in it
 */
GPtrArray *
pp_recipe_list_allergens (PpDb *db, const char *product, GError **error)
{
  g_return_val_if_fail (db != NULL && product != NULL, NULL);

  return pp_db_list (db, pp_product_allergen_get_type (), error,
                     "WHERE product = ? AND voided_by IS NULL "
                     "ORDER BY absent, may_contain, length (id), id", "t", product);
}
