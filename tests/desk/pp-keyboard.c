/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-keyboard.h"

#include "desk/shell/pp-latin-keys.h"
#include "pp-screen.h"

#include <X11/Xlib.h>
#include <gdk/x11/gdkx.h>
#include <gmodule.h>

#define CONTROL_KEYCODE 37

/* The accessibility service brings this library; its headers are not among what Panippura needs. */
static void
send (guint keycode, gboolean is_press)
{
  static int (*fake_key) (Display *, unsigned int, Bool, unsigned long);
  Display *display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());

  if (fake_key == NULL)
    {
      GModule *module = g_module_open ("libXtst.so.6", G_MODULE_BIND_LAZY);

      g_assert_nonnull (module);
      g_assert_true (g_module_symbol (module, "XTestFakeKeyEvent", (gpointer *) &fake_key));
    }
  fake_key (display, keycode, is_press, CurrentTime);
  XFlush (display);
}

/**
 * pp_keyboard_set_layout:
 * @layout: as setxkbmap has it, a variant after a blank: "in mal_enhanced"
 */
void
pp_keyboard_set_layout (const char *layout)
{
  g_auto (GStrv) words = g_strsplit (layout, " ", 2);
  const char *argv[] = { "setxkbmap", "-layout", words[0], "-variant",
                         words[1] != NULL ? words[1] : "", NULL };
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  pp_screen_settle ();
}

/**
 * pp_keyboard_focus:
 * @window: a window
 *
 * The keys go to it: without a window manager nobody else sees to that.
 */
void
pp_keyboard_focus (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  XSetInputFocus (gdk_x11_display_get_xdisplay (gdk_display_get_default ()),
                  gdk_x11_surface_get_xid (surface), RevertToParent, CurrentTime);
  pp_screen_settle ();
}

/**
 * pp_keyboard_tap:
 * @keycode: of a key, as X numbers them
 *
 * Waits for nothing.
 */
void
pp_keyboard_tap (guint keycode)
{
  send (keycode, TRUE);
  send (keycode, FALSE);
}

/**
 * pp_keyboard_press:
 * @keycode: of a key, as X numbers them
 */
void
pp_keyboard_press (guint keycode)
{
  pp_keyboard_tap (keycode);
  pp_screen_settle ();
}

/**
 * pp_keyboard_press_control:
 * @letter: that stands on the key in the US layout
 */
void
pp_keyboard_press_control (char letter)
{
  guint keycode = 9;

  while (pp_latin_keys_char (keycode, FALSE) != letter)
    keycode++;
  send (CONTROL_KEYCODE, TRUE);
  pp_keyboard_press (keycode);
  send (CONTROL_KEYCODE, FALSE);
}
