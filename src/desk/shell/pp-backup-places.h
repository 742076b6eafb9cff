/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PpBackupPlace:
 * @folder: for backups
 * @name: (nullable): of the disk; %NULL: of this computer
 * @is_known: there are backups already, or it is this computer
 *
 * Where backups can be.
 */
typedef struct {
  char    *folder;
  char    *name;
  gboolean is_known;
} PpBackupPlace;

GPtrArray *pp_backup_places_list (GVolumeMonitor *monitor, const char *folder);

G_END_DECLS
