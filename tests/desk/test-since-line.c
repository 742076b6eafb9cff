/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-keyboard.h"
#include "pp-screen.h"

#include "desk/shell/pp-history-row.h"
#include "desk/shell/pp-shell.h"

enum { ESCAPE = 9 };    /* a key, as X numbers it */

static PpFixture *town;
static const char *dryer, *leela;
static int n_booked;

static void
book_as_mini (void)
{
  g_autofree char *from = g_strdup_printf ("2026-03-%02d 10:00", 9 + n_booked);
  g_autofree char *to = g_strdup_printf ("2026-03-%02d 12:00", 9 + n_booked++);

  pp_fixture_do (town, "mini", "booking.make", "machine", dryer, "person", leela, "starts_at",
                 from, "ends_at", to, NULL);
}

static GtkWidget *
line_of (PpScreen *screen)
{
  return pp_screen_find (pp_screen_find (screen->window, g_type_from_name ("PpSinceLine"), NULL),
                         GTK_TYPE_BOX, "line");
}

static const char *
words_of (PpScreen *screen)
{
  return gtk_label_get_label (pp_screen_find (line_of (screen), GTK_TYPE_LABEL, "words"));
}

static void
come_back (PpScreen *screen)
{
  pp_screen_sign_in (screen, "anitha");
  pp_screen_settle ();
}

static void
leave (PpScreen *screen)
{
  pp_session_sign_out (screen->session);
  pp_screen_settle ();
}

/* Told once to who comes back: it stays through another workplace and another language, and once it
 * was put away it is gone. */
static void
test_once (void)
{
  PpScreen *screen;

  pp_fixture_do (town, "anitha", "person.register", "name_en", "Suma", NULL);
  book_as_mini ();
  book_as_mini ();
  screen = pp_screen_new (town, "anitha", "en");
  pp_keyboard_focus (GTK_WINDOW (screen->window));
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (line_of (screen)));
  g_assert_nonnull (strstr (words_of (screen), "2 bookings"));
  g_assert_nonnull (strstr (words_of (screen), "Mini"));
  pp_fixture_do (town, "anitha", "person.register", "name_en", "Radha", NULL);
  pp_shell_go (PP_SHELL (screen->window), "bookings", "home", NULL);
  pp_screen_settle ();
  pp_shell_go (PP_SHELL (screen->window), "today", "home", NULL);
  pp_screen_settle ();
  g_assert_nonnull (strstr (words_of (screen), "2 bookings"));
  pp_screen_turn (screen, "ml");
  g_assert_true (gtk_widget_get_mapped (line_of (screen)));
  pp_screen_turn (screen, "en");
  pp_keyboard_focus (GTK_WINDOW (screen->window));

  pp_keyboard_press (ESCAPE);
  pp_screen_settle ();
  g_assert_false (gtk_widget_get_visible (line_of (screen)));
  pp_screen_turn (screen, "ml");
  pp_screen_turn (screen, "en");
  g_assert_false (gtk_widget_get_visible (line_of (screen)));
  leave (screen);
  come_back (screen);
  g_assert_false (gtk_widget_get_visible (line_of (screen)));
  pp_screen_free (screen);
}

static GtkWidget *
window_over (PpScreen *screen)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (one) == GTK_WINDOW (screen->window))
        return GTK_WIDGET (one);
    }
  g_error ("no window of what others did");
}

static void
count_row (GtkWidget *widget, gpointer n)
{
  if (PP_IS_HISTORY_ROW (widget))
    ++*(int *) n;
}

/* The keys of Today are the same whether there is something to tell or not. */
static void
test_focus (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *today;

  leave (screen);
  book_as_mini ();
  come_back (screen);
  today = pp_screen_find (screen->window, g_type_from_name ("PpToday"), NULL);
  gtk_widget_activate_action (GTK_WIDGET (screen->window), "win.workplace", "s", "today");
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (line_of (screen)));
  g_assert_true (gtk_widget_child_focus (today, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (screen->window)),
                                          line_of (screen)));
  while (gtk_widget_child_focus (today, GTK_DIR_TAB_BACKWARD) &&
         !gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (screen->window)),
                                  line_of (screen)))
    continue;
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (screen->window)),
                                         line_of (screen)));
}

/* What was done after a sign-out is told to a clerk too, who has no page of the record. */
static void
test_all (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *window;
  int n = 0;

  leave (screen);
  book_as_mini ();
  come_back (screen);
  g_assert_nonnull (strstr (words_of (screen), "1 booking"));
  pp_screen_click (line_of (screen), "Show all");
  pp_screen_settle ();
  window = window_over (screen);
  pp_screen_each (window, count_row, &n);
  g_assert_cmpint (n, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  g_signal_emit_by_name (gtk_widget_get_last_child (line_of (screen)), "clicked");
  pp_screen_settle ();
  g_assert_false (gtk_widget_get_visible (line_of (screen)));
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();
  dryer = pp_fixture_add_machine (town, "DRY-1");
  leela = pp_fixture_add_person (town, "Leela", "ലീല", "9447000444");

  g_test_add_func ("/since-line/once", test_once);
  g_test_add_func ("/since-line/focus", test_focus);
  g_test_add_func ("/since-line/all", test_all);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
