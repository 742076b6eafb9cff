/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture.h"

/* An undo must not break what stands between rows: somebody may have come in between. */

static void
test_cancel_then_taken (void)
{
  g_autoptr (PpFixture) f = pp_fixture_new ();
  const char *machine = pp_fixture_add_machine (f, "DRY-1");
  const char *leela = pp_fixture_add_person (f, "Leela", NULL, NULL);
  const char *suma = pp_fixture_add_person (f, "Suma", NULL, NULL);
  const char *first = pp_fixture_add_booking (f, machine, leela, "2026-03-03 10:00",
                                              "2026-03-03 12:00");
  g_autofree char *cancelled = NULL, *words = NULL;

  pp_fixture_do (f, "anitha", "booking.cancel", "booking", first, NULL);
  cancelled = pp_fixture_last_act (f);
  pp_fixture_add_booking (f, machine, suma, "2026-03-03 11:00", "2026-03-03 13:00");
  words = pp_fixture_fails (f, "booking.taken", "anitha", "act.undo", "act", cancelled, NULL);
  g_assert_nonnull (words);
}

static void
test_cancel_then_free (void)
{
  g_autoptr (PpFixture) f = pp_fixture_new ();
  const char *machine = pp_fixture_add_machine (f, "DRY-1");
  const char *leela = pp_fixture_add_person (f, "Leela", NULL, NULL);
  const char *first = pp_fixture_add_booking (f, machine, leela, "2026-03-03 10:00",
                                              "2026-03-03 12:00");
  g_autofree char *cancelled = NULL;

  pp_fixture_do (f, "anitha", "booking.cancel", "booking", first, NULL);
  cancelled = pp_fixture_last_act (f);
  pp_fixture_do (f, "anitha", "act.undo", "act", cancelled, NULL);
}

static void
test_unblock_then_booked (void)
{
  g_autoptr (PpFixture) f = pp_fixture_new ();
  const char *machine = pp_fixture_add_machine (f, "DRY-1");
  const char *leela = pp_fixture_add_person (f, "Leela", NULL, NULL);
  PpRecord *downtime = pp_fixture_do (f, "anitha", "machine.block", "machine", machine,
                                      "starts_at", "2026-03-03 10:00", "ends_at",
                                      "2026-03-03 12:00", "reason", "Belt", NULL);
  g_autofree char *unblocked = NULL, *words = NULL;

  pp_fixture_do (f, "anitha", "machine.unblock", "id", pp_record_get_id (downtime), NULL);
  unblocked = pp_fixture_last_act (f);
  pp_fixture_add_booking (f, machine, leela, "2026-03-03 10:00", "2026-03-03 11:00");
  words = pp_fixture_fails (f, "booking.taken", "anitha", "act.undo", "act", unblocked, NULL);
  g_assert_nonnull (words);
}

/* Neither an edit nor an undo leaves a machine with more bookings than it holds. */
static void
test_capacity_then_booked (void)
{
  g_autoptr (PpFixture) f = pp_fixture_new ();
  const char *machine = pp_fixture_add_machine (f, "DRY-1");
  const char *leela = pp_fixture_add_person (f, "Leela", NULL, NULL);
  const char *suma = pp_fixture_add_person (f, "Suma", NULL, NULL);
  g_autofree char *raised = NULL, *edited = NULL, *undone = NULL;
  const char *second;

  pp_fixture_do (f, "mini", "machine.edit", "id", machine, "capacity", "2", NULL);
  raised = pp_fixture_last_act (f);
  pp_fixture_add_booking (f, machine, leela, "2026-03-03 10:00", "2026-03-03 12:00");
  second = pp_fixture_add_booking (f, machine, suma, "2026-03-03 11:00", "2026-03-03 13:00");
  edited = pp_fixture_fails (f, "booking.taken", "mini", "machine.edit", "id", machine,
                             "capacity", "1", NULL);
  undone = pp_fixture_fails (f, "booking.taken", "mini", "act.undo", "act", raised, NULL);
  g_assert_cmpstr (edited, ==, undone);
  pp_fixture_do (f, "mini", "machine.edit", "id", machine, "hourly_paise", "500", NULL);
  pp_fixture_do (f, "anitha", "booking.cancel", "booking", second, NULL);
  pp_fixture_do (f, "mini", "act.undo", "act", raised, NULL);
}

static void
test_last_manager (void)
{
  g_autoptr (PpFixture) f = pp_fixture_new ();
  g_autofree char *anitha = pp_fixture_staff_id (f, "anitha");
  g_autofree char *mini = pp_fixture_staff_id (f, "mini");
  g_autofree char *left = NULL, *back = NULL, *words = NULL;

  pp_fixture_do (f, "mini", "staff.grant", "staff", anitha, "role", "manager", NULL);
  pp_fixture_do (f, "anitha", "staff.edit", "id", mini, "has_left", "1", NULL);
  left = pp_fixture_last_act (f);
  pp_fixture_do (f, "anitha", "act.undo", "act", left, NULL);
  back = pp_fixture_last_act (f);
  pp_fixture_do (f, "mini", "staff.revoke", "staff", anitha, "role", "manager", NULL);
  words = pp_fixture_fails (f, "people.last-manager", "mini", "act.undo", "act", back, NULL);
  g_assert_nonnull (words);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/booking/undo/cancel-then-taken", test_cancel_then_taken);
  g_test_add_func ("/booking/undo/cancel-then-free", test_cancel_then_free);
  g_test_add_func ("/booking/undo/unblock-then-booked", test_unblock_then_booked);
  g_test_add_func ("/booking/undo/capacity-then-booked", test_capacity_then_booked);
  g_test_add_func ("/booking/undo/last-manager", test_last_manager);
  return g_test_run ();
}
