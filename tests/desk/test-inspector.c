/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <signal.h>
#include <sys/wait.h>

/* The desk's own program, started by somebody who wants to look into it. */

#define PATIENCE_MS 20000
#define QUIET_MS    1500

static Display *display;

static guint
count_windows (Window *last)
{
  Window root, parent, *children = NULL;
  unsigned int n = 0;
  guint found = 0;

  g_assert_true (XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &n));
  for (unsigned int i = 0; i < n; i++)
    {
      XWindowAttributes attributes;

      if (!XGetWindowAttributes (display, children[i], &attributes) ||
          attributes.map_state != IsViewable || attributes.width < 200)
        continue;
      *last = children[i];
      found++;
    }
  XFree (children);
  return found;
}

static Window
wait_for_window (void)
{
  Window window = None;

  for (int waited = 0; count_windows (&window) == 0; waited += 50)
    {
      g_assert_cmpint (waited, <, PATIENCE_MS);
      g_usleep (50 * 1000);
    }
  return window;
}

static void
press (const KeySym *keys, int n)
{
  for (int i = 0; i < n; i++)
    XTestFakeKeyEvent (display, XKeysymToKeycode (display, keys[i]), True, CurrentTime);
  for (int i = n; i-- > 0;)
    XTestFakeKeyEvent (display, XKeysymToKeycode (display, keys[i]), False, CurrentTime);
  XSync (display, False);
}

static GPid
start_desk (const char *folder, char **environment)
{
  const char *argv[] = { g_getenv ("PANIPPURA_DESK"), "--data-dir", folder, NULL };
  GError *error = NULL;
  GPid pid;

  g_spawn_async (NULL, (char **) argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                 &error);
  g_assert_no_error (error);
  return pid;
}

/* One window is there and stays the only one, whatever was asked for. */
static void
test_closed (void)
{
  static const KeySym inspect[] = { XK_Control_L, XK_Shift_L, XK_i };
  static const KeySym debug[] = { XK_Control_L, XK_Shift_L, XK_d };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "GTK_DEBUG", "interactive",
                                                 TRUE);
  Window window;
  GPid pid;

  pp_fixture_close (fixture);
  pid = start_desk (fixture->folder, environment);
  XSetInputFocus (display, wait_for_window (), RevertToParent, CurrentTime);
  press (inspect, G_N_ELEMENTS (inspect));
  press (debug, G_N_ELEMENTS (debug));
  g_usleep (QUIET_MS * 1000);
  g_assert_cmpuint (count_windows (&window), ==, 1);
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  display = XOpenDisplay (NULL);
  g_assert_nonnull (display);
  g_test_add_func ("/inspector/closed", test_closed);
  result = g_test_run ();
  XCloseDisplay (display);
  return result;
}
