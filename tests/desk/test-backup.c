/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"
#include "pp-screen.h"

#include "backup/pp-backup-folder.h"
#include "backup/pp-backup.h"
#include "desk/manage/pp-backup-page.h"
#include "desk/manage/pp-code-dialog.h"
#include "desk/manage/pp-health-page.h"
#include "desk/shell/pp-backuper.h"
#include "desk/shell/pp-doctor.h"
#include "desk/shell/pp-field.h"
#include "desk/shell/pp-language.h"
#include "desk/shell/pp-pin-dialog.h"
#include "desk/shell/pp-pin-pad.h"
#include "desk/shell/pp-restore-window.h"
#include "desk/today/pp-today.h"
#include "kinds/pp-kinds.h"
#include "people/pp-pin.h"
#include "store/pp-recovery.h"

#include <adwaita.h>
#include <string.h>

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        found = window;
    }
  return found;
}

static gboolean
has_pin_dialog (gpointer unused)
{
  return find_window (PP_TYPE_PIN_DIALOG) != NULL;
}

static gboolean
has_message (gpointer unused)
{
  return find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static void
enter_pin (void)
{
  pp_screen_wait (has_pin_dialog, NULL);
  g_signal_emit_by_name (pp_screen_find (find_window (PP_TYPE_PIN_DIALOG), PP_TYPE_PIN_PAD, NULL),
                         "entered", PP_PIN_DEMO);
}

static gboolean
is_idle (gpointer session)
{
  return !pp_backuper_is_busy (pp_backuper_of (session));
}

static gboolean
is_busy (gpointer session)
{
  return pp_backuper_is_busy (pp_backuper_of (session));
}

static guint
count_backups (PpFixture *town)
{
  g_autofree char *folder = pp_fixture_file (town, "backups");
  g_autoptr (GPtrArray) files = pp_backup_folder_list (folder, NULL);

  return files != NULL ? files->len : 0;
}

static GtkWidget *
open_page (PpScreen *screen)
{
  GtkWidget *page;

  pp_shell_go (PP_SHELL (screen->window), "manage", "backup", NULL);
  pp_screen_settle ();
  page = pp_screen_find (screen->window, PP_TYPE_BACKUP_PAGE, NULL);
  g_assert_true (gtk_widget_get_mapped (page));
  return page;
}

static const char *
text_of (GtkWidget *page, const char *name)
{
  return gtk_label_get_label (pp_screen_find (page, GTK_TYPE_LABEL, name));
}

static void
find_button (GtkWidget *widget, gpointer found)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Back up now") == 0)
    *(GtkWidget **) found = *(GtkWidget **) found != NULL ? *(GtkWidget **) found : widget;
}

static GtkWidget *
first_button (GtkWidget *page)
{
  GtkWidget *found = NULL;

  pp_screen_each (page, find_button, &found);
  return found;
}

static gpointer
check_code (PpDb *db, gpointer code, GError **error)
{
  return pp_recovery_check_code (db, code, error) ? code : NULL;
}

static void
look_for_made (GtkWidget *widget, gpointer made)
{
  if (GTK_IS_LABEL (widget) &&
      g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), "The backup is made"))
    *(gboolean *) made = TRUE;
}

/* No key that was meant for something else takes a code away: first it is said that it is written
 * down. It is not left to whoever comes next. */
static void
test_code_left (void)
{
  g_autoptr (PpFixture) town = pp_fixture_new ();
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "ml");

  gtk_window_present (GTK_WINDOW (pp_code_dialog_new (GTK_WINDOW (screen->window),
                                                      screen->session, "ABCD-EFGH")));
  pp_screen_settle ();
  g_assert_true (has_message (NULL));
  pp_session_sign_out (screen->session);
  pp_screen_settle ();
  g_assert_false (has_message (NULL));
}

