/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "booking/pp-booking.h"
#include "booking/pp-machine.h"
#include "booking/pp-token.h"
#include "core/pp-error.h"
#include "core/pp-json.h"
#include "kinds/pp-kinds.h"
#include "people/pp-person.h"
#include "people/pp-role.h"
#include "store/pp-act.h"

#include <string.h>

/* A kind that comes from the district only. */
typedef struct {
  PpRecord parent_instance;
  char    *code;
} PpNorm;

PP_DECLARE_RECORD (PpNorm, pp_norm)

static const PpColumn norm_columns[] = {
  PP_COLUMN (PpNorm, code, TEXT, .required = TRUE),
};

PP_DEFINE_RECORD (PpNorm, pp_norm, "norm", REFERENCE, norm_columns)

static gpointer
write_and_fail (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpRecord) stored = pp_act_insert (act, asked, error);
  g_autofree char *series = g_strdup_printf ("T-%s", pp_act_get_today (act));
  gint64 number;

  g_assert_nonnull (stored);
  g_assert_true (pp_act_count (act, series, &number, error));
  pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_FOUND, NULL, "no");
  return NULL;
}

static gpointer
write_and_ignore_an_error (PpAct *act, gpointer asked, GError **error)
{
  g_assert_false (pp_db_run (pp_act_get_db (act), NULL, "UPDATE nothing SET x = 1", ""));
  return pp_act_insert (act, asked, error);
}

static gpointer
change_a_fact (PpAct *act, gpointer asked, GError **error)
{
  return pp_db_run (pp_act_get_db (act), error, "UPDATE consent SET given = 0", "")
           ? g_object_ref (asked) : NULL;
}

static gpointer
delete_rows (PpAct *act, gpointer asked, GError **error)
{
  return pp_db_run (pp_act_get_db (act), error, "DELETE FROM person", "")
           ? g_object_ref (asked) : NULL;
}

static gpointer
point_at_nothing (PpAct *act, gpointer asked, GError **error)
{
  return pp_act_insert (act, asked, error);
}

static gpointer
write_too_much (PpAct *act, gpointer asked, GError **error)
{
  for (int i = 0; i < 1000; i++)
    {
      g_autoptr (PpRecord) stored = pp_act_insert (act, asked, error);

      if (stored == NULL)
        return NULL;
    }
  return g_object_ref (asked);
}

static const PpKindFunc more_kinds[] = { pp_norm_get_type, NULL };

static const PpVerb more_verbs[] = {
  { "test.fail", NULL, PP_ROLE_EVERYBODY, pp_person_get_type, write_and_fail },
  { "test.ignore", NULL, PP_ROLE_EVERYBODY, pp_person_get_type, write_and_ignore_an_error },
  { "test.fact", NULL, PP_ROLE_EVERYBODY, pp_person_get_type, change_a_fact },
  { "test.delete", NULL, PP_ROLE_EVERYBODY, pp_person_get_type, delete_rows },
  { "test.norm", NULL, PP_ROLE_EVERYBODY, pp_norm_get_type, point_at_nothing },
  { "test.point", NULL, PP_ROLE_EVERYBODY, pp_token_get_type, point_at_nothing },
  { "test.much", NULL, PP_ROLE_EVERYBODY, pp_person_get_type, write_too_much },
  { NULL }
};

static const PpSchema *
wider_schema (void)
{
  static PpSchema schema;
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      const PpSchema *house = pp_kinds_get_schema ();
      GPtrArray *kinds = g_ptr_array_new (), *migrations = g_ptr_array_new ();
      GArray *verbs = g_array_new (TRUE, TRUE, sizeof (PpVerb));

      for (guint i = 0; house->kinds[i] != NULL; i++)
        g_ptr_array_add (kinds, (gpointer) house->kinds[i]);
      for (guint i = 0; i < G_N_ELEMENTS (more_kinds); i++)
        g_ptr_array_add (kinds, (gpointer) more_kinds[i]);
      for (guint i = 0; house->verbs[i].name != NULL; i++)
        g_array_append_val (verbs, house->verbs[i]);
      g_array_append_vals (verbs, more_verbs, G_N_ELEMENTS (more_verbs));
      for (guint i = 0; house->migrations[i] != NULL; i++)
        g_ptr_array_add (migrations, (gpointer) house->migrations[i]);
      g_ptr_array_add (migrations, "CREATE TABLE norm (id TEXT PRIMARY KEY, code TEXT NOT NULL) "
                                   "STRICT;");
      g_ptr_array_add (migrations, NULL);

      schema = *house;
      schema.kinds = (const PpKindFunc *) g_ptr_array_free (kinds, FALSE);
      schema.verbs = (const PpVerb *) g_array_free (verbs, FALSE);
      schema.migrations = (const char *const *) g_ptr_array_free (migrations, FALSE);
      g_once_init_leave (&made, 1);
    }
  return &schema;
}

