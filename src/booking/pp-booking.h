/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

/**
 * PpBooking:
 * @machine: which
 * @starts_at: UTC seconds
 * @ends_at: UTC seconds; the span is half-open
 * @fee_paise: by the machine's tariff when it was made or moved
 * @person: for whom
 * @enterprise: (nullable): on whose behalf
 * @purpose: (nullable): what it is for
 * @state: booked, checked_in, done, cancelled or no_show
 * @checked_in_at: UTC seconds, or PP_NONE
 * @checked_out_at: UTC seconds, or PP_NONE
 * @reason: (nullable): why it was cancelled
 */
typedef struct {
  PpRecord parent_instance;
  char    *machine;
  gint64   starts_at;
  gint64   ends_at;
  gint64   fee_paise;
  char    *person;
  char    *enterprise;
  char    *purpose;
  char    *state;
  gint64   checked_in_at;
  gint64   checked_out_at;
  char    *reason;
} PpBooking;

PP_DECLARE_RECORD (PpBooking, pp_booking)

const char *pp_booking_state_name (const char *state);

/**
 * PpBookingMove:
 * @booking: which
 * @machine: (nullable): where to; the same where %NULL
 * @starts_at: UTC seconds
 * @ends_at: UTC seconds
 */
typedef struct {
  PpRecord parent_instance;
  char    *booking;
  char    *machine;
  gint64   starts_at;
  gint64   ends_at;
} PpBookingMove;

PP_DECLARE_RECORD (PpBookingMove, pp_booking_move_form)

/**
 * PpBookingStep:
 * @booking: which
 * @reason: (nullable): why, for a cancellation
 */
typedef struct {
  PpRecord parent_instance;
  char    *booking;
  char    *reason;
} PpBookingStep;

PP_DECLARE_RECORD (PpBookingStep, pp_booking_step)

G_END_DECLS
