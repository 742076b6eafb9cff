/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-backup-places.h"

#include "desk/shell/pp-disk.h"

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
add_disk (GPtrArray *places, const PpDisk *disk)
{
  PpBackupPlace *place = g_new0 (PpBackupPlace, 1);

  place->folder = g_build_filename (disk->path, ON_DISKS, NULL);
  place->name = g_strdup (disk->name);
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
  g_autoptr (GPtrArray) disks = pp_disk_list (monitor);

  here->folder = g_build_filename (folder, HERE, NULL);
  here->is_known = TRUE;
  g_ptr_array_add (places, here);
  for (guint i = 0; i < disks->len; i++)
    add_disk (places, g_ptr_array_index (disks, i));
  return places;
}
