/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-occupancy.h"

#include "booking/pp-slot.h"
#include "core/pp-error.h"
#include "pp-board.h"
#include "store/pp-kept.h"

/* What the reading thread keeps answers as the tables do, whatever was done between two
 * questions. The writing thread asks the tables.
 */

#define N_STEPS    600
#define N_MACHINES 4
#define N_ASKED    4

typedef struct {
  PpBoard    *board;
  const char *machines[N_MACHINES];
  GPtrArray  *bookings, *downtimes, *holidays;   /* ids */
  char       *last_act;
  guint       n_done;
} World;

typedef struct {
  const char *machine;
  gint64      seconds;
  gint64      from;
  gboolean    keeps;      /* whether the thread that was asked keeps anything */
  gboolean    found;
  PpSpan      span;
} Question;

static gpointer
ask (PpDb *db, gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (PpRecord) machine = pp_db_get (db, pp_machine_get_type (), question->machine, error);
  g_autoptr (GError) none = NULL;

  g_assert_nonnull (machine);
  question->keeps = pp_occupancy_get (db, NULL) != NULL;
  question->found = pp_slot_next_free (db, machine, question->seconds, question->from,
                                       &question->span, &none);
  if (!question->found)
    g_assert_cmpstr (pp_error_get_code (none), ==, "booking.no-room");
  return question;
}

static void
assert_same (PpFixture *fixture, const char *machine, gint64 seconds, gint64 from)
{
  Question kept = { machine, seconds, from }, asked = kept;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (pp_store_read (fixture->store, ask, &kept, &error));
  g_assert_nonnull (pp_store_maintain (fixture->store, ask, &asked, &error));
  g_assert_true (kept.keeps);
  g_assert_false (asked.keeps);
  g_assert_cmpint (kept.found, ==, asked.found);
  if (!kept.found)
    return;
  g_assert_cmpint (kept.span.starts_at, ==, asked.span.starts_at);
  g_assert_cmpint (kept.span.ends_at, ==, asked.span.ends_at);
}

static const char *
any_of (GPtrArray *ids)
{
  return g_ptr_array_index (ids, g_test_rand_int_range (0, ids->len));
}

static const char *
any_machine (World *world)
{
  return world->machines[g_test_rand_int_range (0, N_MACHINES)];
}

static gint64
any_time (void)
{
  return pp_board_time ("02 00:00") + g_test_rand_int_range (0, 25 * 48) * 1800;
}

/* Most of what is asked at random is refused, as it should be. */
static void
run (World *world, const char *verb, gpointer argument, GPtrArray *made)
{
  g_autoptr (PpRecord) record = pp_fixture_run (world->board->fixture, "mini", verb, argument,
                                                NULL);

  if (record == NULL)
    return;
  world->n_done++;
  if (made != NULL)
    g_ptr_array_add (made, g_strdup (pp_record_get_id (record)));
  g_free (world->last_act);
  world->last_act = pp_fixture_last_act (world->board->fixture);
}

static void
set_span (gpointer argument, gint64 *starts_at, gint64 *ends_at)
{
  gboolean is_long = g_test_rand_int_range (0, 6) == 0;

  *starts_at = any_time ();
  if (is_long)   /* whole days from nine to five */
    {
      *starts_at = pp_board_time ("02 09:00") + g_test_rand_int_range (0, 24) * 86400;
      *ends_at = *starts_at + 8 * 3600 + g_test_rand_int_range (0, 4) * 86400;
    }
  else
    *ends_at = *starts_at + g_test_rand_int_range (1, 8) * 1800;
}

static void
book (World *world)
{
  PpBooking *booking = g_object_new (pp_booking_get_type (), NULL);

  pp_record_set_text (booking, "machine", any_machine (world));
  pp_record_set_text (booking, "person", world->board->person);
  set_span (booking, &booking->starts_at, &booking->ends_at);
  run (world, "booking.make", booking, world->bookings);
}

static void
move (World *world)
{
  PpBookingMove *asked = g_object_new (pp_booking_move_form_get_type (), NULL);

  pp_record_set_text (asked, "booking", any_of (world->bookings));
  pp_record_set_text (asked, "machine", any_machine (world));
  set_span (asked, &asked->starts_at, &asked->ends_at);
  run (world, "booking.move", asked, NULL);
}

static void
block (World *world)
{
  PpDowntime *down = g_object_new (pp_downtime_get_type (), NULL);

  pp_record_set_text (down, "machine", any_machine (world));
  pp_record_set_text (down, "reason", "repair");
  down->starts_at = any_time () + g_test_rand_int_range (0, 1800);
  down->ends_at = down->starts_at + g_test_rand_int_range (1, 40 * 3600);
  run (world, "machine.block", down, world->downtimes);
}

static void
change_cluster (World *world)
{
  PpFixture *fixture = world->board->fixture;
  g_autofree char *day = g_strdup_printf ("2026-03-%02d", g_test_rand_int_range (1, 32));
  g_autofree char *id = pp_fixture_read_text (fixture, "SELECT id FROM cluster");

  switch (g_test_rand_int_range (world->holidays->len > 0 ? 0 : 1, 3))
    {
    case 1:
      run (world, "holiday.add", pp_fixture_ask (fixture, "holiday.add", "day", day, "name_en",
                                                 "Holiday", "name_ml", "അവധി", NULL),
           world->holidays);
      break;
    case 0:
      run (world, "holiday.remove", pp_fixture_ask (fixture, "holiday.remove", "id",
                                                    any_of (world->holidays), NULL), NULL);
      break;
    default:
      run (world, "cluster.edit", pp_fixture_ask (fixture, "cluster.edit", "id", id, "closed_days",
                                                  g_test_rand_bit () ? "7" : "47", NULL), NULL);
    }
}

