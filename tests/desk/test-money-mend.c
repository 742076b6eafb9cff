/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-counter.h"

#include "desk/money/pp-charge-correction.h"
#include "desk/money/pp-receipt-void.h"
#include "desk/shell/pp-form.h"

/* What was wrong in Money is mended. */

static PpFixture *town;

static gboolean
has_error (gpointer field)
{
  return pp_field_has_error (field);
}

static void
test_correct (void)
{
  const char *person = pp_counter_add_customer (town);
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *form;
  PpField *amount;

  pp_counter_open (screen, person);
  pp_screen_click (screen->window, "Charge");
  pp_screen_click (screen->window, "Correct");
  form = pp_screen_find (screen->window, PP_TYPE_CHARGE_CORRECTION, NULL);
  g_assert_true (gtk_widget_get_mapped (form));
  amount = pp_form_field (pp_screen_find (form, PP_TYPE_FORM, NULL), "amount_paise");
  pp_counter_assert_text (amount, "₹120.00");
  pp_field_set_text (amount, "90");
  pp_field_set_text (pp_form_field (pp_screen_find (form, PP_TYPE_FORM, NULL), "reason"),
                     "power failure");
  pp_screen_click (form, "Correct it");
  pp_counter_enter_pin (town, NULL);
  g_assert_cmpint (pp_counter_due (town, person), ==, 9000);
  g_assert_false (gtk_widget_get_mapped (form));
  pp_counter_assert_text (pp_counter_field (screen, "amount"), "₹90.00");
}

/* A receipt is found on its day, and voided with a reason and two PINs. */
static void
test_void (void)
{
  const char *person = pp_counter_add_customer (town);
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  g_autoptr (PpPayment) payment = NULL, voided = NULL;
  const char *id;
  GtkWidget *form, *row;
  PpField *reason;

  pp_counter_open (screen, person);
  pp_screen_click (screen->window, "Charge");
  pp_screen_click (screen->window, "Receive the money");
  pp_counter_enter_pin (town, NULL);
  pp_counter_close_papers ();
  payment = pp_counter_last_payment (town, person);
  id = pp_record_get_id (PP_RECORD (payment));
  pp_shell_go (PP_SHELL (screen->window), NULL, "payment", id);
  pp_screen_settle ();
  row = pp_counter_find_row (screen->window, id);
  g_assert_nonnull (row);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (screen->window)) == row);

  pp_screen_click (row, "Void");
  form = pp_screen_find (screen->window, PP_TYPE_RECEIPT_VOID, NULL);
  pp_screen_click (form, "Void it");
  reason = pp_form_field (pp_screen_find (form, PP_TYPE_FORM, NULL), "reason");
  pp_screen_wait (has_error, reason);
  g_assert_null (pp_counter_find_question ());
  pp_field_set_text (reason, "typed twice");
  pp_screen_click (form, "Void it");
  pp_counter_enter_pin (town, "mini");
  voided = pp_counter_last_payment (town, person);
  g_assert_cmpstr (voided->reason, ==, "typed twice");
  g_assert_cmpint (pp_counter_due (town, person), ==, 12000);
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_func ("/money-mend/correct", test_correct);
  g_test_add_func ("/money-mend/void", test_void);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
