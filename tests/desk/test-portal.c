/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture.h"

#include <X11/Xlib.h>
#include <gio/gio.h>
#include <signal.h>
#include <sys/wait.h>

/* The desk on a session whose desktop portal takes every call and answers none. */

#define PORTAL "org.freedesktop.portal.Desktop"

/* Shorter than one call that waits for its answer. */
#define MOST_SECONDS 15

static GDBusMessage *
swallow (GDBusConnection *bus, GDBusMessage *message, gboolean incoming, gpointer data)
{
  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;
  g_object_unref (message);
  return NULL;
}

static GDBusConnection *
own_portal (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;
  GDBusConnection *bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  guint32 code;

  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "RequestName",
                                        g_variant_new ("(su)", PORTAL, 0u), G_VARIANT_TYPE ("(u)"),
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(u)", &code);
  g_assert_cmpuint (code, ==, 1);
  g_dbus_connection_add_filter (bus, swallow, NULL, NULL);
  return bus;
}

/* A window as large as the desk's is; nothing else is on this screen. */
static gboolean
sees_window (Display *display)
{
  Window root, parent, *children = NULL;
  unsigned int n = 0;
  gboolean found = FALSE;

  if (!XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &n))
    return FALSE;
  for (unsigned int i = 0; i < n && !found; i++)
    {
      XWindowAttributes attributes;

      found = XGetWindowAttributes (display, children[i], &attributes) &&
              attributes.map_state == IsViewable && attributes.width >= 640;
    }
  XFree (children);
  return found;
}

static gboolean
is_seen_in_time (Display *display)
{
  gint64 until = g_get_monotonic_time () + MOST_SECONDS * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < until)
    {
      if (sees_window (display))
        return TRUE;
      g_usleep (20 * 1000);
    }
  return FALSE;
}

static void
test_silent (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autoptr (GDBusConnection) bus = own_portal ();
  const char *argv[] = { g_getenv ("PANIPPURA_DESK"), "--data-dir", fixture->folder, NULL };
  Display *display = XOpenDisplay (NULL);
  GError *error = NULL;
  gboolean seen;
  GPid pid;

  g_assert_nonnull (display);
  pp_fixture_close (fixture);
  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  seen = is_seen_in_time (display);
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
  XCloseDisplay (display);
  g_assert_true (seen);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portal/silent", test_silent);
  return g_test_run ();
}
