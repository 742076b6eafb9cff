/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-board.h"

#include "booking/pp-machine.h"
#include "core/pp-time.h"

/**
 * pp_board_new:
 *
 * Returns: (transfer full): a cluster without machines
 */
PpBoard *
pp_board_new (void)
{
  PpBoard *self = g_new0 (PpBoard, 1);
  g_autofree char *id = NULL;

  self->fixture = pp_fixture_new ();
  id = pp_fixture_read_text (self->fixture, "SELECT id FROM cluster");
  pp_fixture_do (self->fixture, "mini", "cluster.edit", "id", id, "second_saturday", "1", NULL);
  pp_fixture_do (self->fixture, "mini", "holiday.add", "day", "2026-03-20", "name_en", "Holiday",
                 "name_ml", "അവധി", NULL);
  self->person = pp_fixture_add_person (self->fixture, "Leela K", "ലീല കെ", "9447012345");
  return self;
}

/**
 * pp_board_free:
 * @self: (transfer full): a board
 */
void
pp_board_free (PpBoard *self)
{
  pp_fixture_free (self->fixture);
  g_free (self);
}

/**
 * pp_board_add_machine:
 * @self: a board
 * @code: of the machine
 * @capacity: how many bookings it holds at a time
 * @slot_minutes: length of a slot
 * @opens_minute: of the day
 * @closes_minute: of the day
 *
 * Adds a machine that costs 60.00 an hour and 300.00 a day at most.
 *
 * Returns: (transfer none): its id
 */
const char *
pp_board_add_machine (PpBoard *self, const char *code, int capacity, int slot_minutes,
                      int opens_minute, int closes_minute)
{
  PpMachine *machine = pp_fixture_ask (self->fixture, "machine.add", "code", code,
                                       "name_en", "Tray dryer", "name_ml", "ട്രേ ഡ്രയർ",
                                       "kind", "dryer", NULL);
  g_autoptr (PpRecord) stored = NULL;

  machine->capacity = capacity;
  machine->slot_minutes = slot_minutes;
  machine->opens_minute = opens_minute;
  machine->closes_minute = closes_minute;
  machine->hourly_paise = 6000;
  machine->daily_paise = 30000;
  stored = pp_expect_run (self->fixture, NULL, NULL, "mini", "machine.add", machine);
  return pp_record_get_id (pp_fixture_get (self->fixture, "machine", pp_record_get_id (stored)));
}

/**
 * pp_board_time:
 * @text: "03 10:00" or "03 10:00:30"
 *
 * Returns: that time of March 2026 in Kerala
 */
gint64
pp_board_time (const char *text)
{
  g_autofree char *full = g_strconcat ("2026-03-", text, NULL);
  gint64 at;

  g_assert_true (pp_time_parse (full, &at, NULL));
  return at;
}

/**
 * pp_board_ask:
 * @self: a board
 * @machine: its id
 * @from: begin
 * @to: end
 *
 * Returns: (transfer full): the argument of booking.make, for Leela
 */
gpointer
pp_board_ask (PpBoard *self, const char *machine, const char *from, const char *to)
{
  PpBooking *booking = g_object_new (pp_booking_get_type (), NULL);

  pp_record_set_text (booking, "machine", machine);
  pp_record_set_text (booking, "person", self->person);
  booking->starts_at = pp_board_time (from);
  booking->ends_at = pp_board_time (to);
  return booking;
}

/**
 * pp_board_book:
 * @self: a board
 * @machine: its id
 * @from: begin
 * @to: end
 * @code: (nullable): the error that is expected
 * @field: (nullable): and where it stands
 *
 * Returns: (transfer full): the stored booking; %NULL where it was to be refused
 */
PpBooking *
pp_board_book (PpBoard *self, const char *machine, const char *from, const char *to,
               const char *code, const char *field)
{
  g_test_message ("%s to %s: %s", from, to, code != NULL ? code : "allowed");
  return pp_expect_run (self->fixture, code, field, "anitha", "booking.make",
                        pp_board_ask (self, machine, from, to));
}

/**
 * pp_board_cancel:
 * @self: a board
 * @booking: a booking
 *
 * Cancels it.
 */
void
pp_board_cancel (PpBoard *self, PpBooking *booking)
{
  pp_fixture_do (self->fixture, "anitha", "booking.cancel",
                 "booking", pp_record_get_id (PP_RECORD (booking)), "reason", "rain", NULL);
}
