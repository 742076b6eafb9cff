/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-label-facts.h"
#include "label/pp-label-panel.h"
#include "label/pp-nutrition-panel.h"

G_BEGIN_DECLS

gboolean          pp_nutrition_rule_is_needed (const PpLabelFacts *facts,
                                               const PpLabelPanel *panel);
gboolean          pp_nutrition_rule_is_animal (const PpLabelFacts *facts);
PpNutritionPanel *pp_nutrition_rule_make      (const PpLabelFacts *facts);

G_END_DECLS
