/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-outage.h"

#include "core/pp-error.h"
#include "pp-board.h"
#include "pp-fixture-raw.h"

/* A booking that stands when the power goes, on one of three machines: a dryer that works from
 * 09:00 to 17:00, a kiln that works day and night, and a hall that holds two. */
enum { DRYER, KILN, HALL };

typedef struct {
  int         machine;
  const char *from, *to;
  const char *in;         /* (nullable): checked in then */
  const char *out;        /* (nullable): and out */
  const char *after;      /* until when it goes after the power is back; NULL: as before */
  int         lacks;      /* minutes */
} Stand;

/* The power is gone from @gone until @back. */
static const struct {
  const char *name, *gone, *back;
  Stand       stands[4];
} cases[] = {
  /* Nobody is at work */
  { "none", "03 10:30", "03 11:00", { { 0 } } },
  { "not begun", "03 10:30", "03 11:00",
    { { DRYER, "03 10:00", "03 11:00", NULL, NULL, NULL, 0 } } },
  { "over before", "03 12:00", "03 12:30",
    { { DRYER, "03 10:00", "03 11:00", "03 10:00", "03 11:00", NULL, 0 } } },
  { "gone home meanwhile", "03 10:30", "03 11:30",
    { { DRYER, "03 10:00", "03 12:00", "03 10:00", "03 11:00", NULL, 0 } } },
  { "came meanwhile", "03 10:30", "03 11:30",
    { { DRYER, "03 10:00", "03 12:00", "03 11:00", NULL, NULL, 0 } } },
  { "time was up before", "03 11:30", "03 12:30",
    { { DRYER, "03 10:00", "03 11:00", "03 10:00", NULL, NULL, 0 } } },
  /* One */
  { "one", "03 10:30", "03 11:15",
    { { DRYER, "03 10:00", "03 12:00", "03 10:05", NULL, "03 12:45", 0 } } },
  { "its time would be up meanwhile", "03 10:30", "03 12:00",
    { { DRYER, "03 10:00", "03 11:00", "03 10:00", NULL, "03 12:30", 0 } } },
  { "seconds count as a minute", "03 10:30", "03 10:40:10",
    { { DRYER, "03 10:00", "03 11:00", "03 10:00", NULL, "03 11:11", 0 } } },
  { "only what was booked", "03 09:30", "03 10:30",
    { { DRYER, "03 10:00", "03 11:00", "03 09:20", NULL, "03 11:30", 0 } } },
  /* Several */
  { "several", "03 10:30", "03 11:00",
    { { DRYER, "03 10:00", "03 12:00", "03 10:00", NULL, "03 12:30", 0 },
      { KILN, "03 10:00", "03 11:00", "03 10:00", NULL, "03 11:30", 0 },
      { HALL, "03 09:00", "03 11:00", "03 09:00", NULL, "03 11:30", 0 },
      { HALL, "03 10:00", "03 12:00", "03 10:00", NULL, "03 12:30", 0 } } },
  /* The next booking stands in the way */
  { "part of it", "03 10:30", "03 11:00",
    { { DRYER, "03 10:00", "03 12:00", "03 10:00", NULL, "03 12:15", 15 },
      { DRYER, "03 12:15", "03 13:00", NULL, NULL, NULL, 0 } } },
  { "nothing", "03 10:30", "03 11:00",
    { { DRYER, "03 10:00", "03 12:00", "03 10:00", NULL, NULL, 30 },
      { DRYER, "03 12:00", "03 13:00", NULL, NULL, NULL, 0 } } },
  { "the second at a time is free", "03 10:30", "03 11:00",
    { { HALL, "03 10:00", "03 12:00", "03 10:00", NULL, "03 12:30", 0 },
      { HALL, "03 12:15", "03 13:00", NULL, NULL, NULL, 0 } } },
  { "the third at a time is not", "03 10:30", "03 11:00",
    { { HALL, "03 10:00", "03 12:00", "03 10:00", NULL, "03 12:30", 0 },
      { HALL, "03 11:00", "03 12:15", "03 10:20", NULL, "03 12:15", 0 },
      { HALL, "03 12:15", "03 13:00", NULL, NULL, NULL, 0 } } },
  { "the way ends before the power is back", "03 10:30", "03 12:30",
    { { DRYER, "03 10:00", "03 11:00", "03 10:00", NULL, NULL, 30 },
      { DRYER, "03 12:00", "03 13:00", NULL, NULL, NULL, 0 } } },
  /* Closing time */
  { "part before closing", "03 15:00", "03 15:45",
    { { DRYER, "03 14:30", "03 16:30", "03 14:30", NULL, "03 17:00", 15 } } },
  { "until closing already", "03 15:00", "03 15:45",
    { { DRYER, "03 14:30", "03 17:00", "03 14:30", NULL, NULL, 45 } } },
  { "day and night", "03 23:00", "03 23:30",
    { { KILN, "03 22:00", "04 00:00", "03 22:00", NULL, "04 00:30", 0 } } },
  { "until a day that is closed", "07 23:00", "07 23:30",
    { { KILN, "07 22:00", "08 00:00", "07 22:00", NULL, NULL, 30 } } },
  /* Over midnight */
  { "day and night, over midnight", "03 23:30", "04 01:00",
    { { KILN, "03 22:00", "04 00:00", "03 22:00", NULL, "04 01:30", 0 } } },
  { "back on the next morning", "03 16:00", "04 09:30",
    { { DRYER, "03 15:00", "03 16:30", "03 15:00", NULL, NULL, 30 } } },
  { "whole days", "03 16:00", "04 09:30",
    { { DRYER, "03 09:00", "04 17:00", "03 09:00", NULL, NULL, 90 } } },
};

