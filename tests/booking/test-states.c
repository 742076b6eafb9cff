/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-booking.h"

#include "core/pp-error.h"
#include "pp-board.h"

static const char *const states[] = { "booked", "checked_in", "done", "cancelled", "no_show" };

/* How each state is reached from "booked". */
static const char *const ways[][3] = {
  { NULL },
  { "booking.check_in" },
  { "booking.check_in", "booking.check_out" },
  { "booking.cancel" },
  { "booking.no_show" },
};

/* Where each verb leads from each state; NULL: booking.wrong-state. */
static const struct {
  const char *verb;
  const char *to[G_N_ELEMENTS (states)];
} verbs[] = {
  /*                      booked        checked_in  done   cancelled  no_show */
  { "booking.move",      { "booked",     NULL,       NULL,  NULL,      NULL } },
  { "booking.cancel",    { "cancelled",  NULL,       NULL,  NULL,      NULL } },
  { "booking.check_in",  { "checked_in", NULL,       NULL,  NULL,      NULL } },
  { "booking.check_out", { NULL,         "done",     NULL,  NULL,      NULL } },
  { "booking.no_show",   { "no_show",    NULL,       NULL,  NULL,      NULL } },
};

static gpointer
ask_step (PpBooking *booking, const char *verb)
{
  PpRecord *asked;

  if (g_str_equal (verb, "booking.move"))
    {
      asked = g_object_new (pp_booking_move_form_get_type (), NULL);
      ((PpBookingMove *) asked)->starts_at = booking->starts_at;
      ((PpBookingMove *) asked)->ends_at = booking->ends_at;
    }
  else
    asked = g_object_new (pp_booking_step_get_type (), NULL);
  pp_record_set_text (asked, "booking", pp_record_get_id (PP_RECORD (booking)));
  return asked;
}

static PpBooking *
book_in_state (PpBoard *board, const char *machine, gsize state)
{
  PpBooking *booking;

  pp_fixture_at (board->fixture, "2026-03-03 10:05");
  booking = pp_board_book (board, machine, "03 10:00", "03 11:00", NULL, NULL);
  for (gsize i = 0; ways[state][i] != NULL; i++)
    {
      g_autoptr (PpBooking) before = booking;

      booking = pp_expect_run (board->fixture, NULL, NULL, "anitha", ways[state][i],
                               ask_step (before, ways[state][i]));
    }
  g_assert_cmpstr (booking->state, ==, states[state]);
  return booking;
}

static void
test_table (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *hall = pp_board_add_machine (board, "HALL", 100, 30, 540, 1020);

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (states); j++)
      {
        const char *to = verbs[i].to[j];
        g_autoptr (PpBooking) booking = book_in_state (board, hall, j);
        g_autoptr (PpBooking) after = NULL;
        PpBooking *stored;

        g_test_message ("%s at %s", verbs[i].verb, states[j]);
        after = pp_expect_run (board->fixture, to != NULL ? NULL : "booking.wrong-state",
                               to != NULL ? NULL : "booking", "anitha", verbs[i].verb,
                               ask_step (booking, verbs[i].verb));
        stored = pp_fixture_get (board->fixture, "booking",
                                 pp_record_get_id (PP_RECORD (booking)));
        g_assert_cmpstr (stored->state, ==, to != NULL ? to : states[j]);
      }
  pp_fixture_assert_clean (board->fixture);
}

/* Which states hold the machine, so that nobody else gets it. */
static void
test_who_holds (void)
{
  static const gboolean holds[] = { TRUE, TRUE, TRUE, FALSE, FALSE };
  g_autoptr (PpBoard) board = pp_board_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *code = g_strdup_printf ("DRY-%d", (int) i);
      const char *machine = pp_board_add_machine (board, code, 1, 30, 540, 1020);
      g_autoptr (PpBooking) booking = book_in_state (board, machine, i);
      g_autoptr (PpBooking) other = NULL;

      g_test_message ("%s", states[i]);
      other = pp_board_book (board, machine, "03 10:00", "03 11:00",
                             holds[i] ? "booking.taken" : NULL, holds[i] ? "starts_at" : NULL);
    }
}

