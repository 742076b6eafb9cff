/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-booking-error.h"

#include "core/pp-error.h"

PP_DEFINE_ERROR (pp_booking_error_quark, "booking",
                 "bad-machine", "bad-span", "not-a-slot", "outside-hours", "closed", "past",
                 "early", "taken", "out-of-use", "wrong-state", "no-room",
                 "power-gone", "power-on")
