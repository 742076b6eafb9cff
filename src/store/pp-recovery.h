/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

#define PP_RECOVERY_KEY_SIZE  32
#define PP_RECOVERY_SALT_SIZE 16

/**
 * PpRecoveryPair:
 * @public_key: what is kept on the PC: it can lock, not open
 * @secret_key: what opens; made of a code or a passphrase when somebody types it
 */
typedef struct {
  guint8 public_key[PP_RECOVERY_KEY_SIZE];
  guint8 secret_key[PP_RECOVERY_KEY_SIZE];
} PpRecoveryPair;

/**
 * PpRecoveryKeys:
 * @has_code: there is a recovery code
 * @code_key: its public key
 * @has_passphrase: there is a passphrase
 * @passphrase_key: its public key
 * @salt: with which it is stretched
 *
 * The keys to which a desk locks its backups.
 */
typedef struct {
  gboolean has_code;
  guint8   code_key[PP_RECOVERY_KEY_SIZE];
  gboolean has_passphrase;
  guint8   passphrase_key[PP_RECOVERY_KEY_SIZE];
  guint8   salt[PP_RECOVERY_SALT_SIZE];
} PpRecoveryKeys;

char    *pp_recovery_make_code       (void);
gboolean pp_recovery_read_code       (const char *typed, PpRecoveryPair *pair);
gboolean pp_recovery_read_passphrase (const char *typed, const guint8 *salt,
                                      PpRecoveryPair *pair, GError **error);
void     pp_recovery_pair_clear      (PpRecoveryPair *pair);

gboolean pp_recovery_set_code        (PpDb *db, const char *code, GError **error);
gboolean pp_recovery_set_passphrase  (PpDb *db, const char *passphrase, GError **error);
gboolean pp_recovery_check_code      (PpDb *db, const char *typed, GError **error);
gboolean pp_recovery_read_keys       (PpDb *db, PpRecoveryKeys *keys, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PpRecoveryPair, pp_recovery_pair_clear)

G_END_DECLS