#define OWN_ACTS "act WHERE incarnation = (SELECT value FROM local WHERE key = 'incarnation')"

/* Everything that a verb could have written, in one text. */
static char *
state_of (PpFixture *fixture)
{
  return pp_fixture_read_text (fixture,
                               "SELECT (SELECT count(*) FROM act) || ' ' || "
                               "(SELECT count(*) FROM change) || ' ' || "
                               "(SELECT count(*) FROM person) || ' ' || "
                               "(SELECT count(*) FROM token) || ' ' || "
                               "(SELECT count(*) FROM norm) || ' ' || "
                               "(SELECT count(*) FROM search_row) || ' ' || "
                               "(SELECT count(*) FROM search) || ' ' || "
                               "(SELECT max (last_id) FROM act) || ' ' || "
                               "ifnull ((SELECT group_concat (series || '=' || last) "
                               "FROM counter), '-')");
}

static void
test_refused (void)
{
  static const struct {
    const char *by, *verb, *code;
  } cases[] = {
    /* the role */
    { "latha", "booking.make", "store.not-allowed" },
    { "anitha", "machine.add", "store.not-allowed" },
    { "anitha", "person.erase", "store.not-allowed" },
    { "system", "person.register", "store.not-allowed" },
    /* nobody */
    { "nobody", "person.register", "people.not-staff" },
    /* the rule */
    { "anitha", "person.register", "people.no-name" },
    { "anitha", "test.fail", "store.not-found" },
    { "anitha", "test.ignore", "store.failed" },
    { "anitha", "test.fact", "store.constraint" },
    { "anitha", "test.delete", "store.constraint" },
    { "anitha", "test.norm", "store.failed" },
    { "anitha", "test.point", "store.constraint" },
    { "anitha", "test.much", "store.too-large" },
  };
  g_autoptr (PpFixture) fixture = pp_fixture_new_on (wider_schema ());
  g_autofree char *before = NULL;

  pp_fixture_play_day (fixture);
  before = state_of (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PpVerb *verb = pp_schema_verb (wider_schema (), cases[i].verb);
      PpRecord *argument = g_object_new (verb->argument (), NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_test_message ("%s by %s", cases[i].verb, cases[i].by);
      if (strcmp (cases[i].code, "people.no-name") != 0 && PP_IS_RECORD (argument) &&
          pp_record_class_column (PP_RECORD_GET_CLASS (argument), "name_en") != NULL)
        pp_record_set_text (argument, "name_en", "Nobody in particular");
      if (strcmp (cases[i].verb, "test.point") == 0)
        {
          pp_record_set_text (argument, "day", "2026-03-02");
          pp_record_set_text (argument, "number", "A-999");
          pp_record_set_text (argument, "person", "nowhere-1");
          pp_record_set_text (argument, "state", "waiting");
        }
      if (strcmp (cases[i].verb, "test.norm") == 0)
        pp_record_set_text (argument, "code", "N");
      g_assert_null (pp_fixture_run (fixture, cases[i].by, cases[i].verb, argument, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (pp_error_get_code (error), ==, cases[i].code);
      after = state_of (fixture);
      g_assert_cmpstr (after, ==, before);
    }
  pp_fixture_assert_clean (fixture);
}

static void
test_wrong_form (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  gint64 before = pp_fixture_read_int (fixture, "SELECT count(*) FROM act");
  g_autoptr (GError) no_verb = NULL, other_kind = NULL, nothing = NULL;

  g_assert_null (pp_fixture_run (fixture, "mini", "booking.dance",
                                 g_object_new (pp_person_get_type (), NULL), &no_verb));
  g_assert_error (no_verb, PP_STORE_ERROR, PP_STORE_ERROR_UNKNOWN_VERB);
  g_assert_null (pp_fixture_run (fixture, "mini", "booking.make",
                                 g_object_new (pp_person_get_type (), NULL), &other_kind));
  g_assert_error (other_kind, PP_STORE_ERROR, PP_STORE_ERROR_WRONG_ARGUMENT);
  g_assert_null (pp_fixture_run (fixture, "mini", "booking.make", NULL, &nothing));
  g_assert_error (nothing, PP_STORE_ERROR, PP_STORE_ERROR_WRONG_ARGUMENT);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM act"), ==, before);
}

static void
test_numbers (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new_on (wider_schema ());
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  g_autofree char *incarnation = NULL;
  gint64 seq = pp_fixture_read_int (fixture, "SELECT max(seq) FROM " OWN_ACTS);
  gint64 id = g_ascii_strtoll (strchr (leela, '-') + 1, NULL, 10);

  incarnation = pp_fixture_read_text (fixture,
                                      "SELECT value FROM local WHERE key = 'incarnation'");
  g_assert_cmpuint (strlen (incarnation), ==, 8);
  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *wanted_id = g_strdup_printf ("%s-%" G_GINT64_FORMAT, incarnation, id + i);
      g_autofree char *wanted_number = g_strdup_printf ("A-%03d", i);
      g_autofree char *words = pp_fixture_fails (fixture, "store.not-found", "anitha", "test.fail",
                                                 "name_en", "X", NULL);
      PpToken *token = pp_fixture_do (fixture, "anitha", "token.give", "person", leela, NULL);

      g_assert_cmpstr (token->number, ==, wanted_number);
      g_assert_cmpstr (pp_record_get_id (PP_RECORD (token)), ==, wanted_id);
      g_assert_true (pp_record_is_sealed (PP_RECORD (token)));
    }
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT max(seq) FROM " OWN_ACTS), ==, seq + 3);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) = max(seq) FROM " OWN_ACTS),
                   ==, 1);

  pp_fixture_at (fixture, "2026-03-03 09:00");
  g_assert_cmpstr (((PpToken *) pp_fixture_do (fixture, "anitha", "token.give", "person", leela,
                                               NULL))->number, ==, "A-001");
}

