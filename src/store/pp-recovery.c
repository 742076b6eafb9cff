/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-recovery.h"

#include "core/pp-error.h"
#include "store/pp-local.h"
#include "store/pp-store-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define CODE_KEY       "recovery_key"
#define PASSPHRASE_KEY "passphrase_key"
#define SALT_KEY       "passphrase_salt"

/* Five groups of five: 24 signs by chance, which are 120 bits, and one that tells a slip. */
#define N_SIGNS     25
#define GROUP       5
#define CHECK_PRIME 31

#define LEAST_PASSPHRASE 12

/* Argon2id for a passphrase: three passes over 64 MiB, as for a PIN. */
#define PASSES 3
#define MEMORY (64u * 1024 * 1024)

/* Letters and digits that are not taken for one another. */
static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static int
value_of (char sign)
{
  const char *at;

  switch (sign)
    {
    case 'O':
      return 0;
    case 'I': case 'L':
      return 1;
    default:
      at = strchr (signs, sign);
      return at != NULL ? (int) (at - signs) : -1;
    }
}

/* Weighed by their places, so that two signs in each other's place show too. */
static int
check_value (const guint8 *values)
{
  int sum = 0;

  for (int i = 0; i < N_SIGNS - 1; i++)
    sum += (i + 1) * values[i];
  return sum % CHECK_PRIME;
}

static gboolean
make_pair (const guint8 *seed, PpRecoveryPair *pair)
{
  return crypto_box_seed_keypair (pair->public_key, pair->secret_key, seed) == 0;
}

/**
 * pp_recovery_make_code:
 *
 * Returns: (transfer full): a recovery code of 120 random bits, in groups as people copy them:
 *   "7K3QF-…"
 */
char *
pp_recovery_make_code (void)
{
  GString *out = g_string_new (NULL);
  guint8 values[N_SIGNS];

  randombytes_buf (values, sizeof values);
  for (int i = 0; i < N_SIGNS - 1; i++)
    values[i] &= 31;
  values[N_SIGNS - 1] = (guint8) check_value (values);
  for (int i = 0; i < N_SIGNS; i++)
    {
      if (i > 0 && i % GROUP == 0)
        g_string_append_c (out, '-');
      g_string_append_c (out, signs[values[i]]);
    }
  return g_string_free (out, FALSE);
}

/**
 * pp_recovery_read_code:
 * @typed: what somebody typed: small letters, blanks and O for 0 are forgiven
 * @pair: (out caller-allocates): what it opens with
 *
 * Returns: whether it is shaped like a recovery code, without a slip
 */
gboolean
pp_recovery_read_code (const char *typed, PpRecoveryPair *pair)
{
  static const char purpose[] = "panippura recovery 1";
  guint8 values[N_SIGNS], seed[crypto_box_SEEDBYTES];
  int n = 0;
  gboolean made;

  for (const char *p = typed; *p != '\0'; p++)
    {
      int value = value_of (g_ascii_toupper (*p));

      if (*p == '-' || g_ascii_isspace (*p))
        continue;
      if (value < 0 || n == N_SIGNS)
        return FALSE;
      values[n++] = (guint8) value;
    }
  if (n != N_SIGNS || values[N_SIGNS - 1] != check_value (values))
    return FALSE;
  crypto_generichash (seed, sizeof seed, values, sizeof values, (const guint8 *) purpose,
                      sizeof purpose);
  made = make_pair (seed, pair);
  sodium_memzero (values, sizeof values);
  sodium_memzero (seed, sizeof seed);
  return made;
}

/**
 * pp_recovery_read_passphrase:
 * @typed: a passphrase
 * @salt: %PP_RECOVERY_SALT_SIZE bytes, with which it was stretched before
 * @pair: (out caller-allocates): what it opens with
 * @error: where there is not enough memory
 *
 * Argon2id, 64 MiB: about 60 ms.
 *
 * Returns: whether it was made
 */
gboolean
pp_recovery_read_passphrase (const char *typed, const guint8 *salt, PpRecoveryPair *pair,
                             GError **error)
{
  guint8 seed[crypto_box_SEEDBYTES];
  gboolean made;

  if (crypto_pwhash (seed, sizeof seed, typed, strlen (typed), salt, PASSES, MEMORY,
                     crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FAILED, NULL,
                    _("There is not enough memory to work with a passphrase. Close other "
                      "programs."));
      return FALSE;
    }
  made = make_pair (seed, pair);
  sodium_memzero (seed, sizeof seed);
  return made;
}

