/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-migrate.h"

#include "core/pp-error.h"
#include "store/pp-log.h"
#include "store/pp-store-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADER_SIZE 100

static guint32
read_big_endian (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
refuse_foreign (const char *path, GError **error)
{
  pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FOREIGN, NULL,
                _("“%s” is no Panippura database. It was left as it is."), path);
  return FALSE;
}

static gboolean
refuse_newer (GError **error)
{
  pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NEWER, NULL,
                _("This database was made by a newer Panippura. Install the newer program; the "
                  "data was left as it is."));
  return FALSE;
}

/**
 * pp_migrate_check: (skip)
 * @db: a connection that only reads
 * @path: the database file, for the words
 * @error: PP_STORE_ERROR_NEWER or PP_STORE_ERROR_FOREIGN
 *
 * As pp_migrate_check_file(), through SQLite: to close the file beside SQLite would drop the
 * locks that a writer in this process holds on it.
 *
 * Returns: whether the file is ours and not newer than the program
 */
gboolean
pp_migrate_check (PpDb *db, const char *path, GError **error)
{
  gint64 application, version;

  if (!pp_db_read_int (db, &application, error, "PRAGMA application_id", "") ||
      !pp_db_read_int (db, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (application != PP_APPLICATION_ID)
    return refuse_foreign (path, error);
  return version <= pp_schema_version (db->schema) || refuse_newer (error);
}

/* Whether the pages are those of one whole database, with what the log of writes brings. */
static gboolean
is_whole (PpDb *db)
{
  g_autofree char *found = NULL;

  return pp_db_read_text (db, &found, NULL, "PRAGMA quick_check(1)", "") &&
         g_strcmp0 (found, "ok") == 0;
}

/* The power may fail while SQLite copies the log of writes into the file, and leave of its header a
 * sector of anything. What belongs there still stands in the log, and SQLite reads it from there; a
 * connection that only reads leaves both as they are.
 */
static gboolean
check_beside_log (const char *path, const PpSchema *schema, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (PpDb) db = NULL;

  if (g_file_test (log, G_FILE_TEST_EXISTS))
    db = pp_db_open (path, FALSE, schema, NULL);
  if (db == NULL || !is_whole (db))
    return refuse_foreign (path, error);
  return pp_migrate_check (db, path, error);
}

/**
 * pp_migrate_check_file: (skip)
 * @path: the database file
 * @schema: the tables of the house
 * @error: PP_STORE_ERROR_NEWER or PP_STORE_ERROR_FOREIGN
 *
 * Reads the file's header before SQLite opens it, so that a file that is not ours to touch is
 * not touched. A file that is not there, or empty, is fine; so is one of zeros, which a power cut
 * leaves of an unfinished first start, and one whose header a power cut tore and its log mends.
 *
 * Returns: whether the file may be opened
 */
gboolean
pp_migrate_check_file (const char *path, const PpSchema *schema, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  static const guint8 nothing[HEADER_SIZE] = { 0 };
  guint8 header[HEADER_SIZE];
  gsize length = 0;

  if (stream == NULL)
    return TRUE;
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), header, sizeof header, &length, NULL,
                                error))
    return FALSE;
  if (length == 0 || memcmp (header, nothing, length) == 0)
    return TRUE;
  if (length < sizeof header || memcmp (header, "SQLite format 3", 16) != 0)
    return check_beside_log (path, schema, error);
  if (read_big_endian (header + 68) != PP_APPLICATION_ID)
    return refuse_foreign (path, error);
  if (read_big_endian (header + 60) > pp_schema_version (schema))
    return refuse_newer (error);
  return TRUE;
}

static gboolean
run_steps (PpDb *db, guint from, guint to, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %u", to);

  if (!pp_log_drop_triggers (db, error))
    return FALSE;
  for (guint i = from; i < to; i++)
    if (!pp_db_exec (db, db->schema->migrations[i], error))
      return FALSE;
  return pp_log_make_triggers (db, error) && pp_db_exec (db, mark, error) &&
         pp_db_exec (db, "COMMIT", error);
}

/**
 * pp_migrate: (skip)
 * @db: the writing connection
 * @error: PP_STORE_ERROR_NEWER; or why a step failed: the old state stands
 *
 * Brings the tables to the program's version, in one transaction that drops the log's triggers
 * first and makes them anew last.
 *
 * Returns: whether the tables are up to date
 */
gboolean
pp_migrate (PpDb *db, GError **error)
{
  guint wanted = pp_schema_version (db->schema);
  gint64 version;

  if (!pp_db_read_int (db, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (version > wanted)
    return refuse_newer (error);
  if (version == wanted)
    return TRUE;

  if (!pp_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (run_steps (db, version, wanted, error))
    return TRUE;
  pp_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}