static void
test_other_programs (void)
{
  static const char *const log[] = {
    "INSERT INTO act SELECT id + 1000, device, incarnation, seq + 1000, at, told_at, doubtful, "
      "actor, verb, undoes, hash, place, refused, last_id FROM act LIMIT 1",
    "UPDATE act SET actor = 'x'", "UPDATE act SET hash = zeroblob (32)",
    "UPDATE act SET seq = seq + 1", "UPDATE act SET id = id + 1000", "UPDATE act SET at = 0",
    "UPDATE act SET place = 1", "UPDATE act SET refused = 'x'", "UPDATE act SET told_at = 1",
    "UPDATE act SET doubtful = 1", "UPDATE act SET verb = 'x'", "UPDATE act SET undoes = 'x'",
    "UPDATE act SET device = 'x'", "DELETE FROM act", "REPLACE INTO act SELECT * FROM act",
    "INSERT INTO change SELECT id + 1000, tbl, row, op, new, old, seal FROM change LIMIT 1",
    "UPDATE change SET new = '{}'", "UPDATE change SET old = '{}'", "UPDATE change SET row = 'x'",
    "UPDATE act SET last_id = 0", "UPDATE change SET tbl = 'x'", "UPDATE change SET op = 'U'",
    "UPDATE change SET seal = zeroblob (48)", "UPDATE change SET id = id + 1000",
    "DELETE FROM change",
    "REPLACE INTO change SELECT id, tbl, row, op, new, old, seal FROM change",
  };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  pp_fixture_play_day (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (log); i++)
    g_assert_cmpint (pp_fixture_raw_exec (fixture, log[i]), !=, SQLITE_OK);
  for (const PpKindFunc *kind = pp_kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());
      PpRecordClass *klass = PP_RECORD_CLASS (held);
      const char *first = klass->columns[0].name;
      g_autofree char *insert = g_strdup_printf ("CREATE TEMP TABLE t AS SELECT * FROM main.%s "
                                                 "LIMIT 1; UPDATE t SET id = 'x-1'; "
                                                 "INSERT INTO main.%s SELECT * FROM t",
                                                 klass->kind, klass->kind);
      g_autofree char *replace = g_strdup_printf ("REPLACE INTO %s SELECT * FROM %s LIMIT 1",
                                                  klass->kind, klass->kind);
      g_autofree char *update = g_strdup_printf ("UPDATE %s SET %s = %s", klass->kind, first,
                                                 first);
      g_autofree char *delete = g_strdup_printf ("PRAGMA foreign_keys = OFF; DELETE FROM %s",
                                                 klass->kind);
      g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s", klass->kind);

      if (!pp_class_is_logged (klass->table_class))
        continue;
      g_assert_cmpint (pp_fixture_raw_exec (fixture, insert), !=, SQLITE_OK);
      g_assert_cmpint (pp_fixture_raw_exec (fixture, replace), !=, SQLITE_OK);
      if (pp_fixture_read_int (fixture, count) == 0)
        continue;
      g_assert_cmpint (pp_fixture_raw_exec (fixture, update), !=, SQLITE_OK);
      g_assert_cmpint (pp_fixture_raw_exec (fixture, delete), !=, SQLITE_OK);
    }
  pp_fixture_assert_clean (fixture);
}

