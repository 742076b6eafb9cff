/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

gpointer pp_booking_make      (PpAct *act, gpointer asked, GError **error);
gpointer pp_booking_move      (PpAct *act, gpointer asked, GError **error);
gpointer pp_booking_cancel    (PpAct *act, gpointer asked, GError **error);
gpointer pp_booking_check_in  (PpAct *act, gpointer asked, GError **error);
gpointer pp_booking_check_out (PpAct *act, gpointer asked, GError **error);
gpointer pp_booking_no_show   (PpAct *act, gpointer asked, GError **error);

gboolean pp_booking_check     (PpAct *act, gpointer row, GError **error);

G_END_DECLS
