/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "core/pp-error.h"
#include "kinds/pp-kinds.h"
#include "people/pp-person.h"
#include "people/pp-role.h"
#include "store/pp-act.h"

#define MINI   "271828"
#define ANITHA "314159"

/* In a real cluster, where PINs are asked for and the clock is the PC's. */

static gpointer
note_second (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpPerson) draft = pp_record_draft (asked);

  pp_record_set_text (draft, "house", pp_act_get_second (act));
  return pp_act_insert (act, draft, error);
}

static const PpVerb verbs[] = {
  { "test.two", NULL, PP_ROLE_MANAGER | PP_ROLE_DESK, pp_person_get_type, note_second,
    .step_up = PP_STEP_SECOND_PIN },
  { NULL }
};

static const PpSchema *
house_with (const PpVerb *more)
{
  static PpSchema schema;
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      GArray *all = g_array_new (TRUE, TRUE, sizeof (PpVerb));

      schema = *pp_kinds_get_schema ();
      for (const PpVerb *verb = schema.verbs; verb->name != NULL; verb++)
        g_array_append_vals (all, verb, 1);
      for (const PpVerb *verb = more; verb->name != NULL; verb++)
        g_array_append_vals (all, verb, 1);
      schema.verbs = (const PpVerb *) g_array_free (all, FALSE);
      g_once_init_leave (&made, 1);
    }
  return &schema;
}

typedef struct {
  const char *by, *verb, *pin, *second, *second_pin, *new_pin;
  gboolean    is_rehearsal;
} Asked;

static gpointer
ask (PpFixture *fixture, const Asked *asked, gpointer argument, GError **error)
{
  g_autofree char *by = pp_fixture_staff_id (fixture, asked->by);
  PpRequest *request = pp_request_new (asked->verb, by, argument);

  request->pin = g_strdup (asked->pin);
  request->second = asked->second != NULL ? pp_fixture_staff_id (fixture, asked->second) : NULL;
  request->second_pin = g_strdup (asked->second_pin);
  request->new_pin = g_strdup (asked->new_pin);
  request->is_rehearsal = asked->is_rehearsal;
  return pp_store_run (fixture->store, request, error);
}

static void
must (PpFixture *fixture, const Asked *asked, gpointer argument)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpRecord) record = ask (fixture, asked, argument, &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);
}

static void
must_not (PpFixture *fixture, const char *code, const Asked *asked, gpointer argument)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask (fixture, asked, argument, &error));
  g_assert_cmpstr (pp_error_get_code (error), ==, code);
}

static PpFixture *
real_cluster (void)
{
  static const struct { const char *code, *role, *pin; } staff[] = {
    { "anitha", "desk", ANITHA }, { "latha", "lab", "161803" }, { "mini", "manager", MINI },
  };
  PpFixture *fixture = pp_fixture_new_bare (house_with (verbs), "real");
  Asked as_system = { .by = "system" };

  for (gsize i = 0; i < G_N_ELEMENTS (staff); i++)
    {
      as_system.verb = "staff.add";
      must (fixture, &as_system, pp_fixture_ask (fixture, "staff.add", "code", staff[i].code,
                                                 "name_en", staff[i].code, "language", "en",
                                                 NULL));
      as_system.verb = "staff.set_pin";
      as_system.new_pin = staff[i].pin;
      must (fixture, &as_system, pp_fixture_ask (fixture, "staff.set_pin", "staff", staff[i].code,
                                                 NULL));
      as_system.verb = "staff.grant";
      must (fixture, &as_system, pp_fixture_ask (fixture, "staff.grant", "staff", staff[i].code,
                                                 "role", staff[i].role, NULL));
    }
  return fixture;
}

static void
test_clock (void)
{
  g_autoptr (PpFixture) fixture = real_cluster ();
  g_autoptr (GError) error = NULL;

  g_assert_null (pp_fixture_run (fixture, "anitha", "person.register",
                                 pp_fixture_ask (fixture, "person.register", "name_en", "L", NULL),
                                 &error));
  g_assert_cmpstr (pp_error_get_code (error), ==, "store.not-allowed");
  g_assert_cmpstr (pp_error_get_field (error), ==, "at");
}

static gint64
n_failures (PpFixture *fixture)
{
  return pp_fixture_read_int (fixture, "SELECT failures FROM pin JOIN staff ON id = staff "
                                       "WHERE code = 'mini'");
}

static void
test_own_pin (void)
{
  g_autoptr (PpFixture) fixture = real_cluster ();
  Asked erase = { .by = "mini", .verb = "person.erase" };
  const Asked add = { .by = "anitha", .verb = "person.register" };
  g_autofree char *leela = NULL;
  gint64 n_acts;

  must (fixture, &add, pp_fixture_ask (fixture, "person.register", "name_en", "Leela", NULL));
  leela = pp_fixture_read_text (fixture, "SELECT id FROM person");
  n_acts = pp_fixture_read_int (fixture, "SELECT count(*) FROM act");
#define ERASE pp_fixture_ask (fixture, "person.erase", "person", leela, "reason", "asked", NULL)
  must_not (fixture, "people.wrong-pin", &erase, ERASE);
  erase.pin = ANITHA;
  must_not (fixture, "people.wrong-pin", &erase, ERASE);

  /* the count of wrong ones lasts, though the act does not, and though the store is closed */
  g_assert_cmpint (n_failures (fixture), ==, 2);
  pp_fixture_reopen (fixture);
  must_not (fixture, "people.wrong-pin", &erase, ERASE);
  must_not (fixture, "people.wrong-pin", &erase, ERASE);
  g_assert_cmpint (n_failures (fixture), ==, 4);
  erase.pin = MINI;
  must_not (fixture, "people.wait", &erase, ERASE);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM act"), ==, n_acts);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM person "
                                                 "WHERE name_en = 'Leela'"), ==, 1);
  pp_fixture_assert_clean (fixture);
}

