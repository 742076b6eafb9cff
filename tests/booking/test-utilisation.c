/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-utilisation.h"

#include "booking/pp-booking-day.h"
#include "pp-board.h"

#include <string.h>

#define MOST 5

static const struct {
  PpSpan spans[MOST];
  guint  n_spans;
  gint64 capacity;
  PpSpan within;
  gint64 booked;
} sums[] = {
  /* None, inside, over an end, over both, outside, touching */
  { { { 0, 0 } }, 0, 1, { 0, 100 }, 0 },
  { { { 10, 30 } }, 1, 1, { 0, 100 }, 20 },
  { { { 10, 30 } }, 1, 1, { 20, 100 }, 10 },
  { { { 10, 30 } }, 1, 1, { 0, 15 }, 5 },
  { { { 10, 30 } }, 1, 1, { 15, 25 }, 10 },
  { { { 10, 30 } }, 1, 1, { 30, 40 }, 0 },
  { { { 10, 30 } }, 1, 1, { 0, 10 }, 0 },
  { { { 10, 30 }, { 30, 50 } }, 2, 1, { 0, 100 }, 40 },
  /* Two places: each counts; three bookings of two places never more than two */
  { { { 10, 30 }, { 20, 40 } }, 2, 2, { 0, 100 }, 40 },
  { { { 10, 30 }, { 10, 30 }, { 20, 40 } }, 3, 2, { 0, 100 }, 50 },
  { { { 0, 100 }, { 10, 20 }, { 30, 40 }, { 35, 50 } }, 4, 2, { 0, 100 }, 130 },
  /* One place booked twice is full once */
  { { { 10, 30 }, { 10, 30 } }, 2, 1, { 0, 100 }, 20 },
  { { { 0, 10 }, { 5, 8 }, { 7, 20 }, { 40, 60 }, { 50, 55 } }, 5, 1, { 0, 100 }, 40 },
};

static void
test_booked (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_test_message ("case %d", (int) i);
      g_assert_cmpint (pp_utilisation_booked (sums[i].spans, sums[i].n_spans, sums[i].capacity,
                                              sums[i].within), ==, sums[i].booked);
    }
}

/* The cluster is closed on Sundays (01, 08), on Saturday the 14th and on Friday the 20th. */
static const struct {
  const char *what;
  int         capacity, opens, closes;   /* hours of the day */
  const char *bookings[MOST];            /* "03 10:00-03 12:00"; ends in: - cancelled, x no-show */
  const char *down[2];
  const char *first;
  guint       n_days;
  double      open, booked;              /* hours */
} uses[] = {
  { "nothing", 1, 9, 17, { NULL }, { NULL }, "03", 1, 8, 0 },
  { "two bookings", 1, 9, 17, { "03 10:00-03 12:00", "03 13:00-03 14:30" }, { NULL }, "03", 1, 8,
    3.5 },
  { "only of the day", 1, 9, 17, { "02 10:00-02 12:00", "03 13:00-03 14:00", "04 09:00-04 17:00" },
    { NULL }, "03", 1, 8, 1 },
  { "who did not come, what was cancelled", 1, 9, 17,
    { "03 10:00-03 12:00x", "03 13:00-03 14:00-", "03 15:00-03 16:00" }, { NULL }, "03", 1, 8, 1 },
  { "the whole day", 1, 9, 17, { "03 09:00-03 17:00" }, { NULL }, "03", 1, 8, 8 },
  { "two places", 2, 9, 17, { "03 09:00-03 17:00", "03 10:00-03 12:00" }, { NULL }, "03", 1, 16,
    10 },
  { "over nights, by the hours of each day", 1, 9, 17, { "03 09:00-05 17:00" }, { NULL }, "04", 1,
    8, 8 },
  { "over nights, all its days", 1, 9, 17, { "03 09:00-05 17:00" }, { NULL }, "02", 7, 48, 24 },
  { "round the clock", 1, 0, 24, { "03 00:00-05 00:00" }, { NULL }, "03", 1, 24, 24 },
  { "round the clock, clipped at the day's end", 2, 0, 24, { "03 22:00-04 00:00" }, { NULL }, "03",
    1, 48, 2 },
  { "a closed day cannot be booked", 1, 9, 17, { NULL }, { NULL }, "08", 1, 0, 0 },
  { "a booking over a closed day", 1, 9, 17, { "07 09:00-09 17:00" }, { NULL }, "07", 3, 16, 16 },
  { "a week with a Sunday", 1, 9, 17, { "02 09:00-02 11:00", "07 09:00-07 10:00" }, { NULL }, "02",
    7, 48, 3 },
  { "a week with a second Saturday", 1, 9, 17, { NULL }, { NULL }, "09", 7, 40, 0 },
  { "a week with a holiday", 1, 9, 17, { NULL }, { NULL }, "16", 7, 40, 0 },
  { "out of use", 1, 9, 17, { "03 13:00-03 15:00" }, { "03 09:00-03 11:00" }, "03", 1, 6, 2 },
  { "out of use twice, at once, over the end", 1, 9, 17, { "03 13:00-03 15:00" },
    { "03 10:00-03 12:00", "03 11:00-03 13:00" }, "03", 1, 5, 2 },
  { "out of use for days", 1, 9, 17, { NULL }, { "02 12:00-04 10:00" }, "02", 3, 10, 0 },
};

static void
split_span (const char *text, char **from, char **to, char *mark)
{
  gsize length = strlen ("03 10:00");

  *from = g_strndup (text, length);
  *to = g_strndup (text + length + 1, length);
  *mark = text[2 * length + 1];
}

