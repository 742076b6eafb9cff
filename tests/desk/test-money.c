/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"
#include "pp-keyboard.h"
#include "pp-screen.h"

#include "core/pp-time.h"
#include "desk/money/pp-charge-correction.h"
#include "desk/money/pp-debtors.h"
#include "desk/money/pp-payment-form.h"
#include "desk/money/pp-receipt-void.h"
#include "desk/money/pp-till-close.h"
#include "desk/money/pp-till-count.h"
#include "desk/money/pp-till-day.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-paper-window.h"
#include "desk/shell/pp-pin-dialog.h"
#include "desk/shell/pp-pin-pad.h"
#include "desk/shell/pp-row.h"
#include "money/pp-day-close.h"
#include "money/pp-ledger.h"
#include "money/pp-payment.h"
#include "people/pp-pin.h"

#include <glib/gi18n.h>

#define L_KEYCODE 46

static PpFixture *town;
static guint n_people;

static gpointer
read_last (PpDb *db, gpointer person, GError **error)
{
  PpPayment *payment = NULL;

  return pp_db_first (db, pp_payment_get_type (), (gpointer *) &payment, error,
                      "WHERE person = ? ORDER BY rowid DESC LIMIT 1", "t", person) ? payment
                                                                                   : NULL;
}

static PpPayment *
last_payment (const char *person)
{
  return pp_store_read (town->store, read_last, (gpointer) person, NULL);
}

typedef struct {
  const char *person;
  gint64      paise;
} Due;

static gpointer
read_due (PpDb *db, gpointer data, GError **error)
{
  Due *due = data;

  return pp_money_due (db, due->person, &due->paise, error) ? data : NULL;
}

static gint64
due_of (const char *person)
{
  Due due = { person, PP_NONE };

  g_assert_nonnull (pp_store_read (town->store, read_due, &due, NULL));
  return due.paise;
}

/* Somebody who dried for two hours and went. */
static const char *
add_customer (void)
{
  g_autofree char *name = g_strdup_printf ("Customer %c", 'A' + n_people);
  g_autofree char *code = g_strdup_printf ("DRY-%u", 40 + n_people++);
  const char *person = pp_fixture_add_person (town, name, NULL, NULL), *booking;

  booking = pp_fixture_add_booking (town, pp_fixture_add_machine (town, code), person,
                                    "2026-03-02 14:00", "2026-03-02 16:00");
  pp_fixture_do (town, "anitha", "booking.check_in", "booking", booking, NULL);
  pp_fixture_do (town, "anitha", "booking.check_out", "booking", booking, NULL);
  return person;
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PP_IS_PIN_DIALOG (window))
        found = window;
    }
  return found;
}

static gboolean
has_dialog (gpointer unused)
{
  return find_dialog () != NULL;
}

static gboolean
has_error (gpointer field)
{
  return pp_field_has_error (field);
}

static gboolean
has_no_dialog (gpointer unused)
{
  return find_dialog () == NULL;
}

/* Types one's own PIN, and where @second stands by theirs too; waits until what it is for was done
 * or refused. */
static void
enter_pin (const char *second)
{
  GtkWidget *dialog, *pad;

  pp_screen_wait (has_dialog, NULL);
  dialog = find_dialog ();
  pad = pp_screen_find (dialog, PP_TYPE_PIN_PAD, NULL);
  g_signal_emit_by_name (pad, "entered", PP_PIN_DEMO);
  if (second != NULL)
    {
      g_autofree char *id = pp_fixture_staff_id (town, second);

      pp_field_set_text (pp_screen_find (dialog, PP_TYPE_FIELD, NULL), id);
      g_signal_emit_by_name (pad, "entered", PP_PIN_DEMO);
    }
  pp_screen_wait (has_no_dialog, NULL);
  pp_screen_settle ();
}

static guint
close_papers (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_closed = 0;

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i - 1);

      if (!PP_IS_PAPER_WINDOW (window))
        continue;
      gtk_window_destroy (GTK_WINDOW (window));
      n_closed++;
    }
  pp_screen_settle ();
  return n_closed;
}

static void
open_page (PpScreen *screen, const char *person)
{
  pp_shell_go (PP_SHELL (screen->window), "money", "person", person);
  pp_screen_settle ();
}

static PpField *
field (PpScreen *screen, const char *name)
{
  return pp_screen_find (pp_screen_find (screen->window, PP_TYPE_PAYMENT_FORM, NULL),
                         PP_TYPE_FIELD, name);
}

static void
assert_text (PpField *in, const char *text)
{
  g_autofree char *written = pp_field_dup_text (in);

  g_assert_cmpstr (written, ==, text);
}

/* What was not charged yet is part of what is to be paid: Enter and the PIN charge it and take all,
 * and the receipt is shown.
 */
