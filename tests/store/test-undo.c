/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "booking/pp-booking.h"
#include "people/pp-person.h"

#include <string.h>

#define N_FOUND "SELECT count(*) FROM search JOIN search_row ON id = search.rowid " \
                "WHERE kind = 'person'"

static void
undo (PpFixture *fixture, const char *by, const char *act)
{
  pp_fixture_do (fixture, by, "act.undo", "act", act, NULL);
}

static void
refuse_undo (PpFixture *fixture, const char *code, const char *by, const char *act)
{
  gint64 before = pp_fixture_read_int (fixture, "SELECT count(*) FROM change");
  g_autofree char *words = pp_fixture_fails (fixture, code, by, "act.undo", "act", act, NULL);

  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM change"), ==, before);
}

static void
test_insert (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, "9447012345");
  g_autofree char *act = pp_fixture_last_act (fixture);
  g_autofree char *undoing = NULL, *undoes = NULL;
  PpPerson *person;

  undo (fixture, "anitha", act);
  undoing = pp_fixture_last_act (fixture);
  undoes = pp_fixture_read_text (fixture, "SELECT undoes FROM act ORDER BY id DESC LIMIT 1");
  g_assert_cmpstr (undoes, ==, act);
  person = pp_fixture_get (fixture, "person", leela);
  g_assert_cmpstr (pp_record_get_voided_by (PP_RECORD (person)), ==, undoing);
  g_assert_cmpstr (person->name_en, ==, "Leela");
  g_assert_cmpint (pp_fixture_read_int (fixture, N_FOUND), ==, 0);

  refuse_undo (fixture, "undo.done", "anitha", act);
  undo (fixture, "anitha", undoing);
  person = pp_fixture_get (fixture, "person", leela);
  g_assert_null (pp_record_get_voided_by (PP_RECORD (person)));
  g_assert_cmpint (pp_fixture_read_int (fixture, N_FOUND), ==, 1);
  pp_fixture_assert_clean (fixture);
}

static void
test_update (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", "ലീല", NULL);
  g_autofree char *rename = NULL, *undoing = NULL;
  PpPerson *person;

  pp_fixture_do (fixture, "anitha", "person.edit", "id", leela, "name_en", "Leela Kumari",
                 "ward", "3", NULL);
  rename = pp_fixture_last_act (fixture);
  /* another column changed since: that is no hindrance, and stays */
  pp_fixture_do (fixture, "anitha", "person.edit", "id", leela, "phone", "9447012345", NULL);

  undo (fixture, "anitha", rename);
  undoing = pp_fixture_last_act (fixture);
  person = pp_fixture_get (fixture, "person", leela);
  g_assert_cmpstr (person->name_en, ==, "Leela");
  g_assert_cmpstr (person->name_ml, ==, "ലീല");
  g_assert_cmpint (person->ward, ==, PP_NONE);
  g_assert_cmpstr (person->phone, ==, "+919447012345");

  undo (fixture, "anitha", undoing);
  person = pp_fixture_get (fixture, "person", leela);
  g_assert_cmpstr (person->name_en, ==, "Leela Kumari");
  g_assert_cmpint (person->ward, ==, 3);
  pp_fixture_assert_clean (fixture);
}

static void
test_booking (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  const char *dryer = pp_fixture_add_machine (fixture, "DRY-1");
  const char *id = pp_fixture_add_booking (fixture, dryer, leela, "2026-03-02 10:00",
                                           "2026-03-02 12:00");
  g_autofree char *cancelling = NULL;
  PpBooking *booking;

  pp_fixture_do (fixture, "anitha", "booking.cancel", "booking", id, "reason", "ill", NULL);
  cancelling = pp_fixture_last_act (fixture);
  undo (fixture, "anitha", cancelling);
  booking = pp_fixture_get (fixture, "booking", id);
  g_assert_cmpstr (booking->state, ==, "booked");
  g_assert_null (booking->reason);
  g_assert_cmpint (booking->checked_in_at, ==, PP_NONE);
  pp_fixture_assert_clean (fixture);
}

static void
test_changed_since (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  g_autofree char *registering = pp_fixture_last_act (fixture);
  g_autofree char *first = NULL, *second = NULL;

  pp_fixture_do (fixture, "anitha", "person.edit", "id", leela, "name_en", "Leela K", NULL);
  first = pp_fixture_last_act (fixture);
  /* the other column of one group counts as the same */
  pp_fixture_do (fixture, "anitha", "person.edit", "id", leela, "name_ml", "ലീല", NULL);
  second = pp_fixture_last_act (fixture);

  refuse_undo (fixture, "undo.changed", "anitha", registering);
  refuse_undo (fixture, "undo.changed", "anitha", first);
  undo (fixture, "anitha", second);
  pp_fixture_assert_clean (fixture);
}

