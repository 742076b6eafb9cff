/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "kinds/pp-kinds.h"
#include "store/pp-history.h"

#include <string.h>

#define N_RANDOM 40

#define KEY "incarnation || '/' || seq"
#define OWN "incarnation = (SELECT value FROM local WHERE key = 'incarnation')"
#define SEQ(n) "seq = " n " AND " OWN
#define ACT_OF_CHANGE(which) "(SELECT act FROM change WHERE id = " which ")"
#define LEELA "(SELECT id FROM person WHERE name_en = 'Leela K')"
#define A_CHANGE "(SELECT id FROM change WHERE tbl = 'booking' AND op = 'U' LIMIT 1)"
#define KEY_OF_A_CHANGE "SELECT " KEY " FROM act WHERE id = " ACT_OF_CHANGE (A_CHANGE)
#define TENTH "(SELECT id FROM act WHERE " SEQ ("10") ")"

/**
 * Tampering:
 * @sql: what is done, with every trigger dropped and made again
 * @names: a query, asked before, for what verify must name: a row's id or an act's key
 * @words: what verify must say besides, in the same finding
 */
typedef struct {
  const char *sql;
  const char *names;
  const char *words;
} Tampering;

static const Tampering tamperings[] = {
  /* rows */
  { "UPDATE person SET phone = '+919999999999' WHERE id = " LEELA, "SELECT " LEELA,
    "was altered (phone)" },
  { "UPDATE booking SET fee_paise = 0", "SELECT min (id) FROM booking", "was altered (fee_paise)" },
  { "UPDATE person SET ward = 0 WHERE id = " LEELA, "SELECT " LEELA, "was altered (ward)" },
  { "UPDATE person SET name_en = 'null' WHERE id = " LEELA, "SELECT " LEELA, "was altered" },
  { "UPDATE person SET voided_by = 'x/1' WHERE id = " LEELA, "SELECT " LEELA,
    "was altered (voided_by)" },
  { "UPDATE downtime SET voided_by = NULL", "SELECT id FROM downtime", "was altered (voided_by)" },
  { "UPDATE consent SET given = 0", "SELECT id FROM consent", "was altered (given)" },
  { "UPDATE person SET name_en = name_en || char (0) || 'x' WHERE id = " LEELA, "SELECT " LEELA,
    "was altered (name_en)" },
  { "UPDATE person SET id = 'x-1' WHERE id = " LEELA, "SELECT " LEELA, "is missing" },
  { "INSERT INTO person (id, name_en) VALUES ('x-9', 'Nobody')", "SELECT 'x-9'",
    "written by no act" },
  { "DELETE FROM consent", "SELECT id FROM consent", "is missing" },
  { "DELETE FROM token", "SELECT id FROM token", "is missing" },
  /* the log */
  { "UPDATE change SET new = replace (new, '\"checked_in\"', '\"booked\"') WHERE id = "
    A_CHANGE, KEY_OF_A_CHANGE, "was altered" },
  { "UPDATE change SET old = '{}' WHERE id = " A_CHANGE, KEY_OF_A_CHANGE, "was altered" },
  { "UPDATE change SET old = NULL WHERE id = " A_CHANGE, KEY_OF_A_CHANGE, "was altered" },
  { "UPDATE change SET op = 'I' WHERE id = " A_CHANGE, KEY_OF_A_CHANGE, "was altered" },
  { "UPDATE change SET tbl = 'token' WHERE id = " A_CHANGE, KEY_OF_A_CHANGE, "was altered" },
  { "UPDATE change SET row = 'x-1' WHERE id = " A_CHANGE, KEY_OF_A_CHANGE, "was altered" },
  { "UPDATE change SET new = new || char (0) || 'x' WHERE id = " A_CHANGE, KEY_OF_A_CHANGE,
    "was altered" },
  { "UPDATE change SET seal = zeroblob (48) WHERE id = " A_CHANGE, KEY_OF_A_CHANGE, "was altered" },
  { "UPDATE change SET seal = x'' WHERE id = " A_CHANGE, KEY_OF_A_CHANGE, "was altered" },
  { "UPDATE change SET new = NULL, old = NULL, seal = substr (seal, -32) WHERE row = " LEELA,
    "SELECT " LEELA, "emptied without an erasure" },
  { "DELETE FROM change WHERE id = " A_CHANGE, KEY_OF_A_CHANGE, "chain breaks" },
  { "INSERT INTO change SELECT id + 1000, tbl, row, op, new, old, seal FROM change "
    "WHERE id = " A_CHANGE, KEY_OF_A_CHANGE, "chain breaks" },
  { "UPDATE change SET id = -id WHERE act IN (" TENTH ", " TENTH " + 1); "
    "UPDATE change SET id = -id + CASE -id >> 16 WHEN " TENTH " THEN 65536 ELSE -65536 END "
    "WHERE id < 0", "SELECT " KEY " FROM act WHERE " SEQ ("10"), "chain breaks" },
  { "UPDATE change SET id = (id << 20) + id WHERE id = " A_CHANGE,
    "SELECT row FROM change WHERE id = " A_CHANGE, "belongs to no act" },
  /* the acts */
  { "UPDATE act SET actor = 'x' WHERE " SEQ ("10"), "SELECT " KEY " FROM act WHERE " SEQ ("10"),
    "chain breaks" },
  { "UPDATE act SET verb = 'person.edit' WHERE " SEQ ("10"),
    "SELECT " KEY " FROM act WHERE " SEQ ("10"),
    "chain breaks" },
  { "UPDATE act SET at = at + 1 WHERE " SEQ ("10"), "SELECT " KEY " FROM act WHERE " SEQ ("10"),
    "chain breaks" },
  { "UPDATE act SET told_at = at WHERE " SEQ ("10"), "SELECT " KEY " FROM act WHERE " SEQ ("10"),
    "chain breaks" },
  { "UPDATE act SET doubtful = 1 WHERE " SEQ ("10"), "SELECT " KEY " FROM act WHERE " SEQ ("10"),
    "chain breaks" },
  { "UPDATE act SET undoes = '' WHERE " SEQ ("10"), "SELECT " KEY " FROM act WHERE " SEQ ("10"),
    "chain breaks" },
  { "UPDATE act SET device = 'd-x' WHERE " SEQ ("10"), "SELECT " KEY " FROM act WHERE " SEQ ("10"),
    "chain breaks" },
  { "UPDATE act SET verb = verb || char (0) || 'x' WHERE " SEQ ("10"),
    "SELECT " KEY " FROM act WHERE " SEQ ("10"), "chain breaks" },
  { "UPDATE act SET hash = zeroblob (32) WHERE " SEQ ("10"),
    "SELECT " KEY " FROM act WHERE " SEQ ("10"), "chain breaks" },
  { "UPDATE act SET incarnation = 'x' WHERE " SEQ ("10"), "SELECT 'x/10'", "others are missing" },
  { "UPDATE act SET seq = -seq + 1000 WHERE " SEQ ("10"), "SELECT replace (" KEY ", '/10', '/990') "
    "FROM act WHERE " SEQ ("10"), "others are missing" },
  { "DELETE FROM change WHERE act = " TENTH "; DELETE FROM act WHERE " SEQ ("10"),
    "SELECT " KEY " FROM act WHERE " SEQ ("11"), "others are missing" },
  { "DELETE FROM act WHERE " SEQ ("10"), "SELECT row FROM change WHERE act = " TENTH,
    "belongs to no act" },
  { "DELETE FROM act WHERE id = (SELECT max (id) FROM act)",
    "SELECT row FROM change ORDER BY id DESC LIMIT 1", "belongs to no act" },
  /* the tail, but not the row that it wrote */
  { "DELETE FROM change WHERE act = (SELECT max (id) FROM act); "
    "DELETE FROM act WHERE id = (SELECT max (id) FROM act)",
    "SELECT row FROM change ORDER BY id DESC LIMIT 1", "was altered" },
  /* the order in which changes count */
  { "UPDATE act SET place = 100 - seq WHERE " OWN, "SELECT " KEY " FROM act WHERE " SEQ ("2"),
    "place of act" },
  { "UPDATE act SET place = 7 WHERE " SEQ ("10"), "SELECT " KEY " FROM act WHERE " SEQ ("10"),
    "place of act" },
  { "UPDATE act SET place = seq WHERE " OWN "; UPDATE act SET place = NULL WHERE " SEQ ("10"),
    "SELECT " KEY " FROM act WHERE " SEQ ("11"), "place of act" },
  { "UPDATE act SET place = seq WHERE " OWN "; UPDATE act SET place = 8, refused = 'not-allowed' "
    "WHERE " SEQ ("10"), "SELECT " KEY " FROM act WHERE " SEQ ("10"), "place of act" },
  /* what SQLite itself would refuse */
  { "PRAGMA ignore_check_constraints = ON; UPDATE act SET hash = x'00' WHERE " SEQ ("10"),
    "SELECT " KEY " FROM act WHERE " SEQ ("10"), "chain breaks" },
  { "UPDATE booking SET person = 'x-1'", "SELECT 'booking'", "points at one that is not there" },
};