static void
test_times (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);
  g_autoptr (PpBooking) booking = pp_board_book (board, dryer, "03 10:00", "03 11:00", NULL, NULL);
  g_autoptr (PpBooking) early = NULL;
  g_autoptr (PpBooking) in = NULL;
  g_autoptr (PpBooking) out = NULL;

  /* Nobody failed to come before it began */
  pp_fixture_at (board->fixture, "2026-03-03 09:59");
  early = pp_expect_run (board->fixture, "booking.past", "booking", "anitha", "booking.no_show",
                         ask_step (booking, "booking.no_show"));

  pp_fixture_at (board->fixture, "2026-03-03 10:07");
  in = pp_expect_run (board->fixture, NULL, NULL, "anitha", "booking.check_in",
                      ask_step (booking, "booking.check_in"));
  g_assert_cmpint (in->checked_in_at, ==, pp_board_time ("03 10:07"));
  g_assert_cmpint (in->checked_out_at, ==, PP_NONE);

  pp_fixture_at (board->fixture, "2026-03-03 10:58");
  out = pp_expect_run (board->fixture, NULL, NULL, "anitha", "booking.check_out",
                       ask_step (booking, "booking.check_out"));
  g_assert_cmpint (out->checked_in_at, ==, pp_board_time ("03 10:07"));
  g_assert_cmpint (out->checked_out_at, ==, pp_board_time ("03 10:58"));
}

/* Before the booking's day nobody begins, except over midnight. */
static void
test_early (void)
{
  static const struct {
    const char *now;
    const char *from, *to;
    const char *code;
  } cases[] = {
    { "2026-03-02 09:30", "04 10:00", "04 11:00", "booking.early" },
    { "2026-03-03 16:59", "04 10:00", "04 11:00", "booking.early" },
    { "2026-03-04 00:00", "04 10:00", "04 11:00", NULL },
    { "2026-03-04 22:29", "05 00:30", "05 01:30", "booking.early" },
    { "2026-03-04 22:30", "05 00:30", "05 01:30", NULL },
    { "2026-03-05 09:00", "05 12:00", "05 13:00", NULL },
    { "2026-03-07 09:00", "06 12:00", "06 13:00", NULL },
  };
  g_autoptr (PpBoard) board = pp_board_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = g_strdup_printf ("NIGHT-%d", (int) i);
      const char *machine = pp_board_add_machine (board, code, 1, 30, 0, 1440);
      g_autoptr (PpBooking) booking = NULL;
      g_autoptr (PpBooking) after = NULL;

      pp_fixture_at (board->fixture, "2026-03-02 09:00");
      booking = pp_board_book (board, machine, cases[i].from, cases[i].to, NULL, NULL);
      g_test_message ("%s for %s", cases[i].now, cases[i].from);
      pp_fixture_at (board->fixture, cases[i].now);
      after = pp_expect_run (board->fixture, cases[i].code,
                             cases[i].code != NULL ? "booking" : NULL, "anitha",
                             "booking.check_in", ask_step (booking, "booking.check_in"));
    }
}

static void
test_late_entry (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);
  g_autofree char *anitha = pp_fixture_staff_id (board->fixture, "anitha");
  g_autoptr (PpBooking) booking = pp_board_book (board, dryer, "03 10:00", "03 11:00", NULL, NULL);
  PpRequest *request = pp_request_new ("booking.check_in", anitha,
                                       ask_step (booking, "booking.check_in"));
  g_autoptr (GError) error = NULL;
  g_autoptr (PpBooking) in = NULL;

  /* The power was away from 10 to 12: what was written on paper is entered then */
  request->at = pp_board_time ("03 12:00");
  request->told_at = pp_board_time ("03 10:04");
  in = pp_store_run (board->fixture->store, request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (in->checked_in_at, ==, pp_board_time ("03 10:04"));
}

static void
test_free_text (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);
  g_autoptr (PpBooking) booking = pp_board_book (board, dryer, "03 10:00", "03 11:00", NULL, NULL);
  PpRecord *asked = ask_step (booking, "booking.cancel");
  g_autoptr (PpRecord) refused = NULL;
  g_autoptr (PpRecord) nowhere = NULL;

  pp_record_set_text (asked, "reason", "card 9999 4105 7058");
  refused = pp_expect_run (board->fixture, "record.aadhaar", "reason", "anitha",
                           "booking.cancel", asked);
  nowhere = pp_expect (board->fixture, "store.not-found", "booking", "anitha", "booking.cancel",
                       "booking", "nothing-1", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/states/table", test_table);
  g_test_add_func ("/states/who-holds", test_who_holds);
  g_test_add_func ("/states/times", test_times);
  g_test_add_func ("/states/early", test_early);
  g_test_add_func ("/states/late-entry", test_late_entry);
  g_test_add_func ("/states/free-text", test_free_text);

  return g_test_run ();
}
