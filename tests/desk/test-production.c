/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-keyboard.h"
#include "pp-screen.h"
#include "pp-workshop.h"

#include "desk/production/pp-run-inputs.h"
#include "desk/production/pp-run-page.h"
#include "desk/production/pp-start-run.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-pick-field.h"

#define TAB_KEYCODE 23
#define RETURN_KEYCODE 36
#define DOWN_KEYCODE 116

static PpWorkshop *shop;

static GtkWidget *
open_run (PpScreen *screen, const char *run)
{
  pp_shell_go (PP_SHELL (screen->window), "production", "run", run);
  pp_screen_settle ();
  return pp_screen_find (screen->window, PP_TYPE_RUN_INPUTS, NULL);
}

/* The form that asks what is made there. */
static PpStartRun *
open_start (PpScreen *screen, const char *booking)
{
  PpStartRun *start;
  GtkWidget *stack;

  pp_window_show (screen->window, "production");
  pp_screen_settle ();
  start = pp_screen_find (screen->window, PP_TYPE_START_RUN, NULL);
  stack = gtk_widget_get_ancestor (GTK_WIDGET (start), GTK_TYPE_STACK);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "start");
  pp_start_run_open (start, booking);
  pp_keyboard_focus (GTK_WINDOW (screen->window));
  return start;
}

static PpField *
field (gpointer widget, const char *column)
{
  return pp_form_field (pp_screen_find (widget, PP_TYPE_FORM, NULL), column);
}

static PpPickList *
list_of (PpField *one)
{
  return pp_pick_field_get_list (PP_PICK_FIELD (one));
}

static void
type (PpField *one, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pp_entry_field_get_entry (PP_ENTRY_FIELD (one))), text);
  pp_screen_settle ();
}

/* A lot is found by what it is, by whose it is and by its number, in either script. */
static void
test_lots (gconstpointer language)
{
  static const char *const typed[] = { "copra", "കൊപ്ര", "kairali", "കൈരളി", "leela", "L-A26" };
  g_autoptr (PpScreen) screen = pp_screen_new (shop->fixture, "anitha", language);
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "10 kg");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  PpField *one = field (open_run (screen, run), "lot");

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      const PpPick *pick;

      g_test_message ("%s", typed[i]);
      type (one, typed[i]);
      pick = pp_pick_list_get (list_of (one));
      g_assert_nonnull (pick);
      g_assert_cmpstr (pick->id, ==, lot);
      g_assert_nonnull (strstr (pick->title, "L-A26-"));
      g_assert_nonnull (strstr (pick->title, g_str_equal (language, "ml") ? "കൊപ്ര" : "Copra"));
      g_assert_nonnull (strstr (pick->note, "10 kg"));
      g_assert_nonnull (strstr (pick->note, g_str_equal (language, "ml") ? "കൈരളി" : "Kairali"));
    }
  type (one, "toddy");
  g_assert_null (pp_pick_list_get (list_of (one)));
  pp_fixture_do (shop->fixture, "anitha", "lot.hand_back", "lot", lot, "amount", "10 kg", NULL);
  pp_fixture_do (shop->fixture, "anitha", "run.abandon", "run", run, NULL);
}

/* A bare number is in the material's usual unit; what cannot be read says which units there are. */
static void
test_bare_number (void)
{
  static const struct { const char *typed, *read; } cases[] = {
    { "5", "5 kg" }, { "5 g", "5 g" }, { "0.5", "0.5 kg" },
  };
  g_autoptr (PpScreen) screen = pp_screen_new (shop->fixture, "anitha", "en");
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "10 kg");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  GtkWidget *inputs = open_run (screen, run);
  PpField *amount = field (inputs, "amount");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *read = NULL;

      type (amount, cases[i].typed);
      read = pp_field_dup_text (amount);
      g_assert_cmpstr (read, ==, cases[i].read);
    }
  pp_field_set_text (field (inputs, "lot"), lot);
  pp_screen_settle ();
  type (amount, "5");
  g_signal_emit_by_name (amount, "activate");
  pp_screen_settle ();
  g_assert_false (pp_field_has_error (amount));
  g_assert_cmpint (pp_depot_left (shop->depot, lot), ==, 5000000);
  pp_fixture_do (shop->fixture, "anitha", "lot.hand_back", "lot", lot, "amount", "5 kg", NULL);
  pp_fixture_do (shop->fixture, "anitha", "run.abandon", "run", run, NULL);
}

