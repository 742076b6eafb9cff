/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-nutrition.h"

G_BEGIN_DECLS

/* In the order of the panel. */
typedef enum {
  PP_NUTRIENT_PROTEIN,
  PP_NUTRIENT_CARBOHYDRATE,
  PP_NUTRIENT_SUGARS,
  PP_NUTRIENT_ADDED_SUGARS,
  PP_NUTRIENT_FIBRE,
  PP_NUTRIENT_POLYOLS,
  PP_NUTRIENT_FAT,
  PP_NUTRIENT_SATURATED,
  PP_NUTRIENT_TRANS,
  PP_NUTRIENT_CHOLESTEROL,
  PP_NUTRIENT_SODIUM,
  PP_N_NUTRIENTS,
} PpNutrient;

/**
 * PpNutrientTraits:
 * @column: of #PpNutrition that holds it
 * @name: on the panel
 * @in_mg: whether it is told in mg, else in g
 * @rda_ug: recommended dietary allowance, µg a day; 0 where the panel has a dash
 * @kcal_per_g: energy
 */
typedef struct {
  const char *column;
  const char *name;
  gboolean    in_mg;
  gint64      rda_ug;
  int         kcal_per_g;
} PpNutrientTraits;

/**
 * PpNutrients:
 * @ug: of each nutrient in 100 g or 100 ml, µg; PP_NONE where it is not told
 */
typedef struct {
  gint64 ug[PP_N_NUTRIENTS];
} PpNutrients;

/** PP_NUTRIENT_ENERGY_RDA_KCAL: recommended dietary allowance of energy. */
#define PP_NUTRIENT_ENERGY_RDA_KCAL 2000

/** PP_NUTRIENT_G: µg in 1 g. */
#define PP_NUTRIENT_G G_GINT64_CONSTANT (1000000)

const PpNutrientTraits *pp_nutrient_get_traits (PpNutrient nutrient);
gboolean                pp_nutrient_read       (PpNutrition *self, PpNutrients *nutrients,
                                                GError **error);
gint64                  pp_nutrient_energy     (const PpNutrients *nutrients);
gboolean                pp_nutrient_has_fat    (const PpNutrients *nutrients);

G_END_DECLS
