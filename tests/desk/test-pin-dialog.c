/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "core/pp-error.h"
#include "desk/manage/pp-new-pin-dialog.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-pin-dialog.h"
#include "desk/shell/pp-pin-pad.h"
#include "people/pp-people-error.h"
#include "people/pp-pin.h"

#include <string.h>

static PpFixture *town;

typedef struct {
  PpScreen  *screen;
  GtkWidget *dialog;
  GtkWidget *pad;
  GtkWidget *who;
  guint      n_entered;
} Question;

static void
entered_cb (GtkWidget *dialog, const char *pin, const char *second_pin, Question *question)
{
  g_assert_cmpstr (pin, ==, PP_PIN_DEMO);
  g_assert_cmpstr (second_pin, ==, "271828");
  question->n_entered++;
}

static void
begin (Question *question, const char *staff)
{
  const PpVerb *verb = pp_schema_verb (pp_store_get_schema (town->store), "payment.void");

  question->screen = pp_screen_new (town, staff, "en");
  question->dialog = pp_pin_dialog_new (question->screen->session, verb);
  question->pad = pp_screen_find (question->dialog, PP_TYPE_PIN_PAD, NULL);
  question->who = pp_screen_find (question->dialog, PP_TYPE_CHOICE_FIELD, NULL);
  g_signal_connect (question->dialog, "entered", G_CALLBACK (entered_cb), question);
  gtk_window_present (GTK_WINDOW (question->dialog));
  pp_screen_settle ();
}

static void
end (Question *question)
{
  gtk_window_destroy (GTK_WINDOW (question->dialog));
  pp_screen_free (question->screen);
}

static gboolean
has_focus (Question *question, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (question->dialog));

  return focus == widget || (focus != NULL && gtk_widget_is_ancestor (focus, widget));
}

static void
type (Question *question, const char *pin)
{
  for (const char *digit = pin; *digit != '\0'; digit++)
    pp_screen_click (question->pad, (const char[]) { *digit, '\0' });
}

/* Only the manager may stand by the desk here: there is nothing to choose. */
static void
test_one (void)
{
  Question question = { NULL };
  g_autofree char *mini = pp_fixture_staff_id (town, "mini"), *second = NULL;

  begin (&question, "anitha");
  g_assert_true (has_focus (&question, question.pad));
  type (&question, PP_PIN_DEMO);
  g_assert_false (gtk_widget_get_visible (question.who));
  g_assert_true (has_focus (&question, question.pad));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (question.dialog)), ==, "PIN: Mini P");
  type (&question, "271828");
  g_assert_cmpuint (question.n_entered, ==, 1);
  second = pp_pin_dialog_dup_second (PP_PIN_DIALOG (question.dialog));
  g_assert_cmpstr (second, ==, mini);
  end (&question);
}

/* Where several may, nobody is taken for chosen; who has no such role is not offered. */
static void
test_several (void)
{
  Question question = { NULL };
  g_autofree char *rajani = NULL, *latha = pp_fixture_staff_id (town, "latha");
  g_autofree char *none = NULL, *lab = NULL, *second = NULL, *again = NULL;
  g_autoptr (GError) own = NULL, other = NULL;

  pp_fixture_do (town, "mini", "staff.add", "code", "rajani", "name_en", "Rajani", "language",
                 "ml", NULL);
  pp_fixture_do (town, "mini", "staff.grant", "staff", "rajani", "role", "desk", NULL);
  rajani = pp_fixture_staff_id (town, "rajani");
  begin (&question, "anitha");
  type (&question, PP_PIN_DEMO);
  g_assert_true (gtk_widget_get_mapped (question.who));
  g_assert_true (has_focus (&question, question.who));
  none = pp_pin_dialog_dup_second (PP_PIN_DIALOG (question.dialog));
  g_assert_cmpstr (none, ==, "");
  type (&question, "271828");
  g_assert_cmpuint (question.n_entered, ==, 0);
  g_assert_true (has_focus (&question, question.who));

  pp_field_set_text (PP_FIELD (question.who), latha);
  lab = pp_pin_dialog_dup_second (PP_PIN_DIALOG (question.dialog));
  g_assert_cmpstr (lab, ==, "");
  pp_field_set_text (PP_FIELD (question.who), rajani);
  g_assert_true (has_focus (&question, question.pad));
  type (&question, "271828");
  g_assert_cmpuint (question.n_entered, ==, 1);
  second = pp_pin_dialog_dup_second (PP_PIN_DIALOG (question.dialog));
  g_assert_cmpstr (second, ==, rajani);

  /* A wrong PIN is asked for again of whose it was; who was chosen is kept */
  pp_error_set (&other, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WRONG_PIN, "second_pin", "Wrong");
  pp_pin_dialog_say (PP_PIN_DIALOG (question.dialog), other);
  g_assert_true (gtk_widget_get_visible (question.who));
  g_assert_true (has_focus (&question, question.pad));
  type (&question, "271828");
  g_assert_cmpuint (question.n_entered, ==, 2);
  pp_error_set (&own, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WRONG_PIN, "pin", "Wrong");
  pp_pin_dialog_say (PP_PIN_DIALOG (question.dialog), own);
  g_assert_false (gtk_widget_get_visible (question.who));
  g_assert_true (has_focus (&question, question.pad));
  again = pp_pin_dialog_dup_second (PP_PIN_DIALOG (question.dialog));
  g_assert_cmpstr (again, ==, rajani);
  end (&question);
}

/* Where nobody could stand by no PIN is asked for at all. */
static void
test_nobody (void)
{
  static const char *const leaving[] = { "anitha", "rajani" };
  Question question = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (leaving); i++)
    {
      g_autofree char *id = pp_fixture_staff_id (town, leaving[i]);

      pp_fixture_do (town, "mini", "staff.edit", "id", id, "has_left", "1", NULL);
    }
  begin (&question, "mini");
  g_assert_false (gtk_widget_get_visible (question.pad));
  end (&question);
}

static void
find_words (GtkWidget *widget, gpointer words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
}

static gboolean
says (GtkWidget *dialog, const char *words)
{
  g_autoptr (GString) all = g_string_new (NULL);

  pp_screen_each (dialog, find_words, all);
  return strstr (all->str, words) != NULL;
}

/* A PIN that others would guess is refused before it is asked for once more. */
static void
test_weak (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  Question question = { screen, pp_new_pin_dialog_new ("Anitha") };

  gtk_window_present (GTK_WINDOW (question.dialog));
  pp_screen_settle ();
  question.pad = pp_screen_find (question.dialog, PP_TYPE_PIN_PAD, NULL);
  type (&question, "123456");
  g_assert_true (says (question.dialog, "that nobody guesses"));
  g_assert_true (says (question.dialog, "type a new PIN"));
  type (&question, "271828");
  g_assert_true (says (question.dialog, "Once more"));
  gtk_window_destroy (GTK_WINDOW (question.dialog));
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_func ("/pin-dialog/one", test_one);
  g_test_add_func ("/pin-dialog/several", test_several);
  g_test_add_func ("/pin-dialog/nobody", test_nobody);
  g_test_add_func ("/pin-dialog/weak", test_weak);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