static void
at (PpBoard *board, const char *time)
{
  g_autofree char *full = g_strconcat ("2026-03-", time, NULL);

  pp_fixture_at (board->fixture, full);
}

static const char *
stand (PpBoard *board, const char *const *machines, const Stand *one)
{
  g_autoptr (PpBooking) booking = pp_board_book (board, machines[one->machine], one->from,
                                                 one->to, NULL, NULL);

  return pp_record_get_id (pp_fixture_get (board->fixture, "booking",
                                           pp_record_get_id (PP_RECORD (booking))));
}

static void
step (PpBoard *board, const char *verb, const char *booking, const char *time)
{
  at (board, time);
  pp_fixture_do (board->fixture, "anitha", verb, "booking", booking, NULL);
}

static gpointer
read_shortened (PpDb *db, gpointer data, GError **error)
{
  return pp_outage_list_shortened (db, 0, error);
}

static int
minutes_lacked (PpBoard *board, const char *booking)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = pp_store_read (board->fixture->store, read_shortened, NULL,
                                               &error);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      PpShortened *line = g_ptr_array_index (lines, i);

      if (g_strcmp0 (line->extension->booking, booking) != 0)
        continue;
      g_assert_cmpstr (pp_record_get_id (PP_RECORD (line->person)), ==, board->person);
      g_assert_cmpstr (pp_record_get_id (PP_RECORD (line->machine)), ==, line->booking->machine);
      return (int) line->minutes;
    }
  return 0;
}

static void
assert_stand (PpBoard *board, const char *id, const Stand *one)
{
  PpBooking *booking = pp_fixture_get (board->fixture, "booking", id);
  const char *to = one->after != NULL ? one->after : one->to;

  g_test_message ("%s to %s", one->from, one->to);
  g_assert_cmpint (booking->starts_at, ==, pp_board_time (one->from));
  g_assert_cmpint (booking->ends_at, ==, pp_board_time (to));
  g_assert_cmpint (minutes_lacked (board, id), ==, one->lacks);
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PpBoard) board = pp_board_new ();
      const char *machines[] = { pp_board_add_machine (board, "DRY-1", 1, 15, 540, 1020),
                                 pp_board_add_machine (board, "KILN", 1, 15, 0, 1440),
                                 pp_board_add_machine (board, "HALL", 2, 15, 540, 1020) };
      const char *ids[4] = { NULL };
      gint64 fees[4];

      g_test_message ("%s", cases[i].name);
      for (int j = 0; j < 4 && cases[i].stands[j].from != NULL; j++)
        {
          ids[j] = stand (board, machines, &cases[i].stands[j]);
          fees[j] = ((PpBooking *) pp_fixture_get (board->fixture, "booking", ids[j]))->fee_paise;
        }
      for (int j = 0; j < 4 && ids[j] != NULL; j++)
        if (cases[i].stands[j].in != NULL)
          step (board, "booking.check_in", ids[j], cases[i].stands[j].in);
      at (board, cases[i].gone);
      pp_fixture_do (board->fixture, "anitha", "power.gone", NULL);
      for (int j = 0; j < 4 && ids[j] != NULL; j++)
        if (cases[i].stands[j].out != NULL)
          step (board, "booking.check_out", ids[j], cases[i].stands[j].out);
      at (board, cases[i].back);
      pp_fixture_do (board->fixture, "anitha", "power.back", NULL);
      for (int j = 0; j < 4 && ids[j] != NULL; j++)
        {
          PpBooking *booking;

          assert_stand (board, ids[j], &cases[i].stands[j]);
          booking = pp_fixture_get (board->fixture, "booking", ids[j]);
          g_assert_cmpint (booking->fee_paise, ==, fees[j]);
        }
      pp_fixture_assert_clean (board->fixture);
    }
}

