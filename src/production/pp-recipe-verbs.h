/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

gpointer pp_recipe_add_ingredient    (PpAct *act, gpointer asked, GError **error);
gpointer pp_recipe_edit_ingredient   (PpAct *act, gpointer asked, GError **error);
gpointer pp_recipe_remove_ingredient (PpAct *act, gpointer asked, GError **error);
gpointer pp_recipe_add_allergen      (PpAct *act, gpointer asked, GError **error);
gpointer pp_recipe_remove_allergen   (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
