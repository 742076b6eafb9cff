/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     pp_ingredients_write           (GPtrArray *recipe, char **text_en, char **text_ml);
gboolean pp_ingredients_write_allergens (GPtrArray *allergens, gboolean may_contain,
                                         char **text_en, char **text_ml);

G_END_DECLS
