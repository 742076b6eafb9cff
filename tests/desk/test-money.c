/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-counter.h"
#include "pp-fixture-raw.h"
#include "pp-keyboard.h"
#include "pp-screen.h"

#include "core/pp-time.h"
#include "desk/money/pp-debtors.h"
#include "desk/money/pp-payment-form.h"
#include "desk/money/pp-till-close.h"
#include "desk/money/pp-till-count.h"
#include "desk/money/pp-till-day.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-paper-window.h"
#include "desk/shell/pp-pin-dialog.h"
#include "desk/shell/pp-pin-pad.h"
#include "money/pp-day-close.h"
#include "money/pp-ledger.h"
#include "money/pp-payment.h"
#include "people/pp-pin.h"

#include <glib/gi18n.h>

#define L_KEYCODE 46

static PpFixture *town;

static gboolean
has_error (gpointer field)
{
  return pp_field_has_error (field);
}

/* What was not charged yet is part of what is to be paid: Enter and the PIN charge it and take all,
 * and the receipt is shown.
 */
static void
test_pay (void)
{
  const char *person = pp_counter_add_customer (town);
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  g_autoptr (PpPayment) payment = NULL;
  GtkWidget *change;

  pp_counter_open (screen, person);
  g_assert_cmpint (pp_counter_due (town, person), ==, 0);
  pp_counter_assert_text (pp_counter_field (screen, "amount"), "₹120.00");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (screen->window)),
                                         GTK_WIDGET (pp_counter_field (screen, "amount"))));

  pp_field_set_text (pp_counter_field (screen, "handed"), "500");
  change = pp_screen_find (screen->window, GTK_TYPE_LABEL, "change");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (change)), ==, "Give back: ₹380.00");
  g_signal_emit_by_name (pp_counter_field (screen, "amount"), "activate");
  pp_screen_wait (pp_counter_has_question, NULL);
  g_assert_cmpint (pp_counter_due (town, person), ==, 12000);
  pp_counter_enter_pin (town, NULL);
  g_assert_cmpuint (pp_counter_close_papers (), ==, 1);
  payment = pp_counter_last_payment (town, person);
  g_assert_cmpint (payment->amount_paise, ==, 12000);
  g_assert_cmpstr (payment->mode, ==, "cash");
  g_assert_cmpint (pp_counter_due (town, person), ==, 0);
}

/* A wrong UTR is said beside its field before a PIN is asked for. The field is there for UPI alone;
 * nothing typed is lost. */
static void
test_wrong_utr (gconstpointer language)
{
  const char *person = pp_counter_add_customer (town);
  g_autofree char *utr = g_strdup_printf ("4123456789%02u", strcmp (language, "ml") == 0 ? 1u : 2u);
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", language);
  g_autoptr (PpPayment) none = NULL, payment = NULL;

  pp_counter_open (screen, person);
  pp_screen_click (screen->window, g_dpgettext2 (GETTEXT_PACKAGE, "fee", "Charge"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (pp_counter_field (screen, "reference"))));
  pp_field_set_text (pp_counter_field (screen, "mode"), "upi");
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (pp_counter_field (screen, "reference"))));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (pp_counter_field (screen, "handed"))));
  pp_field_set_text (pp_counter_field (screen, "amount"), "100");
  pp_field_set_text (pp_counter_field (screen, "reference"), "123");
  g_signal_emit_by_name (pp_counter_field (screen, "reference"), "activate");
  pp_screen_wait (has_error, pp_counter_field (screen, "reference"));
  g_assert_null (pp_counter_find_question ());
  pp_counter_assert_text (pp_counter_field (screen, "reference"), "123");
  pp_counter_assert_text (pp_counter_field (screen, "amount"), "₹100");
  none = pp_counter_last_payment (town, person);
  g_assert_null (none);

  pp_field_set_text (pp_counter_field (screen, "reference"), utr);
  g_signal_emit_by_name (pp_counter_field (screen, "reference"), "activate");
  pp_counter_enter_pin (town, NULL);
  pp_counter_close_papers ();
  payment = pp_counter_last_payment (town, person);
  g_assert_cmpstr (payment->reference, ==, utr);
  g_assert_cmpint (pp_counter_due (town, person), ==, 2000);
  pp_counter_assert_text (pp_counter_field (screen, "amount"), "₹20.00");
}

