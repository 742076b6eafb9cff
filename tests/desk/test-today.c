/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "desk/shell/pp-form.h"
#include "desk/shell/pp-shell.h"

static PpFixture *town;

/* What was looked for and is not known goes into the field that it is for. */
static void
test_new_person (void)
{
  static const struct { const char *typed, *column; } cases[] = {
    { "Santha K", "name_en" }, { "ശാന്ത കെ", "name_ml" }, { "9447 11 22 33", "phone" },
    { "+91 94471 12233", "phone" }, { "2233", "phone" },
  };
  static const char *const columns[] = { "name_en", "name_ml", "phone" };
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "ml");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *panel;

      pp_shell_go (PP_SHELL (screen->window), "today", "home", NULL);
      pp_shell_go (PP_SHELL (screen->window), "today", "new-person", cases[i].typed);
      pp_screen_settle ();
      panel = pp_screen_find (screen->window, g_type_from_name ("PpPersonPanel"), NULL);
      for (gsize j = 0; j < G_N_ELEMENTS (columns); j++)
        {
          PpField *field = pp_form_field (pp_screen_find (panel, PP_TYPE_FORM, NULL), columns[j]);
          g_autofree char *text = pp_field_dup_text (field);

          g_test_message ("%s: %s", cases[i].typed, columns[j]);
          if (g_str_equal (columns[j], cases[i].column))
            g_assert_cmpstr (text, ==, cases[i].typed);
          pp_field_set_text (field, NULL);
        }
    }
}

static void
press (PpScreen *screen, const char *workplace)
{
  gtk_widget_activate_action (GTK_WIDGET (screen->window), "win.workplace", "s", workplace);
  pp_screen_settle ();
}

/* The key of a workplace leads to it as it was left, and once more to where it begins. */
static void
test_home (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *panel;

  pp_shell_go (PP_SHELL (screen->window), "today", "new-person", "Radha");
  pp_screen_settle ();
  panel = pp_screen_find (screen->window, g_type_from_name ("PpPersonPanel"), NULL);
  g_assert_true (gtk_widget_get_mapped (panel));
  press (screen, "intake");
  press (screen, "today");
  g_assert_true (gtk_widget_get_mapped (panel));
  press (screen, "today");
  g_assert_false (gtk_widget_get_mapped (panel));
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_func ("/today/new-person", test_new_person);
  g_test_add_func ("/today/home", test_home);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
