/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-db.h"

#include "core/pp-error.h"
#include "store/pp-db-private.h"
#include "store/pp-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PpStatement {
  PpDb         *db;
  sqlite3_stmt *handle;
  char         *sql;
  gboolean      kept;      /* in the connection's table, which owns it */
  gboolean      lent;
};

PP_DEFINE_ERROR (pp_store_error_quark, "store",
                 "failed", "full", "newer", "foreign", "locked", "read-only", "tampered",
                 "not-found", "voided", "constraint", "unknown-verb", "wrong-argument",
                 "not-allowed", "wrong-pin", "too-large", "closed", "unsure")

static void
statement_destroy (gpointer data)
{
  PpStatement *self = data;

  sqlite3_finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

static void
bind_all (PpStatement *self, const char *types, va_list args)
{
  int at = 1;

  for (const char *type = types; *type != '\0'; type++, at++)
    switch (*type)
      {
      case 'i':
        pp_statement_bind_int (self, at, va_arg (args, gint64));
        break;
      case 't':
        pp_statement_bind_text (self, at, va_arg (args, const char *), -1);
        break;
      case 'd':
        {
          gconstpointer data = va_arg (args, gconstpointer);

          pp_statement_bind_blob (self, at, data, va_arg (args, gsize));
          break;
        }
      case 'b':
        {
          GBytes *bytes = va_arg (args, GBytes *);
          gsize length;
          gconstpointer data = g_bytes_get_data (bytes, &length);

          pp_statement_bind_blob (self, at, data, length);
          break;
        }
      default:
        g_assert_not_reached ();
      }
}

/* The texts are long and looked up often: eight bytes a step, where g_str_hash() takes one. */
static guint
hash_sql (gconstpointer key)
{
  const char *sql = key;
  gsize length = strlen (sql);
  guint64 hash = length, word;

  for (; length >= sizeof word; sql += sizeof word, length -= sizeof word)
    {
      memcpy (&word, sql, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
    }
  for (; length > 0; sql++, length--)
    hash = hash * 33 + (guchar) *sql;
  return (guint) (hash ^ (hash >> 32));
}

static PpStatement *
prepare (PpDb *db, const char *sql, GError **error)
{
  PpStatement *self, *kept;

  g_assert (db->thread == g_thread_self ());

  kept = g_hash_table_lookup (db->statements, sql);
  if (kept != NULL && !kept->lent)
    {
      kept->lent = TRUE;
      return kept;
    }

  self = g_new0 (PpStatement, 1);
  self->db = db;
  self->sql = g_strdup (sql);
  if (sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &self->handle, NULL)
      != SQLITE_OK)
    {
      pp_db_fail (db, sql, error);
      statement_destroy (self);
      return NULL;
    }
  self->lent = TRUE;
  self->kept = kept == NULL;
  if (self->kept)
    g_hash_table_insert (db->statements, self->sql, self);
  return self;
}

/**
 * pp_db_prepare_valist: (skip)
 * @db: a connection
 * @error: why it could not be prepared
 * @sql: one statement
 * @types: as for pp_db_prepare()
 * @args: the values
 *
 * Returns: (transfer full): the statement, ready to step
 */
PpStatement *
pp_db_prepare_valist (PpDb *db, GError **error, const char *sql, const char *types, va_list args)
{
  PpStatement *self = prepare (db, sql, error);

  if (self != NULL)
    bind_all (self, types, args);
  return self;
}

/**
 * pp_db_exec: (skip)
 * @db: a connection
 * @sql: statements without values
 * @error: why they failed
 *
 * Returns: whether all ran
 */
gboolean
pp_db_exec (PpDb *db, const char *sql, GError **error)
{
  g_assert (db->thread == g_thread_self ());

  if (sqlite3_exec (db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return pp_db_fail (db, sql, error);
  return TRUE;
}

/**
 * pp_statement_bind_text: (skip)
 * @self: a statement
 * @at: a place, from 1
 * @text: (nullable): its value, copied
 * @length: in bytes, -1 where it ends with NUL
 */
void
pp_statement_bind_text (PpStatement *self, int at, const char *text, gssize length)
{
  if (text == NULL)
    sqlite3_bind_null (self->handle, at);
  else
    sqlite3_bind_text (self->handle, at, text, length, SQLITE_TRANSIENT);
}

/**
 * pp_statement_bind_int: (skip)
 * @self: a statement
 * @at: a place, from 1
 * @value: its value, PP_NONE for NULL
 */
void
pp_statement_bind_int (PpStatement *self, int at, gint64 value)
{
  if (value == PP_NONE)
    sqlite3_bind_null (self->handle, at);
  else
    sqlite3_bind_int64 (self->handle, at, value);
}

/**
 * pp_statement_bind_blob: (skip)
 * @self: a statement
 * @at: a place, from 1
 * @data: its value, copied
 * @length: in bytes
 */
void
pp_statement_bind_blob (PpStatement *self, int at, gconstpointer data, gsize length)
{
  sqlite3_bind_blob64 (self->handle, at, data, length, SQLITE_TRANSIENT);
}

/**
 * pp_statement_bind_null: (skip)
 * @self: a statement
 * @at: a place, from 1
 */
void
pp_statement_bind_null (PpStatement *self, int at)
{
  sqlite3_bind_null (self->handle, at);
}

/**
 * pp_db_prepare:
 * @db: a connection
 * @error: why it could not be prepared
 * @sql: one statement
 * @types: a letter for each value: `i` gint64 (PP_NONE for NULL), `t` text (nullable), `b` GBytes,
 *   `d` bytes and then how many of them, as gsize
 * @...: the values
 *
 * Returns: (transfer full): the statement, ready to step
 */
PpStatement *
pp_db_prepare (PpDb *db, GError **error, const char *sql, const char *types, ...)
{
  PpStatement *self;
  va_list args;

  va_start (args, types);
  self = pp_db_prepare_valist (db, error, sql, types, args);
  va_end (args);
  return self;
}

/**
 * pp_statement_step:
 * @self: a statement
 * @row: (out): whether there is a row to read
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_statement_step (PpStatement *self, gboolean *row, GError **error)
{
  int code = sqlite3_step (self->handle);

  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  return pp_db_fail (self->db, self->sql, error);
}

/**
 * pp_statement_int:
 * @self: a statement on a row
 * @column: its column, from 0
 *
 * Returns: the value, PP_NONE for NULL
 */
gint64
pp_statement_int (PpStatement *self, int column)
{
  gint64 value = sqlite3_column_int64 (self->handle, column);

  return value == 0 && sqlite3_column_type (self->handle, column) == SQLITE_NULL ? PP_NONE : value;
}

/**
 * pp_statement_text:
 * @self: a statement on a row
 * @column: its column, from 0
 *
 * Returns: (transfer none) (nullable): the text, until the next step
 */
const char *
pp_statement_text (PpStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * pp_statement_holds_nul: (skip)
 * @self: a statement on a row
 * @column: its column, from 0
 *
 * Returns: whether a NUL hides what follows it: the program stores none, another one did
 */
gboolean
pp_statement_holds_nul (PpStatement *self, int column)
{
  const char *text = pp_statement_text (self, column);

  return text != NULL && strlen (text) != (gsize) sqlite3_column_bytes (self->handle, column);
}

/**
 * pp_statement_blob:
 * @self: a statement on a row
 * @column: its column, from 0
 * @length: (out): its size in bytes
 *
 * Returns: (transfer none) (nullable): the bytes, until the next step
 */
gconstpointer
pp_statement_blob (PpStatement *self, int column, gsize *length)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  *length = sqlite3_column_bytes (self->handle, column);
  return data;
}

/**
 * pp_statement_free:
 * @self: (transfer full): a statement
 *
 * Gives it back to its connection.
 */
void
pp_statement_free (PpStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->lent = FALSE;
  if (!self->kept)
    statement_destroy (self);
}

/**
 * pp_db_run:
 * @db: a connection
 * @error: why it failed
 * @sql: one statement that returns nothing
 * @types: as for pp_db_prepare()
 * @...: the values
 *
 * Returns: whether it ran
 */
gboolean
pp_db_run (PpDb *db, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;
  va_list args;

  va_start (args, types);
  statement = pp_db_prepare_valist (db, error, sql, types, args);
  va_end (args);
  return statement != NULL && pp_statement_step (statement, &row, error);
}

/**
 * pp_db_read_int:
 * @db: a connection
 * @out: (out): the first column of the first row; PP_NONE where it is NULL or there is no row
 * @error: why it failed
 * @sql: one query
 * @types: as for pp_db_prepare()
 * @...: the values
 *
 * Returns: whether it ran
 */
gboolean
pp_db_read_int (PpDb *db, gint64 *out, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;
  va_list args;

  va_start (args, types);
  statement = pp_db_prepare_valist (db, error, sql, types, args);
  va_end (args);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  *out = row ? pp_statement_int (statement, 0) : PP_NONE;
  return TRUE;
}

/**
 * pp_db_read_text:
 * @db: a connection
 * @out: (out) (transfer full) (nullable): the first column of the first row
 * @error: why it failed
 * @sql: one query
 * @types: as for pp_db_prepare()
 * @...: the values
 *
 * Returns: whether it ran
 */
gboolean
pp_db_read_text (PpDb *db, char **out, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;
  va_list args;

  va_start (args, types);
  statement = pp_db_prepare_valist (db, error, sql, types, args);
  va_end (args);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  *out = row ? g_strdup (pp_statement_text (statement, 0)) : NULL;
  return TRUE;
}

/**
 * pp_db_note_written: (skip)
 * @db: the writing connection
 * @row: "kind/id" of a row that an arriving act wrote
 */
void
pp_db_note_written (PpDb *db, const char *row)
{
  g_ptr_array_add (db->written, g_strdup (row));
}

/**
 * pp_db_take_written: (skip)
 * @db: the writing connection
 *
 * Returns: (transfer full): the rows noted since the last call
 */
GStrv
pp_db_take_written (PpDb *db)
{
  GPtrArray *rows = db->written;

  db->written = g_ptr_array_new ();
  g_ptr_array_add (rows, NULL);
  return (GStrv) g_ptr_array_free (rows, FALSE);
}

static void
close_handle (PpDb *db)
{
  g_strfreev (pp_db_take_written (db));
  g_clear_pointer (&db->written, g_ptr_array_unref);
  g_clear_pointer (&db->statements, g_hash_table_unref);
  g_clear_pointer (&db->kinds, g_hash_table_unref);
  g_clear_pointer (&db->kept, g_hash_table_unref);
  if (sqlite3_close (db->handle) != SQLITE_OK)
    g_critical ("a statement is still open: %s", sqlite3_errmsg (db->handle));
}

/**
 * pp_db_close: (skip)
 * @db: (transfer full): a connection, on its own thread
 */
void
pp_db_close (PpDb *db)
{
  close_handle (db);
  g_free (db);
}

/* RELIABILITY D2: each setting is read back, for PRAGMA does not fail. */
static gboolean
set_pragmas (PpDb *db, gboolean writes, GError **error)
{
  static const struct { const char *set; const char *read; const char *want; gboolean writer; }
  pragmas[] = {
    { "PRAGMA journal_mode=WAL",        "PRAGMA journal_mode",       "wal",      TRUE },
    { "PRAGMA synchronous=FULL",        "PRAGMA synchronous",        "2",        TRUE },
    { "PRAGMA secure_delete=ON",        "PRAGMA secure_delete",      "1",        TRUE },
    { "PRAGMA foreign_keys=ON",         "PRAGMA foreign_keys",       "1",        TRUE },
    { "PRAGMA recursive_triggers=ON",   "PRAGMA recursive_triggers", "1",        TRUE },
    { "PRAGMA wal_autocheckpoint=1000", "PRAGMA wal_autocheckpoint", "1000",     TRUE },
    { "PRAGMA journal_size_limit=16777216", "PRAGMA journal_size_limit", "16777216", TRUE },
    { "PRAGMA trusted_schema=OFF",      "PRAGMA trusted_schema",     "0",        FALSE },
    { "PRAGMA cell_size_check=ON",      "PRAGMA cell_size_check",    "1",        FALSE },
    { "PRAGMA temp_store=MEMORY",       "PRAGMA temp_store",         "2",        FALSE },
    { "PRAGMA busy_timeout=5000",       "PRAGMA busy_timeout",       "5000",     FALSE },
    { "PRAGMA mmap_size=0",             "PRAGMA mmap_size",          "0",        FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      g_autofree char *value = NULL;

      if (pragmas[i].writer && !writes)
        continue;
      if (!pp_db_exec (db, pragmas[i].set, error) ||
          !pp_db_read_text (db, &value, error, pragmas[i].read, ""))
        return FALSE;
      if (g_strcmp0 (value, pragmas[i].want) != 0)
        {
          pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FAILED, NULL,
                        _("The database could not do this: %s."), pragmas[i].set);
          return FALSE;
        }
    }
  return TRUE;
}

/* A new file says whose it is before it has a write-ahead log: were that word only in the log, a
 * power cut would leave a file that looks like somebody else's.
 */
static gboolean
mark_new_file (PpDb *db, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", PP_APPLICATION_ID);
  gint64 n_pages;

  if (!pp_db_read_int (db, &n_pages, error, "PRAGMA page_count", ""))
    return FALSE;
  return n_pages > 0 || (pp_db_exec (db, "PRAGMA synchronous=EXTRA", error) &&
                         pp_db_exec (db, mark, error));
}

static PpDb *
open_once (const char *path, gboolean writes, const PpSchema *schema, GError **error)
{
  g_autoptr (PpDb) db = g_new0 (PpDb, 1);
  int flags = writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;

  db->thread = g_thread_self ();
  db->schema = schema;
  db->writes = writes;
  db->written = g_ptr_array_new ();
  db->statements = g_hash_table_new_full (hash_sql, g_str_equal, NULL, statement_destroy);
  db->kinds = g_hash_table_new_full (NULL, NULL, NULL, pp_db_kind_sql_free);
  if (sqlite3_open_v2 (path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      pp_db_fail (db, path, error);
      return NULL;
    }
  sqlite3_extended_result_codes (db->handle, 1);
  if (sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK)
    {
      pp_db_fail (db, "DEFENSIVE", error);
      return NULL;
    }
  if ((writes && !mark_new_file (db, error)) || !set_pragmas (db, writes, error))
    return NULL;
  return g_steal_pointer (&db);
}

/**
 * pp_db_open: (skip)
 * @path: the database file
 * @writes: whether it is the connection that writes
 * @schema: (transfer none): the tables of the house
 * @error: why it failed
 *
 * Opens a connection with every setting checked by reading it back. It belongs to the thread
 * that opens it. On a full disk it is opened in the room that the ballast took.
 *
 * Returns: (transfer full): the connection
 */
PpDb *
pp_db_open (const char *path, gboolean writes, const PpSchema *schema, GError **error)
{
  g_autoptr (GError) failure = NULL;
  PpDb *db = open_once (path, writes, schema, &failure);

  if (db == NULL && g_error_matches (failure, PP_STORE_ERROR, PP_STORE_ERROR_FULL))
    return open_once (path, writes, schema, error);
  if (db == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return db;
}
