/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "desk/shell/pp-begun-bar.h"
#include "desk/shell/pp-begun.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-keeper.h"
#include "desk/shell/pp-shell.h"
#include "kinds/pp-kinds.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* This program starts itself anew as the desk that is killed, which is told so. */
#define FOLDER   "PANIPPURA_TEST_FOLDER"
#define LANGUAGE "PANIPPURA_TEST_LANGUAGE"
#define EDITED   "PANIPPURA_TEST_EDITED"

#define UI "/org/panippura/Panippura/ui/"

static PpFixture *town;
static const char *leela, *program;

static gpointer
read_count (PpDb *db, gpointer like, GError **error)
{
  gint64 *n = g_new0 (gint64, 1);

  g_assert_true (pp_db_read_int (db, n, error, "SELECT count (*) FROM draft WHERE text LIKE ?",
                                 "t", like));
  return n;
}

static gint64
count_drafts (PpStore *store, const char *like)
{
  g_autofree gint64 *n = pp_store_read (store, read_count, (gpointer) like, NULL);

  return *n;
}

static PpField *
person_field (PpScreen *screen, const char *column)
{
  GtkWidget *panel = pp_screen_find (screen->window, g_type_from_name ("PpPersonPanel"), NULL);

  g_assert_true (gtk_widget_get_mapped (panel));
  return pp_form_field (pp_screen_find (panel, PP_TYPE_FORM, NULL), column);
}

static void
type_into (PpField *field, const char *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (field));
  gtk_editable_set_text (pp_screen_find (field, GTK_TYPE_EDITABLE, NULL), text);
}

static void
assert_text (PpField *field, const char *text)
{
  g_autofree char *stands = pp_field_dup_text (field);

  g_assert_cmpstr (stands, ==, text);
}

static void
open_person (PpScreen *screen, const char *edited)
{
  pp_shell_go (PP_SHELL (screen->window), "today", edited != NULL ? "person" : "new-person",
               edited);
  pp_screen_settle ();
}

static gboolean
is_kept (gpointer store)
{
  return count_drafts (store, "Puthen%") == 1;
}

static gboolean
is_empty (gpointer store)
{
  return count_drafts (store, "%") == 0;
}

/* What the desk does by itself is enough for it to be there after this. */
static int
type_and_die (void)
{
  PpFixture own = { .folder = (char *) g_getenv (FOLDER) };
  g_autoptr (GError) error = NULL;
  PpScreen *screen;

  own.store = pp_store_open (own.folder, pp_kinds_get_schema (), PP_STORE_WRITE, &error);
  g_assert_no_error (error);
  screen = pp_screen_new (&own, "mini", g_getenv (LANGUAGE));
  open_person (screen, g_getenv (EDITED));
  type_into (person_field (screen, "house"), "Puthen");
  pp_screen_wait (is_kept, own.store);
  raise (SIGKILL);
  return 1;
}

