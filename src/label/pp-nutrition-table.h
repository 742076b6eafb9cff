/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-nutrition-panel.h"
#include "paper/pp-page.h"

G_BEGIN_DECLS

/**
 * PpNutritionPlace:
 * @x_mm: left edge
 * @y_mm: top edge
 * @width_mm: of the table
 * @size_pt: of its letters
 */
typedef struct {
  double x_mm;
  double y_mm;
  double width_mm;
  double size_pt;
} PpNutritionPlace;

double pp_nutrition_table_measure (PpPaper *paper, const PpNutritionPanel *panel,
                                   const PpNutritionPlace *place);
void   pp_nutrition_table_draw    (PpPaper *paper, const PpNutritionPanel *panel,
                                   const PpNutritionPlace *place);

G_END_DECLS
