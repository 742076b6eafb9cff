/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-keyboard.h"
#include "pp-screen.h"

#include "desk/shell/pp-field.h"

/* Keys, as X numbers them. */
enum { ESCAPE = 9, THREE = 12, RETURN = 36, SPACE = 65, F5 = 71 };

#define N_MACHINES 11

static PpFixture *town;
static const char *machines[N_MACHINES];

static void
add_machines (void)
{
  for (guint i = 0; i < N_MACHINES; i++)
    {
      g_autofree char *code = g_strdup_printf ("%s-%u", i < 9 ? "MIL" : "DRY", i % 9 + 1);

      machines[i] = pp_fixture_add_machine (town, code);
    }
}

static PpField *
open_choice (PpScreen *screen, const char *chosen)
{
  PpField *field;

  pp_keyboard_focus (GTK_WINDOW (screen->window));
  pp_shell_go (PP_SHELL (screen->window), "bookings", "machine", chosen);
  pp_screen_settle ();
  field = pp_screen_find (screen->window, PP_TYPE_FIELD, "machine");
  gtk_widget_grab_focus (GTK_WIDGET (field));
  pp_keyboard_press (SPACE);
  pp_screen_settle ();
  return field;
}

static const char *
title_of (GtkWidget *row)
{
  return gtk_label_get_label (pp_screen_find (row, GTK_TYPE_LABEL, NULL));
}

static gboolean
is_marked (GtkWidget *row)
{
  return gtk_widget_get_opacity (pp_screen_find (row, GTK_TYPE_IMAGE, NULL)) > 0.5;
}

/* The list opens at what is chosen, which alone is marked, and in view. */
static void
test_opens_at (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  PpField *field = open_choice (screen, machines[8]);
  GtkWidget *list = pp_screen_find (field, GTK_TYPE_LIST_VIEW, NULL);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (screen->window));
  graphene_rect_t where;

  g_assert_true (gtk_widget_is_ancestor (focus, list));
  g_assert_cmpstr (title_of (focus), ==, "MIL-9 · Tray dryer");
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_first_child (row) != NULL)
      g_assert_true (is_marked (row) == (row == focus));
  g_assert_true (gtk_widget_compute_bounds (focus, list, &where));
  g_assert_cmpfloat (where.origin.y + where.size.height, <=, gtk_widget_get_height (list));
  pp_keyboard_press (ESCAPE);
  pp_screen_settle ();
}

/* Of many one types a part of the name; Enter takes the first that has it. */
static void
test_typed (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  PpField *field = open_choice (screen, machines[8]);
  g_autofree char *chosen = NULL;

  pp_keyboard_press (THREE);
  pp_screen_settle ();
  pp_keyboard_press (RETURN);
  pp_screen_settle ();
  chosen = pp_field_dup_text (field);
  g_assert_cmpstr (chosen, ==, machines[2]);
  g_assert_false (gtk_widget_get_mapped (pp_screen_find (field, GTK_TYPE_LIST_VIEW, NULL)));
}

/* Keys of the program hold while a list is open. */
static void
test_passes_on (void)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  gtk_application_set_accels_for_action (application, "win.workplace('intake')",
                                         (const char *[]) { "F5", NULL });
  gtk_window_set_application (GTK_WINDOW (screen->window), application);
  open_choice (screen, machines[0]);
  pp_keyboard_press (F5);
  pp_screen_settle ();
  g_assert_cmpstr (pp_window_get_workplace (screen->window), ==, "intake");
  gtk_window_set_application (GTK_WINDOW (screen->window), NULL);
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();
  add_machines ();

  g_test_add_func ("/drop-down/opens-at", test_opens_at);
  g_test_add_func ("/drop-down/typed", test_typed);
  g_test_add_func ("/drop-down/passes-on", test_passes_on);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
