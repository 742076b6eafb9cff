/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-label-facts.h"
#include "label/pp-label-panel.h"

G_BEGIN_DECLS

gboolean pp_nutrition_is_needed (const PpLabelFacts *facts, const PpLabelPanel *panel);

G_END_DECLS
