/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "people/pp-person.h"
#include "store/pp-search.h"

#include <string.h>

/* Names and numbers that stand nowhere else: none of them may be left. */
static const char *const canaries[] = {
  "Zubaidakanari", "സുബൈദകാനറി", "8812345679", "Kanarivilla", "Zubaidanewname", "7712345678",
};

static gpointer
find (PpDb *db, gpointer text, GError **error)
{
  return pp_search_find (db, text, 10, error);
}

static guint
n_hits (PpFixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) hits = pp_store_read (fixture->store, find, (gpointer) text, NULL);

  g_assert_nonnull (hits);
  return hits->len;
}

/* How often @canary stands in the cells of @table, all columns, whatever their type. */
static gint64
n_in_table (PpFixture *fixture, const char *table, const char *canary)
{
  g_autofree char *columns_sql = NULL, *columns = NULL, *sql = NULL;

  columns_sql = g_strdup_printf ("SELECT group_concat ('instr (CAST (\"' || name || '\" AS BLOB), "
                                 "CAST (''%s'' AS BLOB)) > 0', ' OR ') "
                                 "FROM pragma_table_info ('%s')", canary, table);
  columns = pp_fixture_read_text (fixture, columns_sql);
  sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE %s", table, columns);
  return pp_fixture_read_int (fixture, sql);
}

static gint64
n_in_tables (PpFixture *fixture, const char *canary)
{
  sqlite3 *raw = pp_fixture_raw (fixture);
  sqlite3_stmt *statement;
  gint64 n = 0;

  sqlite3_prepare_v2 (raw, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1, &statement,
                      NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    n += n_in_table (fixture, (const char *) sqlite3_column_text (statement, 0), canary);
  sqlite3_finalize (statement);
  sqlite3_close (raw);
  return n;
}

static gboolean
is_in_file (PpFixture *fixture, const char *name, const char *canary)
{
  g_autofree char *path = pp_fixture_file (fixture, name);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return FALSE;
  return memmem (bytes, length, canary, strlen (canary)) != NULL;
}

static const char *
register_canary (PpFixture *fixture)
{
  const char *id = pp_record_get_id (pp_fixture_do (fixture, "anitha",
                                                    "person.register_namesake",
                                                    "name_en", "Zubaidakanari",
                                                    "name_ml", "സുബൈദകാനറി",
                                                    "phone", "8812345679",
                                                    "house", "Kanarivilla", "ward", "5", NULL));

  pp_fixture_do (fixture, "anitha", "person.edit", "id", id, "name_en", "Zubaidanewname",
                 "phone", "7712345678", NULL);
  return id;
}

static void
test_tables (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *id;
  PpPerson *erased;

  pp_fixture_play_day (fixture);
  id = register_canary (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (canaries); i++)
    g_assert_cmpint (n_in_tables (fixture, canaries[i]), >, 0);
  g_assert_cmpuint (n_hits (fixture, "Zubaidanewname"), ==, 1);

  erased = pp_fixture_do (fixture, "mini", "person.erase", "person", id, "reason", "asked", NULL);
  g_assert_null (erased->name_en);
  g_assert_null (erased->phone);
  g_assert_cmpint (erased->ward, ==, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (canaries); i++)
    {
      g_test_message ("%s", canaries[i]);
      g_assert_cmpint (n_in_tables (fixture, canaries[i]), ==, 0);
      g_assert_cmpuint (n_hits (fixture, canaries[i]), ==, 0);
    }
  g_assert_cmpuint (n_hits (fixture, "5678"), ==, 0);
  g_assert_cmpuint (n_hits (fixture, "Leela"), ==, 1);
  pp_fixture_assert_clean (fixture);
}

/* The seals stay and the chain holds; keys and values go, the erasing act's own included. */
static void
test_log (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *id = register_canary (fixture);
  g_autofree char *before = NULL, *after = NULL, *sql = NULL, *left = NULL, *hashes = NULL;
  g_autofree char *hashes_after = NULL, *erasing = NULL;

  hashes = pp_fixture_read_text (fixture, "SELECT group_concat (hex (hash)) FROM act");
  before = pp_fixture_read_text (fixture, "SELECT group_concat (hex (substr (seal, -32))) "
                                          "FROM change");
  pp_fixture_do (fixture, "mini", "person.erase", "person", id, "reason", "asked", NULL);
  erasing = pp_fixture_last_act (fixture);
  after = pp_fixture_read_text (fixture, "SELECT group_concat (hex (substr (seal, -32))) "
                                         "FROM change");
  hashes_after = pp_fixture_read_text (fixture, "SELECT group_concat (hex (hash)) FROM act");
  g_assert_true (g_str_has_prefix (after, before));
  g_assert_true (g_str_has_prefix (hashes_after, hashes));

  sql = g_strdup_printf ("SELECT group_concat (op || length (seal) || coalesce (new, '-') || "
                         "coalesce (old, '-'), ' ') FROM change WHERE row = '%s'", id);
  left = pp_fixture_read_text (fixture, sql);
  g_clear_pointer (&sql, g_free);
  sql = g_strdup_printf ("I32-- U32-- U32-- E48{\"id\":\"%s\",\"name_en\":null,\"name_ml\":null,"
                         "\"phone\":null,\"house\":null,\"ward\":5,\"voided_by\":\"%s\"}-", id,
                         erasing);
  g_assert_cmpstr (left, ==, sql);
  pp_fixture_assert_clean (fixture);
}

static void
test_only_this_row (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *id = register_canary (fixture);
  const char *twin = register_canary (fixture);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM change WHERE row = '%s' "
                                          "AND new IS NOT NULL AND length (seal) = 48", twin);

  pp_fixture_do (fixture, "mini", "person.erase", "person", id, "reason", "asked", NULL);
  g_assert_cmpint (pp_fixture_read_int (fixture, sql), ==, 2);
  g_assert_cmpuint (n_hits (fixture, "Zubaidanewname"), ==, 1);
  pp_fixture_assert_clean (fixture);
}

/* An erased person is no longer written to. */
static void
test_after (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *id = register_canary (fixture);
  PpRecord *erased;
  g_autofree char *words = NULL;

  erased = pp_fixture_do (fixture, "mini", "person.erase", "person", id, "reason", "asked", NULL);
  g_assert_nonnull (pp_record_get_voided_by (erased));
  words = pp_fixture_fails (fixture, "store.voided", "anitha", "person.edit", "id", id,
                            "name_en", "Zubaidakanari", NULL);
  pp_fixture_assert_clean (fixture);
}

/* Not only the rows: the pages that were freed are wiped, once the write-ahead log is emptied. */
static void
test_file (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *id = register_canary (fixture);

  for (int i = 0; i < 50; i++)
    pp_fixture_add_person (fixture, "Somebody else", NULL, NULL);
  pp_fixture_do (fixture, "mini", "person.erase", "person", id, "reason", "asked", NULL);
  pp_fixture_close (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (canaries); i++)
    {
      g_autofree char *folded = g_utf8_strdown (canaries[i], -1);

      g_test_message ("%s", canaries[i]);
      g_assert_false (is_in_file (fixture, "panippura.db", canaries[i]));
      g_assert_false (is_in_file (fixture, "panippura.db", folded));
      g_assert_false (is_in_file (fixture, "panippura.db-wal", canaries[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/erase/tables", test_tables);
  g_test_add_func ("/erase/log", test_log);
  g_test_add_func ("/erase/only-this-row", test_only_this_row);
  g_test_add_func ("/erase/after", test_after);
  g_test_add_func ("/erase/file", test_file);

  return g_test_run ();
}
