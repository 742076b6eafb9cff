/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

gpointer pp_machine_add     (PpAct *act, gpointer asked, GError **error);
gpointer pp_machine_edit    (PpAct *act, gpointer asked, GError **error);
gpointer pp_machine_block   (PpAct *act, gpointer asked, GError **error);
gpointer pp_machine_unblock (PpAct *act, gpointer asked, GError **error);

gboolean pp_machine_check          (PpAct *act, gpointer row, GError **error);
gboolean pp_machine_check_downtime (PpAct *act, gpointer row, GError **error);

G_END_DECLS
