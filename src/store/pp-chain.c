/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-chain.h"

#include <sodium.h>
#include <string.h>

#include "core/pp-record.h"

static void
add (crypto_generichash_state *state, const char *text)
{
  guint32 length = GUINT32_TO_LE (text != NULL ? (guint32) strlen (text) : G_MAXUINT32);

  crypto_generichash_update (state, (const guint8 *) &length, sizeof length);
  if (text != NULL)
    crypto_generichash_update (state, (const guint8 *) text, strlen (text));
}

static void
add_int (crypto_generichash_state *state, gint64 value)
{
  char digits[24];

  if (value == PP_NONE)
    {
      add (state, NULL);
      return;
    }
  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  add (state, digits);
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
  crypto_generichash_state state;

  crypto_generichash_init (&state, seal, PP_SEAL_KEY_SIZE, PP_HASH_SIZE);
  add (&state, table);
  add (&state, row);
  add (&state, op);
  add (&state, new_json);
  add (&state, old_json);
  crypto_generichash_final (&state, seal + PP_SEAL_KEY_SIZE, PP_HASH_SIZE);
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
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, PP_HASH_SIZE);
  crypto_generichash_update (&state, previous, PP_HASH_SIZE);
  add (&state, head->device);
  add (&state, head->incarnation);
  add_int (&state, head->seq);
  add_int (&state, head->at);
  add_int (&state, head->told_at);
  add_int (&state, head->doubtful ? 1 : 0);
  add (&state, head->actor);
  add (&state, head->verb);
  add (&state, head->undoes);
  crypto_generichash_update (&state, seals, n_seals * PP_HASH_SIZE);
  crypto_generichash_final (&state, hash, PP_HASH_SIZE);
}
