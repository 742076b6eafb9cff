/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-quantity.h"
#include "label/pp-nutrition.h"

G_BEGIN_DECLS

/**
 * PpNutritionLine:
 * @name: with its unit: "Total fat (g)"
 * @per_hundred: in 100 g or 100 ml, rounded
 * @per_serve: in one serve, rounded
 * @share: of the recommended dietary allowance in one serve: "16 %", or a dash
 */
typedef struct {
  char *name;
  char *per_hundred;
  char *per_serve;
  char *share;
} PpNutritionLine;

/**
 * PpNutritionPanel:
 * @lines: (element-type PpNutritionLine): in the order of the law
 * @hundred: "100 g" or "100 ml"
 * @serve: "30 g"
 * @foot_en: serve size, household measure, serves in a pack, and what the shares are of
 * @foot_ml: the serve in Malayalam
 *
 * A nutrition panel as it stands on the label.
 */
typedef struct {
  GPtrArray *lines;
  char      *hundred;
  char      *serve;
  char      *foot_en;
  char      *foot_ml;
} PpNutritionPanel;

PpNutritionPanel *pp_nutrition_panel_new  (PpNutrition *nutrition, gint64 net_amount,
                                           PpMeasure net_measure, gboolean animal);
void              pp_nutrition_panel_free (PpNutritionPanel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpNutritionPanel, pp_nutrition_panel_free)

G_END_DECLS
