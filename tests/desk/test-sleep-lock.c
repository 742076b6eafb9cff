/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include <gio/gio.h>
#include <gio/gunixfdlist.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <poll.h>

#define NAME "org.freedesktop.login1"
#define PATH "/org/freedesktop/login1"
#define MANAGER "org.freedesktop.login1.Manager"

/* logind on this test's own bus: it gives a pipe to whoever wants to be waited for. */
typedef struct {
  GDBusConnection *bus;
  int              reader;    /* ends when the delay does; -1 for none */
  guint            n_asked;
} Logind;

static const char interface_xml[] =
  "<node><interface name='" MANAGER "'>"
  "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='out'/>"
  "</method></interface></node>";

static PpFixture *town;

static void
asked_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
          const char *method, GVariant *arguments, GDBusMethodInvocation *call, gpointer data)
{
  Logind *self = data;
  g_autoptr (GUnixFDList) files = g_unix_fd_list_new ();
  const char *what, *mode;
  int ends[2];

  g_variant_get (arguments, "(&s&s&s&s)", &what, NULL, NULL, &mode);
  g_assert_cmpstr (what, ==, "sleep");
  g_assert_cmpstr (mode, ==, "delay");
  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  if (self->reader >= 0)
    g_close (self->reader, NULL);
  self->reader = ends[0];
  self->n_asked++;
  g_unix_fd_list_append (files, ends[1], NULL);
  g_close (ends[1], NULL);
  g_dbus_method_invocation_return_value_with_unix_fd_list (call, g_variant_new ("(h)", 0), files);
}

static void
logind_start (Logind *self)
{
  static const GDBusInterfaceVTable table = { .method_call = asked_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;

  self->reader = -1;
  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (self->bus, PATH, node->interfaces[0], &table, self, NULL,
                                     &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "RequestName",
                                        g_variant_new ("(su)", NAME, 0u), G_VARIANT_TYPE ("(u)"),
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
tell (Logind *self, gboolean begins)
{
  g_assert_true (g_dbus_connection_emit_signal (self->bus, NULL, PATH, MANAGER, "PrepareForSleep",
                                                g_variant_new ("(b)", begins), NULL));
}

static gboolean
has_ended (gpointer data)
{
  struct pollfd file = { ((Logind *) data)->reader, POLLIN, 0 };

  return poll (&file, 1, 0) == 1 && (file.revents & POLLHUP) != 0;
}

static gboolean
was_asked_once (gpointer data)
{
  return ((Logind *) data)->n_asked == 1;
}

static gboolean
was_asked_twice (gpointer data)
{
  return ((Logind *) data)->n_asked == 2;
}

static gboolean
is_locked (gpointer screen)
{
  return pp_session_get_staff (((PpScreen *) screen)->session) == NULL;
}

/* The PC sleeps when the desk is locked and not before; and so each time. */
static void
test_sleep (void)
{
  g_autoptr (PpScreen) screen = NULL;
  Logind logind = { NULL };

  logind_start (&logind);
  screen = pp_screen_new (town, "anitha", "ml");
  pp_screen_wait (was_asked_once, &logind);
  pp_screen_settle ();
  g_assert_false (is_locked (screen));
  g_assert_false (has_ended (&logind));

  tell (&logind, TRUE);
  pp_screen_wait (is_locked, screen);
  pp_screen_wait (has_ended, &logind);
  tell (&logind, FALSE);
  pp_screen_wait (was_asked_twice, &logind);
  pp_screen_settle ();
  g_assert_false (has_ended (&logind));

  g_close (logind.reader, NULL);
  g_object_unref (logind.bus);
}

int
main (int argc, char *argv[])
{
  int result;

  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_getenv ("DBUS_SESSION_BUS_ADDRESS"), TRUE);
  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_func ("/sleep-lock/sleep", test_sleep);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