/* More than there is to pay is refused beside the amount; a part is taken of what was charged. */
static void
test_part (void)
{
  const char *person = pp_counter_add_customer (town);
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  PpField *amount;

  pp_counter_open (screen, person);
  amount = pp_counter_field (screen, "amount");
  pp_field_set_text (amount, "500");
  g_signal_emit_by_name (amount, "activate");
  pp_screen_wait (has_error, amount);
  pp_screen_settle ();   /* what was charged for it is known to the page */
  g_assert_null (pp_counter_find_question ());
  pp_counter_assert_text (amount, "₹500");
  pp_field_set_text (amount, "50");
  g_signal_emit_by_name (amount, "activate");
  pp_counter_enter_pin (town, NULL);
  pp_counter_close_papers ();
  g_assert_cmpint (pp_counter_due (town, person), ==, 7000);
  pp_counter_assert_text (pp_counter_field (screen, "amount"), "₹70.00");
}

static void
press_f9 (PpScreen *screen)
{
  g_action_group_activate_action (G_ACTION_GROUP (screen->window), "workplace",
                                  g_variant_new_string ("money"));
  pp_screen_settle ();
}

static void
assert_writes_name (PpScreen *screen, const char *text)
{
  PpField *person = pp_screen_find (pp_screen_find (screen->window, PP_TYPE_DEBTORS, NULL),
                                    PP_TYPE_FIELD, "person");

  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (screen->window)),
                                         GTK_WIDGET (person)));
  pp_counter_assert_text (person, text);
}

/* With somebody's page open, the key of the workplace leads to the next one's name, also from
 * elsewhere; a letter on the list of debtors begins that name, and chooses nobody. */
static void
test_next_name (void)
{
  const char *person = pp_counter_add_customer (town);
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *row;

  pp_keyboard_focus (GTK_WINDOW (screen->window));
  pp_counter_open (screen, person);
  press_f9 (screen);
  assert_writes_name (screen, "");
  gtk_widget_grab_focus (GTK_WIDGET (pp_counter_field (screen, "amount")));
  pp_window_show (screen->window, "today");
  pp_screen_settle ();
  press_f9 (screen);
  assert_writes_name (screen, "");

  row = pp_counter_find_row (pp_screen_find (screen->window, PP_TYPE_DEBTORS, NULL), person);
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  pp_keyboard_press (L_KEYCODE);
  assert_writes_name (screen, "l");
  pp_keyboard_press (L_KEYCODE);
  assert_writes_name (screen, "ll");
}

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

/* What is expected is not told before the count stands. */
static void
test_close (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  g_autoptr (GPtrArray) closes = NULL;
  const char *debtor = pp_counter_add_customer (town);
  GtkWidget *page, *comparison, *pages, *open_work;
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
  g_assert_true (gtk_widget_get_mapped (pp_screen_find (page, GTK_TYPE_LIST_BOX, "sheet")));

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
  static const char *const names[] = { "debts", "day", "close" };
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
  GtkWidget *page, *pages;

  gtk_window_set_default_size (GTK_WINDOW (screen->window), 1366, 768);
  pp_window_show (screen->window, "money");
  pages = pp_screen_find (pp_screen_find (screen->window, g_type_from_name ("PpTill"), NULL),
                          GTK_TYPE_STACK, "pages");
  gtk_stack_set_visible_child_name (GTK_STACK (pages), "close");
  pp_screen_settle ();
  page = pp_screen_find (screen->window, PP_TYPE_TILL_CLOSE, NULL);
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

  g_test_add_func ("/money/pay", test_pay);
  g_test_add_data_func ("/money/wrong-utr-ml", "ml", test_wrong_utr);
  g_test_add_data_func ("/money/wrong-utr-en", "en", test_wrong_utr);
  g_test_add_func ("/money/part", test_part);
  g_test_add_func ("/money/next-name", test_next_name);
  g_test_add_data_func ("/money/fits-ml", "ml", test_fits);
  g_test_add_data_func ("/money/fits-en", "en", test_fits);
  g_test_add_data_func ("/money/compare-fits-ml", "ml", test_compare_fits);
  g_test_add_data_func ("/money/compare-fits-en", "en", test_compare_fits);
  g_test_add_func ("/money/close", test_close);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
