/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sodium.h>

#include "backup/pp-vault.h"

G_BEGIN_DECLS

#define PP_VAULT_MAGIC      "PANIPPURA BACKUP 1\n"
#define PP_VAULT_HEAD_MOST  4096
#define PP_VAULT_CHUNK      65536u
#define PP_VAULT_KEY_SIZE   crypto_secretstream_xchacha20poly1305_KEYBYTES
#define PP_VAULT_BEGIN_SIZE crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define PP_VAULT_EXTRA      crypto_secretstream_xchacha20poly1305_ABYTES
#define PP_VAULT_HASH_SIZE  32

typedef crypto_secretstream_xchacha20poly1305_state PpVaultStream;

struct _PpVault {
  char         *path;
  int           fd;                        /* at the first message's stream header */
  gint64        file_size;
  PpVaultNotes  notes;
  PpRecoveryKeys locks;                    /* which there are; salt of the passphrase */
  guint8       *sealed_to_code;            /* (nullable) */
  guint8       *sealed_to_passphrase;      /* (nullable) */
  guint8        bound[PP_VAULT_HASH_SIZE]; /* hash of what stands before the messages */
  guint8        key[PP_VAULT_KEY_SIZE];
  gboolean      is_unlocked;
};

gboolean pp_vault_read_to (PpVault *self, const char *plain, guint8 digest[PP_VAULT_HASH_SIZE],
                           PpVaultProgress progress, gpointer data, GCancellable *cancellable,
                           GError **error);

G_END_DECLS
