/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-counter.h"
#include "pp-label-shop.h"
#include "pp-screen.h"

#include "core/pp-json.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-paper-window.h"
#include "desk/shell/pp-save-dialog.h"
#include "desk/shell/pp-shell.h"

#include <glib/gstdio.h>
#include <string.h>

static PpFixture *town;

static GtkWidget *
find_panel (PpScreen *screen)
{
  return pp_screen_find (screen->window, g_type_from_name ("PpPersonPanel"), NULL);
}

static GtkWidget *
open_privacy (PpScreen *screen, const char *person)
{
  pp_shell_go (PP_SHELL (screen->window), "today", "home", NULL);
  pp_shell_go (PP_SHELL (screen->window), "today", "person", person);
  pp_screen_settle ();
  pp_screen_click (find_panel (screen), "Personal data…");
  return pp_screen_find (screen->window, g_type_from_name ("PpPrivacyPane"), NULL);
}

static GtkWidget *
row_at (GtkWidget *pane, int index)
{
  GtkWidget *list = pp_screen_find (pane, GTK_TYPE_LIST_BOX, "consents");

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
}

static void
assert_subtitle (GtkWidget *row, const char *wanted)
{
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

  if (strstr (subtitle, wanted) == NULL)
    g_error ("“%s” is not in “%s”", wanted, subtitle);
}

static void
assert_line (PpScreen *screen, const char *wanted)
{
  GtkWidget *line = pp_screen_find (screen->window, g_type_from_name ("PpConsentLine"), NULL);

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (adw_bin_get_child (ADW_BIN (line)))), ==,
                   wanted);
}

/* One press gives, one press withdraws; what was read out, and in which language, is kept. */
static void
test_consent (void)
{
  const char *person = pp_fixture_add_person (town, "Rema", "രമ", "9447000901");
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *pane = open_privacy (screen, person);
  g_autofree char *noted = NULL;

  assert_subtitle (row_at (pane, 0), "Not asked yet");
  g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (
                                     ADW_PREFERENCES_ROW (row_at (pane, 1))), "പരിശീലനം"));
  pp_field_set_text (pp_screen_find (pane, PP_TYPE_FIELD, "language"), "en");
  pp_screen_settle ();
  g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (
                                     ADW_PREFERENCES_ROW (row_at (pane, 1))), "We may call"));
  /* Whoever turns the desk's language, or comes back, finds the page */
  pp_screen_turn (screen, "ml");
  pane = pp_screen_find (screen->window, g_type_from_name ("PpPrivacyPane"), NULL);
  g_assert_true (gtk_widget_get_mapped (pane));
  assert_subtitle (row_at (pane, 1), "ബന്ധപ്പെടൽ");
  pp_screen_turn (screen, "en");
  pane = pp_screen_find (screen->window, g_type_from_name ("PpPrivacyPane"), NULL);
  pp_field_set_text (pp_screen_find (pane, PP_TYPE_FIELD, "language"), "en");
  pp_screen_settle ();
  pp_screen_click (row_at (pane, 1), "Agrees");
  assert_subtitle (row_at (pane, 1), "(notice 2026-1, English)");
  assert_subtitle (row_at (pane, 1), "Consent given");
  pp_screen_click (row_at (pane, 2), "Declines");
  assert_subtitle (row_at (pane, 2), "No consent");
  pp_screen_click (row_at (pane, 0), "Agrees");
  pp_screen_click (pane, "Back");
  assert_line (screen, "Consent is given for: Service, Being contacted");

  pane = open_privacy (screen, person);
  pp_screen_click (row_at (pane, 1), "Withdraw");
  assert_subtitle (row_at (pane, 1), "No consent");
  pp_screen_click (pane, "Back");
  assert_line (screen, "Consent is given for: Service");
  noted = pp_screen_find_id (screen, "SELECT group_concat (purpose || given || language || "
                             "version, ' ') FROM consent WHERE person = "
                             "(SELECT id FROM person WHERE name_en = 'Rema')");
  g_assert_cmpstr (noted, ==, "contact1en2026-1 publish0en2026-1 service1en2026-1 "
                   "contact0en2026-1");
}

