/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-role.h"

#include "booking/pp-outage.h"
#include "core/pp-error.h"
#include "kinds/pp-kinds.h"
#include "people/pp-staff.h"
#include "pp-expect.h"

static const struct {
  const char *code;
  const char *roles[3];
} staff[] = {
  { "manager", { "manager" } },
  { "desk", { "desk" } },
  { "lab", { "lab" } },
  { "label", { "label" } },
  { "trainer", { "trainer" } },
  { "export", { "export" } },
  /* Several roles add up; who has none, or lost it, may do nothing */
  { "deskandlabel", { "desk", "label" } },
  { "labandexport", { "lab", "export" } },
  { "nothing", { NULL } },
};

static void
add_staff (PpFixture *fixture)
{
  for (gsize i = 0; i < G_N_ELEMENTS (staff); i++)
    {
      pp_fixture_do (fixture, "mini", "staff.add", "code", staff[i].code, "name_en", "Somebody",
                     "language", "en", NULL);
      for (gsize j = 0; staff[i].roles[j] != NULL; j++)
        pp_fixture_do (fixture, "mini", "staff.grant", "staff", staff[i].code,
                       "role", staff[i].roles[j], NULL);
    }
  pp_fixture_do (fixture, "mini", "staff.grant", "staff", "nothing", "role", "desk", NULL);
  pp_fixture_do (fixture, "mini", "staff.revoke", "staff", "nothing", "role", "desk", NULL);
}

/* An empty form; a time to come where the form without one means now. */
static gpointer
ask_wrongly (PpFixture *fixture, const PpVerb *verb)
{
  gpointer asked = g_object_new (verb->argument (), NULL);

  if (verb->argument () == pp_power_get_type ())
    ((PpPower *) asked)->at = fixture->now + 3600;
  return asked;
}

/* A form that cannot be done: who may ask is told what it lacks, all others that they may not. */
static void
check (PpFixture *fixture, const char *by, const PpVerb *verb, gboolean allowed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpRecord) record = NULL;
  const char *code;

  record = pp_fixture_run (fixture, by, verb->name, ask_wrongly (fixture, verb), &error);
  g_assert_null (record);
  g_assert_nonnull (error);
  code = pp_error_get_code (error);
  g_test_message ("%s: %s: %s", by, verb->name, code);
  if (allowed)
    g_assert_cmpstr (code, !=, "store.not-allowed");
  else
    g_assert_cmpstr (code, ==, "store.not-allowed");
  g_assert_cmpstr (code, !=, "other");
}

static void
test_matrix (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  gint64 n_acts;

  add_staff (fixture);
  n_acts = pp_fixture_read_int (fixture, "SELECT count(*) FROM act");
  for (const PpVerb *verb = pp_verbs; verb->name != NULL; verb++)
    for (gsize i = 0; i < G_N_ELEMENTS (staff); i++)
      {
        guint roles = 0;

        for (gsize j = 0; staff[i].roles[j] != NULL; j++)
          roles |= pp_role_from_word (staff[i].roles[j]);
        check (fixture, staff[i].code, verb, (roles & verb->roles) != 0);
      }
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM act"), ==, n_acts);
}

/* What a line of the table must not lose, whatever else changes in it. */
static void
test_only_managers (void)
{
  static const char *const verbs[] = {
    "cluster.setup", "cluster.edit", "holiday.add", "holiday.remove", "person.erase",
    "staff.add", "staff.edit", "staff.grant", "staff.revoke", "staff.set_pin",
    "machine.add", "machine.edit",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_assert_cmphex (pp_schema_verb (pp_kinds_get_schema (), verbs[i])->roles, ==,
                     PP_ROLE_MANAGER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/roles/matrix", test_matrix);
  g_test_add_func ("/roles/only-managers", test_only_managers);

  return g_test_run ();
}
