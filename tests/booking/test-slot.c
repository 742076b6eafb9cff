/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-slot.h"

#include "booking/pp-machine.h"
#include "core/pp-error.h"
#include "core/pp-time.h"
#include "pp-board.h"

static const struct {
  PpSpan spans[5];
  guint  n_spans;
  PpSpan within;
  guint  peak;
} peaks[] = {
  /* None, one, two apart or touching */
  { { { 0, 0 } }, 0, { 0, 100 }, 0 },
  { { { 10, 20 } }, 1, { 0, 100 }, 1 },
  { { { 10, 20 }, { 30, 40 } }, 2, { 0, 100 }, 1 },
  { { { 10, 20 }, { 20, 30 } }, 2, { 0, 100 }, 1 },
  { { { 20, 30 }, { 10, 20 } }, 2, { 0, 100 }, 1 },
  /* At an end, inside, around, the same */
  { { { 10, 20 }, { 15, 25 } }, 2, { 0, 100 }, 2 },
  { { { 10, 40 }, { 20, 30 } }, 2, { 0, 100 }, 2 },
  { { { 20, 30 }, { 10, 40 } }, 2, { 0, 100 }, 2 },
  { { { 10, 20 }, { 10, 20 } }, 2, { 0, 100 }, 2 },
  /* Many that overlap one, but never three at a time */
  { { { 0, 100 }, { 10, 20 }, { 20, 30 }, { 40, 50 } }, 4, { 0, 100 }, 2 },
  { { { 0, 30 }, { 10, 40 }, { 20, 50 }, { 30, 60 } }, 4, { 0, 100 }, 3 },
  { { { 40, 50 }, { 20, 30 }, { 0, 100 }, { 25, 45 }, { 44, 60 } }, 5, { 0, 100 }, 4 },
  /* Only within: what lies outside of it does not count */
  { { { 10, 20 }, { 15, 25 } }, 2, { 20, 100 }, 1 },
  { { { 10, 20 }, { 15, 25 } }, 2, { 0, 15 }, 1 },
  { { { 10, 20 }, { 15, 25 } }, 2, { 19, 20 }, 2 },
  { { { 10, 20 }, { 15, 25 } }, 2, { 25, 30 }, 0 },
  { { { 10, 20 }, { 15, 25 } }, 2, { 0, 10 }, 0 },
};

static void
test_peak (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (peaks); i++)
    {
      g_test_message ("case %d", (int) i);
      g_assert_cmpuint (pp_slot_peak (peaks[i].spans, peaks[i].n_spans, peaks[i].within), ==,
                        peaks[i].peak);
    }
}

typedef enum { DAY, ODD, CLOCK } Hours;   /* 09:00 to 17:00; to 17:10; round the clock */

static const struct {
  Hours       hours;
  const char *from, *to;
  const char *code;
  const char *field;
} rules[] = {
  /* Within the hours, on the grid */
  { DAY, "03 09:00", "03 09:30" },
  { DAY, "03 16:30", "03 17:00" },
  { DAY, "03 09:00", "03 17:00" },
  { DAY, "03 10:30", "03 13:00" },
  /* The end comes after the begin */
  { DAY, "03 10:00", "03 10:00", "booking.bad-span", "ends_at" },
  { DAY, "03 11:00", "03 10:00", "booking.bad-span", "ends_at" },
  /* Off the grid at either end */
  { DAY, "03 09:15", "03 10:00", "booking.not-a-slot", "starts_at" },
  { DAY, "03 09:00", "03 10:10", "booking.not-a-slot", "starts_at" },
  { DAY, "03 09:00:30", "03 10:00", "booking.not-a-slot", "starts_at" },
  { DAY, "03 09:00", "03 10:00:01", "booking.not-a-slot", "starts_at" },
  { DAY, "03 09:00", "03 09:59:59", "booking.not-a-slot", "starts_at" },
  { DAY, "03 09:00", "03 16:59:30", "booking.not-a-slot", "starts_at" },
  /* Out of the hours: before, after, around, over night */
  { DAY, "03 08:30", "03 09:30", "booking.outside-hours", "starts_at" },
  { DAY, "03 16:30", "03 17:30", "booking.outside-hours", "starts_at" },
  { DAY, "03 08:00", "03 18:00", "booking.outside-hours", "starts_at" },
  { DAY, "03 17:00", "03 17:30", "booking.outside-hours", "starts_at" },
  { DAY, "03 16:00", "04 10:00", "booking.outside-hours", "starts_at" },
  { DAY, "03 20:00", "04 06:00", "booking.outside-hours", "starts_at" },
  /* Several days are whole days */
  { DAY, "03 09:00", "04 17:00" },
  { DAY, "03 09:00", "06 17:00" },
  { DAY, "03 10:00", "04 17:00", "booking.outside-hours", "starts_at" },
  { DAY, "03 09:00", "04 16:30", "booking.outside-hours", "starts_at" },
  /* Closed: Sunday, the second Saturday, a holiday; the first Saturday is open */
  { DAY, "07 10:00", "07 11:00" },
  { DAY, "08 10:00", "08 11:00", "booking.closed", "starts_at" },
  { DAY, "14 10:00", "14 11:00", "booking.closed", "starts_at" },
  { DAY, "20 10:00", "20 11:00", "booking.closed", "starts_at" },
  /* Whole days may span a closed one, and neither begin nor end on it */
  { DAY, "07 09:00", "09 17:00" },
  { DAY, "08 09:00", "09 17:00", "booking.closed", "starts_at" },
  { DAY, "07 09:00", "08 17:00", "booking.closed", "starts_at" },
  { DAY, "19 09:00", "20 17:00", "booking.closed", "starts_at" },
  /* A last slot that is cut short by the closing */
  { ODD, "03 16:30", "03 17:10" },
  { ODD, "03 17:00", "03 17:10" },
  { ODD, "03 16:40", "03 17:10", "booking.not-a-slot", "starts_at" },
  { ODD, "03 16:30", "03 17:09:30", "booking.not-a-slot", "starts_at" },
  { ODD, "03 17:00", "03 17:30", "booking.outside-hours", "starts_at" },
  { ODD, "03 09:00", "04 17:10" },
  /* Round the clock: up to midnight, from it, and over it only by whole days */
  { CLOCK, "03 22:00", "04 00:00" },
  { CLOCK, "04 00:00", "04 02:00" },
  { CLOCK, "03 22:00", "04 02:00", "booking.outside-hours", "starts_at" },
  { CLOCK, "03 00:00", "06 00:00" },
  /* The end at midnight belongs to the day before it, which may be open */
  { CLOCK, "07 20:00", "08 00:00" },
  { CLOCK, "08 00:00", "08 02:00", "booking.closed", "starts_at" },
};