static void
test_in_use (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *registering = NULL, *adding = NULL, *booking = NULL, *omana_act = NULL;
  const char *leela, *dryer, *omana;

  leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  registering = pp_fixture_last_act (fixture);
  dryer = pp_fixture_add_machine (fixture, "DRY-1");
  adding = pp_fixture_last_act (fixture);
  pp_fixture_add_booking (fixture, dryer, leela, "2026-03-02 10:00", "2026-03-02 12:00");
  booking = pp_fixture_last_act (fixture);

  refuse_undo (fixture, "undo.in-use", "anitha", registering);
  refuse_undo (fixture, "undo.in-use", "mini", adding);
  undo (fixture, "anitha", booking);
  undo (fixture, "anitha", registering);
  undo (fixture, "mini", adding);

  /* a fact hangs on the row and is never taken back */
  omana = pp_fixture_add_person (fixture, "Omana", NULL, NULL);
  omana_act = pp_fixture_last_act (fixture);
  pp_fixture_do (fixture, "anitha", "person.consent", "person", omana, "purpose", "service",
                 "version", "1", "language", "ml", "given", "1", NULL);
  refuse_undo (fixture, "undo.in-use", "anitha", omana_act);
  pp_fixture_assert_clean (fixture);
}

static void
test_not_by_the_log (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  g_autofree char *consent = NULL, *setup = NULL, *grant = NULL, *words = NULL;

  setup = pp_fixture_read_text (fixture, "SELECT incarnation || '/' || seq FROM act "
                                         "WHERE verb = 'cluster.setup'");
  refuse_undo (fixture, "undo.never", "mini", setup);
  refuse_undo (fixture, "undo.no-act", "mini", "nowhere/1");
  refuse_undo (fixture, "undo.no-act", "mini", NULL);

  pp_fixture_do (fixture, "mini", "staff.grant", "staff", "latha", "role", "label", NULL);
  grant = pp_fixture_last_act (fixture);
  words = pp_fixture_fails (fixture, "undo.counter", "mini", "act.undo", "act", grant, NULL);
  g_assert_nonnull (strstr (words, "staff.revoke"));

  pp_fixture_do (fixture, "anitha", "person.consent", "person", leela, "purpose", "service",
                 "version", "1", "language", "ml", "given", "1", NULL);
  consent = pp_fixture_last_act (fixture);
  refuse_undo (fixture, "undo.counter", "anitha", consent);
}

/* What the role does not allow to be done it does not allow to be undone, nor done again. */
static void
test_role (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *dryer = pp_fixture_add_machine (fixture, "DRY-1");
  g_autofree char *tariff = NULL, *undoing = NULL;

  pp_fixture_do (fixture, "mini", "machine.edit", "id", dryer, "hourly_paise", "9000", NULL);
  tariff = pp_fixture_last_act (fixture);
  refuse_undo (fixture, "store.not-allowed", "latha", tariff);
  refuse_undo (fixture, "store.not-allowed", "anitha", tariff);
  undo (fixture, "mini", tariff);
  undoing = pp_fixture_last_act (fixture);
  refuse_undo (fixture, "store.not-allowed", "anitha", undoing);
  undo (fixture, "mini", undoing);
}

static void
test_erased (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  g_autofree char *rename = NULL, *erasing = NULL;

  pp_fixture_do (fixture, "anitha", "person.edit", "id", leela, "name_en", "Leela K", NULL);
  rename = pp_fixture_last_act (fixture);
  pp_fixture_do (fixture, "mini", "person.erase", "person", leela, "reason", "asked", NULL);
  erasing = pp_fixture_last_act (fixture);
  refuse_undo (fixture, "undo.never", "mini", erasing);
  refuse_undo (fixture, "undo.never", "mini", rename);
  pp_fixture_assert_clean (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/undo/insert", test_insert);
  g_test_add_func ("/undo/update", test_update);
  g_test_add_func ("/undo/booking", test_booking);
  g_test_add_func ("/undo/changed-since", test_changed_since);
  g_test_add_func ("/undo/in-use", test_in_use);
  g_test_add_func ("/undo/not-by-the-log", test_not_by_the_log);
  g_test_add_func ("/undo/role", test_role);
  g_test_add_func ("/undo/erased", test_erased);

  return g_test_run ();
}
