/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-keyboard.h"
#include "pp-screen.h"

#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-pin-pad.h"
#include "desk/shell/pp-shown.h"
#include "people/pp-person.h"

#include <string.h>

/* Keys, as X numbers them. */
enum { RETURN = 36, UP = 111, LEFT = 113, RIGHT = 114, DOWN = 116, F12 = 96 };

static PpFixture *town;

static PpStaff *
focused (PpScreen *screen)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (screen->window));

  g_assert_true (GTK_IS_FLOW_BOX_CHILD (focus));
  g_assert_true (gtk_widget_get_mapped (focus));
  return g_object_get_data (G_OBJECT (focus), "staff");
}

static int
index_of (PpScreen *screen)
{
  return gtk_flow_box_child_get_index (
    GTK_FLOW_BOX_CHILD (gtk_root_get_focus (GTK_ROOT (screen->window))));
}

/* Arrows walk over the tiles as they lie on the screen; Enter asks for that person's PIN. */
static void
test_arrows (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, NULL, "en");
  GtkWidget *stack = pp_screen_find (screen->window, GTK_TYPE_STACK, "stack");
  g_autofree char *name = NULL;
  GtkLabel *who;

  pp_keyboard_focus (GTK_WINDOW (screen->window));
  g_assert_cmpint (index_of (screen), ==, 0);
  pp_keyboard_press (RIGHT);
  g_assert_cmpint (index_of (screen), ==, 1);
  pp_keyboard_press (DOWN);
  g_assert_cmpint (index_of (screen), ==, 5);
  pp_keyboard_press (LEFT);
  g_assert_cmpint (index_of (screen), ==, 4);
  pp_keyboard_press (UP);
  g_assert_cmpint (index_of (screen), ==, 0);
  pp_keyboard_press (RIGHT);
  name = pp_shown_name (focused (screen)->name_en, focused (screen)->name_ml);
  pp_keyboard_press (RETURN);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "pin");
  who = pp_screen_find (stack, GTK_TYPE_LABEL, "who");
  g_assert_cmpstr (gtk_label_get_label (who), ==, name);
}

/* Who locks the desk finds the focus on their own tile; who works meanwhile keeps theirs. */
static void
test_last (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "latha", "en");

  gtk_widget_activate_action (GTK_WIDGET (screen->window), "win.find", NULL);
  pp_screen_settle ();
  g_assert_true (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (screen->window))));
  gtk_widget_activate_action (GTK_WIDGET (screen->window), "win.lock", NULL);
  pp_screen_settle ();
  g_assert_cmpstr (focused (screen)->code, ==, "latha");
}

/* The desk remembers it over the night. */
static void
test_next_day (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, NULL, "en");
  g_autoptr (PpScreen) next = NULL;
  g_autofree char *code = NULL;

  pp_keyboard_focus (GTK_WINDOW (screen->window));
  pp_keyboard_press (RIGHT);
  pp_keyboard_press (RIGHT);
  code = g_strdup (focused (screen)->code);
  pp_keyboard_press (RETURN);
  for (const char *digit = "147258"; *digit != '\0'; digit++)
    pp_screen_click (screen->window, (const char[]) { *digit, '\0' });
  g_assert_nonnull (pp_session_get_staff (screen->session));
  next = pp_screen_new (town, NULL, "en");
  g_assert_cmpstr (focused (next)->code, ==, code);
}

static void
find_tile (GtkWidget *widget, gpointer data)
{
  gpointer *search = data;
  PpStaff *staff = GTK_IS_FLOW_BOX_CHILD (widget)
                     ? g_object_get_data (G_OBJECT (widget), "staff") : NULL;

  if (staff != NULL && g_str_equal (staff->code, search[0]))
    search[1] = widget;
}

static void
choose_tile (PpScreen *screen, const char *code)
{
  gpointer search[] = { (gpointer) code, NULL };

  pp_screen_each (screen->window, find_tile, search);
  g_assert_nonnull (search[1]);
  gtk_widget_activate (search[1]);
  pp_screen_settle ();
}

static void
enter (PpScreen *screen, const char *code)
{
  choose_tile (screen, code);
  for (const char *digit = "147258"; *digit != '\0'; digit++)
    pp_screen_click (screen->window, (const char[]) { *digit, '\0' });
  g_assert_nonnull (pp_session_get_staff (screen->session));
}

static const char *
page_of (PpScreen *screen)
{
  return gtk_stack_get_visible_child_name (pp_screen_find (screen->window, GTK_TYPE_STACK,
                                                           "stack"));
}

/* Who changes the language before they type their PIN need not say again who they are. */
static void
test_still_asked (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, NULL, "ml");

  choose_tile (screen, "latha");
  pp_screen_turn (screen, "en");
  g_assert_cmpstr (page_of (screen), ==, "pin");
  pp_screen_click (screen->window, "Somebody else");
  g_assert_cmpstr (page_of (screen), ==, "tiles");
  pp_screen_turn (screen, "ml");
  g_assert_cmpstr (page_of (screen), ==, "tiles");
}

/* A language chosen on the tiles is of whoever signs in then, from then on; who chose none has
 * their own. */
