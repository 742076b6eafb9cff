/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "production/pp-product.h"

G_BEGIN_DECLS

/**
 * PpNutrition:
 * @product: of what
 * @per_measure: mass where the values are per 100 g, volume where they are per 100 ml
 * @protein_g: a decimal, as typed; so are all the others
 * @carbohydrate_g: the available one, without fibre and polyols
 * @sugars_g: all of them, part of @carbohydrate_g
 * @added_sugars_g: part of @sugars_g
 * @fibre_g: (nullable): beside @carbohydrate_g; %NULL where it is not declared
 * @polyols_g: (nullable): beside @carbohydrate_g; erythritol, which gives no energy, is left out
 * @fat_g: all of it
 * @saturated_g: (nullable): part of @fat_g; %NULL where there is hardly any fat
 * @trans_g: (nullable): part of @fat_g; %NULL where there is hardly any fat
 * @cholesterol_mg: (nullable): part of @fat_g; %NULL where there is no animal fat
 * @sodium_mg: with that of the salt
 * @serve_amount: what is eaten at a time, base units
 * @serve_measure: that of the values
 * @household_en: the same in the kitchen's measure: "1 tablespoon"
 * @household_ml: (nullable): in Malayalam
 * @source: lab, calculated (from the recipe) or literature
 * @certificate: (nullable): the laboratory's certificate, where @source is lab
 * @report: (nullable): number of another laboratory's report, where @source is lab
 *
 * What the nutrition panel of a product's labels is made from. A product has one.
 */
typedef struct {
  PpRecord parent_instance;
  char    *product;
  char    *per_measure;
  char    *protein_g;
  char    *carbohydrate_g;
  char    *sugars_g;
  char    *added_sugars_g;
  char    *fibre_g;
  char    *polyols_g;
  char    *fat_g;
  char    *saturated_g;
  char    *trans_g;
  char    *cholesterol_mg;
  char    *sodium_mg;
  gint64   serve_amount;
  char    *serve_measure;
  char    *household_en;
  char    *household_ml;
  char    *source;
  char    *certificate;
  char    *report;
} PpNutrition;

PP_DECLARE_RECORD (PpNutrition, pp_nutrition)

gboolean pp_nutrition_fits       (PpNutrition *self, PpProduct *product);
gboolean pp_nutrition_of_product (PpDb *db, const char *product, PpNutrition **found,
                                  GError **error);

G_END_DECLS
