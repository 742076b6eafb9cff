/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-keyboard.h"
#include "pp-screen.h"

#include "desk/shell/pp-drawn-text.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-one-box.h"

/* Keys, as X numbers them. */
enum { RETURN = 36, DOWN = 116 };

static PpFixture *town;

static void
look_for (PpScreen *screen, const char *text)
{
  GtkWidget *box = pp_screen_find (screen->window, g_type_from_name ("PpOneBox"), NULL);

  gtk_widget_activate_action (GTK_WIDGET (screen->window), "win.find", NULL);
  gtk_editable_set_text (pp_screen_find (box, GTK_TYPE_EDITABLE, NULL), text);
  pp_screen_settle ();
}

static void
gather (GtkWidget *widget, gpointer words)
{
  if (PP_IS_DRAWN_TEXT (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (words, "%s; ", pp_drawn_text_get_text (PP_DRAWN_TEXT (widget)));
}

typedef struct {
  const char *words;
  gboolean   *found;
} Sought;

static void
look_at (GtkWidget *widget, gpointer data)
{
  const Sought *sought = data;
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget))
                     : GTK_IS_EDITABLE (widget) ? gtk_editable_get_text (GTK_EDITABLE (widget))
                     : NULL;

  if (text != NULL && gtk_widget_get_mapped (widget) && strstr (text, sought->words) != NULL)
    *sought->found = TRUE;
}

static void
assert_new_person (PpScreen *screen, const char *name)
{
  GtkWidget *panel = pp_screen_find (screen->window, g_type_from_name ("PpPersonPanel"), NULL);
  PpForm *form = pp_screen_find (panel, PP_TYPE_FORM, NULL);
  g_autofree char *stands = NULL;

  g_assert_true (gtk_widget_get_mapped (panel));
  stands = pp_field_dup_text (pp_form_field (form, "name_en"));
  g_assert_cmpstr (stands, ==, name);
  pp_shell_go (PP_SHELL (screen->window), "today", "home", NULL);
}

/* Where nobody is found Enter registers; where somebody is, Down goes past them to it. */
static void
test_register (void)
{
  static const struct { const char *text; guint n_downs; } cases[] = {
    { "Zubaida", 0 }, { "Zubaida", 1 }, { "Leela", 1 }, { "Leela", 2 },
  };
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");

  pp_keyboard_focus (GTK_WINDOW (screen->window));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %u times Down", cases[i].text, cases[i].n_downs);
      look_for (screen, cases[i].text);
      for (guint n = 0; n < cases[i].n_downs; n++)
        pp_keyboard_press (DOWN);
      pp_keyboard_press (RETURN);
      pp_screen_settle ();
      assert_new_person (screen, cases[i].text);
    }
}

/* Enter that comes before the hits means the same; a scan that names nothing registers nobody. */
static void
test_hasty (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *box = pp_screen_find (screen->window, g_type_from_name ("PpOneBox"), NULL);
  GtkWidget *entry = pp_screen_find (box, GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), "Yamuna");
  g_signal_emit_by_name (entry, "activate");
  pp_screen_settle ();
  assert_new_person (screen, "Yamuna");
  pp_one_box_enter (PP_ONE_BOX (box), "8901234567894");
  pp_screen_settle ();
  g_assert_false (gtk_widget_get_mapped (pp_screen_find (screen->window,
                                                         g_type_from_name ("PpPersonPanel"),
                                                         NULL)));
}

/* What it is and whose, and days as people write them. */
static void
test_told (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  g_autoptr (GString) words = g_string_new (NULL);

  look_for (screen, "A-001");
  pp_screen_each (pp_screen_find (screen->window, g_type_from_name ("PpOneBox"), NULL), gather,
                  words);
  g_assert_cmpstr (words->str, ==, "A-001 (02-03-2026); Token · ലീല · Leela; ");
}

static void
go_by (PpScreen *screen, const char *title)
{
  GtkWidget *box = pp_screen_find (screen->window, g_type_from_name ("PpOneBox"), NULL);

  look_for (screen, "Ponkathir");
  pp_screen_click (box, title);
  pp_screen_settle ();
}

/* What a group can have done now is offered beside it, and each leads to where it is done. */
static void
test_group (void)
{
  static const struct { const char *title, *pane, *shows; } offers[] = {
    { "Book", "PpWalkIn", "Ponkathir" }, { "Take in", "PpWeighIn", "Ponkathir" },
    { "Fees", "PpPayer", "Leela" }, { "Labels", "PpLabels", NULL },
  };
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");

  for (gsize i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      GtkWidget *pane;
      gboolean found = offers[i].shows == NULL;

      g_test_message ("%s", offers[i].title);
      go_by (screen, offers[i].title);
      pane = pp_screen_find (screen->window, g_type_from_name (offers[i].pane), NULL);
      g_assert_true (gtk_widget_get_mapped (pane));
      if (!found)
        pp_screen_each (pane, look_at, &(Sought) { offers[i].shows, &found });
      g_assert_true (found);
    }
}

int
main (int argc, char *argv[])
{
  const char *leela, *group;
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();
  leela = pp_fixture_add_person (town, "Leela", "ലീല", "9447000444");
  pp_fixture_do (town, "anitha", "token.give", "person", leela, NULL);

  group = pp_record_get_id (pp_fixture_do (town, "anitha", "enterprise.register", "name_en",
                                           "Ponkathir", "form", "shg", NULL));
  pp_fixture_do (town, "anitha", "enterprise.join", "enterprise", group, "person", leela,
                 "office", "president", NULL);

  g_test_add_func ("/one-box/group", test_group);
  g_test_add_func ("/one-box/register", test_register);
  g_test_add_func ("/one-box/hasty", test_hasty);
  g_test_add_func ("/one-box/told", test_told);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