static void
test_language (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, NULL, "ml");

  pp_session_choose_language (screen->session, "en");
  enter (screen, "anitha");
  g_assert_cmpstr (pp_session_get_language (screen->session), ==, "en");
  pp_session_sign_out (screen->session);
  enter (screen, "latha");
  g_assert_cmpstr (pp_session_get_language (screen->session), ==, "ml");
  pp_session_sign_out (screen->session);
  enter (screen, "anitha");
  g_assert_cmpstr (pp_session_get_language (screen->session), ==, "en");
}

static GtkWindow *
dialog_of (PpScreen *screen)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (one) == GTK_WINDOW (screen->window))
        return one;
    }
  return NULL;
}

static void
never_cb (gpointer widget, gpointer record, const GError *error)
{
  g_error ("it was done");
}

/* A PIN is asked for, and the desk is locked instead: the question goes, nothing is done. */
static void
test_over_dialog (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  const char *leela = pp_fixture_add_person (town, "Leela", "ലീല", "9447000444");
  PpPerson *after;

  pp_deed_run (screen->window, "person.erase",
               g_object_new (pp_person_erase_get_type (), "person", leela, "reason", "asked for",
                             NULL), never_cb);
  pp_screen_settle ();
  g_assert_nonnull (dialog_of (screen));
  pp_keyboard_focus (dialog_of (screen));
  pp_keyboard_press (F12);
  g_assert_null (pp_session_get_staff (screen->session));
  g_assert_null (dialog_of (screen));
  after = pp_fixture_get (town, "person", leela);
  g_assert_cmpstr (after->name_en, ==, "Leela");
}

static void
find_initials (GtkWidget *widget, gpointer words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_AVATAR) != NULL)
    g_string_append_printf (words, "%s ", gtk_label_get_label (GTK_LABEL (widget)));
}

/* The tiles bear initials of the screen's script. */
static void
test_initials (void)
{
  static const struct { const char *language, *initials; } cases[] = {
    { "ml", "അ" }, { "en", "AK" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PpScreen) screen = pp_screen_new (town, NULL, cases[i].language);
      g_autoptr (GString) words = g_string_new (" ");
      g_autofree char *wanted = g_strdup_printf (" %s ", cases[i].initials);

      pp_screen_each (screen->window, find_initials, words);
      g_test_message ("%s", words->str);
      g_assert_nonnull (strstr (words->str, wanted));
    }
}

static void
set_pin (const char *code, const char *pin)
{
  g_autofree char *by = pp_fixture_staff_id (town, "mini");
  PpRequest *request = pp_request_new ("staff.set_pin", by,
                                       pp_fixture_ask (town, "staff.set_pin", "staff", code, NULL));
  g_autoptr (PpRecord) staff = NULL;

  request->new_pin = g_strdup (pin);
  staff = pp_store_run (town->store, request, NULL);
  g_assert_nonnull (staff);
}

static gboolean
is_answered (gpointer pad)
{
  return gtk_widget_get_sensitive (pad);
}

static void
enter_pin (PpScreen *screen, const char *pin)
{
  GtkWidget *pad = pp_screen_find (screen->window, PP_TYPE_PIN_PAD, NULL);

  g_signal_emit_by_name (pad, "entered", pin);
  pp_screen_wait (is_answered, pad);
  pp_screen_settle ();
}

/* Wrong PINs are counted at the tiles too, and after the fourth the right one has to wait: here,
 * and, told before anything is typed, where the desk is started anew.
 */
static void
test_wrong_pins (void)
{
  for (int start = 0; start < 2; start++)
    {
      g_autoptr (PpScreen) screen = pp_screen_new (town, NULL, "en");
      GtkWidget *child = gtk_widget_get_first_child (
        pp_screen_find (screen->window, GTK_TYPE_FLOW_BOX, "tiles"));
      GtkWidget *pad = pp_screen_find (screen->window, PP_TYPE_PIN_PAD, NULL);
      const char *words;

      while (g_strcmp0 (((PpStaff *) g_object_get_data (G_OBJECT (child), "staff"))->code,
                        "priya") != 0)
        child = gtk_widget_get_next_sibling (child);
      gtk_widget_activate (child);
      pp_screen_settle ();
      for (int i = 0; start == 0 && i < 4; i++)
        enter_pin (screen, "730196");
      if (start == 0)
        enter_pin (screen, "730195");
      g_assert_null (pp_session_get_staff (screen->session));
      words = gtk_label_get_label (pp_screen_find (pad, GTK_TYPE_LABEL, NULL));
      g_assert_true (g_str_has_prefix (words, "Too many wrong PINs. Wait "));
    }
}

static void
add_staff (void)
{
  static const struct { const char *code, *name; } more[] = {
    { "rajani", "Rajani Mohan" }, { "suma", "Suma Pradeep" }, { "priya", "Priya Dinesh" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (more); i++)
    pp_fixture_do (town, "mini", "staff.add", "code", more[i].code, "name_en", more[i].name,
                   "language", "en", NULL);
  set_pin ("priya", "730195");
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();
  add_staff ();

  g_test_add_func ("/lock/arrows", test_arrows);
  g_test_add_func ("/lock/last", test_last);
  g_test_add_func ("/lock/wrong-pins", test_wrong_pins);
  g_test_add_func ("/lock/next-day", test_next_day);
  g_test_add_func ("/lock/language", test_language);
  g_test_add_func ("/lock/still-asked", test_still_asked);
  g_test_add_func ("/lock/over-dialog", test_over_dialog);
  g_test_add_func ("/lock/initials", test_initials);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