static gboolean
is_found (GStrv findings, const char *name, const char *words)
{
  for (guint i = 0; findings[i] != NULL; i++)
    if (strstr (findings[i], name) != NULL && strstr (findings[i], words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_clean (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  pp_fixture_assert_clean (fixture);
  pp_fixture_play_day (fixture);
  pp_fixture_assert_clean (fixture);
  pp_fixture_reopen (fixture);
  pp_fixture_assert_clean (fixture);
}

static void
test_tampered (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autoptr (PpFixture) fixture = pp_fixture_new ();
      g_auto (GStrv) findings = NULL;
      g_autofree char *name = NULL, *words = NULL;

      g_test_message ("%s", tamperings[i].sql);
      pp_fixture_play_day (fixture);
      name = pp_fixture_read_text (fixture, tamperings[i].names);
      g_assert_nonnull (name);
      pp_fixture_tamper (fixture, tamperings[i].sql);
      findings = pp_fixture_verify (fixture);
      words = g_strjoinv ("\n", findings);
      g_test_message ("%s", words);
      g_assert_true (is_found (findings, name, tamperings[i].words));
    }
}

static void
test_triggers (void)
{
  static const struct { const char *sql, *name; } cases[] = {
    { "DROP TRIGGER log_person_update", "log_person_update" },
    { "DROP TRIGGER keep_act_delete", "keep_act_delete" },
    { "DROP TRIGGER guard_change_erase", "guard_change_erase" },
    { "DROP TRIGGER keep_booking; CREATE TRIGGER keep_booking BEFORE DELETE ON booking BEGIN "
      "SELECT 1; END", "keep_booking" },
    { "CREATE TRIGGER a_new_one AFTER INSERT ON token BEGIN SELECT 1; END", "a_new_one" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PpFixture) fixture = pp_fixture_new ();
      g_auto (GStrv) findings = NULL;

      g_assert_cmpint (pp_fixture_raw_exec (fixture, cases[i].sql), ==, SQLITE_OK);
      findings = pp_fixture_verify (fixture);
      g_assert_true (is_found (findings, cases[i].name, "safeguards"));
    }
}

static void
do_nothing (sqlite3_context *context, int n, sqlite3_value **values)
{
}

/* Another program that has functions of the same names gets past the triggers, not past verify. */
static void
test_forged_functions (void)
{
  static const char *const names[] = { "pp_log_insert", "pp_log_update", "pp_guard",
                                       "pp_guard_erasure" };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  sqlite3 *raw = pp_fixture_raw (fixture);
  g_auto (GStrv) findings = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    sqlite3_create_function (raw, names[i], -1, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL, do_nothing,
                             NULL, NULL);
  g_assert_cmpint (sqlite3_exec (raw, "INSERT INTO person (id, name_en) VALUES ('x-9', 'N'); "
                                      "UPDATE machine SET hourly_paise = 1", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (raw);
  findings = pp_fixture_verify (fixture);
  g_assert_true (is_found (findings, "x-9", "written by no act"));
}

static gpointer
read_head (PpDb *db, gpointer data, GError **error)
{
  return pp_history_head (db, error);
}

/* A tail that is cut with its rows shows nowhere but at the head, which others keep: the sync
 * server, the backups and the printed day sheet.
 */
static void
test_cut_tail (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *before = NULL, *with = NULL, *after = NULL;

  pp_fixture_play_day (fixture);
  before = pp_store_read (fixture->store, read_head, NULL, NULL);
  pp_fixture_add_person (fixture, "Gone", NULL, NULL);
  with = pp_store_read (fixture->store, read_head, NULL, NULL);
  pp_fixture_tamper (fixture, "DELETE FROM person WHERE name_en = 'Gone'; "
                              "DELETE FROM change WHERE act = (SELECT max (id) FROM act); "
                              "DELETE FROM act WHERE id = (SELECT max (id) FROM act)");
  pp_fixture_assert_clean (fixture);
  after = pp_store_read (fixture->store, read_head, NULL, NULL);
  g_assert_cmpuint (strlen (after), ==, 16);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (after, !=, with);
}

static char *pick (PpFixture *fixture, const char *format, ...) G_GNUC_PRINTF (2, 3);

static char *
pick (PpFixture *fixture, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  return pp_fixture_read_text (fixture, sql);
}

/* An expression that gives @column of @table another value, of its type. */
static char *
other_value (PpFixture *fixture, const char *table, const char *column)
{
  g_autofree char *type = pick (fixture, "SELECT type FROM pragma_table_info ('%s') "
                                         "WHERE name = '%s'", table, column);

  if (strcmp (type, "BLOB") == 0)
    return g_strdup_printf ("CAST (substr (%s, 1, 5) || char (1) || substr (%s, 7) AS BLOB)",
                            column, column);
  if (strcmp (column, "op") == 0)
    return g_strdup ("CASE op WHEN 'I' THEN 'U' ELSE 'I' END");
  if (strcmp (type, "TEXT") == 0)
    return g_strdup_printf ("coalesce (%s, '') || 'x'", column);
  if (strcmp (column, "starts_at") == 0)
    return g_strdup ("starts_at - 1");
  return g_strdup_printf ("CASE %s WHEN 1 THEN 0 WHEN 0 THEN 1 ELSE coalesce (%s, 0) + 100000 END",
                          column, column);
}

/* A table with rows: of a kind, or of the log. */
static char *
pick_table (PpFixture *fixture, GRand *random)
{
  guint n_kinds = 0;

  while (pp_kinds[n_kinds] != NULL)
    n_kinds++;
  while (TRUE)
    {
      guint which = g_rand_int_range (random, 0, n_kinds + 4);
      g_autoptr (GTypeClass) held = g_type_class_ref (pp_kinds[which % n_kinds] ());
      const char *table = which < n_kinds ? PP_RECORD_CLASS (held)->kind
                                          : which % 2 == 0 ? "act" : "change";
      g_autofree char *row = pick (fixture, "SELECT rowid FROM %s LIMIT 1", table);

      if (row != NULL)
        return g_strdup (table);
    }
}

static void
tamper_by_chance (PpFixture *fixture, GRand *random)
{
  g_autofree char *table = pick_table (fixture, random);
  g_autofree char *at = g_strdup_printf ("%u", g_rand_int (random) % 1000);
  g_autofree char *row = NULL, *key = NULL, *changed = NULL, *column = NULL, *value = NULL;
  g_autofree char *sql = NULL, *words = NULL;
  g_auto (GStrv) findings = NULL;

  row = pick (fixture, "SELECT rowid FROM %s ORDER BY (rowid * 7919 + %s) %% 101 LIMIT 1", table,
              at);
  column = pick (fixture, "SELECT name FROM pragma_table_info ('%s') WHERE name NOT IN "
                          "('id', 'place', 'refused', 'last_id') "
                          "ORDER BY (cid * 7919 + %s) %% 101 LIMIT 1",
                 table, at);
  if (strcmp (table, "change") == 0)
    changed = pick (fixture, "SELECT row FROM change WHERE id = %s", row);
  if (strcmp (table, "change") == 0)
    key = pick (fixture, "SELECT a.incarnation || '/' || a.seq FROM change JOIN act AS a "
                         "ON a.id = change.act WHERE change.id = %s", row);
  else if (strcmp (table, "act") == 0)
    key = g_strdup ("");
  else
    key = pick (fixture, "SELECT id FROM %s WHERE rowid = %s", table, row);

  if (g_rand_int_range (random, 0, 5) == 0)
    sql = g_strdup_printf ("DELETE FROM %s WHERE rowid = %s", table, row);
  else
    {
      value = other_value (fixture, table, column);
      sql = g_strdup_printf ("UPDATE %s SET %s = %s WHERE rowid = %s", table, column, value, row);
    }
  g_test_message ("%s", sql);
  pp_fixture_tamper (fixture, sql);
  findings = pp_fixture_verify (fixture);
  words = g_strjoinv ("\n", findings);
  g_test_message ("%s", words);
  g_assert_true (is_found (findings, key, "") ||
                 (changed != NULL && is_found (findings, changed, "belongs to no act")));
}

static void
test_random (void)
{
  guint32 seed = g_test_rand_int ();
  GRand *random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (PpFixture) fixture = pp_fixture_new ();

      pp_fixture_play_day (fixture);
      tamper_by_chance (fixture, random);
    }
  g_rand_free (random);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verify/clean", test_clean);
  g_test_add_func ("/verify/tampered", test_tampered);
  g_test_add_func ("/verify/triggers", test_triggers);
  g_test_add_func ("/verify/forged-functions", test_forged_functions);
  g_test_add_func ("/verify/cut-tail", test_cut_tail);
  g_test_add_func ("/verify/random", test_random);

  return g_test_run ();
}
