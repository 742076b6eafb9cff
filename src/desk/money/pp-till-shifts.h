/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PP_TYPE_TILL_SHIFTS (pp_till_shifts_get_type ())
G_DECLARE_FINAL_TYPE (PpTillShifts, pp_till_shifts, PP, TILL_SHIFTS, GtkBox)

void pp_till_shifts_show (PpTillShifts *self, GPtrArray *shifts);

G_END_DECLS