static void
test_rules (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *machines[] = {
    [DAY] = pp_board_add_machine (board, "DAY", 1, 30, 540, 1020),
    [ODD] = pp_board_add_machine (board, "ODD", 1, 30, 540, 1030),
    [CLOCK] = pp_board_add_machine (board, "CLOCK", 1, 60, 0, 1440),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (PpBooking) booking = pp_board_book (board, machines[rules[i].hours],
                                                     rules[i].from, rules[i].to, rules[i].code,
                                                     rules[i].field);

      if (booking != NULL)
        pp_board_cancel (board, booking);
    }
}

typedef struct {
  const char *machine;
  gint64      seconds;
  gint64      from;
  PpSpan      found;
} Search;

static gpointer
find_free (PpDb *db, gpointer data, GError **error)
{
  Search *search = data;
  g_autoptr (PpRecord) machine = pp_db_get (db, pp_machine_get_type (), search->machine, error);

  return machine != NULL && pp_slot_next_free (db, machine, search->seconds, search->from,
                                               &search->found, error) ? search : NULL;
}

/* Taken are 3 March from 09:00 to 12:00 and from 14:00 to 17:00, and the whole of the 4th; the
 * machine is out of use on the 5th until 16:00. */
static const struct {
  int         minutes;
  const char *from;
  const char *found;   /* NULL: none */
} frees[] = {
  /* At once, and on the next slot */
  { 30, "02 10:00", "02 10:00" },
  { 30, "02 10:01", "02 10:30" },
  { 480, "02 09:00", "02 09:00" },
  /* In the first gap that is long enough */
  { 30, "03 09:00", "03 12:00" },
  { 120, "03 09:00", "03 12:00" },
  { 150, "03 09:00", "06 09:00" },
  { 30, "03 13:30", "03 13:30" },
  { 60, "03 13:30", "05 16:00" },
  { 90, "03 13:30", "06 09:00" },
  /* After the closing, over a Sunday, a second Saturday and a holiday */
  { 30, "06 17:00", "07 09:00" },
  { 30, "07 17:00", "09 09:00" },
  { 30, "13 16:30", "13 16:30" },
  { 60, "13 16:30", "16 09:00" },
  { 60, "20 09:00", "21 09:00" },
  /* Longer than a day, and no whole number of slots: never */
  { 510, "02 09:00", NULL },
  { 45, "02 09:00", NULL },
};

static void
test_next_free (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);
  g_autoptr (PpBooking) morning = pp_board_book (board, dryer, "03 09:00", "03 12:00", NULL, NULL);
  g_autoptr (PpBooking) evening = pp_board_book (board, dryer, "03 14:00", "03 17:00", NULL, NULL);
  g_autoptr (PpBooking) day = pp_board_book (board, dryer, "04 09:00", "04 17:00", NULL, NULL);

  pp_fixture_do (board->fixture, "anitha", "machine.block", "machine", dryer, "starts_at",
                 "2026-03-05 00:00", "ends_at", "2026-03-05 16:00", "reason", "repair", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (frees); i++)
    {
      Search search = { dryer, frees[i].minutes * 60, pp_board_time (frees[i].from) };
      g_autoptr (GError) error = NULL;

      g_test_message ("%d minutes from %s", frees[i].minutes, frees[i].from);
      pp_store_read (board->fixture->store, find_free, &search, &error);
      if (frees[i].found == NULL)
        {
          g_assert_cmpstr (pp_error_get_code (error), ==, "booking.no-room");
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (search.found.starts_at, ==, pp_board_time (frees[i].found));
      g_assert_cmpint (pp_span_seconds (search.found), ==, search.seconds);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slot/peak", test_peak);
  g_test_add_func ("/slot/rules", test_rules);
  g_test_add_func ("/slot/next-free", test_next_free);

  return g_test_run ();
}
