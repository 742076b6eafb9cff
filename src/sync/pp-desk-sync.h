/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-outbox.h"

G_BEGIN_DECLS

/**
 * PpSyncState:
 * @address: (nullable): of the district server; %NULL where the desk is not enrolled
 * @cluster: (nullable): the cluster's code there
 * @have: this incarnation's acts that the server has confirmed
 * @mark: last place of the feed that was taken
 * @outbox: what waits, and what a person must look at
 * @epoch: (nullable): of the server
 */
typedef struct {
  char    *address;
  char    *cluster;
  char    *epoch;
  gint64   have;
  gint64   mark;
  PpOutbox outbox;
} PpSyncState;

/**
 * PpSyncTaken:
 * @taken: how many acts of others came
 * @more: whether the server has more
 * @again: whether the desk must send again, from another number
 */
typedef struct {
  gint64   taken;
  gboolean more;
  gboolean again;
} PpSyncTaken;

/** PP_SYNC_BATCH: most bytes of acts in one batch, before they are deflated. */
#define PP_SYNC_BATCH (32 * 1024)

PpSyncState *pp_desk_sync_get_state  (PpDb *db, GError **error);
void         pp_sync_state_free      (PpSyncState *self);
GBytes      *pp_desk_sync_request    (PpDb *db, GError **error);
PpSyncTaken *pp_desk_sync_take       (PpDb *db, GBytes *answer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpSyncState, pp_sync_state_free)

G_END_DECLS
