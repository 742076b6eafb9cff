/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-booking.h"

#include "booking/pp-slot-offer.h"
#include "core/pp-error.h"
#include "pp-board.h"

/* On one machine that holds one booking at a time, one stands on the 3rd from 10:00 to 12:00; on
 * another that holds two, one more from 11:00 to 13:00, and two on the 4th, from 10:00 to 11:00
 * and from 11:00 to 12:00. Then somebody asks for: */
static const struct {
  int         capacity;
  const char *from, *to;
  gboolean    is_taken;
} overlaps[] = {
  /* Apart, or only touching */
  { 1, "03 09:00", "03 10:00", FALSE },
  { 1, "03 12:00", "03 14:00", FALSE },
  { 1, "03 14:00", "03 15:00", FALSE },
  { 1, "04 10:00", "04 12:00", FALSE },
  /* Overlapping: at an end, inside, around, the same */
  { 1, "03 09:00", "03 10:30", TRUE },
  { 1, "03 09:00", "03 11:00", TRUE },
  { 1, "03 11:30", "03 13:00", TRUE },
  { 1, "03 10:30", "03 11:30", TRUE },
  { 1, "03 10:00", "03 11:00", TRUE },
  { 1, "03 11:00", "03 12:00", TRUE },
  { 1, "03 09:00", "03 13:00", TRUE },
  { 1, "03 10:00", "03 12:00", TRUE },
  { 1, "03 09:00", "04 17:00", TRUE },
  /* Two at a time: beside one */
  { 2, "03 10:00", "03 11:00", FALSE },
  { 2, "03 12:00", "03 13:00", FALSE },
  { 2, "03 09:00", "03 11:00", FALSE },
  { 2, "03 12:00", "03 15:00", FALSE },
  /* Beside two: at an end, inside, around, the same */
  { 2, "03 10:30", "03 11:30", TRUE },
  { 2, "03 11:30", "03 12:30", TRUE },
  { 2, "03 11:00", "03 11:30", TRUE },
  { 2, "03 11:00", "03 12:00", TRUE },
  { 2, "03 09:00", "03 15:00", TRUE },
  { 2, "02 09:00", "03 17:00", TRUE },
  /* Beside two that only touch each other */
  { 2, "04 10:00", "04 12:00", FALSE },
  { 2, "04 10:30", "04 11:30", FALSE },
  { 2, "04 09:00", "04 17:00", FALSE },
};

static void
test_overlaps (void)
{
  static const struct { int capacity; const char *from, *to; } standing[] = {
    { 1, "03 10:00", "03 12:00" }, { 2, "03 10:00", "03 12:00" }, { 2, "03 11:00", "03 13:00" },
    { 2, "04 10:00", "04 11:00" }, { 2, "04 11:00", "04 12:00" },
  };
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *machines[] = { NULL, pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020),
                             pp_board_add_machine (board, "DRY-2", 2, 30, 540, 1020) };

  for (gsize i = 0; i < G_N_ELEMENTS (standing); i++)
    {
      g_autoptr (PpBooking) stands = pp_board_book (board, machines[standing[i].capacity],
                                                    standing[i].from, standing[i].to, NULL, NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (overlaps); i++)
    {
      g_autoptr (PpBooking) booking = NULL;

      booking = pp_board_book (board, machines[overlaps[i].capacity], overlaps[i].from,
                               overlaps[i].to, overlaps[i].is_taken ? "booking.taken" : NULL,
                               overlaps[i].is_taken ? "starts_at" : NULL);
      if (booking != NULL)
        pp_board_cancel (board, booking);
    }
  pp_fixture_assert_clean (board->fixture);
}

static void
test_stored (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);
  PpBooking *asked = pp_board_ask (board, dryer, "03 10:00", "03 11:30");
  g_autoptr (PpBooking) booking = NULL;

  /* Fee and state are the rule's, whatever the form says */
  asked->fee_paise = 1;
  asked->checked_in_at = 1;
  pp_record_set_text (asked, "state", "done");
  pp_record_set_text (asked, "reason", "rain");
  pp_record_set_text (asked, "purpose", "  banana  chips ");
  booking = pp_expect_run (board->fixture, NULL, NULL, "anitha", "booking.make", asked);
  g_assert_cmpstr (booking->machine, ==, dryer);
  g_assert_cmpstr (booking->person, ==, board->person);
  g_assert_cmpint (booking->starts_at, ==, pp_board_time ("03 10:00"));
  g_assert_cmpint (booking->ends_at, ==, pp_board_time ("03 11:30"));
  g_assert_cmpint (booking->fee_paise, ==, 9000);
  g_assert_cmpstr (booking->state, ==, "booked");
  g_assert_cmpstr (booking->purpose, ==, "banana chips");
  g_assert_null (booking->reason);
  g_assert_cmpint (booking->checked_in_at, ==, PP_NONE);
  g_assert_cmpint (booking->checked_out_at, ==, PP_NONE);
}

