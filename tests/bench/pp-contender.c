/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-contender.h"

#include "pp-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

struct _PpContender
{
  char            *name;
  GStrv            argv;
  GStrv            environment;
  char            *home;
  GSubprocess     *bus;
  char            *address;
  GDBusConnection *mute;     /* (nullable): owns the portal's name and never answers */
  GPid             pid;
};

static void
set (PpContender *self, const char *name, const char *value)
{
  self->environment = g_environ_setenv (self->environment, name, value, TRUE);
}

/* The caret blinks nowhere: it would be measured as an answer to a key. */
static void
write_settings (PpContender *self)
{
  g_autofree char *folder = g_build_filename (self->home, ".config", "gtk-4.0", NULL);
  g_autofree char *path = g_build_filename (folder, "settings.ini", NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert (g_file_set_contents (path, "[Settings]\ngtk-cursor-blink=0\n", -1, NULL));
}

/* As the session of a desktop has it: what is installed can be started on it. */
static void
start_bus (PpContender *self)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GDataInputStream) said = NULL;
  GError *error = NULL;

  g_subprocess_launcher_set_environ (launcher, self->environment);
  self->bus = g_subprocess_launcher_spawn (launcher, &error, "dbus-daemon", "--session",
                                           "--nofork", "--print-address=1", NULL);
  g_assert_no_error (error);
  said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->bus));
  self->address = g_data_input_stream_read_line (said, NULL, NULL, &error);
  g_assert (self->address != NULL);
}

/**
 * pp_contender_new:
 * @name: what it is called in the figures
 * @argv: the program and its arguments
 *
 * Returns: (transfer full): a program that does not run yet
 */
PpContender *
pp_contender_new (const char *name, const char *const *argv)
{
  static const char *const unset[] = { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                                       "XDG_STATE_HOME", "GSK_RENDERER", "G_DEBUG", NULL };
  PpContender *self = g_new0 (PpContender, 1);

  self->name = g_strdup (name);
  self->argv = g_strdupv ((char **) argv);
  self->home = g_dir_make_tmp ("panippura-bench-XXXXXX", NULL);
  self->environment = g_get_environ ();
  for (guint i = 0; unset[i] != NULL; i++)
    self->environment = g_environ_unsetenv (self->environment, unset[i]);
  set (self, "HOME", self->home);
  set (self, "XDG_RUNTIME_DIR", self->home);
  start_bus (self);
  set (self, "DBUS_SESSION_BUS_ADDRESS", self->address);
  write_settings (self);
  return self;
}

/**
 * pp_contender_free:
 * @self: (transfer full): a program
 */
