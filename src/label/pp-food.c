/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-food.h"

#include "people/pp-name.h"

static const PpColumn food_columns[] = {
  PP_COLUMN (PpFood, code,        TEXT, .required = TRUE),
  PP_COLUMN (PpFood, name_en,     TEXT, .required = TRUE),
  PP_COLUMN (PpFood, name_ml,     TEXT, .required = TRUE),
  PP_COLUMN (PpFood, food_group,  TEXT, .required = TRUE),
  PP_COLUMN (PpFood, hsn,         TEXT),
  PP_COLUMN (PpFood, veg_mark,    ENUM, .of = "green brown"),
  PP_COLUMN (PpFood, standard,    TEXT),
  PP_COLUMN (PpFood, category,    TEXT),
  PP_COLUMN (PpFood, proprietary, BOOL, .required = TRUE),
  PP_COLUMN (PpFood, allergens,   TEXT),
  PP_COLUMN (PpFood, unit,        TEXT),
  PP_COLUMN (PpFood, note,        TEXT),
};

static const PpColumn allergen_columns[] = {
  PP_COLUMN (PpAllergen, code,    TEXT, .required = TRUE),
  PP_COLUMN (PpAllergen, word_en, TEXT, .required = TRUE),
  PP_COLUMN (PpAllergen, word_ml, TEXT, .required = TRUE),
};

static char *
dup_food_title (PpRecord *self)
{
  PpFood *food = (PpFood *) self;

  return pp_name_join (food->name_en, food->name_ml);
}

static char *
dup_allergen_title (PpRecord *self)
{
  PpAllergen *allergen = (PpAllergen *) self;

  return pp_name_join (allergen->word_en, allergen->word_ml);
}

PP_DEFINE_RECORD (PpFood, pp_food, "food", REFERENCE, food_columns,
                  record_class->key = "code"; record_class->dup_title = dup_food_title)
PP_DEFINE_RECORD (PpAllergen, pp_allergen, "allergen", REFERENCE, allergen_columns,
                  record_class->key = "code"; record_class->dup_title = dup_allergen_title)

/**
 * pp_food_is_oil:
 * @code: (nullable): in the list of foods
 *
 * Returns: whether it is an edible oil, which has rules of its own for its quantity (LM order on
 *   edible oils, 2022)
 */
gboolean
pp_food_is_oil (const char *code)
{
  return g_strcmp0 (code, "coconut_oil") == 0 || g_strcmp0 (code, "virgin_coconut_oil") == 0;
}

/**
 * pp_food_list:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpFood): the list of foods, and of what is made besides,
 *   by code
 */
GPtrArray *
pp_food_list (PpDb *db, GError **error)
{
  return pp_db_list (db, pp_food_get_type (), error, "ORDER BY code", "");
}

/**
 * pp_allergen_list:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpAllergen): the groups that a label must name, by code
 */
GPtrArray *
pp_allergen_list (PpDb *db, GError **error)
{
  return pp_db_list (db, pp_allergen_get_type (), error, "ORDER BY code", "");
}
