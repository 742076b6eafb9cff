/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "backup/pp-vault.h"
#include "store/pp-schema.h"

G_BEGIN_DECLS

/**
 * PpRestore:
 * @folder: the data folder; made where it is not there
 * @schema: the tables of the house
 * @replaces: whether a cluster that is there already is put aside
 * @progress: (nullable): told of on this thread
 * @data: for @progress
 * @cancellable: (nullable): stops it; the folder is as it was then
 */
typedef struct {
  const char     *folder;
  const PpSchema *schema;
  gboolean        replaces;
  PpVaultProgress progress;
  gpointer        data;
  GCancellable   *cancellable;
} PpRestore;

gboolean pp_restore_do (const PpRestore *self, PpVault *vault, GError **error);

G_END_DECLS
