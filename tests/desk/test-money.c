/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-counter.h"
#include "pp-fixture-raw.h"
#include "pp-keyboard.h"
#include "pp-screen.h"

#include "desk/money/pp-debtors.h"
#include "desk/money/pp-payment-form.h"
#include "desk/shell/pp-form.h"

#include <glib/gi18n.h>

#define L_KEYCODE 46
#define RETURN_KEYCODE 36

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

static void
look_for (PpScreen *screen, const char *name)
{
  GtkWidget *debtors = pp_screen_find (screen->window, PP_TYPE_DEBTORS, NULL);
  GtkWidget *entry = pp_screen_find (pp_screen_find (debtors, PP_TYPE_FIELD, "person"),
                                     GTK_TYPE_ENTRY, NULL);

  pp_shell_go (PP_SHELL (screen->window), "money", "home", NULL);
  pp_keyboard_focus (GTK_WINDOW (screen->window));
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  pp_screen_settle ();
  pp_keyboard_press (RETURN_KEYCODE);
  pp_screen_settle ();
}

/* For a group that is chosen one of its members pays, who owes. */
static void
test_group (void)
{
  const char *person = pp_counter_add_customer (town);
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  const char *group = pp_record_get_id (pp_fixture_do (town, "anitha", "enterprise.register",
                                                       "name_en", "Ponkathir", "form", "shg",
                                                       NULL));
  const char *vimala = pp_fixture_add_person (town, "Vimala", NULL, NULL);

  pp_fixture_do (town, "anitha", "enterprise.join", "enterprise", group, "person", vimala,
                 "office", "president", NULL);
  pp_fixture_do (town, "anitha", "enterprise.join", "enterprise", group, "person", person,
                 "office", "member", NULL);
  pp_window_show (screen->window, "money");
  pp_screen_settle ();
  look_for (screen, "Ponkathir");
  pp_counter_assert_text (pp_counter_field (screen, "amount"), "₹120.00");
}

static gboolean
has_focus (PpScreen *screen, GtkWidget *within)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (screen->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, within);
}

/* Of whom nothing is due: the next letter is for somebody else, also where others owe. */
static void
test_nothing_due (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  g_autofree char *left = NULL;
  PpField *person;

  pp_counter_add_customer (town);
  pp_fixture_add_person (town, "Vasantha", NULL, NULL);
  pp_window_show (screen->window, "money");
  pp_screen_settle ();
  look_for (screen, "Vasantha");
  person = pp_screen_find (pp_screen_find (screen->window, PP_TYPE_DEBTORS, NULL), PP_TYPE_FIELD,
                           "person");
  g_assert_true (gtk_widget_get_mapped (pp_screen_find (screen->window, GTK_TYPE_LABEL,
                                                        "nothing")));
  g_assert_true (has_focus (screen, GTK_WIDGET (person)));
  left = pp_field_dup_text (person);
  g_assert_cmpstr (left, ==, "");
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
  g_test_add_func ("/money/group", test_group);
  g_test_add_func ("/money/nothing-due", test_nothing_due);
  g_test_add_func ("/money/next-name", test_next_name);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