/* Another desk is at the data folder meanwhile, and ends as in a power cut. */
static void
kill_desk (const char *language, const char *edited)
{
  g_autoptr (GError) error = NULL;
  const char *argv[] = { program, NULL };
  g_auto (GStrv) env = g_get_environ ();
  int status;

  env = g_environ_setenv (env, FOLDER, town->folder, TRUE);
  env = g_environ_setenv (env, LANGUAGE, language, TRUE);
  if (edited != NULL)
    env = g_environ_setenv (env, EDITED, edited, TRUE);
  pp_fixture_close (town);
  g_spawn_sync (NULL, (char **) argv, env, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  pp_fixture_reopen (town);
}

static void
write_now (PpScreen *screen)
{
  pp_keeper_write (pp_keeper_of (screen->session));
  pp_screen_settle ();
}

static const char *
offered (PpScreen *screen)
{
  GtkWidget *bar = pp_screen_find (screen->window, PP_TYPE_BEGUN_BAR, NULL);

  return gtk_widget_get_mapped (bar)
           ? gtk_label_get_label (pp_screen_find (bar, GTK_TYPE_LABEL, NULL)) : NULL;
}

static void
sign_in (PpScreen *screen, const char *code)
{
  pp_session_sign_out (screen->session);
  pp_screen_sign_in (screen, code);
}

static void
press (PpScreen *screen, gboolean go_on)
{
  GtkWidget *bar = pp_screen_find (screen->window, PP_TYPE_BEGUN_BAR, NULL);
  GtkWidget *discard = gtk_widget_get_last_child (gtk_widget_get_last_child (bar));

  g_assert_true (gtk_widget_get_mapped (bar));
  g_signal_emit_by_name (go_on ? gtk_widget_get_prev_sibling (discard) : discard, "clicked");
  pp_screen_settle ();
}

static const char *const languages[] = { "en", "ml" };

/* It is told to nobody else; its owner goes on with the next letter. */
static void
test_killed (gconstpointer edited)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (PpScreen) screen = NULL;
      GtkWidget *focus;

      kill_desk (languages[i], edited);
      screen = pp_screen_new (town, "anitha", languages[i]);
      g_assert_null (offered (screen));
      open_person (screen, edited);
      assert_text (person_field (screen, "house"), "");
      sign_in (screen, "mini");
      g_assert_nonnull (strstr (offered (screen), pp_begun_title (pp_kinds_get_schema (),
                                                                  "person")));
      g_assert_cmpint (count_drafts (town->store, "Puthen"), ==, 1);

      press (screen, TRUE);
      g_assert_null (offered (screen));
      assert_text (person_field (screen, "house"), "Puthen");
      focus = gtk_root_get_focus (GTK_ROOT (screen->window));
      g_assert_true (gtk_widget_is_ancestor (focus,
                                             GTK_WIDGET (person_field (screen, "house"))));
      g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (focus)), ==, strlen ("Puthen"));

      type_into (person_field (screen, "house"), "");
      pp_screen_wait (is_empty, town->store);
    }
}

static void
test_discarded (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (PpScreen) screen = NULL, next = NULL;

      kill_desk (languages[i], NULL);
      screen = pp_screen_new (town, "mini", languages[i]);
      press (screen, FALSE);
      g_assert_null (offered (screen));
      g_assert_cmpint (count_drafts (town->store, "%"), ==, 0);
      open_person (screen, NULL);
      assert_text (person_field (screen, "house"), "");
      g_clear_pointer (&screen, pp_screen_free);

      pp_fixture_close (town);
      pp_fixture_reopen (town);
      next = pp_screen_new (town, "mini", languages[i]);
      g_assert_null (offered (next));
    }
}

/* Whoever sees to it later is told again; what they begin meanwhile is kept beside it. */
static void
test_put_off (void)
{
  g_autoptr (PpScreen) screen = NULL, next = NULL;
  g_autofree char *stored = NULL;

  kill_desk ("en", NULL);
  screen = pp_screen_new (town, "mini", "en");
  open_person (screen, leela);
  stored = pp_field_dup_text (person_field (screen, "phone"));
  type_into (person_field (screen, "phone"), "9447000555");
  sign_in (screen, "anitha");
  g_assert_null (offered (screen));
  sign_in (screen, "mini");
  g_assert_nonnull (offered (screen));
  g_assert_cmpint (count_drafts (town->store, "Puthen"), ==, 1);
  g_assert_cmpint (count_drafts (town->store, "9447000555"), ==, 1);
  g_clear_pointer (&screen, pp_screen_free);

  next = pp_screen_new (town, "mini", "en");
  press (next, TRUE);
  assert_text (person_field (next, "phone"), "9447000555");
  type_into (person_field (next, "phone"), stored);
  pp_session_forget (next->session, "person");
  write_now (next);
  g_assert_cmpint (count_drafts (town->store, "%"), ==, 0);
}

