/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/pp-recovery.h"

G_BEGIN_DECLS

/**
 * PpVaultNotes:
 * @made_at: when it was made, UTC seconds
 * @size: of what is locked in, in bytes
 * @n_acts: how many acts are in it
 * @last_at: when the last of them was done, UTC seconds; %PP_NONE where there is none
 * @cluster: code of the cluster
 * @desk: series of the desk
 * @head: the chain's head, as it stands on a day sheet
 *
 * What can be read of a backup without a key: which it is, and no more.
 */
typedef struct {
  gint64 made_at;
  gint64 size;
  gint64 n_acts;
  gint64 last_at;
  char  *cluster;
  char  *desk;
  char  *head;
} PpVaultNotes;

/**
 * PpVaultProgress:
 * @share: how much of it is done, from 0 to 1
 * @data: as it was given
 */
typedef void (*PpVaultProgress) (double share, gpointer data);

/**
 * PpVault:
 *
 * A backup file that is open for reading.
 */
typedef struct _PpVault PpVault;

void      pp_vault_note_permille (double share, gpointer permille);

gboolean  pp_vault_write  (const char *plain, const char *path, const PpVaultNotes *notes,
                           const PpRecoveryKeys *keys, PpVaultProgress progress, gpointer data,
                           GCancellable *cancellable, GError **error);

PpVault  *pp_vault_open   (const char *path, GError **error);
const PpVaultNotes *pp_vault_get_notes (PpVault *self);
gboolean  pp_vault_unlock (PpVault *self, const char *typed, GError **error);
gboolean  pp_vault_read   (PpVault *self, const char *plain, PpVaultProgress progress,
                           gpointer data, GCancellable *cancellable, GError **error);
void      pp_vault_free   (PpVault *self);

void      pp_vault_notes_clear (PpVaultNotes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpVault, pp_vault_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PpVaultNotes, pp_vault_notes_clear)

G_END_DECLS
