/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-machine.h"
#include "core/pp-time.h"

static gint64
at (const char *text)
{
  gint64 time;

  g_assert_true (pp_time_parse (text, &time, NULL));
  return time;
}

static PpMachine *
make_machine (gint64 hourly, gint64 daily, gint64 opens, gint64 closes)
{
  PpMachine *machine = g_object_new (pp_machine_get_type (), NULL);

  machine->hourly_paise = hourly;
  machine->daily_paise = daily;
  machine->opens_minute = opens;
  machine->closes_minute = closes;
  return machine;
}

/* A machine that works from 09:00 to 18:00. */
static const struct {
  gint64      hourly, daily;
  const char *from, *to;
  gint64      fee;
} day_cases[] = {
  /* Hours and parts of one; half a paisa is rounded up */
  { 10000, PP_NONE, "2026-11-24T10:00", "2026-11-24T11:00", 10000 },
  { 10000, PP_NONE, "2026-11-24T10:00", "2026-11-24T10:30", 5000 },
  { 10000, PP_NONE, "2026-11-24T10:00", "2026-11-24T10:20", 3333 },
  { 10000, PP_NONE, "2026-11-24T10:00", "2026-11-24T10:10", 1667 },
  { 10001, PP_NONE, "2026-11-24T10:00", "2026-11-24T10:30", 5001 },
  { 10000, PP_NONE, "2026-11-24T10:00", "2026-11-24T13:15", 32500 },
  { 0, PP_NONE, "2026-11-24T09:00", "2026-11-24T18:00", 0 },
  /* A day costs its price at most */
  { 10000, 50000, "2026-11-24T10:00", "2026-11-24T14:30", 45000 },
  { 10000, 50000, "2026-11-24T10:00", "2026-11-24T15:00", 50000 },
  { 10000, 50000, "2026-11-24T10:00", "2026-11-24T15:30", 50000 },
  { 10000, 50000, "2026-11-24T09:00", "2026-11-24T18:00", 50000 },
  { 10000, 95000, "2026-11-24T09:00", "2026-11-24T18:00", 90000 },
  { 10000, 0, "2026-11-24T09:00", "2026-11-24T18:00", 0 },
  /* Whole days: each for itself, the nights for nothing */
  { 10000, PP_NONE, "2026-11-24T09:00", "2026-11-25T18:00", 180000 },
  { 10000, 50000, "2026-11-24T09:00", "2026-11-25T18:00", 100000 },
  { 10000, 50000, "2026-11-24T09:00", "2026-11-26T18:00", 150000 },
  { 10000, 50000, "2026-12-31T09:00", "2027-01-01T18:00", 100000 },
};

static void
test_day (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (day_cases); i++)
    {
      g_autoptr (PpMachine) machine = make_machine (day_cases[i].hourly, day_cases[i].daily,
                                                    9 * 60, 18 * 60);
      const PpSpan span = { at (day_cases[i].from), at (day_cases[i].to) };

      g_test_message ("%s to %s", day_cases[i].from, day_cases[i].to);
      g_assert_cmpint (pp_machine_fee (machine, span), ==, day_cases[i].fee);
    }
}

/* A cold store that works round the clock, for 100.00 an hour and 1,000.00 a day. */
static const struct {
  const char *from, *to;
  gint64      fee;
} clock_cases[] = {
  /* Up to midnight and from midnight */
  { "2026-11-24T22:00", "2026-11-25T00:00", 20000 },
  { "2026-11-25T00:00", "2026-11-25T02:00", 20000 },
  /* Midnight in Kerala parts the days, not midnight UTC */
  { "2026-11-24T00:00", "2026-11-25T00:00", 100000 },
  { "2026-11-24T05:00", "2026-11-24T16:00", 100000 },
  { "2026-11-24T00:00", "2026-11-27T00:00", 300000 },
};

static void
test_round_the_clock (void)
{
  g_autoptr (PpMachine) machine = make_machine (10000, 100000, 0, 24 * 60);

  for (gsize i = 0; i < G_N_ELEMENTS (clock_cases); i++)
    {
      const PpSpan span = { at (clock_cases[i].from), at (clock_cases[i].to) };

      g_test_message ("%s to %s", clock_cases[i].from, clock_cases[i].to);
      g_assert_cmpint (pp_machine_fee (machine, span), ==, clock_cases[i].fee);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fee/day", test_day);
  g_test_add_func ("/fee/round-the-clock", test_round_the_clock);

  return g_test_run ();
}
