/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-keyboard.h"
#include "pp-screen.h"

#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-shell.h"

/* Keys, as X numbers them. */
enum { TAB = 23, RETURN = 36 };

static PpFixture *town;

/* What keeps a thread of the store from its work until it is let go. */
typedef struct {
  GMutex   mutex;
  GCond    cond;
  gboolean is_open;
} Gate;

static gpointer
wait_at (PpDb *db, gpointer data, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  while (!gate->is_open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return gate;
}

static void
shut_gate (Gate *gate)
{
  g_mutex_init (&gate->mutex);
  g_cond_init (&gate->cond);
  gate->is_open = FALSE;
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->is_open = TRUE;
  g_cond_signal (&gate->cond);
  g_mutex_unlock (&gate->mutex);
  pp_screen_settle ();
  g_mutex_clear (&gate->mutex);
  g_cond_clear (&gate->cond);
}

static PpPane *
pane_of (PpScreen *screen, const char *type)
{
  return pp_screen_find (screen->window, g_type_from_name (type), NULL);
}

static GtkWidget *
focus_of (PpScreen *screen)
{
  return gtk_root_get_focus (GTK_ROOT (screen->window));
}

static gboolean
is_within (PpScreen *screen, gpointer widget)
{
  GtkWidget *focus = focus_of (screen);

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

typedef struct {
  PpScreen  *screen;
  GtkWidget *focus;
} Place;

static gboolean
is_left (gpointer data)
{
  const Place *was = data;

  return focus_of (was->screen) != was->focus;
}

/* The Tab key, and what it did, without waiting for the store. */
static void
step (PpScreen *screen)
{
  Place was = { screen, focus_of (screen) };

  pp_keyboard_tap (TAB);
  pp_screen_wait (is_left, &was);
}

static void
go_to_one_box (PpScreen *screen)
{
  gtk_widget_activate_action (GTK_WIDGET (screen->window), "win.find", NULL);
}

static void
go_to_manage (PpScreen *screen)
{
  pp_shell_go (PP_SHELL (screen->window), "manage", "home", NULL);
}

static PpForm *
ask_for_person (PpScreen *screen, const char *name, const char *phone)
{
  PpForm *form;

  pp_shell_go (PP_SHELL (screen->window), "today", "new-person", NULL);
  pp_screen_settle ();
  form = pp_screen_find (pane_of (screen, "PpPersonPanel"), PP_TYPE_FORM, NULL);
  pp_field_set_text (pp_form_field (form, "name_en"), name);
  pp_field_set_text (pp_form_field (form, "phone"), phone);
  gtk_widget_grab_focus (GTK_WIDGET (pp_form_field (form, "name_en")));
  pp_screen_settle ();
  return form;
}

static gboolean
is_asked (gpointer deeds)
{
  return g_atomic_int_get ((int *) deeds) > 0;
}

static void
count_cb (gpointer deeds)
{
  g_atomic_int_inc ((int *) deeds);
}

/* Enter in the form, while the disk is slow, and on to something else before it has answered. */
static void
save_and_go_on (PpScreen *screen, PpForm *form, void (*go) (PpScreen *screen))
{
  Gate gate;
  int saved = 0;
  gulong handler = g_signal_connect_swapped (pp_form_field (form, "name_en"), "activate",
                                             G_CALLBACK (count_cb), &saved);

  pp_keyboard_focus (GTK_WINDOW (screen->window));
  shut_gate (&gate);
  pp_store_maintain_async (town->store, wait_at, &gate, NULL, NULL, NULL, NULL);
  pp_keyboard_tap (RETURN);
  pp_screen_wait (is_asked, &saved);
  g_signal_handler_disconnect (pp_form_field (form, "name_en"), handler);
  if (go != NULL)
    {
      step (screen);
      go (screen);
    }
  open_gate (&gate);
}

/* The next key goes to what is next, or to where somebody is by then. */
static void
test_stays (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  PpForm *form = ask_for_person (screen, "Leela", "9447000101");
  GtkWidget *panel = GTK_WIDGET (pane_of (screen, "PpPersonPanel"));

  save_and_go_on (screen, form, NULL);
  g_assert_true (GTK_IS_BUTTON (focus_of (screen)));
  g_assert_true (is_within (screen, panel));

  form = ask_for_person (screen, "Meera", "9447000102");
  save_and_go_on (screen, form, go_to_one_box);
  g_assert_true (is_within (screen, pane_of (screen, "PpOneBox")));
}

/* What an answer asks for itself is as late as it is. Where what had the focus goes with the
 * answer, what wanted it first has it. */
static void
test_held (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  PpForm *form = ask_for_person (screen, "Nalini", "9447000103");
  GtkWidget *name = GTK_WIDGET (pp_form_field (form, "name_ml")), *was;
  g_autoptr (PpFocusMark) asked = pp_focus_mark_new (form, FALSE), follows = NULL;

  pp_keyboard_focus (GTK_WINDOW (screen->window));
  g_assert_false (pp_focus_hold (asked));
  g_assert_false (pp_focus_is_held (form));
  step (screen);
  was = focus_of (screen);
  pp_focus_hold (asked);
  g_assert_true (pp_focus_grab (name));
  g_assert_true (pp_focus_enter (form));
  g_assert_true (focus_of (screen) == was);
  follows = pp_focus_mark_new (form, FALSE);
  pp_focus_release (asked);
  g_assert_true (focus_of (screen) == was);

  pp_focus_hold (follows);
  g_assert_true (pp_focus_grab (name));
  g_assert_true (pp_focus_grab (pp_form_field (form, "name_en")));
  gtk_widget_set_sensitive (was, FALSE);
  pp_focus_release (follows);
  g_assert_true (is_within (screen, name));
}

static const char *
add_material (const char *name)
{
  return pp_record_get_id (pp_fixture_do (town, "anitha", "material.add", "name_en", name,
                                          "name_ml", "ഉപ്പ്", "measure", "mass", NULL));
}

static void
fill (PpForm *form, const char *column, const char *text)
{
  pp_field_set_text (pp_form_field (form, column), text);
  pp_screen_settle ();
}

static void
assert_holds (PpForm *form, const char *column, const char *wanted)
{
  g_autofree char *text = pp_field_dup_text (pp_form_field (form, column));

  g_assert_cmpstr (text, ==, wanted);
}

/* What is typed for the next lot while the last is written stays; the last one's goes. */
static void
test_next (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  const char *first = pp_fixture_add_person (town, "Ponnamma", "പൊന്നമ്മ", "9447000104");
  const char *second = pp_fixture_add_person (town, "Remani", "രമണി", "9447000105");
  const char *salt = add_material ("Salt"), *sugar = add_material ("Sugar");
  PpForm *form;
  Gate gate;

  pp_shell_go (PP_SHELL (screen->window), "intake", "person", first);
  pp_screen_settle ();
  form = pp_screen_find (pane_of (screen, "PpWeighIn"), PP_TYPE_FORM, NULL);
  fill (form, "material", salt);
  fill (form, "amount", "3 kg");
  fill (form, "grade", "A");
  shut_gate (&gate);
  pp_store_maintain_async (town->store, wait_at, &gate, NULL, NULL, NULL, NULL);
  g_signal_emit_by_name (pp_form_field (form, "amount"), "activate");
  pp_field_set_text (pp_form_field (form, "person"), second);
  pp_field_set_text (pp_form_field (form, "material"), sugar);
  open_gate (&gate);
  assert_holds (form, "person", second);
  assert_holds (form, "material", sugar);
  assert_holds (form, "amount", "");
  assert_holds (form, "grade", "");

  fill (form, "amount", "4 kg");
  g_signal_emit_by_name (pp_form_field (form, "amount"), "activate");
  pp_screen_settle ();
  assert_holds (form, "person", "");
  assert_holds (form, "material", "");
}

/* What goes with what is not what was typed: a bare number is of another unit when its material is
 * gone. And what is refused of the next, asked for before the last was written, is not lost. */
static void
test_next_refused (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  const char *person = pp_fixture_add_person (town, "Sarala", "സരള", "9447000106");
  const char *oil = pp_record_get_id (pp_fixture_do (town, "anitha", "material.add", "name_en",
                                                     "Oil", "name_ml", "എണ്ണ", "measure",
                                                     "volume", NULL));
  PpForm *form;
  Gate gate;

  pp_shell_go (PP_SHELL (screen->window), "intake", "person", person);
  pp_screen_settle ();
  form = pp_screen_find (pane_of (screen, "PpWeighIn"), PP_TYPE_FORM, NULL);
  fill (form, "material", oil);
  fill (form, "amount", "3");
  g_signal_emit_by_name (pp_form_field (form, "amount"), "activate");
  pp_screen_settle ();
  assert_holds (form, "amount", "");
  assert_holds (form, "material", "");

  fill (form, "person", person);
  fill (form, "material", oil);
  fill (form, "amount", "3");
  shut_gate (&gate);
  pp_store_maintain_async (town->store, wait_at, &gate, NULL, NULL, NULL, NULL);
  g_signal_emit_by_name (pp_form_field (form, "amount"), "activate");
  pp_field_set_text (pp_form_field (form, "amount"), "0");
  g_signal_emit_by_name (pp_form_field (form, "amount"), "activate");
  open_gate (&gate);
  assert_holds (form, "person", "");
  assert_holds (form, "amount", "0 kg");
  g_assert_true (pp_field_has_error (pp_form_field (form, "amount")));
  pp_form_clear (form);
}

static void
look_for_words (GtkWidget *widget, gpointer data)
{
  gboolean *found = data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_label (GTK_LABEL (widget)), "mobile number") != NULL)
    *found = TRUE;
}

