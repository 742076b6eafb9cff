/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/pp-store.h"

G_BEGIN_DECLS

/**
 * PpSnapshotFacts:
 * @n_acts: how many acts are in it
 * @last_at: when this desk's last act was done, UTC seconds; %PP_NONE before the first
 * @desk: series of the desk
 * @head: the chain's head, as it stands on a day sheet
 * @findings: (element-type utf8): what does not hold, as pp_verify() tells it
 */
typedef struct {
  gint64     n_acts;
  gint64     last_at;
  char      *desk;
  char      *head;
  GPtrArray *findings;
} PpSnapshotFacts;

/**
 * PpSnapshotProgress:
 * @share: how much is copied, from 0 to 1
 * @data: as it was given
 */
typedef void (*PpSnapshotProgress) (double share, gpointer data);

gboolean         pp_snapshot_take       (PpStore *store, const char *path,
                                         PpSnapshotProgress progress, gpointer data,
                                         GCancellable *cancellable, GError **error);
PpSnapshotFacts *pp_snapshot_check      (const char *path, const PpSchema *schema,
                                         GError **error);
gboolean         pp_snapshot_renew      (const char *path, const PpSchema *schema,
                                         GError **error);
void             pp_snapshot_remove     (const char *path);
void             pp_snapshot_facts_free (PpSnapshotFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpSnapshotFacts, pp_snapshot_facts_free)

G_END_DECLS