static gpointer
write_outside_an_act (PpDb *db, gpointer sql, GError **error)
{
  return pp_db_run (db, error, sql, "") ? sql : NULL;
}

static void
test_no_act_open (void)
{
  static const char *const cases[] = {
    "UPDATE person SET phone = NULL", "UPDATE staff SET has_left = 1", "DELETE FROM staff_role",
    "INSERT INTO holiday VALUES ('x-1', '2026-03-04', 'x', 'x', NULL)",
    "UPDATE change SET new = NULL, old = NULL", "UPDATE act SET place = 1",
  };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  pp_fixture_play_day (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i]);
      g_assert_null (pp_store_maintain (fixture->store, write_outside_an_act,
                                        (gpointer) cases[i], &error));
      g_assert_nonnull (error);
    }
  pp_fixture_assert_clean (fixture);
}

static char *
logged (PpFixture *fixture, const char *column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM change WHERE act = "
                                          "(SELECT max(id) FROM act)", column);

  return pp_fixture_read_text (fixture, sql);
}

static void
test_log_of_insert (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *none = NULL, *zero = NULL, *old = NULL;
  PpPerson *person;
  PpMachine *machine;

  person = pp_fixture_do (fixture, "anitha", "person.register", "name_en", "Leela \"L\"",
                          "phone", "", NULL);
  none = logged (fixture, "new");
  old = logged (fixture, "old");
  g_assert_cmpstr (none, ==, "{\"name_en\":\"Leela \\\"L\\\"\",\"name_ml\":null,\"phone\":null,"
                             "\"house\":null,\"ward\":null,\"voided_by\":null}");
  g_assert_null (old);
  g_assert_cmpint (person->ward, ==, PP_NONE);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT ward IS NULL AND phone IS NULL "
                                                 "FROM person"), ==, 1);

  machine = pp_fixture_do (fixture, "mini", "machine.edit", "id",
                           pp_fixture_add_machine (fixture, "DRY-1"), "daily_paise", "0", NULL);
  zero = logged (fixture, "new || old");
  g_assert_cmpstr (zero, ==, "{\"hourly_paise\":6000,\"daily_paise\":0}"
                             "{\"hourly_paise\":6000,\"daily_paise\":null}");
  g_assert_cmpint (machine->daily_paise, ==, 0);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT daily_paise FROM machine"), ==, 0);
}

