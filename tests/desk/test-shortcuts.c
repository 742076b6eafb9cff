/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"
#include "pp-keyboard.h"
#include "pp-screen.h"

#include "desk/pp-workplaces.h"
#include "desk/shell/pp-shortcuts.h"

static PpFixture *town;
static GtkApplication *application;
static char *chosen;    /* the language */
static const char *leela;

enum { SPACE = 65 };    /* a key, as X numbers it */

static void
language_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_free (chosen);
  chosen = g_variant_dup_string (parameter, NULL);
}

static void
start_application (void)
{
  const GActionEntry actions[] = { { "language", NULL, "s", "'ml'", language_action } };

  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, 1, NULL);
  pp_shortcuts_add_accels (application, pp_workplaces);
}

static GtkWidget *
dialog_of (PpScreen *screen)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (one) == GTK_WINDOW (screen->window))
        return GTK_WIDGET (one);
    }
  g_error ("no dialogue");
}

static void
collect (GtkWidget *widget, gpointer keys)
{
  if (GTK_IS_SHORTCUT_LABEL (widget))
    g_hash_table_add (keys, g_strdup (gtk_shortcut_label_get_accelerator (
      GTK_SHORTCUT_LABEL (widget))));
  else if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
}

static gboolean
is_there (PpScreen *screen, const char *detailed)
{
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed, &action, &target, NULL));
  return g_str_has_prefix (action, "app.") || g_str_equal (action, "window.close") ||
         g_str_equal (action, "toast.undo") ||
         g_action_group_has_action (G_ACTION_GROUP (screen->window), action + strlen ("win."));
}

/* Every key that does something everywhere stands in the window, and does something. */
static void
test_all_told (gconstpointer language)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", language);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (screen->window), "win.shortcuts", NULL);
  pp_screen_settle ();
  dialog = dialog_of (screen);
  pp_screen_each (dialog, collect, keys);
  g_assert_cmpuint (g_strv_length (actions), >, g_hash_table_size (keys) / 2);
  for (char **one = actions; *one != NULL; one++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, *one);

      g_assert_true (is_there (screen, *one));
      for (char **accel = accels; *accel != NULL; accel++)
        if (!g_hash_table_contains (keys, *accel))
          g_error ("%s, which does %s, is not told", *accel, *one);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Ctrl and a letter mean the same whatever the keyboard writes: to the program and to an entry. */
static void
test_layout (gconstpointer layout)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  GtkEditable *entry = pp_screen_find (pp_screen_find (screen->window,
                                                       g_type_from_name ("PpOneBox"), NULL),
                                       GTK_TYPE_EDITABLE, NULL);

  gtk_window_set_application (GTK_WINDOW (screen->window), application);
  pp_keyboard_set_layout (layout);
  pp_keyboard_focus (GTK_WINDOW (screen->window));
  pp_screen_settle ();
  pp_keyboard_press_control ('m');
  pp_screen_settle ();
  g_assert_cmpstr (chosen, ==, "ml");
  pp_keyboard_press_control ('e');
  pp_screen_settle ();
  g_assert_cmpstr (chosen, ==, "en");

  gtk_editable_set_text (entry, "Sarada");
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_select_region (entry, 0, 0);
  pp_keyboard_press_control ('a');
  pp_screen_settle ();
  g_assert_true (gtk_editable_get_selection_bounds (entry, NULL, NULL));
  pp_keyboard_set_layout ("us");
  gtk_window_set_application (GTK_WINDOW (screen->window), NULL);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* What other programs on the session bus can start shows something, locks or syncs; nothing of it
 * does a verb, and while the desk is locked nothing of it leads into the desk. */
static void
test_exported (void)
{
  static const struct { const char *name; gboolean when_locked; } expected[] = {
    { "about", TRUE }, { "find", FALSE }, { "history", FALSE }, { "lock", FALSE },
    { "power", FALSE }, { "shortcuts", TRUE }, { "sync", FALSE }, { "workplace", FALSE },
  };
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  GActionGroup *group = G_ACTION_GROUP (screen->window);
  g_auto (GStrv) names = g_action_group_list_actions (group);

  qsort (names, g_strv_length (names), sizeof *names, compare);
  g_assert_cmpuint (g_strv_length (names), ==, G_N_ELEMENTS (expected));
  pp_session_sign_out (screen->session);
  pp_screen_settle ();
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (names[i], ==, expected[i].name);
      g_assert_cmpint (g_action_group_get_action_enabled (group, names[i]), ==,
                       expected[i].when_locked);
    }
}