static void
add_booking (PpBoard *board, const char *machine, const char *text)
{
  g_autofree char *from = NULL, *to = NULL;
  g_autoptr (PpBooking) booking = NULL;
  char mark;

  split_span (text, &from, &to, &mark);
  booking = pp_board_book (board, machine, from, to, NULL, NULL);
  if (mark == '-')
    pp_board_cancel (board, booking);
  if (mark != 'x')
    return;
  pp_fixture_at (board->fixture, "2026-03-03 18:00");
  pp_fixture_do (board->fixture, "anitha", "booking.no_show",
                 "booking", pp_record_get_id (PP_RECORD (booking)), NULL);
  pp_fixture_at (board->fixture, "2026-03-02 09:00");
}

static void
add_down (PpBoard *board, const char *machine, const char *text)
{
  PpDowntime *down = g_object_new (pp_downtime_get_type (), "machine", machine,
                                   "reason", "repair", NULL);
  g_autofree char *from = NULL, *to = NULL;
  g_autoptr (GError) error = NULL;
  char mark;

  split_span (text, &from, &to, &mark);
  down->starts_at = pp_board_time (from);
  down->ends_at = pp_board_time (to);
  pp_fixture_run (board->fixture, "anitha", "machine.block", down, &error);
  g_assert_no_error (error);
}

typedef struct {
  char *first;
  guint n_days;
} Asked;

static gpointer
read_use (PpDb *db, gpointer data, GError **error)
{
  const Asked *asked = data;

  return pp_utilisation_read (db, asked->first, asked->n_days, error);
}

static void
test_read (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      g_autoptr (PpBoard) board = pp_board_new ();
      const char *machine = pp_board_add_machine (board, "DRY-1", uses[i].capacity, 30,
                                                  uses[i].opens * 60, uses[i].closes * 60);
      g_autofree char *first = g_strconcat ("2026-03-", uses[i].first, NULL);
      Asked asked = { first, uses[i].n_days };
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GError) error = NULL;
      const PpUtilisation *use;

      g_test_message ("%s", uses[i].what);
      for (guint j = 0; j < MOST && uses[i].bookings[j] != NULL; j++)
        add_booking (board, machine, uses[i].bookings[j]);
      for (guint j = 0; j < G_N_ELEMENTS (uses[i].down) && uses[i].down[j] != NULL; j++)
        add_down (board, machine, uses[i].down[j]);
      list = pp_store_read (board->fixture->store, read_use, &asked, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (list->len, ==, 1);
      use = g_ptr_array_index (list, 0);
      g_assert_cmpstr (use->machine->code, ==, "DRY-1");
      g_assert_cmpfloat ((double) use->open_seconds / 3600, ==, uses[i].open);
      g_assert_cmpfloat ((double) use->booked_seconds / 3600, ==, uses[i].booked);
    }
}

static void
test_week (void)
{
  static const struct { const char *day, *monday; } days[] = {
    { "2026-03-02", "2026-03-02" }, { "2026-03-03", "2026-03-02" }, { "2026-03-08", "2026-03-02" },
    { "2026-03-09", "2026-03-09" }, { "2026-03-01", "2026-02-23" }, { "2027-01-03", "2026-12-28" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *monday = pp_utilisation_week (days[i].day);

      g_assert_cmpstr (monday, ==, days[i].monday);
    }
}

static gpointer
read_day (PpDb *db, gpointer data, GError **error)
{
  return pp_booking_day_read (db, "2026-03-03", data, error) ? data : NULL;
}

/* Of the bookings that begin on the day, one in each state; one that was undone is none. */
static void
test_day (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *machine = pp_board_add_machine (board, "DRY-1", 3, 30, 540, 1020);
  g_autoptr (PpBooking) came = NULL;
  g_autofree char *act = NULL;
  g_autoptr (GError) error = NULL;
  PpBookingDay day;

  add_booking (board, machine, "02 10:00-02 12:00");
  add_booking (board, machine, "04 10:00-04 12:00");
  add_booking (board, machine, "03 10:00-03 12:00-");
  add_booking (board, machine, "03 10:00-03 12:00x");
  add_booking (board, machine, "03 09:00-03 17:00");
  add_booking (board, machine, "03 10:00-03 11:00");
  came = pp_board_book (board, machine, "03 11:00", "03 12:00", NULL, NULL);
  pp_fixture_at (board->fixture, "2026-03-03 11:00");
  pp_fixture_do (board->fixture, "anitha", "booking.check_in",
                 "booking", pp_record_get_id (PP_RECORD (came)), NULL);
  g_object_unref (pp_board_book (board, machine, "03 12:00", "03 13:00", NULL, NULL));
  act = pp_fixture_last_act (board->fixture);
  pp_fixture_do (board->fixture, "anitha", "act.undo", "act", act, NULL);
  pp_store_read (board->fixture->store, read_day, &day, &error);
  g_assert_no_error (error);
  g_assert_cmpint (day.n_made, ==, 5);
  g_assert_cmpint (day.n_came, ==, 1);
  g_assert_cmpint (day.n_running, ==, 1);
  g_assert_cmpint (day.n_absent, ==, 1);
  g_assert_cmpint (day.n_open, ==, 2);
  g_assert_cmpint (day.n_cancelled, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/utilisation/booked", test_booked);
  g_test_add_func ("/utilisation/read", test_read);
  g_test_add_func ("/utilisation/week", test_week);
  g_test_add_func ("/utilisation/day", test_day);

  return g_test_run ();
}