static void
test_pay (void)
{
  const char *person = add_customer ();
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  g_autoptr (PpPayment) payment = NULL;
  GtkWidget *change;

  open_page (screen, person);
  g_assert_cmpint (due_of (person), ==, 0);
  assert_text (field (screen, "amount"), "₹120.00");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (screen->window)),
                                         GTK_WIDGET (field (screen, "amount"))));

  pp_field_set_text (field (screen, "handed"), "500");
  change = pp_screen_find (screen->window, GTK_TYPE_LABEL, "change");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (change)), ==, "Give back: ₹380.00");
  g_signal_emit_by_name (field (screen, "amount"), "activate");
  pp_screen_wait (has_dialog, NULL);
  g_assert_cmpint (due_of (person), ==, 12000);
  enter_pin (NULL);
  g_assert_cmpuint (close_papers (), ==, 1);
  payment = last_payment (person);
  g_assert_cmpint (payment->amount_paise, ==, 12000);
  g_assert_cmpstr (payment->mode, ==, "cash");
  g_assert_cmpint (due_of (person), ==, 0);
}

/* A wrong UTR is said beside its field before a PIN is asked for. The field is there for UPI alone;
 * nothing typed is lost. */
static void
test_wrong_utr (gconstpointer language)
{
  const char *person = add_customer ();
  g_autofree char *utr = g_strdup_printf ("4123456789%02u", n_people);
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", language);
  g_autoptr (PpPayment) none = NULL, payment = NULL;

  open_page (screen, person);
  pp_screen_click (screen->window, g_dpgettext2 (GETTEXT_PACKAGE, "fee", "Charge"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (field (screen, "reference"))));
  pp_field_set_text (field (screen, "mode"), "upi");
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (field (screen, "reference"))));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (field (screen, "handed"))));
  pp_field_set_text (field (screen, "amount"), "100");
  pp_field_set_text (field (screen, "reference"), "123");
  g_signal_emit_by_name (field (screen, "reference"), "activate");
  pp_screen_wait (has_error, field (screen, "reference"));
  g_assert_null (find_dialog ());
  assert_text (field (screen, "reference"), "123");
  assert_text (field (screen, "amount"), "₹100");
  none = last_payment (person);
  g_assert_null (none);

  pp_field_set_text (field (screen, "reference"), utr);
  g_signal_emit_by_name (field (screen, "reference"), "activate");
  enter_pin (NULL);
  close_papers ();
  payment = last_payment (person);
  g_assert_cmpstr (payment->reference, ==, utr);
  g_assert_cmpint (due_of (person), ==, 2000);
  assert_text (field (screen, "amount"), "₹20.00");
}

/* More than there is to pay is refused beside the amount; a part is taken of what was charged. */
static void
test_part (void)
{
  const char *person = add_customer ();
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  PpField *amount;

  open_page (screen, person);
  amount = field (screen, "amount");
  pp_field_set_text (amount, "500");
  g_signal_emit_by_name (amount, "activate");
  pp_screen_wait (has_error, amount);
  pp_screen_settle ();   /* what was charged for it is known to the page */
  g_assert_null (find_dialog ());
  assert_text (amount, "₹500");
  pp_field_set_text (amount, "50");
  g_signal_emit_by_name (amount, "activate");
  enter_pin (NULL);
  close_papers ();
  g_assert_cmpint (due_of (person), ==, 7000);
  assert_text (field (screen, "amount"), "₹70.00");
}

static void
test_correct (void)
{
  const char *person = add_customer ();
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *form;
  PpField *amount;

  open_page (screen, person);
  pp_screen_click (screen->window, "Charge");
  pp_screen_click (screen->window, "Correct");
  form = pp_screen_find (screen->window, PP_TYPE_CHARGE_CORRECTION, NULL);
  g_assert_true (gtk_widget_get_mapped (form));
  amount = pp_form_field (pp_screen_find (form, PP_TYPE_FORM, NULL), "amount_paise");
  assert_text (amount, "₹120.00");
  pp_field_set_text (amount, "90");
  pp_field_set_text (pp_form_field (pp_screen_find (form, PP_TYPE_FORM, NULL), "reason"),
                     "power failure");
  pp_screen_click (form, "Correct it");
  enter_pin (NULL);
  g_assert_cmpint (due_of (person), ==, 9000);
  g_assert_false (gtk_widget_get_mapped (form));
  assert_text (field (screen, "amount"), "₹90.00");
}

typedef struct {
  const char *id;
  GtkWidget  *row;
} Search;

static void
find_row (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (pp_row_get_id (widget), search->id) == 0)
    search->row = widget;
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
  assert_text (person, text);
}

/* With somebody's page open, the key of the workplace leads to the next one's name, also from
 * elsewhere; a letter on the list of debtors begins that name, and chooses nobody. */