/* The paper is looked at first; that it was handed out is noted when it is saved. */
static void
test_paper (void)
{
  const char *person = pp_fixture_add_person (town, "Sobha", "ശോഭ", "9447000902");
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *pane = open_privacy (screen, person);
  g_autofree char *before = NULL, *after = NULL, *name = NULL;
  GtkWindow *paper;

  pp_field_set_text (pp_screen_find (pane, PP_TYPE_FIELD, "asked_by"), "nominee");
  pp_screen_click (pane, "Show the paper…");
  paper = pp_label_shop_top (PP_TYPE_PAPER_WINDOW);
  g_assert_nonnull (paper);
  before = pp_screen_find_id (screen, "SELECT CAST (count(*) AS TEXT) FROM disclosure "
                              "WHERE form = 'paper'");
  g_assert_cmpstr (before, ==, "0");
  name = pp_label_shop_save (paper, 1);
  g_assert_cmpstr (name, ==, "Sobha.pdf");
  after = pp_screen_find_id (screen, "SELECT what || ' ' || asked_by || ' ' || copies "
                             "FROM disclosure WHERE form = 'paper'");
  g_assert_cmpstr (after, ==, "person nominee 1");
  pp_counter_close_papers ();
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_json (void)
{
  const char *person = pp_fixture_add_person (town, "Prabha", "പ്രഭ", "9447000903");
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *pane = open_privacy (screen, person);
  g_autofree char *folder = g_path_get_dirname (town->folder), *text = NULL, *noted = NULL;
  g_autofree char *path = g_build_filename (folder, "Prabha.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PpJson) json = NULL;
  GtkWindow *dialog;

  pp_screen_click (pane, "Save as JSON…");
  dialog = pp_label_shop_top (PP_TYPE_SAVE_DIALOG);
  pp_field_set_text (pp_screen_find (dialog, PP_TYPE_FIELD, "folder"), "-");
  pp_field_set_text (pp_screen_find (dialog, PP_TYPE_FIELD, "path"), "/nowhere");
  pp_screen_click (dialog, "Save");
  noted = pp_screen_find_id (screen, "SELECT CAST (count(*) AS TEXT) FROM disclosure "
                             "WHERE form = 'json'");
  g_assert_cmpstr (noted, ==, "0");
  pp_field_set_text (pp_screen_find (dialog, PP_TYPE_FIELD, "path"), folder);
  pp_screen_click (dialog, "Save");
  pp_screen_wait (is_there, path);
  pp_screen_settle ();
  g_file_get_contents (path, &text, NULL, NULL);
  g_remove (path);
  json = pp_json_parse (text, -1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "+919447000903"));
  g_free (noted);
  noted = pp_screen_find_id (screen, "SELECT person || ' ' || asked_by || ' ' || n_rows "
                             "FROM disclosure WHERE form = 'json'");
  g_assert_true (g_str_has_prefix (noted, person));
  g_assert_true (g_str_has_suffix (noted, " self 1"));
}

/* The manager reads what stays, says why, and gives their own PIN; a clerk has no way to it. */
static void
test_erase (void)
{
  const char *person = pp_fixture_add_person (town, "Valsala", "വത്സല", "9447000904");
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  GtkWidget *pane = open_privacy (screen, person), *stack;
  g_autofree char *left = NULL;
  PpForm *form = pp_screen_find (pane, PP_TYPE_FORM, NULL);

  g_assert_true (gtk_widget_get_visible (pp_screen_find (pane, GTK_TYPE_BOX, "erasing")));
  g_assert_cmpuint (pp_label_shop_count (pp_screen_find (pane, GTK_TYPE_LIST_BOX, "stays")), ==, 3);
  pp_screen_click (gtk_widget_get_last_child (pp_screen_find (pane, GTK_TYPE_BOX, "erasing")),
                   "Erase the person");
  g_assert_null (pp_counter_find_question ());
  g_assert_true (pp_field_has_error (pp_form_field (form, "reason")));

  pp_field_set_text (pp_form_field (form, "reason"), "She asked for it");
  pp_screen_click (gtk_widget_get_last_child (pp_screen_find (pane, GTK_TYPE_BOX, "erasing")),
                   "Erase the person");
  pp_counter_enter_pin (town, NULL);
  stack = gtk_widget_get_ancestor (pane, GTK_TYPE_STACK);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "day");
  left = pp_screen_find_id (screen, "SELECT CAST (count(*) AS TEXT) FROM person "
                            "WHERE phone = '+919447000904'");
  g_assert_cmpstr (left, ==, "0");

  pp_screen_sign_in (screen, "anitha");
  person = pp_fixture_add_person (town, "Girija", "ഗിരിജ", "9447000905");
  pane = open_privacy (screen, person);
  g_assert_false (gtk_widget_get_visible (pp_screen_find (pane, GTK_TYPE_BOX, "erasing")));
}

/* Beside the field it is said why, and what was typed stands; the phone is no such number. */
static void
test_aadhaar (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  g_autofree char *typed = NULL, *kept = NULL;
  GtkWidget *panel;
  PpForm *form;

  pp_shell_go (PP_SHELL (screen->window), "today", "new-person", "Lathika");
  pp_screen_settle ();
  panel = find_panel (screen);
  form = pp_screen_find (panel, PP_TYPE_FORM, NULL);
  pp_field_set_text (pp_form_field (form, "phone"), "9447000906");
  pp_field_set_text (pp_form_field (form, "house"), "Card 9999 4105 7058");
  pp_screen_click (panel, "Save");
  g_assert_true (pp_field_has_error (pp_form_field (form, "house")));
  g_assert_false (pp_field_has_error (pp_form_field (form, "phone")));
  typed = pp_field_dup_text (pp_form_field (form, "house"));
  g_assert_cmpstr (typed, ==, "Card 9999 4105 7058");

  pp_field_set_text (pp_form_field (form, "house"), "Card seen");
  pp_screen_click (panel, "Save");
  kept = pp_screen_find_id (screen, "SELECT house FROM person WHERE name_en = 'Lathika'");
  g_assert_cmpstr (kept, ==, "Card seen");
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_func ("/privacy/consent", test_consent);
  g_test_add_func ("/privacy/paper", test_paper);
  g_test_add_func ("/privacy/json", test_json);
  g_test_add_func ("/privacy/erase", test_erase);
  g_test_add_func ("/privacy/aadhaar", test_aadhaar);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
