/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_HASH_SIZE     32
#define PP_SEAL_KEY_SIZE 16
#define PP_SEAL_SIZE     (PP_SEAL_KEY_SIZE + PP_HASH_SIZE)

/**
 * PpActHead:
 *
 * What of an act goes into its hash besides the seals of its changes.
 */
typedef struct {
  const char *device;
  const char *incarnation;
  gint64      seq;
  gint64      at;
  gint64      told_at;    /* PP_NONE where it is no late entry */
  gboolean    doubtful;
  const char *actor;
  const char *verb;
  const char *undoes;     /* (nullable) */
} PpActHead;

void pp_chain_seal (guint8 seal[PP_SEAL_SIZE], const char *table, const char *row, const char *op,
                    const char *new_json, const char *old_json);
void pp_chain_hash (guint8 hash[PP_HASH_SIZE], const guint8 previous[PP_HASH_SIZE],
                    const PpActHead *head, const guint8 *seals, gsize n_seals);
void pp_chain_make_key (guint8 key[PP_SEAL_KEY_SIZE]);

G_END_DECLS
