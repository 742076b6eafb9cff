/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-counter.h"
#include "pp-fixture-raw.h"
#include "pp-keyboard.h"

#include "core/pp-time.h"
#include "desk/money/pp-payment-form.h"
#include "desk/money/pp-till-close.h"
#include "desk/money/pp-till-count.h"
#include "desk/money/pp-till-day.h"
#include "desk/money/pp-till-shifts.h"
#include "desk/shell/pp-form.h"
#include "money/pp-day-close.h"

#include <glib/gi18n.h>

#define RETURN_KEYCODE 36

/* The pages fit, and the day is closed. */

static PpFixture *town;

static gpointer
count_closes (PpDb *db, gpointer data, GError **error)
{
  return pp_db_list (db, pp_day_close_get_type (), error, "", "");
}

static void
type_count (PpTillCount *count, guint index, const char *text)
{
  GtkWidget *entry = gtk_grid_get_child_at (GTK_GRID (count), 1, (int) index);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* A machine is at work today, whatever day it is. */
static void
run_machine (void)
{
  g_autofree char *day = pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *midnight = g_strconcat (day, " 00:00", NULL);
  g_autofree char *from = g_strconcat (day, " 10:00", NULL);
  g_autofree char *until = g_strconcat (day, " 11:00", NULL);
  g_autofree char *cluster = pp_fixture_read_text (town, "SELECT id FROM cluster");
  const char *booking;

  pp_fixture_do (town, "mini", "cluster.edit", "id", cluster, "closed_days", "", NULL);
  pp_fixture_at (town, midnight);
  booking = pp_fixture_add_booking (town, pp_fixture_add_machine (town, "DRY-90"),
                                    pp_fixture_add_person (town, "Busy", NULL, NULL), from, until);
  pp_fixture_do (town, "anitha", "booking.check_in", "booking", booking, NULL);
}

static GtkWidget *
show_closing (PpScreen *screen)
{
  GtkWidget *pages;

  pp_window_show (screen->window, "money");
  pages = pp_screen_find (pp_screen_find (screen->window, g_type_from_name ("PpTill"), NULL),
                          GTK_TYPE_STACK, "pages");
  gtk_stack_set_visible_child_name (GTK_STACK (pages), "close");
  pp_screen_settle ();
  return pp_screen_find (screen->window, PP_TYPE_TILL_CLOSE, NULL);
}

static guint
count_rows (GtkWidget *page)
{
  GtkWidget *list = pp_screen_find (pp_screen_find (page, PP_TYPE_TILL_SHIFTS, NULL),
                                    GTK_TYPE_LIST_BOX, NULL);
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

/* What differs needs a reason; the next person begins from what was counted. */
static void
test_hand_over (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *page = show_closing (screen), *difference, *reason, *day;
  PpTillCount *count = pp_screen_find (page, PP_TYPE_TILL_COUNT, NULL);

  difference = pp_screen_find (page, GTK_TYPE_LABEL, "difference");
  reason = pp_screen_find (page, PP_TYPE_FIELD, "reason");
  g_assert_false (gtk_widget_get_mapped (pp_screen_find (page, PP_TYPE_TILL_SHIFTS, NULL)));
  type_count (count, 5, "1");
  pp_screen_click (page, "Compare");
  g_assert_true (gtk_widget_get_mapped (reason));
  pp_screen_click (page, "Hand over the cash");
  g_assert_true (pp_field_has_error (PP_FIELD (reason)));
  g_assert_false (pp_counter_has_question (NULL));

  /* Enter in the reason hands over; nothing that was typed stays for the next count */
  pp_field_set_text (PP_FIELD (reason), "found in the drawer");
  pp_keyboard_focus (GTK_WINDOW (screen->window));
  gtk_widget_child_focus (reason, GTK_DIR_TAB_FORWARD);
  pp_keyboard_press (RETURN_KEYCODE);
  pp_counter_enter_pin (town, "mini");
  g_assert_cmpint (pp_fixture_read_int (town, "SELECT count(*) FROM till_handover "
                                              "JOIN staff ON staff.id = to_staff "
                                              "WHERE code = 'mini' AND counted_paise = 1000 "
                                              "AND expected_paise = 0 "
                                              "AND reason = 'found in the drawer'"), ==, 1);
  pp_counter_assert_text (pp_screen_find (page, PP_TYPE_FIELD, "counted"), "");
  g_assert_false (gtk_widget_get_mapped (difference));
  g_assert_cmpuint (count_rows (page), ==, 1);

  /* The ₹10 are expected now */
  type_count (count, 5, "1");
  pp_screen_click (page, "Compare");
  g_assert_false (gtk_widget_get_mapped (reason));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (difference)), ==, "The cash is exactly right.");
  type_count (count, 5, "");

  day = pp_screen_find (screen->window, PP_TYPE_TILL_DAY, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (pp_screen_find (
    pp_screen_find (screen->window, g_type_from_name ("PpTill"), NULL), GTK_TYPE_STACK, "pages")),
    "day");
  pp_screen_settle ();
  g_assert_cmpuint (count_rows (day), ==, 1);
}

