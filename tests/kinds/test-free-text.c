/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "kinds/pp-verbs.h"
#include "people/pp-role.h"
#include "pp-fixture.h"

/* One of those that the issuing authority publishes for tests. */
#define NUMBER "9999 4105 7058"

static gboolean
is_refused (PpFixture *fixture, const PpVerb *verb, const PpColumn *column)
{
  PpRecord *asked = g_object_new (verb->argument (), NULL);
  const char *by = (verb->roles & PP_ROLE_MANAGER) != 0 ? "mini" : "latha";
  g_autoptr (GError) error = NULL;
  gpointer record;

  pp_record_set_text (asked, column->name, "seen: " NUMBER);
  record = pp_fixture_run (fixture, by, verb->name, asked, &error);
  g_assert_null (record);
  return g_strcmp0 (pp_error_get_code (error), "record.aadhaar") == 0 &&
         g_strcmp0 (pp_error_get_field (error), column->name) == 0;
}

/* Whatever is done, in whatever is written freely: it is refused beside its field. */
static void
test_every_verb (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  guint n_free = 0, n_issued = 0;

  for (const PpVerb *verb = pp_verbs; verb->name != NULL; verb++)
    {
      PpRecordClass *klass = g_type_class_ref (verb->argument ());

      for (guint i = 0; i < klass->n_columns; i++)
        {
          const PpColumn *column = &klass->columns[i];

          if (column->type != PP_COLUMN_TEXT)
            continue;
          g_test_message ("%s: %s", verb->name, column->name);
          g_assert_cmpint (is_refused (fixture, verb, column), ==, !column->issued);
          n_free += column->issued ? 0 : 1;
          n_issued += column->issued ? 1 : 0;
        }
      g_type_class_unref (klass);
    }
  g_assert_cmpuint (n_free, >, 80);
  g_assert_cmpuint (n_issued, <, 30);
}

/* A payment's number at the bank has twelve digits too. */
static void
test_issued (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  gpointer set = pp_fixture_do (fixture, "mini", "instrument.add", "code", "MM-9", "name_en",
                                "Moisture meter", "name_ml", "ഈർപ്പമാപിനി", "certificate",
                                "999941057058", NULL);

  g_assert_nonnull (set);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/free-text/every-verb", test_every_verb);
  g_test_add_func ("/free-text/issued", test_issued);

  return g_test_run ();
}
