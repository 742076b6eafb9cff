/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_BOOKING_ERROR (pp_booking_error_quark ())

typedef enum {
  PP_BOOKING_ERROR_BAD_MACHINE,     /* a machine that cannot be */
  PP_BOOKING_ERROR_BAD_SPAN,        /* ends before it begins */
  PP_BOOKING_ERROR_NOT_A_SLOT,      /* does not begin or end on a slot */
  PP_BOOKING_ERROR_OUTSIDE_HOURS,
  PP_BOOKING_ERROR_CLOSED,          /* holiday or closed weekday */
  PP_BOOKING_ERROR_PAST,
  PP_BOOKING_ERROR_EARLY,           /* its day has not come */
  PP_BOOKING_ERROR_TAKEN,
  PP_BOOKING_ERROR_OUT_OF_USE,      /* the machine is blocked then */
  PP_BOOKING_ERROR_WRONG_STATE,     /* not in this state of the booking */
  PP_BOOKING_ERROR_NO_ROOM,         /* no free slot was found */
  PP_BOOKING_ERROR_POWER_GONE,      /* it is already */
  PP_BOOKING_ERROR_POWER_ON,        /* it was not gone */
} PpBookingError;

GQuark pp_booking_error_quark (void);

G_END_DECLS