static void
test_next_name (void)
{
  const char *person = add_customer ();
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  Search search = { person, NULL };
  GtkWidget *debtors;

  pp_keyboard_focus (GTK_WINDOW (screen->window));
  open_page (screen, person);
  press_f9 (screen);
  assert_writes_name (screen, "");
  gtk_widget_grab_focus (GTK_WIDGET (field (screen, "amount")));
  pp_window_show (screen->window, "today");
  pp_screen_settle ();
  press_f9 (screen);
  assert_writes_name (screen, "");

  debtors = pp_screen_find (screen->window, PP_TYPE_DEBTORS, NULL);
  pp_screen_each (debtors, find_row, &search);
  g_assert_nonnull (search.row);
  gtk_widget_grab_focus (search.row);
  pp_keyboard_press (L_KEYCODE);
  assert_writes_name (screen, "l");
  pp_keyboard_press (L_KEYCODE);
  assert_writes_name (screen, "ll");
}

/* A receipt is found on its day, and voided with a reason and two PINs. */
static void
test_void (void)
{
  const char *person = add_customer ();
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  g_autoptr (PpPayment) payment = NULL, voided = NULL;
  Search search = { NULL, NULL };
  GtkWidget *form;
  PpField *reason;

  open_page (screen, person);
  pp_screen_click (screen->window, "Charge");
  pp_screen_click (screen->window, "Receive the money");
  enter_pin (NULL);
  close_papers ();
  payment = last_payment (person);
  search.id = pp_record_get_id (PP_RECORD (payment));
  pp_shell_go (PP_SHELL (screen->window), NULL, "payment", search.id);
  pp_screen_settle ();
  pp_screen_each (screen->window, find_row, &search);
  g_assert_nonnull (search.row);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (screen->window)) == search.row);

  pp_screen_click (search.row, "Void");
  form = pp_screen_find (screen->window, PP_TYPE_RECEIPT_VOID, NULL);
  pp_screen_click (form, "Void it");
  reason = pp_form_field (pp_screen_find (form, PP_TYPE_FORM, NULL), "reason");
  pp_screen_wait (has_error, reason);
  g_assert_null (find_dialog ());
  pp_field_set_text (reason, "typed twice");
  pp_screen_click (form, "Void it");
  enter_pin ("mini");
  voided = last_payment (person);
  g_assert_cmpstr (voided->reason, ==, "typed twice");
  g_assert_cmpint (due_of (person), ==, 12000);
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
  const char *debtor = add_customer ();
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
  assert_text (pp_screen_find (page, PP_TYPE_FIELD, "counted"), "₹1307.50");
  g_assert_false (gtk_widget_get_mapped (comparison));
  pp_screen_click (page, "Compare");
  g_assert_true (gtk_widget_get_mapped (comparison));
  type_count (count, 5, "1");
  pp_screen_settle ();
  g_assert_false (gtk_widget_get_mapped (comparison));
  pp_screen_click (page, "Compare");
  pp_screen_click (page, "Close the day");
  enter_pin (NULL);

  closes = pp_store_read (town->store, count_closes, NULL, NULL);
  g_assert_cmpuint (closes->len, ==, 1);
  close = g_ptr_array_index (closes, 0);
  g_assert_cmpint (close->counted_paise, ==, 131750);
  g_assert_true (gtk_widget_get_mapped (pp_screen_find (page, GTK_TYPE_LIST_BOX, "sheet")));

  /* Its sheet is there at once, and again when it is asked for, on this page and on the day's */
  g_assert_cmpuint (close_papers (), ==, 1);
  pp_screen_click (page, "Print the day sheet");
  g_assert_cmpuint (close_papers (), ==, 1);
  gtk_stack_set_visible_child_name (GTK_STACK (pages), "day");
  pp_screen_settle ();
  pp_screen_click (pp_screen_find (screen->window, PP_TYPE_TILL_DAY, NULL), "Print the day sheet");
  g_assert_cmpuint (close_papers (), ==, 1);

  /* Nobody is asked for money that would be refused */
  open_page (screen, debtor);
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
  const char *person = add_customer ();
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", language);
  GtkWidget *pages;

  gtk_window_set_default_size (GTK_WINDOW (screen->window), 1024, 768);
  open_page (screen, person);
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
  g_test_add_func ("/money/correct", test_correct);
  g_test_add_func ("/money/next-name", test_next_name);
  g_test_add_func ("/money/void", test_void);
  g_test_add_data_func ("/money/fits-ml", "ml", test_fits);
  g_test_add_data_func ("/money/fits-en", "en", test_fits);
  g_test_add_data_func ("/money/compare-fits-ml", "ml", test_compare_fits);
  g_test_add_data_func ("/money/compare-fits-en", "en", test_compare_fits);
  g_test_add_func ("/money/close", test_close);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