typedef struct {
  PpBoard    *board;
  const char *dryer;
  const char *booking;     /* from 10:00 to 12:00, at work since 10:00 */
} Morning;

static Morning
begin_morning (void)
{
  Morning morning = { pp_board_new () };
  const char *machines[1];

  morning.dryer = machines[0] = pp_board_add_machine (morning.board, "DRY-1", 1, 15, 540, 1020);
  morning.booking = stand (morning.board, machines,
                           &(Stand) { DRYER, "03 10:00", "03 12:00" });
  step (morning.board, "booking.check_in", morning.booking, "03 10:00");
  at (morning.board, "03 10:30");
  return morning;
}

static void
assert_end (const Morning *morning, const char *to)
{
  PpBooking *booking = pp_fixture_get (morning->board->fixture, "booking", morning->booking);

  g_assert_cmpint (booking->ends_at, ==, pp_board_time (to));
}

/* Pressed twice is refused, with the words of what holds already. */
static void
test_twice (void)
{
  Morning morning = begin_morning ();
  g_autoptr (PpBoard) board = morning.board;
  g_autofree char *on = NULL, *gone = NULL, *again = NULL;

  on = pp_fixture_fails (board->fixture, "booking.power-on", "anitha", "power.back", NULL);
  pp_fixture_do (board->fixture, "anitha", "power.gone", NULL);
  gone = pp_fixture_fails (board->fixture, "booking.power-gone", "anitha", "power.gone", NULL);
  g_assert_nonnull (strstr (gone, "10:30"));
  at (board, "03 11:00");
  pp_fixture_do (board->fixture, "anitha", "power.back", NULL);
  again = pp_fixture_fails (board->fixture, "booking.power-on", "anitha", "power.back", NULL);
  assert_end (&morning, "03 12:30");
}

/* The power took the computer along: both times are typed when it is over, or wrongly. */
static void
test_typed (void)
{
  Morning morning = begin_morning ();
  g_autoptr (PpBoard) board = morning.board;
  PpFixture *f = board->fixture;
  g_autofree char *later = NULL, *before = NULL, *future = NULL, *inside = NULL;

  at (board, "03 11:30");
  later = pp_fixture_fails (f, "booking.bad-span", "anitha", "power.gone", "at",
                            "2026-03-03 11:31", NULL);
  pp_fixture_do (f, "anitha", "power.gone", "at", "2026-03-03 10:40", NULL);
  before = pp_fixture_fails (f, "booking.bad-span", "anitha", "power.back", "at",
                             "2026-03-03 10:39", NULL);
  future = pp_fixture_fails (f, "booking.bad-span", "anitha", "power.back", "at",
                             "2026-03-03 11:45", NULL);
  pp_fixture_do (f, "anitha", "power.back", "at", "2026-03-03 11:20", NULL);
  assert_end (&morning, "03 12:40");
  inside = pp_fixture_fails (f, "booking.bad-span", "anitha", "power.gone", "at",
                             "2026-03-03 11:00", NULL);
  pp_fixture_do (f, "anitha", "power.gone", "at", "2026-03-03 11:20", NULL);
}

static void
test_undo (void)
{
  Morning morning = begin_morning ();
  g_autoptr (PpBoard) board = morning.board;
  PpFixture *f = board->fixture;
  g_autofree char *gone = NULL, *back = NULL, *words = NULL, *on = NULL;

  pp_fixture_do (f, "anitha", "power.gone", NULL);
  gone = pp_fixture_last_act (f);
  at (board, "03 11:00");
  pp_fixture_do (f, "anitha", "power.back", NULL);
  back = pp_fixture_last_act (f);
  assert_end (&morning, "03 12:30");

  words = pp_fixture_fails (f, "undo.changed", "anitha", "act.undo", "act", gone, NULL);
  pp_fixture_do (f, "anitha", "act.undo", "act", back, NULL);
  assert_end (&morning, "03 12:00");

  at (board, "03 11:15");
  pp_fixture_do (f, "anitha", "power.back", NULL);
  assert_end (&morning, "03 12:45");
  g_free (back);
  back = pp_fixture_last_act (f);
  pp_fixture_do (f, "anitha", "act.undo", "act", back, NULL);
  pp_fixture_do (f, "anitha", "act.undo", "act", gone, NULL);
  on = pp_fixture_fails (f, "booking.power-on", "anitha", "power.back", NULL);
  assert_end (&morning, "03 12:00");
  pp_fixture_assert_clean (f);
}

