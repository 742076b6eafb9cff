/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-staff.h"

#include "kinds/pp-kinds.h"
#include "people/pp-role.h"
#include "pp-expect.h"

/* Staff are mini (manager), anitha (desk) and latha (lab). */
static const struct {
  const char *code_typed, *name_en;
  const char *code, *field;
  const char *stored;
} added[] = {
  { "suma", "Suma", NULL, NULL, "suma" },
  { " rekha ", "Rekha", NULL, NULL, "rekha" },
  /* One code, one person */
  { "anitha", "Anitha M", "people.code-taken", "code" },
  { " anitha", "Anitha M", "people.code-taken", "code" },
  { "rekha", "Rekha M", "people.code-taken", "code" },
  /* A code and a name are needed */
  { NULL, "Beena", "record.missing", "code" },
  { "  ", "Beena", "record.missing", "code" },
  { "beena", NULL, "people.no-name", "name_en" },
  { "beena", " ", "people.no-name", "name_en" },
  /* And no Aadhaar number */
  { "beena", "Beena 9999 4105 7058", "record.aadhaar", "name_en" },
  { "999941057058", "Beena", "record.aadhaar", "code" },
};

static void
test_add (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (added); i++)
    {
      g_autoptr (PpStaff) staff = NULL;

      g_test_message ("“%s”, “%s”", added[i].code_typed, added[i].name_en);
      staff = pp_expect (fixture, added[i].code, added[i].field, "mini", "staff.add",
                         "code", added[i].code_typed, "name_en", added[i].name_en,
                         "language", "ml", NULL);
      if (staff != NULL)
        g_assert_cmpstr (staff->code, ==, added[i].stored);
    }
}

static void
test_edit (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *id = pp_fixture_staff_id (fixture, "latha");
  g_autofree char *words = NULL;
  PpStaff *latha;

  /* One's own code is not taken */
  latha = pp_fixture_do (fixture, "mini", "staff.edit", "id", id, "code", "latha",
                         "language", "en", NULL);
  g_assert_cmpstr (latha->language, ==, "en");
  latha = pp_fixture_do (fixture, "mini", "staff.edit", "id", id, "code", "latha2", NULL);
  g_assert_cmpstr (latha->code, ==, "latha2");
  words = pp_fixture_fails (fixture, "people.code-taken", "mini", "staff.edit",
                            "id", id, "code", "anitha", NULL);
}

static void
test_who_left (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *id = pp_fixture_staff_id (fixture, "anitha");
  g_autofree char *words = NULL, *role = NULL;

  pp_fixture_do (fixture, "mini", "staff.edit", "id", id, "has_left", "1", NULL);
  words = pp_fixture_fails (fixture, "people.not-staff", "anitha", "person.register",
                            "name_en", "Leela", NULL);
  role = pp_fixture_fails (fixture, "people.not-staff", "mini", "staff.grant",
                           "staff", "anitha", "role", "manager", NULL);
  pp_fixture_do (fixture, "mini", "staff.edit", "id", id, "has_left", "0", NULL);
  pp_fixture_add_person (fixture, "Leela", NULL, NULL);
}

/* One after the other. Mini is the only manager at first. */
static const struct {
  const char *by, *verb, *staff, *role;
  const char *code, *field;
} steps[] = {
  /* The last manager stays, and stays manager */
  { "mini", "staff.revoke", "mini", "manager", "people.last-manager", NULL },
  { "mini", "leave", "mini", NULL, "people.last-manager", NULL },
  /* A role is there once, and can be taken only where it is */
  { "mini", "staff.grant", "mini", "manager", "people.has-already", "role" },
  { "mini", "staff.grant", "anitha", "desk", "people.has-already", "role" },
  { "mini", "staff.revoke", "anitha", "manager", "people.no-member", "role" },
  { "mini", "staff.grant", "anitha", "cook", "record.unknown-word", "role" },
  { "mini", "staff.grant", "anitha", NULL, "record.missing", "role" },
  { "mini", "staff.grant", "nobody", "desk", "store.not-found", "staff" },
  { "anitha", "staff.grant", "anitha", "manager", "store.not-allowed", NULL },
  /* With a second one the first may go */
  { "mini", "staff.grant", "anitha", "manager", NULL, NULL },
  { "mini", "staff.revoke", "mini", "manager", NULL, NULL },
  { "mini", "staff.grant", "mini", "manager", "store.not-allowed", NULL },
  { "anitha", "staff.revoke", "anitha", "manager", "people.last-manager", NULL },
  { "anitha", "leave", "anitha", NULL, "people.last-manager", NULL },
  { "anitha", "staff.grant", "mini", "manager", NULL, NULL },
  { "mini", "leave", "anitha", NULL, NULL, NULL },
  { "mini", "leave", "mini", NULL, "people.last-manager", NULL },
  { "mini", "staff.revoke", "mini", "manager", "people.last-manager", NULL },
  /* Others come and go */
  { "mini", "leave", "latha", NULL, NULL, NULL },
};

