/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-chain.h"

#include <sodium.h>
#include <string.h>

#include "core/pp-record.h"

/* What is hashed comes in many short pieces: they are gathered first. */
typedef struct {
  crypto_generichash_state state;
  gsize                    n;
  guint8                   gathered[1024];
} Hash;

static void
add_bytes (Hash *hash, gconstpointer bytes, gsize n)
{
  if (n == 0)
    return;
  if (n > sizeof hash->gathered - hash->n)
    {
      crypto_generichash_update (&hash->state, hash->gathered, hash->n);
      hash->n = 0;
    }
  if (n > sizeof hash->gathered)
    {
      crypto_generichash_update (&hash->state, bytes, n);
      return;
    }
  memcpy (hash->gathered + hash->n, bytes, n);
  hash->n += n;
}

static void
add (Hash *hash, const char *text)
{
  gsize n = text != NULL ? strlen (text) : 0;
  guint32 length = GUINT32_TO_LE (text != NULL ? (guint32) n : G_MAXUINT32);

  add_bytes (hash, &length, sizeof length);
  if (text != NULL)
    add_bytes (hash, text, n);
}

static void
add_int (Hash *hash, gint64 value)
{
  char digits[24] = { 0 };
  char *at = digits + sizeof digits - 1;
  guint64 left = value < 0 ? -(guint64) value : (guint64) value;

  if (value == PP_NONE)
    {
      add (hash, NULL);
      return;
    }
  do
    *--at = '0' + left % 10;
  while ((left /= 10) > 0);
  if (value < 0)
    *--at = '-';
  add (hash, at);
}

static void
begin (Hash *hash, const guint8 *key, gsize key_size)
{
  crypto_generichash_init (&hash->state, key, key_size, PP_HASH_SIZE);
  hash->n = 0;
}

static void
end (Hash *hash, guint8 out[PP_HASH_SIZE])
{
  crypto_generichash_update (&hash->state, hash->gathered, hash->n);
  crypto_generichash_final (&hash->state, out, PP_HASH_SIZE);
}

/**
 * pp_chain_make_key:
 * @key: (out): 16 random bytes
 *
 * Makes the key of a seal. While the key is kept the seal can be checked; once it is gone
 * nobody can guess the erased values from the seal.
 */
void
pp_chain_make_key (guint8 key[PP_SEAL_KEY_SIZE])
{
  randombytes_buf (key, PP_SEAL_KEY_SIZE);
}

/**
 * pp_chain_seal:
 * @seal: (inout): the key in its first 16 bytes; the commitment is written after it
 * @table: the change's table
 * @row: the row's id
 * @op: I, U or E
 * @new_json: (nullable): the changed columns after
 * @old_json: (nullable): and before
 *
 * BLAKE2b-256, keyed, over the five texts, each with its length as 4 bytes little-endian
 * (0xffffffff for NULL).
 */
void
pp_chain_seal (guint8 seal[PP_SEAL_SIZE], const char *table, const char *row, const char *op,
               const char *new_json, const char *old_json)
{
  Hash hash;

  begin (&hash, seal, PP_SEAL_KEY_SIZE);
  add (&hash, table);
  add (&hash, row);
  add (&hash, op);
  add (&hash, new_json);
  add (&hash, old_json);
  end (&hash, seal + PP_SEAL_KEY_SIZE);
}

/**
 * pp_chain_hash:
 * @hash: (out): the act's hash
 * @previous: the hash of the act before it in its chain, zeros for the first
 * @head: the act
 * @seals: the 32-byte commitments of its changes, in their order, one after the other
 * @n_seals: how many
 *
 * BLAKE2b-256 over @previous, then device, incarnation, seq, at, told_at, doubtful, actor, verb
 * and undoes (integers as decimal text, each with its length as for a seal), then @seals.
 */
void
pp_chain_hash (guint8 hash[PP_HASH_SIZE], const guint8 previous[PP_HASH_SIZE],
               const PpActHead *head, const guint8 *seals, gsize n_seals)
{
  Hash gathered;

  begin (&gathered, NULL, 0);
  add_bytes (&gathered, previous, PP_HASH_SIZE);
  add (&gathered, head->device);
  add (&gathered, head->incarnation);
  add_int (&gathered, head->seq);
  add_int (&gathered, head->at);
  add_int (&gathered, head->told_at);
  add_int (&gathered, head->doubtful ? 1 : 0);
  add (&gathered, head->actor);
  add (&gathered, head->verb);
  add (&gathered, head->undoes);
  add_bytes (&gathered, seals, n_seals * PP_HASH_SIZE);
  end (&gathered, hash);
}
