/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-backup-places.h"

#define HERE     "backups"      /* in the data folder */
#define ON_DISKS "Panippura"    /* on a disk that is plugged in */

static void
place_free (gpointer data)
{
  PpBackupPlace *self = data;

  g_free (self->folder);
  g_free (self->name);
  g_free (self);
}

static void
add_mount (GPtrArray *places, GMount *mount)
{
  g_autoptr (GFile) root = g_mount_get_root (mount);
  g_autofree char *path = g_file_get_path (root);
  PpBackupPlace *place;

  if (path == NULL || g_mount_is_shadowed (mount))
    return;
  place = g_new0 (PpBackupPlace, 1);
  place->folder = g_build_filename (path, ON_DISKS, NULL);
  place->name = g_mount_get_name (mount);
  place->is_known = g_file_test (place->folder, G_FILE_TEST_IS_DIR);
  g_ptr_array_add (places, place);
}

/**
 * pp_backup_places_list:
 * @monitor: knows the disks
 * @folder: the data folder
 *
 * Returns: (transfer full) (element-type PpBackupPlace): this computer, and every disk that is
 *   plugged in
 */
GPtrArray *
pp_backup_places_list (GVolumeMonitor *monitor, const char *folder)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (place_free);
  PpBackupPlace *here = g_new0 (PpBackupPlace, 1);
  g_autolist (GMount) mounts = g_volume_monitor_get_mounts (monitor);

  here->folder = g_build_filename (folder, HERE, NULL);
  here->is_known = TRUE;
  g_ptr_array_add (places, here);
  for (GList *at = mounts; at != NULL; at = at->next)
    add_mount (places, at->data);
  return places;
}
