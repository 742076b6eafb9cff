/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-chore.h"

typedef struct {
  PpSession    *session;   /* (unowned) (nullable): it owns this; %NULL once it went */
  GCancellable *running;   /* (nullable) */
  char         *error;     /* (nullable): of the last time */
  guint         timer;
} PpChorePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PpChore, pp_chore, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static PpChorePrivate *
private_of (PpChore *self)
{
  return pp_chore_get_instance_private (self);
}

static void
run_in_thread (GTask *task, gpointer self, gpointer store, GCancellable *cancellable)
{
  PpChoreClass *klass = PP_CHORE_GET_CLASS (self);
  GError *error = NULL;
  gpointer result = klass->work (store, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, klass->result_free);
  else
    g_task_return_error (task, error);
}

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  PpChore *self = PP_CHORE (object);
  PpChoreClass *klass = PP_CHORE_GET_CLASS (self);
  PpChorePrivate *own = private_of (self);
  g_autoptr (GError) error = NULL;
  gpointer made = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&own->running);
  g_clear_pointer (&own->error, g_free);
  if (made != NULL && klass->take != NULL)
    klass->take (self, made);
  else if (made != NULL && klass->result_free != NULL)
    klass->result_free (made);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    own->error = g_strdup (error->message);
  if (own->session == NULL)
    return;
  pp_chore_wait (self, klass->every_seconds);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
timer_cb (gpointer self)
{
  private_of (self)->timer = 0;
  pp_chore_start (self);
  return G_SOURCE_REMOVE;
}

static void
pp_chore_finalize (GObject *object)
{
  g_free (private_of (PP_CHORE (object))->error);

  G_OBJECT_CLASS (pp_chore_parent_class)->finalize (object);
}

static void
pp_chore_class_init (PpChoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_chore_finalize;
  /**
   * PpChore::changed:
   * @self: the chore
   *
   * It began, or came to an end.
   */
  signals[CHANGED] = g_signal_new ("changed", PP_TYPE_CHORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pp_chore_init (PpChore *self)
{
}

/* What is under way keeps the chore until it has come to an end. */
static void
leave (gpointer data)
{
  PpChorePrivate *own = private_of (data);

  own->session = NULL;
  g_clear_handle_id (&own->timer, g_source_remove);
  if (own->running != NULL)
    g_cancellable_cancel (own->running);
  g_object_unref (data);
}

/**
 * pp_chore_of:
 * @session: the desk's
 * @type: of a chore
 *
 * Returns: (transfer none): the one that is done for the desk as long as the session lives
 */
gpointer
pp_chore_of (PpSession *session, GType type)
{
  PpChore *self;

  g_return_val_if_fail (PP_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), g_type_name (type));
  if (self != NULL)
    return self;
  self = g_object_new (type, NULL);
  private_of (self)->session = session;
  g_object_set_data_full (G_OBJECT (session), g_type_name (type), self, leave);
  pp_chore_wait (self, PP_CHORE_GET_CLASS (self)->first_seconds);
  return self;
}

/**
 * pp_chore_start:
 * @self: a chore
 *
 * Does it now, unless it is at it already.
 */
void
pp_chore_start (PpChore *self)
{
  PpChorePrivate *own = private_of (self);
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PP_IS_CHORE (self));

  if (own->running != NULL || own->session == NULL)
    return;
  g_clear_handle_id (&own->timer, g_source_remove);
  own->running = g_cancellable_new ();
  task = g_task_new (self, own->running, ran_cb, NULL);
  g_task_set_task_data (task, g_object_ref (pp_session_get_store (own->session)), g_object_unref);
  g_task_run_in_thread (task, run_in_thread);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pp_chore_wait:
 * @self: a chore
 * @seconds: from now
 *
 * Does it then, and not before, unless it is at it just now.
 */
void
pp_chore_wait (PpChore *self, guint seconds)
{
  PpChorePrivate *own = private_of (self);

  g_return_if_fail (PP_IS_CHORE (self));

  if (own->running != NULL)
    return;
  g_clear_handle_id (&own->timer, g_source_remove);
  own->timer = g_timeout_add_seconds (seconds, timer_cb, self);
}

/**
 * pp_chore_is_busy:
 * @self: a chore
 *
 * Returns: whether it is at it just now
 */
gboolean
pp_chore_is_busy (PpChore *self)
{
  g_return_val_if_fail (PP_IS_CHORE (self), FALSE);

  return private_of (self)->running != NULL;
}

/**
 * pp_chore_get_error:
 * @self: a chore
 *
 * Returns: (transfer none) (nullable): why it failed the last time; %NULL where it did not
 */
const char *
pp_chore_get_error (PpChore *self)
{
  g_return_val_if_fail (PP_IS_CHORE (self), NULL);

  return private_of (self)->error;
}
