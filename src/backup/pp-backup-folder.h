/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "backup/pp-vault.h"

G_BEGIN_DECLS

#define PP_BACKUP_SUFFIX ".backup"

/**
 * PpBackupFile:
 * @path: where it is
 * @file_size: in bytes
 * @notes: what it says of itself
 */
typedef struct {
  char        *path;
  gint64       file_size;
  PpVaultNotes notes;
} PpBackupFile;

PpBackupFile *pp_backup_file_read   (const char *path, GError **error);
void          pp_backup_file_free   (PpBackupFile *self);
GPtrArray    *pp_backup_folder_list (const char *folder, GError **error);
void          pp_backup_folder_thin (const char *folder, const char *newest);
void          pp_backup_choose      (const gint64 *made, guint n, gint64 now, gboolean *keep);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpBackupFile, pp_backup_file_free)

G_END_DECLS