/* What is expected is not told before the count stands. */
static void
test_close (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  g_autoptr (GPtrArray) closes = NULL;
  const char *debtor = pp_counter_add_customer (town);
  GtkWidget *page, *comparison, *pages, *open_work, *sheet;
  PpTillCount *count;
  PpDayClose *close;

  run_machine ();
  pp_window_show (screen->window, "money");
  pages = pp_screen_find (pp_screen_find (screen->window, g_type_from_name ("PpTill"), NULL),
                          GTK_TYPE_STACK, "pages");
  gtk_stack_set_visible_child_name (GTK_STACK (pages), "close");
  pp_screen_settle ();
  page = pp_screen_find (screen->window, PP_TYPE_TILL_CLOSE, NULL);
  open_work = pp_screen_find (page, GTK_TYPE_LABEL, "open_words");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (open_work)), ==,
                   "1 booking is still running.");
  count = pp_screen_find (page, PP_TYPE_TILL_COUNT, NULL);
  comparison = pp_screen_find (page, GTK_TYPE_BOX, "comparison");
  pp_screen_click (page, "Compare");
  g_assert_false (gtk_widget_get_mapped (comparison));
  g_assert_true (pp_field_has_error (pp_screen_find (page, PP_TYPE_FIELD, "counted")));
  type_count (count, 0, "2");
  type_count (count, 2, "3");
  type_count (count, 6, "7.50");
  pp_counter_assert_text (pp_screen_find (page, PP_TYPE_FIELD, "counted"), "₹1307.50");
  g_assert_false (gtk_widget_get_mapped (comparison));
  pp_screen_click (page, "Compare");
  g_assert_true (gtk_widget_get_mapped (comparison));
  type_count (count, 5, "1");
  pp_screen_settle ();
  g_assert_false (gtk_widget_get_mapped (comparison));
  pp_screen_click (page, "Compare");
  pp_screen_click (page, "Close the day");
  pp_counter_enter_pin (town, NULL);

  closes = pp_store_read (town->store, count_closes, NULL, NULL);
  g_assert_cmpuint (closes->len, ==, 1);
  close = g_ptr_array_index (closes, 0);
  g_assert_cmpint (close->counted_paise, ==, 131750);
  sheet = pp_screen_find (page, GTK_TYPE_LIST_BOX, "sheet");
  g_assert_true (gtk_widget_get_mapped (sheet));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (
    gtk_list_box_get_row_at_index (GTK_LIST_BOX (sheet), 2))), ==, "Since the last handover");

  /* Its sheet is there at once, and again when it is asked for, on this page and on the day's */
  g_assert_cmpuint (pp_counter_close_papers (), ==, 1);
  pp_screen_click (page, "Print the day sheet");
  g_assert_cmpuint (pp_counter_close_papers (), ==, 1);
  gtk_stack_set_visible_child_name (GTK_STACK (pages), "day");
  pp_screen_settle ();
  pp_screen_click (pp_screen_find (screen->window, PP_TYPE_TILL_DAY, NULL), "Print the day sheet");
  g_assert_cmpuint (pp_counter_close_papers (), ==, 1);

  /* Nobody is asked for money that would be refused */
  pp_counter_open (screen, debtor);
  g_assert_false (gtk_widget_get_mapped (pp_screen_find (screen->window, PP_TYPE_PAYMENT_FORM,
                                                         NULL)));
  g_assert_true (gtk_widget_get_mapped (pp_screen_find (screen->window, GTK_TYPE_LABEL,
                                                        "closed")));
}

static void
check_label (GtkWidget *widget, gpointer where)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    g_error ("%s: cut: %s", (const char *) where, gtk_label_get_text (GTK_LABEL (widget)));
}

/* Every page fits the smallest screen, and cuts nothing. */
static void
test_fits (gconstpointer language)
{
  static const char *const names[] = { "debts", "day", "close", "written" };
  const char *person = pp_counter_add_customer (town);
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", language);
  GtkWidget *pages;

  gtk_window_set_default_size (GTK_WINDOW (screen->window), 1024, 768);
  pp_counter_open (screen, person);
  pages = pp_screen_find (pp_screen_find (screen->window, g_type_from_name ("PpTill"), NULL),
                          GTK_TYPE_STACK, "pages");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int least;

      gtk_stack_set_visible_child_name (GTK_STACK (pages), names[i]);
      pp_screen_settle ();
      gtk_widget_measure (GTK_WIDGET (screen->window), GTK_ORIENTATION_HORIZONTAL, -1, &least,
                          NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 1024);
      pp_screen_each (screen->window, check_label, (gpointer) names[i]);
    }
}

/* On the usual screen, what is compared has its place beside the notes. */
static void
test_compare_fits (gconstpointer language)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", language);
  GtkWidget *page;

  gtk_window_set_default_size (GTK_WINDOW (screen->window), 1366, 768);
  page = show_closing (screen);
  type_count (pp_screen_find (page, PP_TYPE_TILL_COUNT, NULL), 0, "2");
  pp_screen_click (page, _("Compare"));
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (pp_screen_find (page, GTK_TYPE_BOX, "comparison")));
  pp_screen_each (screen->window, check_label, "comparison");
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_data_func ("/money-day/fits-ml", "ml", test_fits);
  g_test_add_data_func ("/money-day/fits-en", "en", test_fits);
  g_test_add_data_func ("/money-day/compare-fits-ml", "ml", test_compare_fits);
  g_test_add_data_func ("/money-day/compare-fits-en", "en", test_compare_fits);
  g_test_add_func ("/money-day/hand-over", test_hand_over);
  g_test_add_func ("/money-day/close", test_close);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