/* Once the next booking was moved away the rest is given; nothing is lost and nothing overlaps. */
static void
test_rest (void)
{
  Morning morning = begin_morning ();
  g_autoptr (PpBoard) board = morning.board;
  PpFixture *f = board->fixture;
  g_autoptr (PpBooking) next = pp_board_book (board, morning.dryer, "03 12:15", "03 13:15", NULL,
                                              NULL);
  g_autofree char *extension = NULL, *taken = NULL, *left = NULL;

  pp_fixture_do (f, "anitha", "power.gone", NULL);
  at (board, "03 11:00");
  pp_fixture_do (f, "anitha", "power.back", NULL);
  assert_end (&morning, "03 12:15");
  g_assert_cmpint (minutes_lacked (board, morning.booking), ==, 15);
  extension = pp_fixture_read_text (f, "SELECT id FROM extension");

  taken = pp_fixture_fails (f, "booking.taken", "anitha", "power.give_rest", "extension",
                            extension, NULL);
  pp_fixture_do (f, "anitha", "booking.move", "booking", pp_record_get_id (PP_RECORD (next)),
                 "starts_at", "2026-03-03 14:00", "ends_at", "2026-03-03 15:00", NULL);
  pp_fixture_do (f, "anitha", "power.give_rest", "extension", extension, NULL);
  assert_end (&morning, "03 12:30");
  g_assert_cmpint (minutes_lacked (board, morning.booking), ==, 0);
  step (board, "booking.check_out", morning.booking, "03 12:30");
  left = pp_fixture_fails (f, "booking.wrong-state", "anitha", "power.give_rest", "extension",
                           extension, NULL);
  pp_fixture_assert_clean (f);
}

static gpointer
read_state (PpDb *db, gpointer now, GError **error)
{
  return pp_power_state_read (db, *(gint64 *) now, error);
}

static void
test_state (void)
{
  Morning morning = begin_morning ();
  g_autoptr (PpBoard) board = morning.board;
  gint64 now = pp_board_time ("03 10:45");
  PpPowerState *state = pp_store_read (board->fixture->store, read_state, &now, NULL);

  g_assert_null (state->outage);
  g_assert_cmpuint (state->n_paused, ==, 0);
  pp_power_state_free (state);
  pp_fixture_do (board->fixture, "anitha", "power.gone", NULL);
  state = pp_store_read (board->fixture->store, read_state, &now, NULL);
  g_assert_cmpint (state->outage->started_at, ==, pp_board_time ("03 10:30"));
  g_assert_cmpuint (state->n_paused, ==, 1);
  pp_power_state_free (state);
}

/* When this desk last wrote, when the computer was started, what a form proposes; now is 11:00 */
static const struct { const char *last, *woke, *guess; } guesses[] = {
  { "03 10:12:40", "03 10:50", "03 10:12" },
  { "03 10:12", "03 08:50", "03 11:00" },
  { "02 16:55", "03 08:50", "03 11:00" },
  { "03 11:20", "03 11:30", "03 11:00" },
};

static void
test_guess (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (guesses); i++)
    g_assert_cmpint (pp_outage_guess (pp_board_time (guesses[i].last),
                                      pp_board_time (guesses[i].woke),
                                      pp_board_time ("03 11:00:20")), ==,
                     pp_board_time (guesses[i].guess));
}

/* The lab does not stop the machines. */
static void
test_roles (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  g_autofree char *words = pp_fixture_fails (board->fixture, "store.not-allowed", "latha",
                                             "power.gone", NULL);

  pp_fixture_do (board->fixture, "mini", "power.gone", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outage/cases", test_cases);
  g_test_add_func ("/outage/twice", test_twice);
  g_test_add_func ("/outage/typed", test_typed);
  g_test_add_func ("/outage/undo", test_undo);
  g_test_add_func ("/outage/rest", test_rest);
  g_test_add_func ("/outage/state", test_state);
  g_test_add_func ("/outage/guess", test_guess);
  g_test_add_func ("/outage/roles", test_roles);
  return g_test_run ();
}
