/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-latin-keys.h"

#include <string.h>

/* The US layout by the numbers of its keys, which X and GDK give alike. */
static const struct {
  guint       first;
  const char *plain;
  const char *shifted;
} rows[] = {
  { 10, "1234567890-=", "!@#$%^&*()_+" },
  { 24, "qwertyuiop[]", "QWERTYUIOP{}" },
  { 38, "asdfghjkl;'", "ASDFGHJKL:\"" },
  { 52, "zxcvbnm,./", "ZXCVBNM<>?" },
  { 65, " ", " " },
};

static gboolean
is_trigger (GtkShortcutTrigger *trigger, guint key, GdkModifierType modifiers)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return is_trigger (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), key,
                       modifiers) ||
           is_trigger (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), key,
                       modifiers);
  return GTK_IS_KEYVAL_TRIGGER (trigger) &&
         gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
         gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

static gboolean
run_shortcut (GtkWidget *widget, GListModel *shortcuts, guint key, GdkModifierType modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) one = g_list_model_get_item (shortcuts, i);

      if (is_trigger (gtk_shortcut_get_trigger (one), key, modifiers) &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (one), 0, widget,
                                        gtk_shortcut_get_arguments (one)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
run_widget (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (one) &&
          run_shortcut (widget, G_LIST_MODEL (one), key, modifiers))
        return TRUE;
    }
  return FALSE;
}

/* Nobody took the key. Where it gives no Latin letter it is asked for once more as if it did: as
 * GTK does, first of the window, which has the keys of the program, then from the focus up. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        GtkWidget *window)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint letter = gdk_unicode_to_keyval (pp_latin_keys_char (keycode, FALSE));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  if ((modifiers & GDK_CONTROL_MASK) == 0 || !g_ascii_isalpha (letter) ||
      gdk_keyval_to_unicode (keyval) < 0x80)
    return GDK_EVENT_PROPAGATE;
  if (run_widget (window, letter, modifiers))
    return GDK_EVENT_STOP;
  for (GtkWidget *widget = focus; widget != NULL && widget != window;
       widget = gtk_widget_get_parent (widget))
    if (run_widget (widget, letter, modifiers))
      return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

/**
 * pp_latin_keys_char:
 * @keycode: hardware code of a key
 * @shift: whether Shift is held
 *
 * Returns: what the key writes in the US layout, whatever layout is on; 0 for nothing
 */
char
pp_latin_keys_char (guint keycode, gboolean shift)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (keycode >= rows[i].first && keycode < rows[i].first + strlen (rows[i].plain))
      return (shift ? rows[i].shifted : rows[i].plain)[keycode - rows[i].first];
  return '\0';
}

/**
 * pp_latin_keys_add:
 * @window: a #GtkWindow
 *
 * Ctrl with a letter does what it says there although the keyboard writes another script, as where
 * Malayalam is the only layout. With a Latin layout beside it GDK sees to that itself.
 */
void
pp_latin_keys_add (GtkWidget *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), window, 0);
  gtk_widget_add_controller (window, keys);
}