/* What was saved is not offered again, and neither is what nobody typed. */
static void
test_saved (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  g_autoptr (PpScreen) next = NULL;

  open_person (screen, NULL);
  type_into (person_field (screen, "name_en"), "Omana");
  type_into (person_field (screen, "phone"), "9447000666");
  write_now (screen);
  g_assert_cmpint (count_drafts (town->store, "Omana"), ==, 1);
  pp_screen_click (pp_screen_find (screen->window, g_type_from_name ("PpPersonPanel"), NULL),
                   "Save");
  pp_screen_wait (is_empty, town->store);
  pp_shell_go (PP_SHELL (screen->window), "today", "home", NULL);
  pp_session_sign_out (screen->session);
  pp_screen_settle ();
  g_clear_pointer (&screen, pp_screen_free);
  next = pp_screen_new (town, "mini", "en");
  g_assert_null (offered (next));

  open_person (next, leela);
  type_into (person_field (next, "house"), "Kizhakkethil");
  write_now (next);
  g_assert_cmpint (count_drafts (town->store, "Kizhakkethil"), ==, 1);
  pp_screen_click (pp_screen_find (next->window, g_type_from_name ("PpPersonPanel"), NULL),
                   "Save");
  pp_screen_wait (is_empty, town->store);
}

static PpField *
weigh_field (PpScreen *screen, const char *column)
{
  GtkWidget *panel = pp_screen_find (screen->window, g_type_from_name ("PpWeighIn"), NULL);

  g_assert_true (gtk_widget_get_mapped (panel));
  return pp_form_field (pp_screen_find (panel, PP_TYPE_FORM, NULL), column);
}

/* Of several each is offered, and leads to where it was typed. */
static void
test_several (void)
{
  const PpSchema *schema = pp_kinds_get_schema ();
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  g_autoptr (PpScreen) next = NULL;
  GtkWidget *deeds;

  open_person (screen, NULL);
  type_into (person_field (screen, "house"), "Puthen");
  write_now (screen);
  pp_shell_go (PP_SHELL (screen->window), "intake", "home", NULL);
  pp_screen_settle ();
  type_into (weigh_field (screen, "grade"), "B plus");
  write_now (screen);
  g_clear_pointer (&screen, pp_screen_free);
  pp_fixture_close (town);
  pp_fixture_reopen (town);

  next = pp_screen_new (town, "mini", "en");
  g_assert_nonnull (strstr (offered (next), pp_begun_title (schema, "person")));
  g_assert_nonnull (strstr (offered (next), pp_begun_title (schema, "lot")));
  deeds = gtk_widget_get_last_child (pp_screen_find (next->window, PP_TYPE_BEGUN_BAR, NULL));
  g_signal_emit_by_name (gtk_widget_get_first_child (deeds), "clicked");
  pp_screen_settle ();
  g_assert_cmpstr (pp_window_get_workplace (next->window), ==, "today");
  assert_text (person_field (next, "house"), "Puthen");
  g_assert_null (strstr (offered (next), pp_begun_title (schema, "person")));
  g_assert_cmpint (count_drafts (town->store, "B plus"), ==, 1);

  press (next, TRUE);
  g_assert_cmpstr (pp_window_get_workplace (next->window), ==, "intake");
  assert_text (weigh_field (next, "grade"), "B plus");
  g_assert_null (offered (next));
  pp_session_forget (next->session, "person");
  pp_session_forget (next->session, "lot");
  write_now (next);
  g_assert_cmpint (count_drafts (town->store, "%"), ==, 0);
}

static gpointer
run_sql (PpDb *db, gpointer sql, GError **error)
{
  return pp_db_run (db, error, sql, "") ? sql : NULL;
}

static void
look_for_label (GtkWidget *widget, gpointer data)
{
  gpointer *search = data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strcmp (gtk_label_get_label (GTK_LABEL (widget)), search[0]) == 0)
    search[1] = widget;
}

static gboolean
says (PpScreen *screen, const char *words)
{
  gpointer search[] = { (gpointer) words, NULL };

  pp_screen_each (screen->window, look_for_label, search);
  return search[1] != NULL;
}

/* It is told when nothing can be kept, and all is kept once that can be again. */
static void
test_failed (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  const char *words = "What you type cannot be kept for after a power cut. Save it soon.";

  open_person (screen, leela);
  pp_store_maintain (town->store, run_sql, "ALTER TABLE draft RENAME TO away", NULL);
  type_into (person_field (screen, "phone"), "9447000777");
  g_assert_false (says (screen, words));
  g_test_expect_message ("panippura-desk", G_LOG_LEVEL_WARNING,
                         "What was typed could not be kept: *");
  write_now (screen);
  g_test_assert_expected_messages ();
  g_assert_true (says (screen, words));

  pp_store_maintain (town->store, run_sql, "ALTER TABLE away RENAME TO draft", NULL);
  type_into (person_field (screen, "ward"), "7");
  write_now (screen);
  g_assert_cmpint (count_drafts (town->store, "9447000777"), ==, 1);
  pp_shell_go (PP_SHELL (screen->window), "today", "home", NULL);
  pp_screen_wait (is_empty, town->store);
}