static const struct {
  const char *column, *text;
  const char *code;
} refused[] = {
  { "machine", NULL, "store.not-found" },
  { "machine", "nothing-1", "store.not-found" },
  { "person", NULL, "store.not-found" },
  { "person", "nobody-1", "store.not-found" },
  { "enterprise", "nothing-1", "store.not-found" },
  { "purpose", "for 9999 4105 7058", "record.aadhaar" },
};

static void
test_refused (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      PpRecord *asked = pp_board_ask (board, dryer, "03 10:00", "03 11:00");
      g_autoptr (PpRecord) none = NULL;

      g_test_message ("%s: %s", refused[i].column, refused[i].text);
      pp_record_set_text (asked, refused[i].column, refused[i].text);
      none = pp_expect_run (board->fixture, refused[i].code, refused[i].column, "anitha",
                            "booking.make", asked);
    }
}

static gpointer
read_last_for (PpDb *db, gpointer group, GError **error)
{
  PpBooking *booking = NULL;

  return pp_booking_last_for (db, group, &booking, error) ? booking : NULL;
}

/* When what was last booked for the group begins; PP_NONE where nothing was. */
static gint64
last_for (PpBoard *board, const char *group)
{
  g_autoptr (PpBooking) last = pp_store_read (board->fixture->store, read_last_for,
                                              (gpointer) group, NULL);

  return last != NULL ? last->starts_at : PP_NONE;
}

static PpBooking *
book_for (PpBoard *board, const char *machine, const char *group, const char *from, const char *to)
{
  PpRecord *asked = pp_board_ask (board, machine, from, to);

  pp_record_set_text (asked, "enterprise", group);
  return pp_expect_run (board->fixture, NULL, NULL, "anitha", "booking.make", asked);
}

/* The latest that a member booked for the group, not for themselves, and did not cancel. */
static void
test_last_for (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);
  const char *group = pp_record_get_id (pp_fixture_do (board->fixture, "anitha",
                                                       "enterprise.register", "name_en", "Udayam",
                                                       "form", "shg", NULL));
  g_autoptr (PpBooking) first = NULL, cancelled = NULL, own = NULL;

  pp_fixture_do (board->fixture, "anitha", "enterprise.join", "enterprise", group, "person",
                 board->person, "office", "member", NULL);
  own = pp_board_book (board, dryer, "05 10:00", "05 11:00", NULL, NULL);
  g_assert_cmpint (last_for (board, group), ==, PP_NONE);
  first = book_for (board, dryer, group, "03 10:00", "03 11:00");
  cancelled = book_for (board, dryer, group, "04 10:00", "04 11:00");
  g_assert_cmpint (last_for (board, group), ==, pp_board_time ("04 10:00"));
  pp_board_cancel (board, cancelled);
  g_assert_cmpint (last_for (board, group), ==, pp_board_time ("03 10:00"));
  pp_fixture_do (board->fixture, "anitha", "enterprise.leave", "enterprise", group, "person",
                 board->person, "office", "member", NULL);
  g_assert_cmpint (last_for (board, group), ==, PP_NONE);
}

/* Taken on the 3rd from 10:00 to 12:00 and from 13:00 to 17:00, and on Saturday the 7th until
 * 16:00. The words of the refusal: */
static const struct {
  const char *from, *to;
  const char *words;
} taken[] = {
  { "03 10:00", "03 11:00", "DRY-1 is taken then. Next free: 03-03-2026, 12:00 pm." },
  { "03 11:00", "03 12:30", "DRY-1 is taken then. Next free: 04-03-2026, 9:00 am." },
  { "03 16:30", "03 17:00", "DRY-1 is taken then. Next free: 04-03-2026, 9:00 am." },
  { "07 09:00", "07 09:30", "DRY-1 is taken then. Next free: 07-03-2026, 4:00 pm." },
  { "07 09:00", "07 12:00", "DRY-1 is taken then. Next free: 09-03-2026, 9:00 am." },
  /* None is offered where it is longer than a day */
  { "03 09:00", "04 17:00", "DRY-1 is taken then." },
};

