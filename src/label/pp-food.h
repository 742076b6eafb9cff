/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpFood:
 * @code: by which products name it: "banana_chips"
 * @name_en: usual name
 * @name_ml: in Malayalam
 * @food_group: coconut, spice, …; also coir, bamboo, handloom, soap and pottery, which are none
 * @hsn: (nullable): in the Harmonised System
 * @veg_mark: (nullable): green or brown; %NULL for what is no food
 * @standard: (nullable): id of the standard it is tested against
 * @category: (nullable): in the food category system: "15.1"
 * @proprietary: whether no standard covers it (FSS Food Products Standards 2011, 2.12)
 * @allergens: (nullable): that it usually holds, a blank between them
 * @unit: (nullable): in which it is usually sold
 * @note: (nullable): what else is to be known
 */
typedef struct {
  PpRecord parent_instance;
  char    *code;
  char    *name_en;
  char    *name_ml;
  char    *food_group;
  char    *hsn;
  char    *veg_mark;
  char    *standard;
  char    *category;
  gboolean proprietary;
  char    *allergens;
  char    *unit;
  char    *note;
} PpFood;

PP_DECLARE_RECORD (PpFood, pp_food)

gboolean pp_food_is_oil (const char *code);

/**
 * PpAllergen:
 * @code: of the group: "gluten"
 * @word_en: what a label calls it where nothing nearer is told
 * @word_ml: in Malayalam
 */
typedef struct {
  PpRecord parent_instance;
  char    *code;
  char    *word_en;
  char    *word_ml;
} PpAllergen;

PP_DECLARE_RECORD (PpAllergen, pp_allergen)

GPtrArray *pp_food_list     (PpDb *db, GError **error);
GPtrArray *pp_allergen_list (PpDb *db, GError **error);

G_END_DECLS
