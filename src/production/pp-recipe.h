/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpRecipeLine:
 * @product: of what
 * @position: from 1: the order on the label
 * @name_en: as the label declares it
 * @name_ml: in Malayalam
 * @material: (nullable): the raw material that it is
 * @share_per_mille: of the weight at the time of making; PP_NONE where not told
 * @additive_class: (nullable): for an additive: "Preservative"
 * @ins: (nullable): its number in the International Numbering System: "211", "160a(ii)"
 */
typedef struct {
  PpRecord parent_instance;
  char    *product;
  gint64   position;
  char    *name_en;
  char    *name_ml;
  char    *material;
  gint64   share_per_mille;
  char    *additive_class;
  char    *ins;
} PpRecipeLine;

PP_DECLARE_RECORD (PpRecipeLine, pp_recipe_line)

/**
 * PpProductAllergen:
 * @product: of what
 * @allergen: gluten, crustacean, milk, egg, fish, nuts, soya or sulphite (FSS Labelling 2020,
 *   5(14))
 * @word_en: (nullable): what the label names: for gluten the cereal, for nuts the nut
 * @word_ml: (nullable): in Malayalam
 * @may_contain: whether it is no ingredient but may have got in
 * @absent: whether it is not there although such a food usually holds it: an answer that was
 *   given, which no label bears
 */
typedef struct {
  PpRecord parent_instance;
  char    *product;
  char    *allergen;
  char    *word_en;
  char    *word_ml;
  gboolean may_contain;
  gboolean absent;
} PpProductAllergen;

PP_DECLARE_RECORD (PpProductAllergen, pp_product_allergen)

GPtrArray *pp_recipe_list_lines     (PpDb *db, const char *product, GError **error);
GPtrArray *pp_recipe_list_allergens (PpDb *db, const char *product, GError **error);

G_END_DECLS
