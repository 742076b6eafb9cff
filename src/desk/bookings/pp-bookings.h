/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_BOOKINGS (pp_bookings_get_type ())
G_DECLARE_FINAL_TYPE (PpBookings, pp_bookings, PP, BOOKINGS, PpPane)

G_END_DECLS