/**
 * pp_recovery_pair_clear:
 * @pair: a pair of keys
 *
 * Wipes it from memory.
 */
void
pp_recovery_pair_clear (PpRecoveryPair *pair)
{
  sodium_memzero (pair, sizeof *pair);
}

static gboolean
write_bytes (PpDb *db, const char *key, const guint8 *bytes, gsize length, GError **error)
{
  g_autofree char *text = g_base64_encode (bytes, length);

  return pp_local_write (db, key, text, error);
}

static gboolean
read_bytes (PpDb *db, const char *key, guint8 *bytes, gsize length, gboolean *found,
            GError **error)
{
  g_autofree char *text = NULL;
  g_autofree guint8 *read = NULL;
  gsize n = 0;

  if (!pp_local_read (db, key, &text, error))
    return FALSE;
  if (text != NULL)
    read = g_base64_decode (text, &n);
  *found = n == length;
  if (*found)
    memcpy (bytes, read, length);
  return TRUE;
}

/**
 * pp_recovery_set_code:
 * @db: the writing connection
 * @code: as pp_recovery_make_code() made it
 * @error: why it failed
 *
 * Keeps what is needed to lock backups to this code and to know it again, not the code. The one
 * before opens what was locked to it, and nothing new.
 *
 * Returns: whether it was kept
 */
gboolean
pp_recovery_set_code (PpDb *db, const char *code, GError **error)
{
  g_auto (PpRecoveryPair) pair = { { 0 } };

  g_return_val_if_fail (pp_recovery_read_code (code, &pair), FALSE);

  return write_bytes (db, CODE_KEY, pair.public_key, sizeof pair.public_key, error);
}

/**
 * pp_recovery_set_passphrase:
 * @db: the writing connection
 * @passphrase: of 12 characters or more
 * @error: PP_STORE_ERROR_CONSTRAINT where it is too short
 *
 * As pp_recovery_set_code(): the passphrase opens backups beside the code, from now on.
 *
 * Returns: whether it was kept
 */
gboolean
pp_recovery_set_passphrase (PpDb *db, const char *passphrase, GError **error)
{
  g_auto (PpRecoveryPair) pair = { { 0 } };
  guint8 salt[PP_RECOVERY_SALT_SIZE];

  if (!g_utf8_validate (passphrase, -1, NULL) ||
      g_utf8_strlen (passphrase, -1) < LEAST_PASSPHRASE)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_CONSTRAINT, "passphrase",
                    _("A passphrase has 12 letters or more: take four or five words."));
      return FALSE;
    }
  randombytes_buf (salt, sizeof salt);
  return pp_recovery_read_passphrase (passphrase, salt, &pair, error) &&
         write_bytes (db, SALT_KEY, salt, sizeof salt, error) &&
         write_bytes (db, PASSPHRASE_KEY, pair.public_key, sizeof pair.public_key, error);
}

/**
 * pp_recovery_read_keys:
 * @db: a connection
 * @keys: (out caller-allocates): to what this desk's backups are locked
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_recovery_read_keys (PpDb *db, PpRecoveryKeys *keys, GError **error)
{
  gboolean has_salt = FALSE;

  memset (keys, 0, sizeof *keys);
  if (!read_bytes (db, CODE_KEY, keys->code_key, sizeof keys->code_key, &keys->has_code, error) ||
      !read_bytes (db, SALT_KEY, keys->salt, sizeof keys->salt, &has_salt, error) ||
      !read_bytes (db, PASSPHRASE_KEY, keys->passphrase_key, sizeof keys->passphrase_key,
                   &keys->has_passphrase, error))
    return FALSE;
  keys->has_passphrase = keys->has_passphrase && has_salt;
  return TRUE;
}

/**
 * pp_recovery_check_code:
 * @db: a connection
 * @typed: what somebody typed
 * @error: PP_STORE_ERROR_WRONG_PIN where it is not the recovery code
 *
 * Returns: whether it is
 */
gboolean
pp_recovery_check_code (PpDb *db, const char *typed, GError **error)
{
  g_auto (PpRecoveryPair) pair = { { 0 } };
  PpRecoveryKeys keys;

  if (!pp_recovery_read_keys (db, &keys, error))
    return FALSE;
  if (keys.has_code && pp_recovery_read_code (typed, &pair) &&
      sodium_memcmp (pair.public_key, keys.code_key, sizeof keys.code_key) == 0)
    return TRUE;
  pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_WRONG_PIN, "code",
                _("This is not the recovery code. It has five groups of five letters and "
                  "digits."));
  return FALSE;
}
