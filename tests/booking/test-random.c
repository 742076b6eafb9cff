/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-booking.h"

#include "core/pp-error.h"
#include "pp-board.h"

#define N_STEPS    2000
#define N_MACHINES 3
#define N_DAYS     3
#define DAY_SLOTS  16            /* 09:00 to 17:00 in half hours */
#define SLOT       (30 * 60)
#define LONGEST    6

/* A booking as the model knows it. */
typedef struct {
  char *id;
  int   machine, day, first, n_slots;
} Held;

/* The model: how many bookings hold a machine in each half hour. Machine i holds i + 1. */
typedef struct {
  PpBoard    *board;
  const char *machines[N_MACHINES];
  guint       load[N_MACHINES][N_DAYS][DAY_SLOTS];
  GArray     *held;
  guint       n_allowed, n_refused;
} Model;

static void
clear_held (gpointer data)
{
  g_free (((Held *) data)->id);
}

static void
put (Model *model, const Held *held, int sign)
{
  for (int i = 0; i < held->n_slots; i++)
    model->load[held->machine][held->day][held->first + i] += sign;
}

static gboolean
fits (Model *model, const Held *held)
{
  for (int i = 0; i < held->n_slots; i++)
    if (model->load[held->machine][held->day][held->first + i] > (guint) held->machine)
      return FALSE;
  return TRUE;
}

static Held
choose (void)
{
  Held held = { NULL, g_test_rand_int_range (0, N_MACHINES), g_test_rand_int_range (0, N_DAYS) };

  held.n_slots = g_test_rand_int_range (1, LONGEST + 1);
  held.first = g_test_rand_int_range (0, DAY_SLOTS - held.n_slots + 1);
  return held;
}

static gint64
begin_of (const Held *held)
{
  return pp_board_time ("03 09:00") + held->day * 86400 + held->first * SLOT;
}

/* What the model allows the verb must allow, and nothing else. */
static PpBooking *
run (Model *model, const char *verb, gpointer argument, gboolean allowed)
{
  if (allowed)
    model->n_allowed++;
  else
    model->n_refused++;
  return pp_expect_run (model->board->fixture, allowed ? NULL : "booking.taken",
                        allowed ? NULL : "starts_at", "anitha", verb, argument);
}

static void
make (Model *model)
{
  Held held = choose ();
  PpBooking *asked = g_object_new (pp_booking_get_type (), NULL);
  g_autoptr (PpBooking) booking = NULL;

  pp_record_set_text (asked, "machine", model->machines[held.machine]);
  pp_record_set_text (asked, "person", model->board->person);
  asked->starts_at = begin_of (&held);
  asked->ends_at = asked->starts_at + held.n_slots * SLOT;
  booking = run (model, "booking.make", asked, fits (model, &held));
  if (booking == NULL)
    return;
  held.id = g_strdup (pp_record_get_id (PP_RECORD (booking)));
  put (model, &held, 1);
  g_array_append_val (model->held, held);
}

static void
move (Model *model)
{
  Held *held = &g_array_index (model->held, Held, g_test_rand_int_range (0, model->held->len));
  PpBookingMove *asked = g_object_new (pp_booking_move_form_get_type (), NULL);
  Held to = choose ();
  g_autoptr (PpBooking) moved = NULL;

  pp_record_set_text (asked, "booking", held->id);
  pp_record_set_text (asked, "machine", model->machines[to.machine]);
  asked->starts_at = begin_of (&to);
  asked->ends_at = asked->starts_at + to.n_slots * SLOT;
  put (model, held, -1);
  moved = run (model, "booking.move", asked, fits (model, &to));
  if (moved != NULL)
    {
      to.id = held->id;
      *held = to;
    }
  put (model, held, 1);
}

static void
cancel (Model *model)
{
  guint at = g_test_rand_int_range (0, model->held->len);
  Held *held = &g_array_index (model->held, Held, at);
  PpBookingStep *asked = g_object_new (pp_booking_step_get_type (), NULL);
  g_autoptr (PpBooking) cancelled = NULL;

  pp_record_set_text (asked, "booking", held->id);
  cancelled = run (model, "booking.cancel", asked, TRUE);
  put (model, held, -1);
  g_array_remove_index_fast (model->held, at);
}

/* The table itself, half hour by half hour. */
static void
check_table (Model *model)
{
  for (int i = 0; i < N_MACHINES; i++)
    for (int j = 0; j < N_DAYS; j++)
      for (int k = 0; k < DAY_SLOTS; k++)
        {
          const Held here = { NULL, i, j, k, 1 };
          g_autofree char *sql = NULL;

          sql = g_strdup_printf ("SELECT count(*) FROM booking WHERE machine = '%s' "
                                 "AND state = 'booked' AND starts_at <= %" G_GINT64_FORMAT
                                 " AND ends_at > %" G_GINT64_FORMAT, model->machines[i],
                                 begin_of (&here), begin_of (&here));
          g_assert_cmpint (pp_fixture_read_int (model->board->fixture, sql), ==,
                           model->load[i][j][k]);
          g_assert_cmpuint (model->load[i][j][k], <=, i + 1);
        }
}

static void
test_against_model (void)
{
  static const char *const codes[] = { "ONE", "TWO", "THREE" };
  g_autoptr (PpBoard) board = pp_board_new ();
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (Held));
  Model model = { .board = board, .held = held };

  g_array_set_clear_func (held, clear_held);
  for (int i = 0; i < N_MACHINES; i++)
    model.machines[i] = pp_board_add_machine (board, codes[i], i + 1, 30, 540, 1020);

  for (int i = 0; i < N_STEPS; i++)
    {
      int chance = g_test_rand_int_range (0, 100);

      if (chance < 55 || held->len == 0)
        make (&model);
      else if (chance < 80)
        move (&model);
      else
        cancel (&model);
      if (i % 200 == 0)
        check_table (&model);
    }
  check_table (&model);
  g_test_message ("%u allowed, %u refused, %u held", model.n_allowed, model.n_refused, held->len);
  g_assert_cmpuint (model.n_allowed, >, N_STEPS / 10);
  g_assert_cmpuint (model.n_refused, >, N_STEPS / 10);
  pp_fixture_assert_clean (board->fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/booking/against-model", test_against_model);

  return g_test_run ();
}
