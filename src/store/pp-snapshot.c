/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-snapshot.h"

#include "core/pp-error.h"
#include "store/pp-db-private.h"
#include "store/pp-folder.h"
#include "store/pp-history.h"
#include "store/pp-identity.h"
#include "store/pp-local.h"
#include "store/pp-log.h"
#include "store/pp-migrate.h"
#include "store/pp-perform.h"
#include "store/pp-verify.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* How many pages are copied between two looks at whether somebody wants it to end. */
#define PAGES 512

static gboolean
fail (sqlite3 *to, int code, GError **error)
{
  if ((code & 0xff) == SQLITE_FULL)
    pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FULL, NULL,
                  _("There is no room for a copy of the data. Make room on the disk and try "
                    "again."));
  else
    pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FAILED, NULL,
                  _("The data could not be copied: %s."), sqlite3_errmsg (to));
  return FALSE;
}

static gboolean
copy_pages (sqlite3_backup *copy, sqlite3 *to, PpSnapshotProgress progress, gpointer data,
            GCancellable *cancellable, GError **error)
{
  int code;

  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      code = sqlite3_backup_step (copy, PAGES);
      if (progress != NULL && sqlite3_backup_pagecount (copy) > 0)
        progress (1 - (double) sqlite3_backup_remaining (copy) / sqlite3_backup_pagecount (copy),
                  data);
    }
  while (code == SQLITE_OK);
  return code == SQLITE_DONE || fail (to, code, error);
}

/* A database of its own, which needs no other file beside it. */
static gboolean
end_log (sqlite3 *to, GError **error)
{
  int code = sqlite3_exec (to, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL);

  return code == SQLITE_OK || fail (to, code, error);
}

static gboolean
copy_to (PpDb *from, const char *path, PpSnapshotProgress progress, gpointer data,
         GCancellable *cancellable, GError **error)
{
  sqlite3 *to = NULL;
  sqlite3_backup *copy = NULL;
  int code = sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                              SQLITE_OPEN_NOMUTEX, NULL);
  gboolean ok = code == SQLITE_OK || fail (to, code, error);

  if (ok)
    {
      copy = sqlite3_backup_init (to, "main", from->handle, "main");
      ok = copy != NULL || fail (to, sqlite3_errcode (to), error);
    }
  ok = ok && copy_pages (copy, to, progress, data, cancellable, error);
  if (copy != NULL)
    sqlite3_backup_finish (copy);
  ok = ok && end_log (to, error);
  sqlite3_close (to);
  return ok;
}

/**
 * pp_snapshot_take:
 * @store: whose data
 * @path: a new file for the copy
 * @progress: (nullable): told of on this thread
 * @data: for @progress
 * @cancellable: (nullable): stops it
 * @error: PP_STORE_ERROR_FULL, PP_STORE_ERROR_FAILED, G_IO_ERROR_CANCELLED
 *
 * Copies the database as it stands between two acts, by SQLite's backup, on this thread and a
 * connection of its own: nobody who reads or writes waits for it. The copy is not synced.
 *
 * Returns: whether the copy is whole; nothing is left behind otherwise
 */
gboolean
pp_snapshot_take (PpStore *store, const char *path, PpSnapshotProgress progress, gpointer data,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (PpDb) from = pp_db_open (pp_store_get_path (store), FALSE,
                                      pp_store_get_schema (store), error);
  gint64 version;
  gboolean ok;

  /* the first read fixes what is seen until the end */
  ok = from != NULL && pp_db_exec (from, "BEGIN", error) &&
       pp_db_read_int (from, &version, error, "PRAGMA user_version", "") &&
       copy_to (from, path, progress, data, cancellable, error) &&
       pp_db_exec (from, "COMMIT", error);
  if (!ok)
    pp_snapshot_remove (path);
  else
    pp_folder_keep_private (path);
  return ok;
}

static gpointer
read_facts (PpDb *db, gpointer unused, GError **error)
{
  g_autoptr (PpSnapshotFacts) self = g_new0 (PpSnapshotFacts, 1);
  g_autoptr (PpVerifyReport) report = pp_verify (db, error);

  if (report == NULL || !pp_local_read (db, "series", &self->desk, error) ||
      !pp_db_read_int (db, &self->last_at, error,
                       "SELECT at FROM act WHERE incarnation = "
                       "(SELECT value FROM local WHERE key = 'incarnation') "
                       "ORDER BY seq DESC LIMIT 1", ""))
    return NULL;
  self->head = pp_history_head (db, error);
  self->n_acts = report->n_acts;
  self->findings = g_steal_pointer (&report->findings);
  return self->head != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * pp_snapshot_check:
 * @path: a copy
 * @schema: the tables of the house
 * @error: where it cannot be read at all
 *
 * Opens it and reads all of it: pages, chain, seals, and every row against the log.
 *
 * Returns: (transfer full): what is in it
 */
PpSnapshotFacts *
pp_snapshot_check (const char *path, const PpSchema *schema, GError **error)
{
  g_autoptr (PpDb) db = pp_db_open (path, FALSE, schema, error);

  if (db == NULL || !pp_migrate_check (db, path, error))
    return NULL;
  return pp_perform_read (db, read_facts, NULL, error);
}

static gpointer
renew_identity (PpDb *db, gpointer data, GError **error)
{
  return pp_identity_renew (db, error) ? data : NULL;
}

/**
 * pp_snapshot_renew:
 * @path: a copy
 * @schema: the tables of the house
 * @error: why it cannot be used
 *
 * Makes it the data of a desk that goes on from there: its tables are brought up to date, and it
 * gets an incarnation and a series of its own, for the desk that it was taken of may still give
 * numbers. It has to be enrolled anew.
 *
 * Returns: whether it can be used
 */
gboolean
pp_snapshot_renew (const char *path, const PpSchema *schema, GError **error)
{
  g_autoptr (PpDb) db = NULL;
  GStrv rows = NULL;
  gboolean ok;

  if (!pp_migrate_check_file (path, schema, error))
    return FALSE;
  db = pp_db_open (path, TRUE, schema, error);
  ok = db != NULL && pp_log_install (db, error) && pp_migrate (db, error) &&
       pp_log_check_triggers (db, error) &&
       pp_perform_maintenance (db, renew_identity, db, &rows, error) != NULL &&
       end_log (db->handle, error);
  g_strfreev (rows);
  return ok;
}

/**
 * pp_snapshot_remove:
 * @path: a copy
 *
 * Removes it and what SQLite may have left beside it.
 */
void
pp_snapshot_remove (const char *path)
{
  static const char *const beside[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *name = g_strconcat (path, beside[i], NULL);

      g_unlink (name);
    }
}

/**
 * pp_snapshot_facts_free:
 * @self: (transfer full): facts
 */
void
pp_snapshot_facts_free (PpSnapshotFacts *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self->desk);
  g_free (self->head);
  g_free (self);
}
