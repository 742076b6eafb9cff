/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "desk/shell/pp-entry-field.h"
#include "desk/shell/pp-save-dialog.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static PpFixture *town;

/* A dialogue over the desk, and what was chosen in it. */
typedef struct {
  PpScreen  *screen;
  GtkWidget *dialog;
  GtkWidget *replace;
  PpField   *name;
  PpField   *folder;
  PpField   *path;
  char      *place;     /* a folder of its own */
  char      *chosen;    /* (nullable) */
} Question;

static void
chosen_cb (GtkWidget *dialog, GFile *file, Question *question)
{
  g_free (question->chosen);
  question->chosen = g_file_get_path (file);
}

static void
ask (Question *question, const char *name)
{
  question->dialog = pp_save_dialog_new (question->screen->session, name);
  question->replace = pp_screen_find (question->dialog, GTK_TYPE_BUTTON, "replace");
  question->name = pp_screen_find (question->dialog, PP_TYPE_FIELD, "name");
  question->folder = pp_screen_find (question->dialog, PP_TYPE_FIELD, "folder");
  question->path = pp_screen_find (question->dialog, PP_TYPE_FIELD, "path");
  g_signal_connect (question->dialog, "chosen", G_CALLBACK (chosen_cb), question);
  gtk_window_present (GTK_WINDOW (question->dialog));
  pp_screen_settle ();
}

static void
begin (Question *question, const char *name)
{
  *question = (Question) { .screen = pp_screen_new (town, "anitha", "en") };
  question->place = g_dir_make_tmp ("panippura-save-XXXXXX", NULL);
  ask (question, name);
}

static void
end (Question *question)
{
  pp_save_dialog_done (PP_SAVE_DIALOG (question->dialog));
  pp_screen_free (question->screen);
  g_assert_no_errno (g_rmdir (question->place));
  g_free (question->place);
  g_free (question->chosen);
}

static void
type_place (Question *question, const char *folder)
{
  pp_field_set_text (question->folder, "-");
  pp_field_set_text (question->path, folder);
}

/* As Enter does. */
static void
enter (Question *question)
{
  g_signal_emit_by_name (question->name, "activate");
  pp_screen_settle ();
}

static void
assert_text (PpField *field, const char *wanted)
{
  g_autofree char *text = pp_field_dup_text (field);

  g_assert_cmpstr (text, ==, wanted);
}

static void
assert_chosen (Question *question, const char *name)
{
  g_autofree char *path = g_build_filename (question->place, name, NULL);

  g_assert_cmpstr (question->chosen, ==, path);
}

static void
test_name (void)
{
  static const struct { const char *asked, *proposed; } cases[] = {
    { "Sambar powder B-A26-00001.pdf", "Sambar powder B-A26-00001.pdf" },
    { "സാമ്പാർ പൊടി B-A26-00001.pdf", "B-A26-00001.pdf" },
    { "Mix \"A/B\": 200  g.pdf", "Mix AB 200 g.pdf" },
    { "രസീത്.pdf", "panippura.pdf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Question question;

      begin (&question, cases[i].asked);
      assert_text (question.name, cases[i].proposed);
      end (&question);
    }
}

/* What kind of file it is stays while another name is typed, and is added where it was lost. */
static void
test_suffix (void)
{
  Question question;
  GtkEditable *entry;
  int from, to;

  begin (&question, "receipt.pdf");
  entry = GTK_EDITABLE (pp_entry_field_get_entry (PP_ENTRY_FIELD (question.name)));
  g_assert_true (gtk_editable_get_selection_bounds (entry, &from, &to));
  g_assert_cmpint (from, ==, 0);
  g_assert_cmpint (to, ==, strlen ("receipt"));
  type_place (&question, question.place);
  pp_field_set_text (question.name, "mine");
  enter (&question);
  assert_chosen (&question, "mine.pdf");
  end (&question);
}

/* Each is said beside what is wrong, nothing is saved, and what was typed stands. */
static void
test_wrong (void)
{
  Question question;

  begin (&question, "receipt.pdf");
  type_place (&question, "/no/such/folder");
  enter (&question);
  g_assert_true (pp_field_has_error (question.path));
  type_place (&question, "papers");
  enter (&question);
  g_assert_true (pp_field_has_error (question.path));
  type_place (&question, question.place);
  pp_field_set_text (question.name, "");
  enter (&question);
  g_assert_true (pp_field_has_error (question.name));
  pp_field_set_text (question.name, "a/b");
  enter (&question);
  g_assert_true (pp_field_has_error (question.name));
  assert_text (question.name, "a/b");
  assert_text (question.path, question.place);
  if (geteuid () != 0)
    {
      g_assert_no_errno (g_chmod (question.place, 0500));
      pp_field_set_text (question.name, "ab");
      enter (&question);
      g_assert_true (pp_field_has_error (question.path));
    }
  g_assert_null (question.chosen);
  end (&question);
}

/* What is there is replaced only where somebody says so. */
static void
test_there (void)
{
  Question question;
  g_autofree char *path = NULL;

  begin (&question, "receipt.pdf");
  path = g_build_filename (question.place, "receipt.pdf", NULL);
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  type_place (&question, question.place);
  g_assert_false (gtk_widget_get_mapped (question.replace));
  enter (&question);
  enter (&question);
  g_assert_null (question.chosen);
  g_assert_true (pp_field_has_error (question.name));
  g_assert_true (gtk_widget_get_mapped (question.replace));
  gtk_editable_set_text (GTK_EDITABLE (pp_entry_field_get_entry (PP_ENTRY_FIELD (question.name))),
                         "other.pdf");
  pp_screen_settle ();
  g_assert_false (gtk_widget_get_mapped (question.replace));
  pp_field_set_text (question.name, "receipt.pdf");
  enter (&question);
  pp_screen_click (question.dialog, "Replace");
  assert_chosen (&question, "receipt.pdf");
  g_unlink (path);
  end (&question);
}

/* While it is being written the dialogue waits; refused there, it asks once more, and where it was
 * saved is proposed next time. */
static void
test_refused (void)
{
  Question question;

  begin (&question, "receipt.pdf");
  type_place (&question, question.place);
  enter (&question);
  assert_chosen (&question, "receipt.pdf");
  gtk_window_close (GTK_WINDOW (question.dialog));
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (question.dialog));
  pp_save_dialog_say (PP_SAVE_DIALOG (question.dialog), "There is no room");
  g_assert_true (pp_field_has_error (question.path));
  assert_text (question.name, "receipt.pdf");
  g_clear_pointer (&question.chosen, g_free);
  enter (&question);
  assert_chosen (&question, "receipt.pdf");
  pp_save_dialog_done (PP_SAVE_DIALOG (question.dialog));

  ask (&question, "next.pdf");
  assert_text (question.folder, "-");
  assert_text (question.path, question.place);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (question.path)));
  end (&question);
}

int
main (int argc, char *argv[])
{
  int code;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_func ("/save-dialog/name", test_name);
  g_test_add_func ("/save-dialog/suffix", test_suffix);
  g_test_add_func ("/save-dialog/wrong", test_wrong);
  g_test_add_func ("/save-dialog/there", test_there);
  g_test_add_func ("/save-dialog/refused", test_refused);

  code = g_test_run ();
  pp_fixture_free (town);
  return code;
}