/* What the desk is enrolled with is known to nobody afterwards, though the form kept it. */
static void
test_secret (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  static const char *const forms[] = { "PpForm", "person" };
  GtkWidget *page;

  pp_shell_go (PP_SHELL (screen->window), "manage", "district", NULL);
  pp_screen_settle ();
  page = pp_screen_find (screen->window, g_type_from_name ("PpDistrictPage"), NULL);
  type_into (pp_form_field (pp_screen_find (page, PP_TYPE_FORM, NULL), "code"), "7XKQ-SECRET");
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      pp_session_keep (screen->session, forms[i], "code", i == 0 ? "7XKQ-SECRET" : "Puthen");
      pp_session_touch (screen->session, forms[i]);
    }
  write_now (screen);
  g_assert_cmpint (count_drafts (town->store, "Puthen"), ==, 1);
  g_assert_cmpint (count_drafts (town->store, "%SECRET%"), ==, 0);
  pp_session_forget (screen->session, "person");
  pp_screen_wait (is_empty, town->store);
}

/* "product.ui" of the manager's pages has a form of that name; the others name theirs. One holds a
 * secret, one what is proposed anew each time. */
static void
assert_named (const char *folder, const char *file)
{
  g_autofree char *path = g_strconcat (folder, file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autofree char *ui = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *form = ui;

  while ((form = strstr (form, "class=\"PpForm\"")) != NULL)
    {
      const char *said = strstr (form, "<property name=\"name\">");
      const char *child = strstr (form, "<child");
      g_autofree char *name = NULL;

      if (said != NULL && said < child)
        said += strlen ("<property name=\"name\">");
      else
        said = file;
      name = g_strndup (said, strcspn (said, "<."));
      g_test_message ("%s", name);
      if (strcmp (name, "district-page") != 0 && strcmp (name, "power") != 0)
        g_assert_nonnull (pp_begun_title (pp_kinds_get_schema (), name));
      form++;
    }
}

/* Whoever makes a form says what it is called, or nothing typed in it survives. */
static void
test_all_named (void)
{
  g_auto (GStrv) folders = g_resources_enumerate_children (UI, 0, NULL);

  for (char **folder = folders; *folder != NULL; folder++)
    {
      g_autofree char *path = g_strconcat (UI, *folder, NULL);
      g_auto (GStrv) files = g_str_has_suffix (path, "/")
                               ? g_resources_enumerate_children (path, 0, NULL) : NULL;

      for (char **file = files; file != NULL && *file != NULL; file++)
        if (g_str_has_suffix (*file, ".ui"))
          assert_named (path, *file);
    }
  g_assert_null (pp_begun_title (pp_kinds_get_schema (), "PpForm"));
  g_assert_null (pp_begun_title (pp_kinds_get_schema (), "printer"));
}

int
main (int argc, char *argv[])
{
  int result;

  program = argv[0];
  pp_screen_start (&argc, &argv);
  if (g_getenv (FOLDER) != NULL)
    return type_and_die ();
  town = pp_fixture_new ();
  leela = pp_fixture_add_person (town, "Leela", "ലീല", "9447000444");

  g_test_add_func ("/drafts/all-named", test_all_named);
  g_test_add_data_func ("/drafts/killed-new", NULL, test_killed);
  g_test_add_data_func ("/drafts/killed-edit", leela, test_killed);
  g_test_add_func ("/drafts/discarded", test_discarded);
  g_test_add_func ("/drafts/put-off", test_put_off);
  g_test_add_func ("/drafts/several", test_several);
  g_test_add_func ("/drafts/saved", test_saved);
  g_test_add_func ("/drafts/failed", test_failed);
  g_test_add_func ("/drafts/secret", test_secret);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
