/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-syncer.h"

#include "sync/pp-sync-client.h"

/* While there is a line; what is done at the desk goes out soon after. */
#define EVERY_SECONDS (5 * 60)
#define SOON_SECONDS  20

/* Keeps the desk and the district server in step. */
struct _PpSyncer
{
  PpChore parent_instance;

  gboolean watches;   /* what is done at the desk */
};

G_DEFINE_FINAL_TYPE (PpSyncer, pp_syncer, PP_TYPE_CHORE)

static gpointer
pp_syncer_work (PpStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (PpSyncState) state = pp_sync_client_get_state (store, error);
  PpSyncReport report = { 0 };

  if (state == NULL ||
      (state->address != NULL && !pp_sync_client_run (store, &report, cancellable, error)))
    return NULL;
  return g_steal_pointer (&state);
}

static void
pp_syncer_class_init (PpSyncerClass *klass)
{
  PpChoreClass *chore_class = PP_CHORE_CLASS (klass);

  chore_class->first_seconds = SOON_SECONDS;
  chore_class->every_seconds = EVERY_SECONDS;
  chore_class->work = pp_syncer_work;
  chore_class->result_free = (GDestroyNotify) pp_sync_state_free;
}

static void
pp_syncer_init (PpSyncer *self)
{
}

static void
store_changed_cb (PpChore *self)
{
  pp_chore_wait (self, SOON_SECONDS);
}

/**
 * pp_syncer_of:
 * @session: the desk's
 *
 * Returns: (transfer none): what keeps the desk and the district server in step
 */
PpChore *
pp_syncer_of (PpSession *session)
{
  PpSyncer *self = pp_chore_of (session, PP_TYPE_SYNCER);

  if (!self->watches)
    g_signal_connect_object (session, "changed", G_CALLBACK (store_changed_cb), self,
                             G_CONNECT_SWAPPED);
  self->watches = TRUE;
  return PP_CHORE (self);
}