/* Nothing can be backed up without a code; with one a press does it, and tells when it was. */
static void
test_by_hand (void)
{
  g_autoptr (PpFixture) town = pp_fixture_new ();
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  GtkWidget *page = open_page (screen), *message;
  g_autofree char *code = NULL;
  gboolean made = FALSE;

  g_assert_cmpstr (text_of (page, "last"), ==, "There is no backup yet.");
  g_assert_true (gtk_widget_get_mapped (pp_screen_find (page, GTK_TYPE_LABEL, "no_key")));
  g_assert_false (gtk_widget_get_sensitive (first_button (page)));
  pp_screen_click (page, "Make a recovery code");
  enter_pin ();
  pp_screen_wait (has_message, NULL);
  message = find_window (ADW_TYPE_MESSAGE_DIALOG);
  code = g_strdup (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (
    adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (message))))));
  g_assert_nonnull (pp_store_read (town->store, check_code, code, NULL));
  gtk_window_close (GTK_WINDOW (message));
  pp_screen_settle ();
  g_assert_true (has_message (NULL));
  gtk_check_button_set_active (pp_screen_find (message, GTK_TYPE_CHECK_BUTTON, NULL), TRUE);
  pp_screen_click (message, "It is written down");
  pp_screen_settle ();
  g_assert_false (has_message (NULL));
  g_assert_false (gtk_widget_get_mapped (pp_screen_find (page, GTK_TYPE_LABEL, "no_key")));

  pp_screen_click (page, "Back up now");
  pp_screen_wait (is_idle, screen->session);
  pp_screen_settle ();
  pp_screen_each (screen->window, look_for_made, &made);
  g_assert_true (made);
  g_assert_cmpuint (count_backups (town), ==, 1);
  g_assert_true (g_str_has_prefix (text_of (page, "last"), "The last backup was made on "));
  g_assert_false (gtk_widget_get_mapped (pp_screen_find (page, GTK_TYPE_LABEL, "error")));
}

/* A slip in a passphrase is said beside it, and so is one that is too short. */
static void
test_passphrase (void)
{
  g_autoptr (PpFixture) town = pp_fixture_new ();
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  GtkWidget *page = open_page (screen);
  PpField *passphrase = pp_screen_find (page, PP_TYPE_FIELD, "passphrase");
  PpField *again = pp_screen_find (page, PP_TYPE_FIELD, "again");
  g_autofree char *left = NULL;

  pp_field_set_text (passphrase, "four words of rain");
  pp_field_set_text (again, "four words of ruin");
  pp_screen_click (page, "Set the passphrase");
  g_assert_true (pp_field_has_error (again));
  pp_field_set_text (passphrase, "short");
  pp_field_set_text (again, "short");
  pp_screen_click (page, "Set the passphrase");
  pp_screen_settle ();
  g_assert_true (pp_field_has_error (passphrase));
  g_assert_null (find_window (PP_TYPE_PIN_DIALOG));
  pp_field_set_text (passphrase, "four words of rain");
  pp_field_set_text (again, "four words of rain");
  pp_screen_click (page, "Set the passphrase");
  enter_pin ();
  pp_screen_settle ();
  left = pp_field_dup_text (passphrase);
  g_assert_cmpstr (left, ==, "");
  g_assert_true (gtk_widget_get_sensitive (first_button (page)));
}

static gpointer
set_code (PpDb *db, gpointer code, GError **error)
{
  return pp_recovery_set_code (db, code, error) ? code : NULL;
}

/* The day is closed, and all is copied by itself. */
static void
test_at_closing (void)
{
  g_autoptr (PpFixture) town = pp_fixture_new ();
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "ml");
  g_autofree char *code = pp_recovery_make_code ();

  g_assert_nonnull (pp_store_maintain (town->store, set_code, code, NULL));
  pp_fixture_do (town, "mini", "day.close", "counted_paise", "0", NULL);
  pp_screen_wait (is_busy, screen->session);
  pp_screen_wait (is_idle, screen->session);
  g_assert_cmpuint (count_backups (town), ==, 1);
}

static char *
back_up (PpFixture *town, const char *code)
{
  g_autofree char *folder = pp_fixture_file (town, "stick");
  PpBackup backup = { .store = town->store, .folder = folder, .cluster = "G12011",
                      .now = town->now };
  g_autoptr (GError) error = NULL;
  char *path;

  g_assert_nonnull (pp_store_maintain (town->store, set_code, (gpointer) code, NULL));
  path = pp_backup_make (&backup, &error);
  g_assert_no_error (error);
  return path;
}

static gboolean
asks_for_key (gpointer window)
{
  return gtk_widget_get_mapped (pp_screen_find (window, PP_TYPE_FIELD, "secret"));
}

static gboolean
has_error (gpointer field)
{
  return pp_field_has_error (field);
}

