/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-booking.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PpColumn booking_columns[] = {
  PP_COLUMN (PpBooking, machine,        REF,  .of = "machine", .required = TRUE, .group = "slot"),
  PP_COLUMN (PpBooking, starts_at,      TIME, .required = TRUE, .group = "slot"),
  PP_COLUMN (PpBooking, ends_at,        TIME, .required = TRUE, .group = "slot"),
  PP_COLUMN (PpBooking, fee_paise,      INT,  .required = TRUE, .group = "slot", .money = TRUE),
  PP_COLUMN (PpBooking, person,         REF,  .of = "person", .required = TRUE),
  PP_COLUMN (PpBooking, enterprise,     REF,  .of = "enterprise"),
  PP_COLUMN (PpBooking, purpose,        TEXT),
  PP_COLUMN (PpBooking, state,          ENUM, .required = TRUE, .group = "state",
             .of = "booked checked_in done cancelled no_show"),
  PP_COLUMN (PpBooking, checked_in_at,  TIME, .group = "state"),
  PP_COLUMN (PpBooking, checked_out_at, TIME, .group = "state"),
  PP_COLUMN (PpBooking, reason,         TEXT, .group = "state"),
};

static const PpColumn move_columns[] = {
  PP_COLUMN (PpBookingMove, booking,   REF,  .of = "booking", .required = TRUE),
  PP_COLUMN (PpBookingMove, machine,   REF,  .of = "machine"),
  PP_COLUMN (PpBookingMove, starts_at, TIME, .required = TRUE),
  PP_COLUMN (PpBookingMove, ends_at,   TIME, .required = TRUE),
};

static const PpColumn step_columns[] = {
  PP_COLUMN (PpBookingStep, booking, REF,  .of = "booking", .required = TRUE),
  PP_COLUMN (PpBookingStep, reason,  TEXT),
};

PP_DEFINE_RECORD (PpBooking, pp_booking, "booking", STATE, booking_columns)
PP_DEFINE_RECORD (PpBookingMove, pp_booking_move_form, "booking_move", ARGUMENT, move_columns)
PP_DEFINE_RECORD (PpBookingStep, pp_booking_step, "booking_step", ARGUMENT, step_columns)

/**
 * pp_booking_state_name:
 * @state: the word of a booking's state
 *
 * Returns: (transfer none): what people call it, translated; the word itself where it is a newer
 *   peer's
 */
const char *
pp_booking_state_name (const char *state)
{
  static const struct { const char *word, *name; } names[] = {
    { "booked",     NC_("booking state", "Booked") },
    { "checked_in", NC_("booking state", "Checked in") },
    { "done",       NC_("booking state", "Done") },
    { "cancelled",  NC_("booking state", "Cancelled") },
    { "no_show",    NC_("booking state", "Did not come") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].word, state) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "booking state", names[i].name);
  return state;
}
