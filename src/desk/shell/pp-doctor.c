/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-doctor.h"

/* Soon after the start, when the first person is served, and then now and again. */
#define FIRST_SECONDS 20
#define EVERY_SECONDS (6 * 3600)

/* Looks how the desk stands, while people work. */
struct _PpDoctor
{
  GObject       parent_instance;

  PpSession    *session;   /* (unowned): it owns this; %NULL once it went */
  GCancellable *running;   /* (nullable) */
  PpHealth     *health;    /* (nullable): as it was found last */
  char         *error;     /* (nullable): why it could not be looked at */
  guint         timer;
};

G_DEFINE_FINAL_TYPE (PpDoctor, pp_doctor, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void wait_for (PpDoctor *self, guint seconds);

static void
run_in_thread (GTask *task, gpointer self, gpointer store, GCancellable *cancellable)
{
  GError *error = NULL;
  PpHealth *health = pp_health_check (store, g_get_real_time () / G_USEC_PER_SEC, &error);

  if (health != NULL)
    g_task_return_pointer (task, health, (GDestroyNotify) pp_health_free);
  else
    g_task_return_error (task, error);
}

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  PpDoctor *self = PP_DOCTOR (object);
  g_autoptr (GError) error = NULL;
  PpHealth *health = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&self->running);
  g_clear_pointer (&self->error, g_free);
  if (health != NULL)
    {
      g_clear_pointer (&self->health, pp_health_free);
      self->health = health;
    }
  else
    self->error = g_strdup (error->message);
  if (self->session == NULL)
    return;
  wait_for (self, EVERY_SECONDS);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
timer_cb (gpointer data)
{
  PpDoctor *self = data;

  self->timer = 0;
  pp_doctor_look (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for (PpDoctor *self, guint seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (seconds, timer_cb, self);
}

static void
pp_doctor_finalize (GObject *object)
{
  PpDoctor *self = PP_DOCTOR (object);

  g_clear_pointer (&self->health, pp_health_free);
  g_free (self->error);

  G_OBJECT_CLASS (pp_doctor_parent_class)->finalize (object);
}

static void
pp_doctor_class_init (PpDoctorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_doctor_finalize;
  /**
   * PpDoctor::changed:
   * @self: the doctor
   *
   * It began to look, or has looked.
   */
  signals[CHANGED] = g_signal_new ("changed", PP_TYPE_DOCTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pp_doctor_init (PpDoctor *self)
{
}

static void
leave (gpointer data)
{
  PpDoctor *self = data;

  self->session = NULL;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_object_unref (self);
}

/**
 * pp_doctor_of:
 * @session: the desk's
 *
 * Returns: (transfer none): who looks how the desk stands
 */
PpDoctor *
pp_doctor_of (PpSession *session)
{
  static const char key[] = "pp-doctor";
  PpDoctor *self;

  g_return_val_if_fail (PP_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), key);
  if (self != NULL)
    return self;
  self = g_object_new (PP_TYPE_DOCTOR, NULL);
  self->session = session;
  g_object_set_data_full (G_OBJECT (session), key, self, leave);
  wait_for (self, FIRST_SECONDS);
  return self;
}

/**
 * pp_doctor_look:
 * @self: the doctor
 *
 * Looks now, unless it is at it already.
 */
void
pp_doctor_look (PpDoctor *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PP_IS_DOCTOR (self));

  if (self->running != NULL)
    return;
  self->running = g_cancellable_new ();
  task = g_task_new (self, self->running, ran_cb, NULL);
  g_task_set_task_data (task, g_object_ref (pp_session_get_store (self->session)),
                        g_object_unref);
  g_task_run_in_thread (task, run_in_thread);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pp_doctor_is_busy:
 * @self: the doctor
 *
 * Returns: whether it looks just now
 */
gboolean
pp_doctor_is_busy (PpDoctor *self)
{
  return self->running != NULL;
}

/**
 * pp_doctor_get_health:
 * @self: the doctor
 *
 * Returns: (transfer none) (nullable): how the desk stood when it was last looked at
 */
const PpHealth *
pp_doctor_get_health (PpDoctor *self)
{
  return self->health;
}

/**
 * pp_doctor_get_error:
 * @self: the doctor
 *
 * Returns: (transfer none) (nullable): why it could not be looked at the last time
 */
const char *
pp_doctor_get_error (PpDoctor *self)
{
  return self->error;
}