static void
change_machine (World *world)
{
  g_autofree char *capacity = g_strdup_printf ("%d", g_test_rand_int_range (1, 4));

  run (world, "machine.edit",
       pp_fixture_ask (world->board->fixture, "machine.edit", "id", any_machine (world), "capacity",
                       capacity, NULL), NULL);
}

static void
step (World *world)
{
  PpFixture *fixture = world->board->fixture;
  int chance = g_test_rand_int_range (0, 100);

  if (chance < 55 || world->bookings->len == 0)
    book (world);
  else if (chance < 67)
    move (world);
  else if (chance < 75)
    run (world, "booking.cancel", pp_fixture_ask (fixture, "booking.cancel", "booking",
                                                  any_of (world->bookings), NULL), NULL);
  else if (chance < 80 || world->downtimes->len == 0)
    block (world);
  else if (chance < 84)
    run (world, "machine.unblock", pp_fixture_ask (fixture, "machine.unblock", "id",
                                                   any_of (world->downtimes), NULL), NULL);
  else if (chance < 89)
    change_cluster (world);
  else if (chance < 93)
    change_machine (world);
  else if (world->last_act != NULL)
    run (world, "act.undo", pp_fixture_ask (fixture, "act.undo", "act", world->last_act, NULL),
         NULL);
}

static void
test_against_tables (void)
{
  static const struct { int capacity, slot, opens, closes; } kinds[N_MACHINES] = {
    { 1, 30, 540, 1020 }, { 2, 30, 540, 1020 }, { 1, 90, 540, 1030 }, { 3, 60, 0, 1440 },
  };
  g_autoptr (PpBoard) board = pp_board_new ();
  g_autoptr (GPtrArray) bookings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) downtimes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) holidays = g_ptr_array_new_with_free_func (g_free);
  World world = { board, { NULL }, bookings, downtimes, holidays };

  for (int i = 0; i < N_MACHINES; i++)
    {
      g_autofree char *code = g_strdup_printf ("M-%d", i);

      world.machines[i] = pp_board_add_machine (board, code, kinds[i].capacity, kinds[i].slot,
                                                kinds[i].opens, kinds[i].closes);
    }
  for (int i = 0; i < N_STEPS; i++)
    {
      step (&world);
      for (int j = 0; j < N_ASKED; j++)
        assert_same (board->fixture, any_machine (&world), g_test_rand_int_range (1, 12) * 1800,
                     any_time () + g_test_rand_int_range (-2, 3) * 599);
    }
  g_test_message ("%u of %d done", world.n_done, N_STEPS);
  g_assert_cmpuint (world.n_done, >, N_STEPS / 5);
  g_free (world.last_act);
}

/* What a peer's rows may be: to the second, over midnight, on top of each other. */
static void
test_odd_rows (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *one = pp_board_add_machine (board, "ONE", 1, 30, 0, 1440);
  const char *two = pp_board_add_machine (board, "TWO", 2, 30, 0, 1440);

  for (int i = 0; i < 60; i++)
    {
      gint64 at = pp_board_time ("01 00:00") + g_test_rand_int_range (0, 6 * 86400);
      g_autofree char *sql = g_strdup_printf (
        "INSERT INTO booking (id, machine, starts_at, ends_at, fee_paise, person, state) VALUES "
        "('odd-%d', '%s', %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 0, '%s', '%s')", i,
        i % 3 == 0 ? one : two, at, at + g_test_rand_int_range (1, i % 10 == 0 ? 200000 : 20000),
        board->person, i % 7 == 0 ? "cancelled" : "done");

      pp_fixture_tamper (board->fixture, sql);
    }
  for (int i = 0; i < 200; i++)
    assert_same (board->fixture, i % 2 == 0 ? one : two, g_test_rand_int_range (1, 8) * 1800,
                 pp_board_time ("01 00:00") + g_test_rand_int_range (0, 6 * 86400));
}

static gpointer
rewritten (PpDb *db, gpointer data, GError **error)
{
  return pp_kept_rewritten (db, error) ? db : NULL;
}

/* Rows written with no change of their own, as by a merge: what was kept is forgotten. */
static void
test_rewritten (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);
  g_autoptr (PpBooking) booking = pp_board_book (board, dryer, "03 09:00", "03 12:00", NULL, NULL);
  Question question = { dryer, 3600, pp_board_time ("03 09:00") };

  pp_store_read (board->fixture->store, ask, &question, NULL);
  g_assert_cmpint (question.span.starts_at, ==, pp_board_time ("03 12:00"));
  pp_fixture_tamper (board->fixture, "UPDATE booking SET state = 'cancelled'");
  g_assert_nonnull (pp_store_maintain (board->fixture->store, rewritten, NULL, NULL));
  pp_store_read (board->fixture->store, ask, &question, NULL);
  g_assert_cmpint (question.span.starts_at, ==, pp_board_time ("03 09:00"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/occupancy/against-tables", test_against_tables);
  g_test_add_func ("/occupancy/odd-rows", test_odd_rows);
  g_test_add_func ("/occupancy/rewritten", test_rewritten);

  return g_test_run ();
}