static void
type_name (PpScreen *screen, const char *name)
{
  pp_fixture_do (town, "mini", "person.edit", "id", leela, "name_en", name, NULL);
  pp_shell_toast (PP_SHELL (screen->window), "Changed", leela);
  pp_screen_settle ();
}

static char *
name_now (void)
{
  return pp_fixture_read_text (town, "SELECT name_en FROM person");
}

static gboolean
is_taken_back (gpointer unused)
{
  g_autofree char *name = name_now ();

  return strcmp (name, "Leela") == 0;
}

/* Nobody waits for the toast to go. */
static void
hurry (PpScreen *screen)
{
  GtkWidget *toast = pp_screen_find (screen->window, g_type_from_name ("PpToast"), NULL);
  GSource *timer = g_main_context_find_source_by_user_data (NULL, toast);

  g_source_set_ready_time (timer, 0);
  pp_screen_settle ();
  g_assert_false (gtk_widget_get_visible (toast));
}

static gboolean
is_said_late (PpScreen *screen)
{
  GtkWidget *toast = pp_screen_find (screen->window, g_type_from_name ("PpToast"), NULL);
  GtkLabel *words = pp_screen_find (toast, GTK_TYPE_LABEL, NULL);

  return gtk_widget_get_mapped (toast) &&
         strstr (gtk_label_get_label (words), "cannot be taken back by this key any more") != NULL;
}

/* Ctrl+Z takes back what was typed; where nothing was, what was done, while the toast is there. */
static void
test_undo (gconstpointer layout)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  GtkEditable *entry = pp_screen_find (pp_screen_find (screen->window,
                                                       g_type_from_name ("PpOneBox"), NULL),
                                       GTK_TYPE_EDITABLE, NULL);
  g_autofree char *typed = NULL, *late = NULL;

  gtk_window_set_application (GTK_WINDOW (screen->window), application);
  pp_keyboard_set_layout (layout);
  pp_keyboard_focus (GTK_WINDOW (screen->window));
  type_name (screen, "Leela K");
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  pp_keyboard_press (SPACE);
  pp_screen_settle ();
  pp_keyboard_press_control ('z');
  pp_screen_settle ();
  typed = name_now ();
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  g_assert_cmpstr (typed, ==, "Leela K");

  pp_keyboard_press_control ('z');
  pp_screen_wait (is_taken_back, NULL);

  pp_keyboard_press_control ('z');
  pp_screen_settle ();
  late = name_now ();
  g_assert_cmpstr (late, ==, "Leela");

  type_name (screen, "Leela K");
  hurry (screen);
  pp_keyboard_press_control ('z');
  pp_screen_settle ();
  g_assert_true (is_said_late (screen));
  pp_fixture_do (town, "mini", "person.edit", "id", leela, "name_en", "Leela", NULL);
  pp_keyboard_set_layout ("us");
  gtk_window_set_application (GTK_WINDOW (screen->window), NULL);
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();
  leela = pp_fixture_add_person (town, "Leela", "ലീല", "9447000444");
  start_application ();

  g_test_add_data_func ("/shortcuts/told/ml", "ml", test_all_told);
  g_test_add_data_func ("/shortcuts/told/en", "en", test_all_told);
  g_test_add_data_func ("/shortcuts/layout/us", "us", test_layout);
  g_test_add_data_func ("/shortcuts/layout/malayalam", "in mal_enhanced", test_layout);
  g_test_add_func ("/shortcuts/exported", test_exported);
  g_test_add_data_func ("/shortcuts/undo/us", "us", test_undo);
  g_test_add_data_func ("/shortcuts/undo/malayalam", "in mal_enhanced", test_undo);
  g_test_add_data_func ("/shortcuts/layout/both", "us,in ,mal_enhanced", test_layout);

  result = g_test_run ();
  g_object_unref (application);
  g_free (chosen);
  pp_fixture_free (town);
  return result;
}
