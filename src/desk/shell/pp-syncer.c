/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-syncer.h"

#include "sync/pp-sync-client.h"

/* While there is a line; what is done at the desk goes out soon after. */
#define EVERY_SECONDS (5 * 60)
#define SOON_SECONDS  20

struct _PpSyncer
{
  GObject       parent_instance;

  PpSession    *session;
  GCancellable *running;
  char         *error;
  guint         timer;
};

G_DEFINE_FINAL_TYPE (PpSyncer, pp_syncer, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void wait_for (PpSyncer *self, guint seconds);

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  PpStore *store = data;
  g_autoptr (PpSyncState) state = NULL;
  PpSyncReport report = { 0 };
  GError *error = NULL;

  state = pp_sync_client_get_state (store, &error);
  if (state == NULL ||
      (state->address != NULL && !pp_sync_client_run (store, &report, cancellable, &error)))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PpSyncer *self = PP_SYNCER (source);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->running);
  g_clear_pointer (&self->error, g_free);
  if (!g_task_propagate_boolean (G_TASK (result), &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_strdup (error->message);
  wait_for (self, EVERY_SECONDS);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
timer_cb (gpointer data)
{
  PpSyncer *self = data;

  self->timer = 0;
  pp_syncer_start (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for (PpSyncer *self, guint seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (seconds, timer_cb, self);
}

static void
store_changed_cb (PpSyncer *self)
{
  if (self->running == NULL)
    wait_for (self, SOON_SECONDS);
}

static void
pp_syncer_dispose (GObject *object)
{
  PpSyncer *self = PP_SYNCER (object);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pp_syncer_parent_class)->dispose (object);
}

static void
pp_syncer_finalize (GObject *object)
{
  PpSyncer *self = PP_SYNCER (object);

  g_clear_object (&self->running);
  g_free (self->error);

  G_OBJECT_CLASS (pp_syncer_parent_class)->finalize (object);
}

static void
pp_syncer_class_init (PpSyncerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pp_syncer_dispose;
  G_OBJECT_CLASS (klass)->finalize = pp_syncer_finalize;
  /**
   * PpSyncer::changed:
   * @self: the syncer
   *
   * It began, or came to an end.
   */
  signals[CHANGED] = g_signal_new ("changed", PP_TYPE_SYNCER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pp_syncer_init (PpSyncer *self)
{
}

/**
 * pp_syncer_new:
 * @session: the desk's
 *
 * Returns: (transfer full): what keeps the desk and the district server in step, for as long as it
 *   lives
 */
PpSyncer *
pp_syncer_new (PpSession *session)
{
  PpSyncer *self = g_object_new (PP_TYPE_SYNCER, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  wait_for (self, SOON_SECONDS);
  return self;
}

/**
 * pp_syncer_start:
 * @self: a syncer
 *
 * Sends and receives now, unless it is at it already.
 */
void
pp_syncer_start (PpSyncer *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PP_IS_SYNCER (self));

  if (self->running != NULL)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->running = g_cancellable_new ();
  task = g_task_new (self, self->running, ran_cb, NULL);
  g_task_set_task_data (task, g_object_ref (pp_session_get_store (self->session)),
                        g_object_unref);
  g_task_run_in_thread (task, run_in_thread);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pp_syncer_is_busy:
 * @self: a syncer
 *
 * Returns: whether it is sending or receiving
 */
gboolean
pp_syncer_is_busy (PpSyncer *self)
{
  g_return_val_if_fail (PP_IS_SYNCER (self), FALSE);

  return self->running != NULL;
}

/**
 * pp_syncer_get_error:
 * @self: a syncer
 *
 * Returns: (transfer none) (nullable): why it failed the last time; %NULL where it did not
 */
const char *
pp_syncer_get_error (PpSyncer *self)
{
  g_return_val_if_fail (PP_IS_SYNCER (self), NULL);

  return self->error;
}
