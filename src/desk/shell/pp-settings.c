/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-settings.h"

#define SCHEMA "org.panippura.Panippura"
#define LOCK_MINUTES 5    /* where nothing is installed yet */

/**
 * pp_settings_open:
 * @key: what is asked for
 *
 * Returns: (transfer full) (nullable): the settings of this PC; %NULL where their schema is not
 *   installed, or is an older one that does not know @key
 */
GSettings *
pp_settings_open (const char *key)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  return schema != NULL && g_settings_schema_has_key (schema, key) ? g_settings_new (SCHEMA)
                                                                   : NULL;
}

/**
 * pp_settings_restore_window:
 * @window: the desk's
 *
 * Makes it as large as it last was.
 */
void
pp_settings_restore_window (GtkWindow *window)
{
  g_autoptr (GSettings) settings = pp_settings_open ("window-size");
  int width, height;

  if (settings == NULL)
    return;
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (window, width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

/**
 * pp_settings_keep_window:
 * @window: the desk's
 *
 * Remembers how large it is.
 */
void
pp_settings_keep_window (GtkWindow *window)
{
  g_autoptr (GSettings) settings = pp_settings_open ("window-size");
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
}

/**
 * pp_settings_lock_minutes:
 *
 * Returns: after how many minutes without a key or a touch the desk is locked; 0 for never
 */
guint
pp_settings_lock_minutes (void)
{
  g_autoptr (GSettings) settings = pp_settings_open ("lock-minutes");

  return settings != NULL ? g_settings_get_uint (settings, "lock-minutes") : LOCK_MINUTES;
}

/**
 * pp_settings_get_sheet:
 *
 * Returns: (transfer full): name of the sheets of labels that were last used at this PC; empty for
 *   labels on a roll
 */
char *
pp_settings_get_sheet (void)
{
  g_autoptr (GSettings) settings = pp_settings_open ("label-sheet");

  return settings != NULL ? g_settings_get_string (settings, "label-sheet") : g_strdup ("");
}

/**
 * pp_settings_keep_sheet:
 * @name: of sheets of labels; empty for labels on a roll
 *
 * Remembers what is in this PC's printer.
 */
void
pp_settings_keep_sheet (const char *name)
{
  g_autoptr (GSettings) settings = pp_settings_open ("label-sheet");

  if (settings != NULL)
    g_settings_set_string (settings, "label-sheet", name);
}
