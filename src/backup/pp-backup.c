/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup/pp-backup.h"

#include "backup/pp-backup-error.h"
#include "backup/pp-backup-folder.h"
#include "core/pp-error.h"
#include "core/pp-file-error.h"
#include "core/pp-time.h"
#include "store/pp-local.h"
#include "store/pp-snapshot.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define LAST_AT   "backup_at"
#define LAST_PATH "backup_path"
#define AWAY_AT   "backup_away_at"

/* How much of the time each part takes: the copy, the reading of all of it, the locking in. */
#define COPIED  0.15
#define CHECKED 0.6

typedef struct {
  const PpBackup *backup;
  double          from;
  double          to;
} Part;

static void
tell (double share, gpointer data)
{
  const Part *part = data;

  if (part->backup->progress != NULL)
    part->backup->progress (part->from + (part->to - part->from) * share, part->backup->data);
}

static gpointer
read_keys (PpDb *db, gpointer keys, GError **error)
{
  return pp_recovery_read_keys (db, keys, error) ? keys : NULL;
}

static gboolean
find_keys (const PpBackup *self, PpRecoveryKeys *keys, GError **error)
{
  if (pp_store_read (self->store, read_keys, keys, error) == NULL)
    return FALSE;
  if (keys->has_code || keys->has_passphrase)
    return TRUE;
  pp_error_set (error, PP_BACKUP_ERROR, PP_BACKUP_ERROR_NO_KEY, NULL,
                _("There is no recovery code yet, which a backup is locked with. The manager "
                  "makes one."));
  return FALSE;
}

static gboolean
write_time (PpDb *db, const char *key, gint64 at, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, at);

  return pp_local_write (db, key, text, error);
}

static gboolean
read_time (PpDb *db, const char *key, gint64 *at, GError **error)
{
  g_autofree char *text = NULL;

  if (!pp_local_read (db, key, &text, error))
    return FALSE;
  *at = text != NULL ? g_ascii_strtoll (text, NULL, 10) : PP_NONE;
  return TRUE;
}

static gpointer
write_last (PpDb *db, gpointer data, GError **error)
{
  const PpBackupLast *last = data;

  return write_time (db, LAST_AT, last->at, error) &&
         (last->away_at == PP_NONE || write_time (db, AWAY_AT, last->away_at, error)) &&
         pp_local_write (db, LAST_PATH, last->path, error) ? data : NULL;
}

/* What breaks this computer does not break it. */
static gboolean
is_away (const PpBackup *self)
{
  g_autoptr (GFile) data = g_file_new_for_path (pp_store_get_folder (self->store));
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  return !g_file_has_prefix (folder, data);
}

/* "panippura-G01001-A-20261122-174500.backup": of one desk they stand in order of time. */
static char *
make_name (const PpBackup *self, const char *desk, gboolean holds)
{
  g_autofree char *time = pp_time_format (self->now);
  g_autofree char *cluster = g_strdup (self->cluster);
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = time; *p != '\0' && digits->len < 15; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
      else if (*p == 'T')
        g_string_append_c (digits, '-');
    }
  return g_strdup_printf ("panippura-%s-%s-%s%s" PP_BACKUP_SUFFIX,
                          g_strcanon (cluster, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '_'),
                          desk, digits->str, holds ? "" : "-doubtful");
}

static gboolean
lock_in (const PpBackup *self, const char *copy, const char *path, PpSnapshotFacts *facts,
         const PpRecoveryKeys *keys, GError **error)
{
  Part part = { self, CHECKED, 1 };
  GStatBuf about;
  PpVaultNotes notes = {
    .made_at = self->now, .n_acts = facts->n_acts, .last_at = facts->last_at,
    .cluster = (char *) self->cluster, .desk = facts->desk, .head = facts->head,
  };

  if (g_stat (copy, &about) == 0)
    notes.size = about.st_size;
  return pp_vault_write (copy, path, &notes, keys, tell, &part, self->cancellable, error);
}

static char *
make_of (const PpBackup *self, const char *copy, const PpRecoveryKeys *keys, GError **error)
{
  g_autoptr (PpSnapshotFacts) facts = NULL;
  g_autofree char *name = NULL, *path = NULL;
  PpBackupLast last = { .at = self->now, .away_at = is_away (self) ? self->now : PP_NONE };
  gboolean holds;

  facts = pp_snapshot_check (copy, pp_store_get_schema (self->store), error);
  if (facts == NULL)
    return NULL;
  holds = facts->findings->len == 0;
  name = make_name (self, facts->desk, holds);
  path = g_build_filename (self->folder, name, NULL);
  if (!lock_in (self, copy, path, facts, keys, error))
    return NULL;
  if (!holds)
    {
      pp_error_set (error, PP_BACKUP_ERROR, PP_BACKUP_ERROR_FOUND, NULL,
                    _("The data was copied to “%s”, but it does not hold: %s Earlier backups were "
                      "left as they are. Call the district."), name,
                    (const char *) g_ptr_array_index (facts->findings, 0));
      return NULL;
    }
  pp_backup_folder_thin (self->folder, path);
  last.path = path;
  if (pp_store_maintain (self->store, write_last, &last, error) == NULL)
    return NULL;
  return g_steal_pointer (&path);
}

/**
 * pp_backup_make:
 * @self: what to back up, and where to
 * @error: PP_BACKUP_ERROR_NO_KEY, PP_BACKUP_ERROR_FILE, PP_BACKUP_ERROR_FOUND where the copy was
 *   made but its records do not hold; G_IO_ERROR_CANCELLED
 *
 * Copies the data as it stands, reads all of the copy, locks it into a file of @folder, reads that
 * again, and removes old ones by rule. Until all that is done the backups that are there stay. It
 * takes its time, on any thread but the store's; nobody at the desk waits for it.
 *
 * Returns: (transfer full): the file
 */
char *
pp_backup_make (const PpBackup *self, GError **error)
{
  g_autofree char *copy = g_strconcat (pp_store_get_path (self->store), ".copy", NULL);
  Part part = { self, 0, COPIED };
  PpRecoveryKeys keys;
  char *path = NULL;

  if (!find_keys (self, &keys, error))
    return NULL;
  if (g_mkdir_with_parents (self->folder, 0700) < 0)
    {
      int why = errno;

      pp_file_error_set (error, PP_BACKUP_ERROR, PP_BACKUP_ERROR_FILE, self->folder,
                         g_file_error_from_errno (why), g_strerror (why));
      return NULL;
    }
  pp_snapshot_remove (copy);
  if (pp_snapshot_take (self->store, copy, tell, &part, self->cancellable, error))
    path = make_of (self, copy, &keys, error);
  pp_snapshot_remove (copy);
  return path;
}

/**
 * pp_backup_last:
 * @db: a connection
 * @last: (out caller-allocates): the last one that went well
 * @error: why it failed
 *
 * Returns: whether it could be read
 */
gboolean
pp_backup_last (PpDb *db, PpBackupLast *last, GError **error)
{
  last->path = NULL;
  return read_time (db, LAST_AT, &last->at, error) &&
         read_time (db, AWAY_AT, &last->away_at, error) &&
         pp_local_read (db, LAST_PATH, &last->path, error);
}

/**
 * pp_backup_last_clear:
 * @self: of a backup
 *
 * Frees what it holds.
 */
void
pp_backup_last_clear (PpBackupLast *self)
{
  g_clear_pointer (&self->path, g_free);
}
