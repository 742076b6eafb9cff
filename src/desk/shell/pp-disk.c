/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-disk.h"

static void
disk_free (gpointer data)
{
  PpDisk *self = data;

  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

static void
add_mount (GPtrArray *disks, GMount *mount)
{
  g_autoptr (GFile) root = g_mount_get_root (mount);
  g_autofree char *path = g_file_get_path (root);
  PpDisk *disk;

  if (path == NULL || g_mount_is_shadowed (mount))
    return;
  disk = g_new0 (PpDisk, 1);
  disk->path = g_steal_pointer (&path);
  disk->name = g_mount_get_name (mount);
  g_ptr_array_add (disks, disk);
}

/**
 * pp_disk_list:
 * @monitor: knows the disks
 *
 * Returns: (transfer full) (element-type PpDisk): every disk that is plugged in and can be reached
 *   by a path
 */
GPtrArray *
pp_disk_list (GVolumeMonitor *monitor)
{
  GPtrArray *disks = g_ptr_array_new_with_free_func (disk_free);
  g_autolist (GMount) mounts = g_volume_monitor_get_mounts (monitor);

  for (GList *at = mounts; at != NULL; at = at->next)
    add_mount (disks, at->data);
  return disks;
}
