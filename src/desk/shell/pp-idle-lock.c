/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-idle-lock.h"

#include "desk/shell/pp-focus.h"

struct _PpIdleLock
{
  GObject    parent_instance;

  PpSession *session;
  guint      seconds;
  guint      timer;
  gint64     last_input;    /* monotonic, µs */
};

G_DEFINE_FINAL_TYPE (PpIdleLock, pp_idle_lock, G_TYPE_OBJECT)

static void watch (PpIdleLock *self, guint seconds);

/* One timer at a time, for as long as is left: an idle desk is woken once, not each second. */
static gboolean
timer_cb (gpointer data)
{
  PpIdleLock *self = data;
  guint idle = (g_get_monotonic_time () - self->last_input) / G_USEC_PER_SEC;

  self->timer = 0;
  if (idle >= self->seconds)
    pp_session_sign_out (self->session);
  else
    watch (self, self->seconds - idle);
  return G_SOURCE_REMOVE;
}

static void
watch (PpIdleLock *self, guint seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->seconds > 0 && pp_session_get_staff (self->session) != NULL)
    self->timer = g_timeout_add_seconds (seconds, timer_cb, self);
}

static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, PpIdleLock *self)
{
  self->last_input = g_get_monotonic_time ();
  pp_focus_count_input (gtk_event_controller_get_widget (controller), event);
  return GDK_EVENT_PROPAGATE;
}

static void
staff_changed_cb (PpIdleLock *self)
{
  self->last_input = g_get_monotonic_time ();
  watch (self, self->seconds);
}

static void
pp_idle_lock_dispose (GObject *object)
{
  PpIdleLock *self = PP_IDLE_LOCK (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pp_idle_lock_parent_class)->dispose (object);
}

static void
pp_idle_lock_class_init (PpIdleLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pp_idle_lock_dispose;
}

static void
pp_idle_lock_init (PpIdleLock *self)
{
}

/**
 * pp_idle_lock_new:
 * @window: whose keys, clicks and touches count
 * @session: who is at the desk
 * @seconds: after how long without one of them the desk is locked; 0 for never
 *
 * Returns: (transfer full): what locks the desk, for as long as it lives
 */
PpIdleLock *
pp_idle_lock_new (GtkWidget *window, PpSession *session, guint seconds)
{
  PpIdleLock *self = g_object_new (PP_TYPE_IDLE_LOCK, NULL);
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->session = g_object_ref (session);
  self->seconds = seconds;
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (window, events);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (staff_changed_cb), self,
                           G_CONNECT_SWAPPED);
  staff_changed_cb (self);
  return self;
}
