/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_BOOKING_CARD (pp_booking_card_get_type ())
G_DECLARE_FINAL_TYPE (PpBookingCard, pp_booking_card, PP, BOOKING_CARD, PpPane)

void pp_booking_card_open (PpBookingCard *self, const char *booking);

G_END_DECLS
