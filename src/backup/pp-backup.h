/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "backup/pp-vault.h"
#include "store/pp-store.h"

G_BEGIN_DECLS

/**
 * PpBackup:
 * @store: whose data
 * @folder: where to; made where it is not there
 * @cluster: code of the cluster
 * @now: UTC seconds
 * @progress: (nullable): told of on the thread that makes it
 * @data: for @progress
 * @cancellable: (nullable): stops it; nothing is left behind
 */
typedef struct {
  PpStore        *store;
  const char     *folder;
  const char     *cluster;
  gint64          now;
  PpVaultProgress progress;
  gpointer        data;
  GCancellable   *cancellable;
} PpBackup;

/**
 * PpBackupLast:
 * @at: when the last one was made, UTC seconds; %PP_NONE: never
 * @away_at: when the last one was made outside the data folder, on a disk that can be taken away
 * @path: (nullable): which it was
 */
typedef struct {
  gint64 at;
  gint64 away_at;
  char  *path;
} PpBackupLast;

char    *pp_backup_make       (const PpBackup *self, GError **error);
gboolean pp_backup_last       (PpDb *db, PpBackupLast *last, GError **error);
void     pp_backup_last_clear (PpBackupLast *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PpBackupLast, pp_backup_last_clear)

G_END_DECLS
