/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

gpointer pp_lot_receive   (PpAct *act, gpointer asked, GError **error);
gpointer pp_lot_take_back (PpAct *act, gpointer asked, GError **error);
gpointer pp_lot_edit      (PpAct *act, gpointer asked, GError **error);
gpointer pp_lot_hand_back (PpAct *act, gpointer asked, GError **error);
gpointer pp_lot_waste     (PpAct *act, gpointer asked, GError **error);
gpointer pp_lot_correct   (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
