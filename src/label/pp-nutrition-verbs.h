/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

gpointer pp_nutrition_add    (PpAct *act, gpointer asked, GError **error);
gpointer pp_nutrition_edit   (PpAct *act, gpointer asked, GError **error);
gpointer pp_nutrition_remove (PpAct *act, gpointer asked, GError **error);
gboolean pp_nutrition_check  (PpAct *act, gpointer row, GError **error);

G_END_DECLS