/* A rehearsal says what would be refused, asks for no PIN, counts none as wrong, and leaves
 * nothing behind. */
static void
test_rehearsal (void)
{
  g_autoptr (PpFixture) fixture = real_cluster ();
  Asked erase = { .by = "mini", .verb = "person.erase", .is_rehearsal = TRUE };
  const Asked add = { .by = "anitha", .verb = "person.register" };
  const Asked lab = { .by = "latha", .verb = "test.two", .is_rehearsal = TRUE };
  g_autofree char *leela = NULL;
  gint64 n_acts;

  must (fixture, &add, pp_fixture_ask (fixture, "person.register", "name_en", "Leela", NULL));
  leela = pp_fixture_read_text (fixture, "SELECT id FROM person");
  n_acts = pp_fixture_read_int (fixture, "SELECT count(*) FROM act");
  must (fixture, &erase, ERASE);
  erase.pin = ANITHA;
  must (fixture, &erase, ERASE);
  g_assert_cmpint (n_failures (fixture), ==, 0);
  must_not (fixture, "store.not-allowed", &lab,
            pp_fixture_ask (fixture, "test.two", "name_en", "L", NULL));
  must_not (fixture, "record.missing", &erase,
            pp_fixture_ask (fixture, "person.erase", "reason", "asked", NULL));
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM act"), ==, n_acts);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM person "
                                                 "WHERE name_en = 'Leela'"), ==, 1);
  erase.is_rehearsal = FALSE;
  must_not (fixture, "people.wrong-pin", &erase, ERASE);
  pp_fixture_assert_clean (fixture);
}

static void
test_right_pin (void)
{
  g_autoptr (PpFixture) fixture = real_cluster ();
  Asked erase = { .by = "mini", .verb = "person.erase", .pin = ANITHA };
  const Asked add = { .by = "anitha", .verb = "person.register" };
  g_autofree char *leela = NULL;

  must (fixture, &add, pp_fixture_ask (fixture, "person.register", "name_en", "Leela", NULL));
  leela = pp_fixture_read_text (fixture, "SELECT id FROM person");
  must_not (fixture, "people.wrong-pin", &erase, ERASE);
  erase.pin = MINI;
  must (fixture, &erase, ERASE);
  g_assert_cmpint (n_failures (fixture), ==, 0);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM person "
                                                 "WHERE name_en IS NULL"), ==, 1);
}

static const char *
wrong_field (PpFixture *fixture, const Asked *asked)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask (fixture, asked, pp_fixture_ask (fixture, asked->verb, "name_en", "X", NULL),
                      &error));
  return g_intern_string (pp_error_get_field (error));
}

static void
test_second_person (void)
{
  static const struct { const char *second, *pin, *code; } cases[] = {
    { NULL,     NULL,     "store.wrong-pin" },
    { "mini",   MINI,     "store.wrong-pin" },       /* oneself */
    { "latha",  "161803", "store.not-allowed" },     /* without the role */
    { "nobody", "161803", "people.not-staff" },
    { "anitha", MINI,     "people.wrong-pin" },
    { "anitha", NULL,     "people.wrong-pin" },
  };
  g_autoptr (PpFixture) fixture = real_cluster ();
  Asked two = { .by = "mini", .verb = "test.two", .pin = MINI };
  g_autofree char *noted = NULL, *anitha = pp_fixture_staff_id (fixture, "anitha");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      two.second = cases[i].second;
      two.second_pin = cases[i].pin;
      must_not (fixture, cases[i].code, &two,
                pp_fixture_ask (fixture, "test.two", "name_en", "X", NULL));
    }
  /* Which of the two was wrong is told */
  two.second = "anitha";
  two.second_pin = MINI;
  g_assert_cmpstr (wrong_field (fixture, &two), ==, "second_pin");
  two.pin = ANITHA;
  g_assert_cmpstr (wrong_field (fixture, &two), ==, "pin");
  two.pin = MINI;
  two.second_pin = ANITHA;
  must (fixture, &two, pp_fixture_ask (fixture, "test.two", "name_en", "X", NULL));
  noted = pp_fixture_read_text (fixture, "SELECT house FROM person");
  g_assert_cmpstr (noted, ==, anitha);
}

/* No PIN stands in the log, nor in any other table but as its hash. */
static void
test_nowhere (void)
{
  g_autoptr (PpFixture) fixture = real_cluster ();

  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM change WHERE "
                                                 "instr (new || coalesce (old, ''), '" MINI "')"),
                   ==, 0);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM pin WHERE "
                                                 "hash LIKE '$argon2id$%'"), ==, 3);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM act "
                                                 "WHERE verb = 'staff.set_pin'"), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pins/clock", test_clock);
  g_test_add_func ("/pins/own", test_own_pin);
  g_test_add_func ("/pins/rehearsal", test_rehearsal);
  g_test_add_func ("/pins/right", test_right_pin);
  g_test_add_func ("/pins/second-person", test_second_person);
  g_test_add_func ("/pins/nowhere", test_nowhere);

  return g_test_run ();
}