static gboolean
says_why (PpScreen *screen)
{
  gboolean found = FALSE;

  pp_screen_each (screen->window, look_for_words, &found);
  return found;
}

/* Who has gone to another workplace is told what was refused, and finds it by the field. */
static void
test_refused (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  PpForm *form = ask_for_person (screen, "Omana", "12345");

  save_and_go_on (screen, form, go_to_manage);
  g_assert_true (is_within (screen, pane_of (screen, "PpManage")));
  g_assert_true (says_why (screen));
  pp_shell_go (PP_SHELL (screen->window), "today", "new-person", NULL);
  pp_screen_settle ();
  g_assert_true (says_why (screen));
}

static gboolean
is_waiting (gpointer screen)
{
  return GTK_IS_SCROLLED_WINDOW (focus_of (screen));
}

/* Who comes to a page with Tab before it could be read is in it when it is there. */
static void
test_let_in (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  Gate gate;

  pp_keyboard_focus (GTK_WINDOW (screen->window));
  go_to_manage (screen);
  pp_screen_settle ();
  shut_gate (&gate);
  pp_store_read_async (town->store, wait_at, &gate, NULL, NULL, NULL, NULL, NULL);
  pp_shell_go (PP_SHELL (screen->window), "manage", "district", NULL);
  for (guint i = 0; i < 9 && !is_waiting (screen); i++)
    step (screen);
  g_assert_true (is_waiting (screen));
  open_gate (&gate);
  g_assert_true (GTK_IS_TEXT (focus_of (screen)));
  g_assert_true (is_within (screen, pane_of (screen, "PpDistrictPage")));
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_func ("/late/stays", test_stays);
  g_test_add_func ("/late/held", test_held);
  g_test_add_func ("/late/next", test_next);
  g_test_add_func ("/late/next-refused", test_next_refused);
  g_test_add_func ("/late/refused", test_refused);
  g_test_add_func ("/late/let-in", test_let_in);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