static void
test_taken_offers_next (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);
  g_autoptr (PpBooking) early = pp_board_book (board, dryer, "03 10:00", "03 12:00", NULL, NULL);
  g_autoptr (PpBooking) late = pp_board_book (board, dryer, "03 13:00", "03 17:00", NULL, NULL);
  g_autoptr (PpBooking) end = pp_board_book (board, dryer, "07 09:00", "07 16:00", NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autoptr (GError) error = NULL;
      gpointer booking = pp_fixture_run (board->fixture, "anitha", "booking.make",
                                         pp_board_ask (board, dryer, taken[i].from, taken[i].to),
                                         &error);

      g_assert_null (booking);
      g_assert_cmpstr (pp_error_get_code (error), ==, "booking.taken");
      g_assert_cmpstr (error->message, ==, taken[i].words);
    }
}

static gpointer
ask_move (PpBooking *booking, const char *machine, const char *from, const char *to)
{
  PpBookingMove *move = g_object_new (pp_booking_move_form_get_type (), NULL);

  pp_record_set_text (move, "booking", pp_record_get_id (PP_RECORD (booking)));
  pp_record_set_text (move, "machine", machine);
  move->starts_at = pp_board_time (from);
  move->ends_at = pp_board_time (to);
  return move;
}

/* One after the other: Leela's booking on DRY-1, on the 3rd from 10:00 to 12:00, is moved. Others
 * stand there from 14:00 to 16:00, and on DRY-2 from 10:00 to 12:00. It is 09:00 on the 2nd. */
static const struct {
  int         machine;   /* 0: the same as before */
  const char *from, *to;
  const char *code;
  gint64      fee_paise;
} moves[] = {
  /* Onto itself: the same, at an end, inside, around */
  { 0, "03 10:00", "03 12:00", NULL, 12000 },
  { 1, "03 10:00", "03 12:00", NULL, 12000 },
  { 0, "03 11:00", "03 13:00", NULL, 12000 },
  { 0, "03 11:30", "03 12:30", NULL, 6000 },
  { 0, "03 09:00", "03 14:00", NULL, 30000 },
  /* Onto another's */
  { 0, "03 13:00", "03 15:00", "booking.taken" },
  { 0, "03 14:00", "03 16:00", "booking.taken" },
  { 0, "03 09:00", "03 17:00", "booking.taken" },
  { 2, "03 09:00", "03 14:00", "booking.taken" },
  { 2, "03 11:30", "03 12:00", "booking.taken" },
  /* Beside it */
  { 2, "03 12:00", "03 13:00", NULL, 6000 },
  { 0, "03 16:00", "03 17:00", NULL, 6000 },
  { 1, "03 16:00", "03 17:00", NULL, 6000 },
  { 2, "05 09:00", "06 17:00", NULL, 60000 },
  /* Nowhere that a new booking could not be */
  { 0, "01 10:00", "01 11:00", "booking.closed" },
  { 0, "02 08:00", "02 09:00", "booking.outside-hours" },
  { 0, "03 10:10", "03 11:00", "booking.not-a-slot" },
  { 0, "03 11:00", "03 10:00", "booking.bad-span" },
  { 1, "05 13:00", "05 14:00", "booking.out-of-use" },
};

static void
test_move (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *machines[] = { NULL, pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020),
                             pp_board_add_machine (board, "DRY-2", 1, 30, 540, 1020) };
  g_autoptr (PpBooking) one = pp_board_book (board, machines[1], "03 14:00", "03 16:00", NULL,
                                             NULL);
  g_autoptr (PpBooking) two = pp_board_book (board, machines[2], "03 10:00", "03 12:00", NULL,
                                             NULL);
  g_autoptr (PpBooking) booking = pp_board_book (board, machines[1], "03 10:00", "03 12:00", NULL,
                                                 NULL);

  pp_fixture_do (board->fixture, "anitha", "machine.block", "machine", machines[1], "starts_at",
                 "2026-03-05 12:00", "ends_at", "2026-03-05 13:30", "reason", "repair", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      const char *field = moves[i].code == NULL ? NULL
                          : g_str_equal (moves[i].code, "booking.bad-span") ? "ends_at"
                          : g_str_equal (moves[i].code, "booking.out-of-use") ? "machine"
                          : "starts_at";
      g_autoptr (PpBooking) moved = NULL;
      PpBooking *stored;

      g_test_message ("%s to %s on %d", moves[i].from, moves[i].to, moves[i].machine);
      moved = pp_expect_run (board->fixture, moves[i].code, field, "anitha", "booking.move",
                             ask_move (booking, machines[moves[i].machine], moves[i].from,
                                       moves[i].to));
      if (moved != NULL)
        {
          g_assert_cmpint (moved->fee_paise, ==, moves[i].fee_paise);
          g_assert_cmpint (moved->starts_at, ==, pp_board_time (moves[i].from));
          g_assert_cmpint (moved->ends_at, ==, pp_board_time (moves[i].to));
          g_assert_cmpstr (moved->machine, ==, moves[i].machine != 0 ? machines[moves[i].machine]
                                                                     : booking->machine);
          g_set_object (&booking, moved);
        }
      stored = pp_fixture_get (board->fixture, "booking", pp_record_get_id (PP_RECORD (booking)));
      g_assert_cmpint (stored->starts_at, ==, booking->starts_at);
      g_assert_cmpstr (stored->machine, ==, booking->machine);
    }
  pp_fixture_assert_clean (board->fixture);
}

