/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-store.h"
#include "sync/pp-desk-key.h"
#include "sync/pp-desk-sync.h"

G_BEGIN_DECLS

/**
 * PpSyncReport:
 * @rounds: how many round trips
 * @sent: acts that the server confirmed
 * @taken: acts of others that came
 */
typedef struct {
  guint  rounds;
  gint64 sent;
  gint64 taken;
} PpSyncReport;

gboolean     pp_sync_client_enrol     (PpStore *store, const PpEnrolment *enrolment,
                                       GCancellable *cancellable, GError **error);
gboolean     pp_sync_client_run       (PpStore *store, PpSyncReport *report,
                                       GCancellable *cancellable, GError **error);
PpSyncState *pp_sync_client_get_state (PpStore *store, GError **error);
void         pp_sync_client_set_trust (PpStore *store, GTlsDatabase *trust);
gboolean     pp_sync_client_retry     (const GError *error, guint n_left);

G_END_DECLS
