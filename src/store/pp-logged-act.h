/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-chain.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpLoggedChange:
 * @table: of the row
 * @row: its id
 * @op: I, U or E
 * @new_json: (nullable): the very bytes that were made; %NULL where they were erased
 * @old_json: (nullable): likewise
 * @seal: key and commitment
 * @has_key: whether @seal has its key; without, only the commitment is known
 */
typedef struct {
  char    *table;
  char    *row;
  char     op[2];
  char    *new_json;
  char    *old_json;
  guint8   seal[PP_SEAL_SIZE];
  gboolean has_key;
} PpLoggedChange;

/**
 * PpLoggedAct:
 * @has_hash: whether @hash is known, or to be made from the chain
 * @has_previous: whether @previous is known, or to be found in the log
 * @previous: the hash before it in its chain
 * @hash: its own
 * @place: in the feed; PP_NONE until it is known
 * @refused: (nullable): why the server did not accept it, where it said so before
 * @changes: (element-type PpLoggedChange): in their order
 *
 * An act as it stands in a log, whole: what sync carries.
 */
typedef struct {
  char     *device;
  char     *incarnation;
  gint64    seq;
  gint64    at;
  gint64    told_at;
  gboolean  doubtful;
  char     *actor;
  char     *verb;
  char     *undoes;
  char     *refused;
  gint64    place;
  gboolean  has_hash;
  gboolean  has_previous;
  guint8    previous[PP_HASH_SIZE];
  guint8    hash[PP_HASH_SIZE];
  GPtrArray *changes;
} PpLoggedAct;

PpLoggedAct    *pp_logged_act_new        (void);
void            pp_logged_act_free       (PpLoggedAct *self);
PpLoggedChange *pp_logged_act_add_change (PpLoggedAct *self);
void            pp_logged_act_read_head  (PpLoggedAct *self, PpStatement *statement);
void            pp_logged_act_read_change (PpLoggedAct *self, PpStatement *statement);
gsize           pp_logged_act_get_size   (const PpLoggedAct *self);
void            pp_logged_act_hash       (const PpLoggedAct *self,
                                          const guint8 previous[PP_HASH_SIZE],
                                          guint8 hash[PP_HASH_SIZE]);
gboolean        pp_logged_act_check_seals (const PpLoggedAct *self);
GPtrArray      *pp_logged_act_list       (PpDb *db, const char *incarnation, gint64 after_seq,
                                          gsize most_bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpLoggedAct, pp_logged_act_free)

G_END_DECLS