static void
test_log_of_groups (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", "ലീല", "9447012345");
  const char *dryer = pp_fixture_add_machine (fixture, "DRY-1");
  const char *booking;
  g_autofree char *name = NULL, *phone = NULL, *moved = NULL, *wanted = NULL, *nothing = NULL;
  gint64 seq, starts_at;

  pp_fixture_do (fixture, "anitha", "person.edit", "id", leela, "name_en", "Leela K", NULL);
  name = logged (fixture, "new || old");
  g_assert_cmpstr (name, ==, "{\"name_en\":\"Leela K\",\"name_ml\":\"ലീല\"}"
                             "{\"name_en\":\"Leela\",\"name_ml\":\"ലീല\"}");
  pp_fixture_do (fixture, "anitha", "person.edit", "id", leela, "phone", "9447054321", NULL);
  phone = logged (fixture, "new || old");
  g_assert_cmpstr (phone, ==, "{\"phone\":\"+919447054321\"}{\"phone\":\"+919447012345\"}");

  booking = pp_fixture_add_booking (fixture, dryer, leela, "2026-03-02 10:00", "2026-03-02 12:00");
  starts_at = ((PpBooking *) pp_fixture_get (fixture, "booking", booking))->starts_at;
  pp_fixture_do (fixture, "anitha", "booking.move", "booking", booking,
                 "starts_at", "2026-03-02 11:00", "ends_at", "2026-03-02 13:00", NULL);
  moved = logged (fixture, "new");
  wanted = g_strdup_printf ("{\"machine\":\"%s\",\"starts_at\":%" G_GINT64_FORMAT
                            ",\"ends_at\":%" G_GINT64_FORMAT ",\"fee_paise\":12000}", dryer,
                            starts_at + 3600, starts_at + 3 * 3600);
  g_assert_cmpstr (moved, ==, wanted);

  seq = pp_fixture_read_int (fixture, "SELECT max(seq) FROM " OWN_ACTS);
  pp_fixture_do (fixture, "anitha", "person.edit", "id", leela, "name_en", " Leela  K ", NULL);
  nothing = logged (fixture, "new");
  g_assert_null (nothing);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT max(seq) FROM " OWN_ACTS), ==, seq + 1);
  pp_fixture_assert_clean (fixture);
}

static void
test_out_of_use (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const PpRecord *holiday = pp_fixture_do (fixture, "mini", "holiday.add", "day", "2026-04-15",
                                           "name_en", "Vishu", "name_ml", "വിഷു", NULL);
  const char *id = pp_record_get_id ((PpRecord *) holiday);
  g_autofree char *key = NULL, *words = NULL;
  PpRecord *voided;

  pp_fixture_do (fixture, "mini", "holiday.remove", "id", id, NULL);
  key = pp_fixture_last_act (fixture);
  voided = pp_fixture_get (fixture, "holiday", id);
  g_assert_cmpstr (pp_record_get_voided_by (voided), ==, key);
  words = pp_fixture_fails (fixture, "store.voided", "mini", "holiday.remove", "id", id, NULL);
  pp_fixture_assert_clean (fixture);
}

/* A count of numbers that somebody set back: the words are not SQLite's. */
static void
test_counter_set_back (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *person = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  g_autofree char *words = NULL;

  pp_fixture_do (fixture, "anitha", "token.give", "person", person, NULL);
  pp_fixture_tamper (fixture, "UPDATE counter SET last = 0");
  words = pp_fixture_fails (fixture, "store.constraint", "anitha", "token.give",
                            "person", person, NULL);
  g_assert_null (strstr (words, "UNIQUE"));
  g_assert_nonnull (strstr (words, "number"));
}

/* Who may not is told who may. */
static void
test_roles_named (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *words = pp_fixture_fails (fixture, "store.not-allowed", "latha", "token.give",
                                             NULL);

  g_assert_nonnull (strstr (words, "manager, front desk"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/act/refused", test_refused);
  g_test_add_func ("/act/wrong-form", test_wrong_form);
  g_test_add_func ("/act/numbers", test_numbers);
  g_test_add_func ("/act/other-programs", test_other_programs);
  g_test_add_func ("/act/no-act-open", test_no_act_open);
  g_test_add_func ("/act/log-of-insert", test_log_of_insert);
  g_test_add_func ("/act/log-of-groups", test_log_of_groups);
  g_test_add_func ("/act/out-of-use", test_out_of_use);

  g_test_add_func ("/act/counter-set-back", test_counter_set_back);
  g_test_add_func ("/act/roles-named", test_roles_named);
  return g_test_run ();
}