void
pp_contender_free (PpContender *self)
{
  pp_contender_stop (self);
  g_clear_object (&self->mute);
  g_subprocess_send_signal (self->bus, SIGTERM);
  g_subprocess_wait (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  g_free (self->address);
  pp_fixture_remove (self->home);
  g_free (self->home);
  g_strfreev (self->argv);
  g_strfreev (self->environment);
  g_free (self->name);
  g_free (self);
}

/**
 * pp_contender_get_name:
 * @self: a program
 *
 * Returns: (transfer none): what it is called in the figures
 */
const char *
pp_contender_get_name (PpContender *self)
{
  return self->name;
}

/**
 * pp_contender_setenv:
 * @self: a program
 * @name: a variable
 * @value: what it is for this program
 */
void
pp_contender_setenv (PpContender *self, const char *name, const char *value)
{
  set (self, name, value);
}

static GDBusMessage *
swallow (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer data)
{
  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;
  g_object_unref (message);
  return NULL;
}

static GDBusConnection *
connect_to (PpContender *self)
{
  GError *error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
    self->address,
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static GVariant *
ask_bus (GDBusConnection *connection, const char *method, GVariant *arguments)
{
  GError *error = NULL;
  GVariant *answer = g_dbus_connection_call_sync (
    connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
    arguments, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

/**
 * pp_contender_hush:
 * @self: a program
 *
 * From now on its bus has a desktop portal that takes every call and answers none.
 */
void
pp_contender_hush (PpContender *self)
{
  g_autoptr (GVariant) answer = NULL;

  self->mute = connect_to (self);
  answer = ask_bus (self->mute, "RequestName",
                    g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0u));
  g_dbus_connection_add_filter (self->mute, swallow, NULL, NULL);
}

/**
 * pp_contender_start:
 * @self: a program that does not run
 *
 * Returns: when it was started, of the monotonic clock
 */
gint64
pp_contender_start (PpContender *self)
{
  gint64 at = g_get_monotonic_time ();
  GError *error = NULL;

  g_spawn_async (NULL, self->argv, self->environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                 &self->pid, &error);
  g_assert_no_error (error);
  return at;
}

/**
 * pp_contender_stop:
 * @self: a program
 */
void
pp_contender_stop (PpContender *self)
{
  if (self->pid == 0)
    return;
  kill (self->pid, SIGTERM);
  waitpid (self->pid, NULL, 0);
  g_spawn_close_pid (self->pid);
  self->pid = 0;
}

/**
 * pp_contender_cpu_us:
 * @self: a program that runs
 *
 * Returns: how long its threads that there still are have run on a processor, microseconds
 */
gint64
pp_contender_cpu_us (PpContender *self)
{
  g_autofree char *folder = g_strdup_printf ("/proc/%d/task", self->pid);
  g_autoptr (GDir) tasks = g_dir_open (folder, 0, NULL);
  const char *task;
  gint64 ns = 0;

  g_assert (tasks != NULL);
  while ((task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, task, "schedstat", NULL), *text = NULL;

      if (g_file_get_contents (path, &text, NULL, NULL))
        ns += g_ascii_strtoll (text, NULL, 10);
    }
  return ns / 1000;
}

static gint64
pss_of (guint32 pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%u/smaps_rollup", pid), *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");
  return line != NULL ? g_ascii_strtoll (line + strlen ("\nPss:"), NULL, 10) : 0;
}

/**
 * pp_contender_pss_kib:
 * @self: a program that runs
 *
 * Returns: its proportional share of memory, KiB
 */
gint64
pp_contender_pss_kib (PpContender *self)
{
  return pss_of (self->pid);
}

static gboolean
is_own (PpContender *self, GDBusConnection *connection, const char *name)
{
  return (self->mute != NULL &&
          strcmp (name, g_dbus_connection_get_unique_name (self->mute)) == 0) ||
         strcmp (name, g_dbus_connection_get_unique_name (connection)) == 0;
}

/**
 * pp_contender_services:
 * @self: a program that runs
 *
 * Returns: (transfer full): the other processes on its bus, and their memory together
 */
char *
pp_contender_services (PpContender *self)
{
  g_autoptr (GDBusConnection) connection = connect_to (self);
  g_autoptr (GVariant) answer = ask_bus (connection, "ListNames", NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree const char **names = NULL;
  gint64 pss = 0;

  g_variant_get (answer, "(^a&s)", &names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GVariant) process = NULL;
      g_autofree char *path = NULL, *command = NULL;
      guint32 pid;

      if (*names[i] != ':' || is_own (self, connection, names[i]))
        continue;
      process = ask_bus (connection, "GetConnectionUnixProcessID", g_variant_new ("(s)", names[i]));
      g_variant_get (process, "(u)", &pid);
      if ((GPid) pid == self->pid || !g_hash_table_add (seen, GUINT_TO_POINTER (pid)))
        continue;
      path = g_strdup_printf ("/proc/%u/comm", pid);
      if (g_file_get_contents (path, &command, NULL, NULL))
        g_string_append_printf (out, "%s ", g_strchomp (command));
      pss += pss_of (pid);
    }
  g_string_append_printf (out, "(%u, %.1f MiB)", g_hash_table_size (seen), pss / 1024.0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
