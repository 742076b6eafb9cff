/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

gpointer pp_blank_make       (PpAct *act, gpointer asked, GError **error);
gpointer pp_blank_type_in    (PpAct *act, gpointer asked, GError **error);
gpointer pp_blank_strike     (PpAct *act, gpointer asked, GError **error);
gboolean pp_blank_check_line (PpAct *act, gpointer row, GError **error);

G_END_DECLS
