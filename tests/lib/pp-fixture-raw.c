/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "store/pp-verify.h"

/**
 * pp_fixture_raw:
 * @self: a fixture
 *
 * Returns: (transfer full): the database as another program opens it; end it with sqlite3_close()
 */
sqlite3 *
pp_fixture_raw (PpFixture *self)
{
  g_autofree char *path = pp_fixture_file (self, "panippura.db");
  sqlite3 *raw = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &raw, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (raw, 5000);
  return raw;
}

/**
 * pp_fixture_raw_exec:
 * @self: a fixture
 * @sql: what another program tries
 *
 * Returns: SQLite's code
 */
int
pp_fixture_raw_exec (PpFixture *self, const char *sql)
{
  sqlite3 *raw = pp_fixture_raw (self);
  char *words = NULL;
  int code = sqlite3_exec (raw, sql, NULL, NULL, &words);

  g_test_message ("%s: %s", sql, words != NULL ? words : "done");
  sqlite3_free (words);
  sqlite3_close (raw);
  return code;
}

static GPtrArray *
read_column (sqlite3 *raw, const char *sql)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (raw, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (found, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);
  return found;
}

static void
raw_must (sqlite3 *raw, const char *sql)
{
  if (sqlite3_exec (raw, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (raw));
}

/**
 * pp_fixture_tamper:
 * @self: a fixture
 * @sql: what somebody does who knows SQL
 *
 * Drops every trigger, runs @sql, and makes the triggers again as they were.
 */
void
pp_fixture_tamper (PpFixture *self, const char *sql)
{
  sqlite3 *raw = pp_fixture_raw (self);
  g_autoptr (GPtrArray) names = NULL, texts = NULL;

  raw_must (raw, "PRAGMA foreign_keys = OFF");
  raw_must (raw, "BEGIN IMMEDIATE");
  names = read_column (raw, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
  texts = read_column (raw, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *drop = g_strdup_printf ("DROP TRIGGER %s",
                                               (char *) g_ptr_array_index (names, i));

      raw_must (raw, drop);
    }
  raw_must (raw, sql);
  for (guint i = 0; i < texts->len; i++)
    raw_must (raw, g_ptr_array_index (texts, i));
  raw_must (raw, "COMMIT");
  sqlite3_close (raw);
}

/**
 * pp_fixture_read_text:
 * @self: a fixture
 * @sql: a query
 *
 * Returns: (transfer full) (nullable): the first column of its first row
 */
char *
pp_fixture_read_text (PpFixture *self, const char *sql)
{
  sqlite3 *raw = pp_fixture_raw (self);
  sqlite3_stmt *statement;
  char *text = NULL;

  if (sqlite3_prepare_v2 (raw, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (raw));
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (raw);
  return text;
}

/**
 * pp_fixture_read_int:
 * @self: a fixture
 * @sql: a query
 *
 * Returns: the first column of its first row; PP_NONE where it is NULL or there is none
 */
gint64
pp_fixture_read_int (PpFixture *self, const char *sql)
{
  g_autofree char *text = pp_fixture_read_text (self, sql);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : PP_NONE;
}

static gpointer
run_verify (PpDb *db, gpointer data, GError **error)
{
  return pp_verify (db, error);
}

/**
 * pp_fixture_verify:
 * @self: a fixture
 *
 * Returns: (transfer full): what verify finds, in words
 */
GStrv
pp_fixture_verify (PpFixture *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PpVerifyReport) report = pp_store_read (self->store, run_verify, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->findings->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (report->findings, i));
  return g_strv_builder_end (builder);
}

/**
 * pp_fixture_assert_clean:
 * @self: a fixture
 *
 * Fails the test where verify finds anything.
 */
void
pp_fixture_assert_clean (PpFixture *self)
{
  g_auto (GStrv) findings = pp_fixture_verify (self);
  g_autofree char *words = g_strjoinv ("\n", findings);

  g_assert_cmpstr (words, ==, "");
}
