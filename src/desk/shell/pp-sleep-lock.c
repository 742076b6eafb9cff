/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-sleep-lock.h"

#include <gio/gio.h>
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>

#define LOGIND "org.freedesktop.login1"
#define LOGIND_PATH "/org/freedesktop/login1"
#define LOGIND_MANAGER "org.freedesktop.login1.Manager"

/* Long enough to draw the locked screen, which is what is seen first when the PC wakes up. */
#define DRAW_MS 200

/* Locks the desk before the PC is suspended. Where no logind runs nothing is suspended by it. */
struct _PpSleepLock
{
  GObject          parent_instance;

  PpSession       *session;   /* (unowned): it owns this */
  GDBusConnection *bus;       /* (nullable): from when somebody first is at the desk */
  GCancellable    *cancellable;
  guint            subscription;
  guint            timer;
  int              delay;     /* logind waits as long as it is open; -1 for none */
};

G_DEFINE_FINAL_TYPE (PpSleepLock, pp_sleep_lock, G_TYPE_OBJECT)

static void
let_sleep (PpSleepLock *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->delay >= 0)
    g_close (self->delay, NULL);
  self->delay = -1;
}

static void
asked_cb (GObject *bus, GAsyncResult *result, gpointer data)
{
  g_autoptr (PpSleepLock) self = data;
  g_autoptr (GUnixFDList) files = NULL;
  g_autoptr (GVariant) answer = NULL;

  answer = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (bus), &files,
                                                            result, NULL);
  if (answer == NULL || files == NULL || g_unix_fd_list_get_length (files) == 0)
    return;
  let_sleep (self);
  self->delay = g_unix_fd_list_get (files, 0, NULL);
}

static void
ask_for_delay (PpSleepLock *self)
{
  g_dbus_connection_call_with_unix_fd_list (
    self->bus, LOGIND, LOGIND_PATH, LOGIND_MANAGER, "Inhibit",
    g_variant_new ("(ssss)", "sleep", "Panippura", "The desk is locked first", "delay"),
    G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, self->cancellable, asked_cb,
    g_object_ref (self));
}

static gboolean
drawn_cb (gpointer self)
{
  PP_SLEEP_LOCK (self)->timer = 0;
  let_sleep (self);
  return G_SOURCE_REMOVE;
}

static void
sleep_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
          const char *name, GVariant *arguments, gpointer data)
{
  PpSleepLock *self = data;
  gboolean begins;

  if (!g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (arguments, "(b)", &begins);
  if (!begins)
    {
      ask_for_delay (self);
      return;
    }
  pp_session_sign_out (self->session);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (DRAW_MS, drawn_cb, self);
}

static void
got_bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PpSleepLock) self = data;

  self->bus = g_bus_get_finish (result, NULL);
  if (self->bus == NULL)
    return;
  if (self->session == NULL)
    {
      g_clear_object (&self->bus);
      return;
    }
  self->subscription = g_dbus_connection_signal_subscribe (
    self->bus, LOGIND, LOGIND_MANAGER, "PrepareForSleep", LOGIND_PATH, NULL,
    G_DBUS_SIGNAL_FLAGS_NONE, sleep_cb, self, NULL);
  ask_for_delay (self);
}

/* Nobody is there to be locked out before the first one is. */
static void
staff_changed_cb (PpSleepLock *self)
{
  if (self->cancellable != NULL || pp_session_get_staff (self->session) == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, got_bus_cb, g_object_ref (self));
}

static void
pp_sleep_lock_finalize (GObject *object)
{
  PpSleepLock *self = PP_SLEEP_LOCK (object);

  let_sleep (self);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (pp_sleep_lock_parent_class)->finalize (object);
}

static void
pp_sleep_lock_class_init (PpSleepLockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_sleep_lock_finalize;
}

static void
pp_sleep_lock_init (PpSleepLock *self)
{
  self->delay = -1;
}

static void
leave (gpointer data)
{
  PpSleepLock *self = data;

  self->session = NULL;
  g_cancellable_cancel (self->cancellable);
  if (self->bus != NULL)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  g_clear_object (&self->bus);
  let_sleep (self);
  g_object_unref (self);
}

/**
 * pp_sleep_lock_of:
 * @session: the desk's
 *
 * Returns: (transfer none): what locks the desk before the PC sleeps, as long as the session lives
 */
PpSleepLock *
pp_sleep_lock_of (PpSession *session)
{
  static const char key[] = "pp-sleep-lock";
  PpSleepLock *self;

  g_return_val_if_fail (PP_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), key);
  if (self != NULL)
    return self;
  self = g_object_new (PP_TYPE_SLEEP_LOCK, NULL);
  self->session = session;
  g_object_set_data_full (G_OBJECT (session), key, self, leave);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (staff_changed_cb), self,
                           G_CONNECT_SWAPPED);
  staff_changed_cb (self);
  return self;
}