static void
test_managers (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gboolean leaves = g_str_equal (steps[i].verb, "leave");
      const char *verb = leaves ? "staff.edit" : steps[i].verb;
      g_autofree char *staff = pp_fixture_staff_id (fixture, steps[i].staff);
      g_autoptr (PpRecord) done = NULL;
      PpRecord *asked;

      g_test_message ("%s: %s %s %s", steps[i].by, steps[i].verb, steps[i].staff, steps[i].role);
      asked = leaves ? pp_fixture_ask (fixture, verb, "id", staff, "has_left", "1", NULL)
                     : pp_fixture_ask (fixture, verb, "staff", staff, NULL);
      if (!leaves)
        pp_record_set_text (asked, "role", steps[i].role);
      done = pp_expect_run (fixture, steps[i].code, steps[i].field, steps[i].by, verb, asked);
    }
  pp_fixture_assert_clean (fixture);
}

static void
test_system (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new_bare (pp_kinds_get_schema (), "demo");
  g_autofree char *person = NULL, *staff = NULL;

  /* Whoever sets the cluster up may do everything until there is a manager */
  pp_fixture_do (fixture, "system", "cluster.setup", "code", "C1", "local_body", "G01001",
                 "name_en", "Cluster", "name_ml", "ക്ലസ്റ്റർ", "address", "Cheruvannur", NULL);
  pp_fixture_do (fixture, "system", "staff.add", "code", "mini", "name_en", "Mini",
                 "language", "ml", NULL);
  pp_fixture_do (fixture, "system", "staff.grant", "staff", "mini", "role", "desk", NULL);
  pp_fixture_do (fixture, "system", "person.register", "name_en", "Leela", NULL);
  pp_fixture_do (fixture, "system", "staff.grant", "staff", "mini", "role", "manager", NULL);

  /* And nothing from then on */
  person = pp_fixture_fails (fixture, "store.not-allowed", "system", "person.register",
                             "name_en", "Leela", NULL);
  staff = pp_fixture_fails (fixture, "store.not-allowed", "system", "staff.add",
                            "code", "mallory", "name_en", "Mallory", "language", "en", NULL);
}

static void
test_words (void)
{
  static const struct { const char *word; guint bit; } words[] = {
    { "manager", PP_ROLE_MANAGER }, { "desk", PP_ROLE_DESK }, { "lab", PP_ROLE_LAB },
    { "label", PP_ROLE_LABEL }, { "trainer", PP_ROLE_TRAINER }, { "export", PP_ROLE_EXPORT },
    { "cook", 0 }, { "", 0 }, { "la", 0 }, { "Manager", 0 },
  };
  guint all = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_cmpuint (pp_role_from_word (words[i].word), ==, words[i].bit);
      all |= words[i].bit;
    }
  g_assert_cmphex (all, ==, PP_ROLE_EVERYBODY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/staff/add", test_add);
  g_test_add_func ("/staff/edit", test_edit);
  g_test_add_func ("/staff/who-left", test_who_left);
  g_test_add_func ("/staff/managers", test_managers);
  g_test_add_func ("/staff/system", test_system);
  g_test_add_func ("/role/words", test_words);

  return g_test_run ();
}
