/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-counter.h"
#include "pp-fixture-raw.h"
#include "pp-keyboard.h"

#include "desk/money/pp-blank-page.h"
#include "desk/money/pp-till-close.h"
#include "desk/shell/pp-form.h"

#define RETURN_KEYCODE 36

/* Papers to write on are printed, and what was written is noted. */

static PpFixture *town;

static GtkWidget *
show (PpScreen *screen, const char *name, GType type)
{
  GtkWidget *pages;

  pp_window_show (screen->window, "money");
  pages = pp_screen_find (pp_screen_find (screen->window, g_type_from_name ("PpTill"), NULL),
                          GTK_TYPE_STACK, "pages");
  gtk_stack_set_visible_child_name (GTK_STACK (pages), name);
  pp_screen_settle ();
  return pp_screen_find (screen->window, type, NULL);
}

static PpField *
field (GtkWidget *page, const char *column)
{
  return pp_form_field (pp_screen_find (page, PP_TYPE_FORM, NULL), column);
}

static gint64
count_lines (const char *state)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM paper_line WHERE state = '%s' "
                                          "AND voided_by IS NULL", state);

  return pp_fixture_read_int (town, sql);
}

static void
fill (GtkWidget *page, const char *number, const char *note)
{
  pp_field_set_text (field (page, "number"), number);
  pp_field_set_text (field (page, "note"), note);
}

/* Both are shown at once, to be printed, and again from the list. */
static void
test_print (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *page = show (screen, "written", PP_TYPE_BLANK_PAGE), *papers;
  GtkListBoxRow *row;

  papers = pp_screen_find (page, GTK_TYPE_LIST_BOX, "papers");
  g_assert_false (gtk_widget_get_mapped (papers));
  pp_screen_click (page, "Print a new day sheet to write on");
  g_assert_cmpuint (pp_counter_close_papers (), ==, 1);
  pp_screen_click (page, "Print a new token pad");
  g_assert_cmpuint (pp_counter_close_papers (), ==, 1);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (papers), 1);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Day sheet to write on: P-A26-00001 – P-A26-00024");
  g_signal_emit_by_name (pp_screen_find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  pp_screen_settle ();
  g_assert_cmpuint (pp_counter_close_papers (), ==, 1);
  g_assert_cmpint (pp_fixture_read_int (town, "SELECT count(*) FROM blank"), ==, 2);
}

/* By keys alone: number, Enter, what it was, Enter; the next number has the focus. */
static void
test_note (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *page = show (screen, "written", PP_TYPE_BLANK_PAGE), *words;
  GtkRoot *root = GTK_ROOT (screen->window);

  pp_keyboard_focus (GTK_WINDOW (screen->window));
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  pp_field_set_text (field (page, "number"), "p-a26-2");
  pp_keyboard_press (RETURN_KEYCODE);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root),
                                         GTK_WIDGET (field (page, "note"))));
  pp_field_set_text (field (page, "note"), "Leela, ₹40");
  pp_keyboard_press (RETURN_KEYCODE);
  pp_screen_settle ();
  g_assert_cmpint (count_lines ("typed"), ==, 1);
  pp_counter_assert_text (field (page, "number"), "");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root),
                                         GTK_WIDGET (field (page, "number"))));

  /* A number twice is refused beside it, and what was typed stays */
  fill (page, "P-A26-00002", "again");
  pp_screen_click (page, "It is typed in");
  g_assert_true (pp_field_has_error (field (page, "number")));
  pp_counter_assert_text (field (page, "note"), "again");
  fill (page, "P-A26-00004", "");
  pp_screen_click (page, "Strike it out");
  g_assert_true (pp_field_has_error (field (page, "note")));
  fill (page, "P-A26-00004", "spoiled");
  pp_screen_click (page, "Strike it out");
  g_assert_cmpint (count_lines ("struck"), ==, 1);

  /* Before the day is closed it is told that 1 and 3 are not known */
  page = show (screen, "close", PP_TYPE_TILL_CLOSE);
  words = pp_screen_find (page, GTK_TYPE_LABEL, "open_words");
  g_assert_true (gtk_widget_get_mapped (words));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (words)), ==,
                   "2 numbers on paper were neither typed in nor struck out.");
  g_assert_false (gtk_widget_get_mapped (pp_screen_find (page, GTK_TYPE_BUTTON, "to_bookings")));
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_func ("/money-paper/print", test_print);
  g_test_add_func ("/money-paper/note", test_note);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