static const char *
add_enterprise (const char *name)
{
  return pp_record_get_id (pp_fixture_do (shop->fixture, "anitha", "enterprise.register",
                                          "name_en", name, "form", "shg", "phone", "9447000999",
                                          NULL));
}

static const char *
add_product (const char *enterprise, const char *name)
{
  return pp_record_get_id (pp_fixture_do (shop->fixture, "anitha", "product.add",
                                          "enterprise", enterprise, "name_en", name,
                                          "name_ml", "പൊടി", "net_amount", "500 g",
                                          "veg_mark", "green", NULL));
}

/* Down in an empty field lists what is likely; Enter chooses, and Enter again begins. */
static void
test_start_by_keys (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (shop->fixture, "anitha", "en");
  const char *booking = pp_workshop_book (shop, shop->depot->leela, shop->depot->group);
  PpStartRun *start = open_start (screen, booking);
  PpField *product = field (start, "product");
  g_autofree char *begun = NULL, *run = NULL;

  add_product (add_enterprise ("Pournami unit"), "Puttu flour");
  pp_keyboard_press (DOWN_KEYCODE);
  g_assert_true (pp_pick_list_is_open (list_of (product)));
  g_assert_cmpuint (pp_pick_list_get_count (list_of (product)), ==, 2);
  pp_keyboard_press (RETURN_KEYCODE);
  g_assert_cmpstr (pp_pick_field_get (PP_PICK_FIELD (product))->id, ==, shop->chips);
  pp_keyboard_press (RETURN_KEYCODE);
  begun = pp_screen_find_id (screen, "SELECT booking FROM run WHERE state = 'running'");
  g_assert_cmpstr (begun, ==, booking);
  run = pp_screen_find_id (screen, "SELECT id FROM run WHERE state = 'running'");
  pp_fixture_do (shop->fixture, "anitha", "run.abandon", "run", run, NULL);
}

static void
find_product_form (GtkWidget *widget, gpointer form)
{
  if (PP_IS_FORM (widget) && g_str_equal (gtk_widget_get_name (widget), "product"))
    *(GtkWidget **) form = widget;
}

/* Who has no product yet is told how to come by one, and led there: its owner is known, and the
 * next key goes to its form. */
static void
test_no_product (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (shop->fixture, "anitha", "en");
  const char *group = add_enterprise ("Ujjwala unit");
  const char *booking = pp_workshop_book (shop, shop->depot->omana, group);
  PpStartRun *start = open_start (screen, booking);
  GtkWidget *add, *focus;
  PpForm *form = NULL;
  g_autofree char *owner = NULL;

  pp_screen_settle ();
  add = pp_screen_find (start, GTK_TYPE_BUTTON, "add");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (screen->window)) == add);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (field (start, "product"))));
  pp_keyboard_press (RETURN_KEYCODE);
  pp_screen_settle ();
  g_assert_cmpstr (pp_window_get_workplace (screen->window), ==, "manage");
  pp_screen_each (screen->window, find_product_form, &form);
  owner = pp_field_dup_text (pp_form_field (form, "enterprise"));
  g_assert_cmpstr (owner, ==, group);
  focus = gtk_root_get_focus (GTK_ROOT (screen->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (pp_form_field (form, "enterprise"))));

  add_product (group, "Puttu flour");
  pp_shell_go (PP_SHELL (screen->window), "production", "booking", booking);
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (field (start, "product"))));
}

/* Who has nothing in store is led to the scale, with their name on the form. */
static void
test_nothing_in_store (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (shop->fixture, "anitha", "en");
  const char *group = add_enterprise ("Sneha unit");
  const char *booking = pp_workshop_book (shop, shop->depot->omana, group);
  const char *run = pp_workshop_start (shop, booking, add_product (group, "Idli flour"));
  GtkWidget *inputs = open_run (screen, run), *form;
  g_autofree char *owner = NULL;

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (field (inputs, "lot"))));
  pp_screen_click (inputs, "Weigh in");
  g_assert_cmpstr (pp_window_get_workplace (screen->window), ==, "intake");
  form = pp_screen_find (screen->window, g_type_from_name ("PpWeighIn"), NULL);
  owner = pp_field_dup_text (field (form, "person"));
  g_assert_cmpstr (owner, ==, group);
  pp_fixture_do (shop->fixture, "anitha", "run.abandon", "run", run, NULL);
}

