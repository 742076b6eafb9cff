/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PpDisk:
 * @path: its root folder
 * @name: as people know it
 *
 * A disk that is plugged in.
 */
typedef struct {
  char *path;
  char *name;
} PpDisk;

GPtrArray *pp_disk_list (GVolumeMonitor *monitor);

G_END_DECLS
