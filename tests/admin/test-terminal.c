/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-shell.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static gboolean
shows (int terminal)
{
  struct termios now;

  g_assert_cmpint (tcgetattr (terminal, &now), ==, 0);
  return (now.c_lflag & ECHO) != 0;
}

/* Reads until the program has asked @words. */
static void
await (int terminal, const char *words)
{
  g_autoptr (GString) read_so_far = g_string_new (NULL);
  char bytes[256];

  while (strstr (read_so_far->str, words) == NULL)
    {
      gssize n = read (terminal, bytes, sizeof bytes);

      g_assert_cmpint (n, >, 0);
      g_string_append_len (read_so_far, bytes, n);
    }
  while (shows (terminal))
    g_usleep (1000);
}

static void
type (int terminal, const char *line)
{
  g_assert_cmpint (write (terminal, line, strlen (line)), ==, (gssize) strlen (line));
}

static pid_t
start (PpTown *town, int *terminal)
{
  g_autofree char *folder = pp_town_desk (town, "desk");
  const char *program = g_getenv ("PANIPPURA_ADMIN");
  pid_t pid = forkpty (terminal, NULL, NULL, NULL);

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      execl (program, program, "--data-dir", folder, "init", "--manager", "mini", "--local-body",
             "G12011", NULL);
      _exit (127);
    }
  return pid;
}

static void
open_terminal (PpTown *town, int *terminal, int *kept, pid_t *pid)
{
  *pid = start (town, terminal);
  *kept = open (ptsname (*terminal), O_RDWR | O_NOCTTY);
  g_assert_cmpint (*kept, >=, 0);
}

/* However the question ends, what is typed next is seen again. */
static void
test_stopped (gconstpointer data)
{
  int number = GPOINTER_TO_INT (data);
  g_autoptr (PpTown) town = pp_town_new ();
  int terminal, kept, status;
  pid_t pid;

  open_terminal (town, &terminal, &kept, &pid);
  await (terminal, "New PIN");
  g_assert_false (shows (kept));
  if (number == SIGINT)
    type (terminal, "\003");
  else
    kill (pid, number);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, number);
  g_assert_true (shows (kept));
  close (kept);
  close (terminal);
}

static void
test_typed (void)
{
  static const struct { const char *pin, *again; int code; } cases[] = {
    { "904217\n", "904218\n", 1 }, { "112233\n", "112233\n", 1 }, { "904217\n", "904217\n", 0 },
  };
  g_autoptr (PpTown) town = pp_town_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int terminal, kept, status;
      pid_t pid;

      open_terminal (town, &terminal, &kept, &pid);
      await (terminal, "New PIN");
      type (terminal, cases[i].pin);
      await (terminal, "again");
      type (terminal, cases[i].again);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, cases[i].code);
      g_assert_true (shows (kept));
      close (kept);
      close (terminal);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/terminal/stopped/int", GINT_TO_POINTER (SIGINT), test_stopped);
  g_test_add_data_func ("/terminal/stopped/term", GINT_TO_POINTER (SIGTERM), test_stopped);
  g_test_add_data_func ("/terminal/stopped/hup", GINT_TO_POINTER (SIGHUP), test_stopped);
  g_test_add_func ("/terminal/typed", test_typed);

  return g_test_run ();
}