static PpRunPage *
page_of (PpScreen *screen)
{
  return pp_screen_find (screen->window, PP_TYPE_RUN_PAGE, NULL);
}

static PpField *
finish_field (PpScreen *screen, const char *column)
{
  return field (pp_screen_find (page_of (screen), GTK_TYPE_BOX, "finish"), column);
}

/* What was put in can be taken back at once; Tab goes on to what was made, not to what went in. */
static void
test_put_in (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (shop->fixture, "anitha", "en");
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "10 kg");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  GtkWidget *inputs = open_run (screen, run);

  pp_keyboard_focus (GTK_WINDOW (screen->window));
  pp_field_set_text (field (inputs, "lot"), lot);
  pp_screen_settle ();
  type (field (inputs, "amount"), "4 kg");
  pp_screen_click (inputs, "Put in");
  g_assert_cmpint (pp_depot_left (shop->depot, lot), ==, 6000000);
  for (int i = 0; i < 3; i++)
    pp_keyboard_press (TAB_KEYCODE);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (screen->window)),
                                         GTK_WIDGET (finish_field (screen, "amount"))));
  pp_screen_click (screen->window, "Undo");
  pp_screen_settle ();
  g_assert_cmpint (pp_depot_left (shop->depot, lot), ==, 10000000);
  pp_fixture_do (shop->fixture, "anitha", "lot.hand_back", "lot", lot, "amount", "10 kg", NULL);
  pp_fixture_do (shop->fixture, "anitha", "run.abandon", "run", run, NULL);
}

/* More than went in is asked about beside its field; it stands where somebody says why. */
static void
test_heavier (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (shop->fixture, "anitha", "en");
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "10 kg");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  g_autofree char *none = NULL, *reason = NULL;
  PpField *why;

  pp_workshop_consume (shop, run, lot, "10 kg");
  open_run (screen, run);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (screen->window)),
                                         GTK_WIDGET (finish_field (screen, "amount"))));
  why = finish_field (screen, "reason");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (why)));
  type (finish_field (screen, "amount"), "12 kg");
  type (finish_field (screen, "packs"), "60");
  pp_screen_click (screen->window, "Make the batch");
  pp_screen_settle ();
  g_assert_true (pp_field_has_error (finish_field (screen, "amount")));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (screen->window)),
                                         GTK_WIDGET (why)));
  pp_screen_click (screen->window, "Make the batch");
  pp_screen_settle ();
  none = pp_screen_find_id (screen, "SELECT id FROM batch");
  g_assert_null (none);
  type (why, "sugar syrup");
  g_signal_emit_by_name (why, "activate");
  pp_screen_settle ();
  reason = pp_screen_find_id (screen, "SELECT reason FROM batch");
  g_assert_cmpstr (reason, ==, "sugar syrup");
}

/* However often Down is pressed, it does not lead out of the workplace to the language. */
static void
test_arrows_stay (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (shop->fixture, "anitha", "en");
  PpStartRun *start = open_start (screen, shop->booking);
  GtkWidget *button = pp_screen_find (start, GTK_TYPE_BUTTON, "start");

  gtk_widget_grab_focus (button);
  for (int i = 0; i < 5; i++)
    pp_keyboard_press (DOWN_KEYCODE);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (screen->window)),
                                         GTK_WIDGET (start)));
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  shop = pp_workshop_new ();

  g_test_add_data_func ("/production/lots/ml", "ml", test_lots);
  g_test_add_data_func ("/production/lots/en", "en", test_lots);
  g_test_add_func ("/production/bare-number", test_bare_number);
  g_test_add_func ("/production/start-by-keys", test_start_by_keys);
  g_test_add_func ("/production/no-product", test_no_product);
  g_test_add_func ("/production/nothing-in-store", test_nothing_in_store);
  g_test_add_func ("/production/put-in", test_put_in);
  g_test_add_func ("/production/heavier", test_heavier);
  g_test_add_func ("/production/arrows-stay", test_arrows_stay);

  result = g_test_run ();
  pp_workshop_free (shop);
  return result;
}
