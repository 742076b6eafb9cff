/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup/pp-restore.h"

#include "backup/pp-backup-error.h"
#include "backup/pp-vault-file.h"
#include "core/pp-error.h"
#include "store/pp-folder.h"
#include "store/pp-snapshot.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
check_place (const PpRestore *self, const char *path, GError **error)
{
  if (self->replaces || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  pp_error_set (error, PP_BACKUP_ERROR, PP_BACKUP_ERROR_IN_USE, NULL,
                _("There is data in this folder already. Say that it is to be replaced; it is "
                  "then put aside, not thrown away."));
  return FALSE;
}

/* What was restored is read in full before it takes anybody's place. */
static gboolean
check_copy (const PpRestore *self, const char *copy, PpVault *vault, GError **error)
{
  g_autoptr (PpSnapshotFacts) facts = pp_snapshot_check (copy, self->schema, error);

  if (facts == NULL)
    return FALSE;
  if (facts->findings->len == 0 && facts->n_acts == pp_vault_get_notes (vault)->n_acts)
    return TRUE;
  pp_error_set (error, PP_BACKUP_ERROR, PP_BACKUP_ERROR_FOUND, NULL,
                _("The data in this backup does not hold: %s Take another one, and call the "
                  "district."),
                facts->findings->len > 0 ? (const char *) g_ptr_array_index (facts->findings, 0)
                                         : _("acts are missing."));
  return FALSE;
}

static gboolean
sync_copy (const char *copy, GError **error)
{
  int fd = pp_vault_file_open (copy, O_RDONLY, error);
  gboolean ok = fd >= 0 && pp_vault_file_sync (fd, copy, error);

  if (fd >= 0)
    close (fd);
  return ok;
}

static gboolean
restore (const PpRestore *self, PpVault *vault, const char *path, GError **error)
{
  g_autofree char *copy = g_strconcat (path, ".restoring", NULL);
  g_autofree char *restored = pp_folder_restored_name (path);
  gboolean ok;

  pp_snapshot_remove (copy);
  ok = pp_vault_read (vault, copy, self->progress, self->data, self->cancellable, error) &&
       pp_snapshot_renew (copy, self->schema, error) &&
       check_copy (self, copy, vault, error) &&
       sync_copy (copy, error) &&
       pp_vault_file_rename (copy, restored, error);
  pp_snapshot_remove (copy);
  return ok && pp_folder_finish_restore (self->folder, path, error);
}

/**
 * pp_restore_do:
 * @self: where to
 * @vault: a backup that was unlocked, not read yet
 * @error: PP_BACKUP_ERROR_IN_USE, PP_BACKUP_ERROR_DAMAGED, PP_BACKUP_ERROR_FOUND,
 *   PP_BACKUP_ERROR_FILE, PP_STORE_ERROR_LOCKED, G_IO_ERROR_CANCELLED
 *
 * Puts what is in a backup into a data folder that nobody has open, after it was read in full. The
 * desk that goes on with it has a series of its own and must be enrolled anew. Until the last step
 * the folder is as it was; where that is cut short, the folder's next opening finishes it.
 *
 * Returns: whether it is there
 */
gboolean
pp_restore_do (const PpRestore *self, PpVault *vault, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, PP_FOLDER_DATABASE, NULL);
  int lock = pp_folder_take (self->folder, error);
  gboolean ok;

  if (lock < 0)
    return FALSE;
  ok = check_place (self, path, error) && restore (self, vault, path, error);
  pp_folder_release (&lock);
  return ok;
}