static void
test_cancel_frees (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);
  g_autoptr (PpBooking) first = pp_board_book (board, dryer, "03 10:00", "03 12:00", NULL, NULL);
  g_autoptr (PpBooking) second = pp_board_book (board, dryer, "03 10:00", "03 12:00",
                                                "booking.taken", "starts_at");
  PpBooking *stored;

  pp_board_cancel (board, first);
  stored = pp_fixture_get (board->fixture, "booking", pp_record_get_id (PP_RECORD (first)));
  g_assert_cmpstr (stored->state, ==, "cancelled");
  g_assert_cmpstr (stored->reason, ==, "rain");
  g_assert_null (pp_record_get_voided_by (PP_RECORD (stored)));
  second = pp_board_book (board, dryer, "03 10:00", "03 12:00", NULL, NULL);
  g_assert_cmpstr (pp_record_get_id (PP_RECORD (second)), !=,
                   pp_record_get_id (PP_RECORD (first)));
}

/* It is 10:15 on Wednesday the 4th. */
static const struct {
  const char *told;   /* NULL: no late entry */
  const char *from, *to;
  const char *code;
} times[] = {
  /* What is over, or ends now, is past; what has begun is not */
  { NULL, "03 10:00", "03 11:00", "booking.past" },
  { NULL, "04 09:00", "04 10:00", "booking.past" },
  { NULL, "04 10:00", "04 10:30", NULL },
  { NULL, "04 11:00", "04 12:00", NULL },
  /* A late entry, as told at that time */
  { "03 09:30", "03 10:00", "03 11:00", NULL },
  { "03 10:45", "03 10:00", "03 11:00", NULL },
  { "03 11:00", "03 10:00", "03 11:00", "booking.past" },
  { "02 09:00", "04 09:00", "04 10:00", NULL },
};

static void
test_past (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 15, 540, 1020);
  g_autofree char *anitha = pp_fixture_staff_id (board->fixture, "anitha");

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      PpRequest *request = pp_request_new ("booking.make", anitha,
                                           pp_board_ask (board, dryer, times[i].from, times[i].to));
      g_autoptr (GError) error = NULL;
      g_autoptr (PpBooking) booking = NULL;

      g_test_message ("%s to %s, told %s", times[i].from, times[i].to, times[i].told);
      request->at = pp_board_time ("04 10:15");
      request->told_at = times[i].told != NULL ? pp_board_time (times[i].told) : PP_NONE;
      booking = pp_store_run (board->fixture->store, request, &error);
      g_assert_cmpstr (error != NULL ? pp_error_get_code (error) : NULL, ==, times[i].code);
      pp_fixture_at (board->fixture, "2026-03-04 10:15");
      if (booking != NULL)
        pp_board_cancel (board, booking);
    }
  g_assert_cmpint (pp_fixture_read_int (board->fixture, "SELECT count(*) FROM act "
                                                        "WHERE told_at IS NOT NULL"), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/booking/overlaps", test_overlaps);
  g_test_add_func ("/booking/stored", test_stored);
  g_test_add_func ("/booking/refused", test_refused);
  g_test_add_func ("/booking/last-for", test_last_for);
  g_test_add_func ("/booking/taken-offers-next", test_taken_offers_next);
  g_test_add_func ("/booking/move", test_move);
  g_test_add_func ("/booking/cancel-frees", test_cancel_frees);
  g_test_add_func ("/booking/past", test_past);

  return g_test_run ();
}