static gboolean
is_counted (gpointer n)
{
  return *(guint *) n > 0;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* What it is, and up to when, is told before a key is asked for; a wrong one is said beside it. */
static void
test_restore (gconstpointer language)
{
  g_autoptr (PpFixture) town = pp_fixture_new ();
  g_autofree char *code = pp_recovery_make_code (), *other = pp_recovery_make_code ();
  g_autofree char *path = back_up (town, code), *bare = pp_fixture_file (town, "bare");
  g_autofree char *foreign = pp_fixture_file (town, "letter.txt");
  g_autoptr (PpStore) store = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  PpField *secret;
  guint n_done = 0;

  pp_language_set (language);
  g_file_set_contents (foreign, "Dear all", -1, NULL);
  window = pp_restore_window_new (NULL, bare);
  g_signal_connect_swapped (window, "done", G_CALLBACK (count_cb), &n_done);
  gtk_window_present (GTK_WINDOW (window));
  pp_screen_settle ();
  secret = pp_screen_find (window, PP_TYPE_FIELD, "secret");
  pp_restore_window_choose (PP_RESTORE_WINDOW (window), foreign);
  pp_screen_settle ();
  g_assert_cmpstr (text_of (window, "error"), !=, "");
  g_assert_false (asks_for_key (window));

  pp_restore_window_choose (PP_RESTORE_WINDOW (window), path);
  pp_screen_wait (asks_for_key, window);
  g_assert_nonnull (strstr (text_of (window, "about"), "G12011"));
  g_assert_cmpstr (text_of (window, "error"), ==, "");
  pp_field_set_text (secret, other);
  g_signal_emit_by_name (secret, "activate");
  pp_screen_wait (has_error, secret);
  g_assert_cmpuint (n_done, ==, 0);
  pp_field_set_text (secret, code);
  g_signal_emit_by_name (secret, "activate");
  pp_screen_wait (is_counted, &n_done);
  gtk_window_destroy (GTK_WINDOW (window));

  store = pp_store_open (bare, pp_kinds_get_schema (), PP_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pp_store_read (store, check_code, code, NULL));
  pp_store_close (store);
}

static gboolean
is_known (gpointer session)
{
  return pp_doctor_get_health (pp_chore_of (session, PP_TYPE_DOCTOR)) != NULL &&
         !pp_chore_is_busy (pp_chore_of (session, PP_TYPE_DOCTOR));
}

static void
look_for_words (GtkWidget *widget, gpointer found)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), "There is no backup yet") != NULL)
    *(gboolean *) found = TRUE;
}

static gboolean
tells_of_backup (gpointer window)
{
  gboolean found = FALSE;

  pp_screen_each (pp_screen_find (window, PP_TYPE_TODAY, NULL), look_for_words, &found);
  return found;
}

static gboolean
tells_no_more (gpointer window)
{
  return !tells_of_backup (window);
}

/* Whoever is at the desk hears that nothing is backed up, until it is. */
static void
test_told_today (void)
{
  g_autoptr (PpFixture) town = pp_fixture_new ();
  g_autoptr (PpScreen) screen = NULL;
  g_autofree char *code = pp_recovery_make_code (), *path = NULL;

  pp_fixture_tamper (town, "UPDATE local SET value = 'real' WHERE key = 'purpose'");
  screen = pp_screen_new (town, "anitha", "en");
  g_assert_false (tells_of_backup (screen->window));
  pp_chore_start (pp_chore_of (screen->session, PP_TYPE_DOCTOR));
  pp_screen_wait (tells_of_backup, screen->window);
  path = back_up (town, code);
  pp_chore_start (pp_chore_of (screen->session, PP_TYPE_DOCTOR));
  pp_screen_wait (tells_no_more, screen->window);
}

static void
count_rows (GtkWidget *widget, gpointer n)
{
  if (GTK_IS_LIST_BOX_ROW (widget))
    ++*(guint *) n;
}

/* Opened, the page looks by itself, and tells the code that the phone is told. */
static void
test_health (gconstpointer language)
{
  g_autoptr (PpFixture) town = pp_fixture_new ();
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", language);
  g_autofree char *code = NULL;
  GtkWidget *page;
  guint n_rows = 0;

  pp_shell_go (PP_SHELL (screen->window), "manage", "health", NULL);
  pp_screen_wait (is_known, screen->session);
  page = pp_screen_find (screen->window, PP_TYPE_HEALTH_PAGE, NULL);
  pp_screen_each (page, count_rows, &n_rows);
  g_assert_cmpuint (n_rows, ==, PP_HEALTH_N_TOPICS);
  code = pp_health_dup_code (pp_doctor_get_health (pp_chore_of (screen->session, PP_TYPE_DOCTOR)));
  g_assert_cmpstr (text_of (page, "code"), ==, code);
}

int
main (int argc, char *argv[])
{
  pp_screen_start (&argc, &argv);

  g_test_add_func ("/backup/by-hand", test_by_hand);
  g_test_add_func ("/backup/code-left", test_code_left);
  g_test_add_func ("/backup/passphrase", test_passphrase);
  g_test_add_func ("/backup/at-closing", test_at_closing);
  g_test_add_data_func ("/backup/restore-ml", "ml", test_restore);
  g_test_add_data_func ("/backup/restore-en", "en", test_restore);
  g_test_add_func ("/backup/told-today", test_told_today);
  g_test_add_data_func ("/backup/health-ml", "ml", test_health);
  g_test_add_data_func ("/backup/health-en", "en", test_health);

  return g_test_run ();
}
