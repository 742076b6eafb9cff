/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-lab-room.h"
#include "pp-screen.h"

#include "desk/lab/pp-ask-card.h"
#include "desk/lab/pp-trend-pane.h"
#include "desk/lab/pp-value-input.h"
#include "desk/lab/pp-work-sheet.h"
#include "desk/shell/pp-chart.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-words.h"
#include "lab/pp-certificate-words.h"
#include "lab/pp-sample-state.h"

static PpLabRoom *room;

static gpointer
read_state (PpDb *db, gpointer sample, GError **error)
{
  return pp_sample_state_read (db, sample, error);
}

static PpSampleState *
state_of (const char *sample)
{
  g_autoptr (GError) error = NULL;
  PpSampleState *state = pp_store_read (room->fixture->store, read_state, (gpointer) sample,
                                        &error);

  g_assert_no_error (error);
  return state;
}

typedef struct {
  gpointer    within;
  const char *words;
  gboolean    found;
} Reading;

static void
match_words (GtkWidget *widget, gpointer data)
{
  Reading *reading = data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_strrstr (gtk_label_get_text (GTK_LABEL (widget)), reading->words) != NULL)
    reading->found = TRUE;
}

static gboolean
read_words (gpointer data)
{
  Reading *reading = data;

  pp_screen_each (reading->within, match_words, reading);
  return reading->found;
}

static gboolean
is_said (gpointer widget, const char *words)
{
  Reading reading = { widget, words, FALSE };

  return read_words (&reading);
}

static void
wait_for_words (gpointer widget, const char *words)
{
  Reading reading = { widget, words, FALSE };

  pp_screen_wait (read_words, &reading);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static PpWorkSheet *
open_sample (PpScreen *screen, const char *sample)
{
  g_autoptr (PpSampleState) state = state_of (sample);

  pp_shell_go (PP_SHELL (screen->window), "lab", "sample", sample);
  wait_for_words (screen->window, state->sample->number);
  pp_screen_settle ();
  return pp_screen_find (screen->window, PP_TYPE_WORK_SHEET, NULL);
}

static void
collect (GtkWidget *widget, gpointer inputs)
{
  if (PP_IS_VALUE_INPUT (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (inputs, widget);
}

static PpValueInput *
input_at (PpWorkSheet *sheet, guint index)
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new ();

  pp_screen_each (sheet, collect, inputs);
  g_assert_cmpuint (index, <, inputs->len);
  return g_ptr_array_index (inputs, index);
}

/* Refractive index: 1.4480 to 1.4500. The verdict stands there before anything is stored. */
static void
test_verdict_while_typing (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (room->fixture, "latha", "en");
  const char *sample = pp_lab_room_receive (room);
  PpWorkSheet *sheet = open_sample (screen, sample);
  g_autoptr (PpSampleState) state = NULL;

  g_assert_false (is_said (sheet, "Pass"));
  pp_value_input_set_text (input_at (sheet, 0), "1.4490");
  g_assert_true (is_said (sheet, "Pass"));
  pp_value_input_set_text (input_at (sheet, 0), "1.4501");
  g_assert_false (is_said (sheet, "Pass"));
  g_assert_true (is_said (sheet, "Fail"));
  pp_value_input_set_text (input_at (sheet, 0), "1.44x");
  g_assert_false (is_said (sheet, "Fail"));
  state = state_of (sample);
  g_assert_cmpuint (state->progress.n_entered, ==, 0);
  pp_value_input_set_text (input_at (sheet, 0), "");
}

/* Enter saves and goes on; what the rule refuses stays, with the reason. */
static void
test_enter_saves (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (room->fixture, "latha", "en");
  const char *sample = pp_lab_room_receive (room);
  PpWorkSheet *sheet = open_sample (screen, sample);
  g_autoptr (PpSampleState) before = NULL, after = NULL;
  g_autofree char *typed = NULL;
  GtkWidget *second = GTK_WIDGET (input_at (sheet, 1));

  pp_value_input_set_text (input_at (sheet, 0), "1.44x");
  g_signal_emit_by_name (input_at (sheet, 0), "activate");
  wait_for_words (sheet, "is no result");
  pp_screen_settle ();
  before = state_of (sample);
  g_assert_cmpuint (before->progress.n_entered, ==, 0);
  typed = pp_value_input_dup_text (input_at (sheet, 0));
  g_assert_cmpstr (typed, ==, "1.44x");

  pp_value_input_set_text (input_at (sheet, 0), "1.4490");
  g_signal_emit_by_name (input_at (sheet, 0), "activate");
  wait_for_words (sheet, "1.4490");
  after = state_of (sample);
  g_assert_cmpuint (after->progress.n_entered, ==, 1);
  g_assert_false (is_said (sheet, "is no result"));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (screen->window)), second));
}

/* What is not saved yet is its owner's, and waits for them. */
static void
test_kept (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (room->fixture, "latha", "en");
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *others = NULL, *own = NULL;

  pp_value_input_set_text (input_at (open_sample (screen, sample), 0), "1.4490");
  pp_session_sign_out (screen->session);
  pp_screen_sign_in (screen, "rema");
  others = pp_value_input_dup_text (input_at (open_sample (screen, sample), 0));
  g_assert_cmpstr (others, ==, "");
  pp_session_sign_out (screen->session);
  pp_screen_sign_in (screen, "latha");
  own = pp_value_input_dup_text (input_at (open_sample (screen, sample), 0));
  g_assert_cmpstr (own, ==, "1.4490");
}

/* Who may not enter sees no place to type; who may not decide sees no button. */
static void
test_roles (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (room->fixture, "anitha", "en");
  const char *sample = pp_lab_room_receive (room);
  PpWorkSheet *sheet = open_sample (screen, sample);
  g_autoptr (GPtrArray) inputs = g_ptr_array_new ();

  pp_screen_each (sheet, collect, inputs);
  g_assert_cmpuint (inputs->len, ==, 0);
  g_assert_false (gtk_widget_get_mapped (pp_screen_find (screen->window, GTK_TYPE_BUTTON,
                                                         "reject")));
}

/* The page of a full sample has room on the smallest screen, in the wider language. */
static void
test_fits (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (room->fixture, "latha", "ml");
  const char *sample = pp_lab_room_receive (room);
  GtkWidget *pane;
  int least;

  pp_lab_room_fill (room, sample, "9.0");
  open_sample (screen, sample);
  gtk_widget_measure (GTK_WIDGET (screen->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  g_assert_cmpint (least, <=, 1024);
  gtk_widget_measure (GTK_WIDGET (screen->window), GTK_ORIENTATION_VERTICAL, 1024, &least, NULL,
                      NULL, NULL);
  g_assert_cmpint (least, <=, 768);
  pane = pp_screen_find (screen->window, PP_TYPE_TREND_PANE, NULL);
  pp_screen_wait (is_mapped, pp_screen_find (pane, PP_TYPE_CHART, NULL));
}

/* A sample is logged of the batch that was gone to, and its page follows. */
static void
test_log (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (room->fixture, "latha", "en");

  pp_shell_go (PP_SHELL (screen->window), "lab", "batch", room->batch);
  wait_for_words (screen->window, room->number);
  pp_screen_click (screen->window, "Log the sample");
  wait_for_words (screen->window, "Results: 0 of 7");
  g_assert_true (is_mapped (pp_screen_find (screen->window, PP_TYPE_WORK_SHEET, NULL)));
}

static const struct { const char *verdict; PpCertificateWord word; } verdicts[] = {
  { "pass", PP_WORD_VERDICT_PASS },
  { "conditional", PP_WORD_VERDICT_CONDITIONAL },
  { "inconclusive", PP_WORD_VERDICT_INCONCLUSIVE },
  { "fail", PP_WORD_VERDICT_FAIL },
};

/* The screen and the certificate have one word for a verdict. */
static void
test_words (gconstpointer language)
{
  g_autoptr (PpScreen) screen = pp_screen_new (room->fixture, "latha", language);

  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    g_assert_cmpstr (pp_words_of ("verdict", verdicts[i].verdict), ==,
                     pp_certificate_word (verdicts[i].word, g_str_equal (language, "ml")));
}

static const char *
find_result (const PpSampleState *state, const char *parameter)
{
  for (guint i = 0; i < state->findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (state->findings, i);

      if (strcmp (finding->parameter->code, parameter) == 0)
        return pp_record_get_id (PP_RECORD (finding->result));
    }
  g_assert_not_reached ();
}

/* Who verifies sees from what to what a result was corrected, by whom and why, for each time. */
static void
test_correction_seen (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (room->fixture, "rema", "en");
  const char *sample = pp_lab_room_receive (room);
  g_autoptr (PpSampleState) state = NULL;
  PpResult *again;
  PpWorkSheet *sheet;

  pp_lab_room_fill (room, sample, "0.5");
  sheet = open_sample (screen, sample);
  g_assert_false (is_said (screen->window, "Corrected from"));
  state = state_of (sample);
  again = pp_lab_room_correct (room, find_result (state, "acid_value"), "0.6");
  wait_for_words (sheet, "Corrected from 0.5\u00a0mg KOH/g to 0.6\u00a0mg KOH/g by Latha S: "
                         "misread");
  g_assert_true (is_said (screen->window, "1 result was corrected"));
  pp_lab_room_correct (room, pp_record_get_id (PP_RECORD (again)), "0.7");
  wait_for_words (sheet, "to 0.7\u00a0mg KOH/g by Latha");
  g_assert_true (is_said (sheet, "Corrected from 0.5"));
}

/* What was released by mistake is taken back at once; what follows from a correction is said before
 * and after. */
static void
test_released (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (room->fixture, "latha", "en");
  const char *sample = pp_lab_room_receive (room);
  g_autoptr (PpSampleState) state = NULL;
  GtkWidget *card;
  PpForm *form;

  pp_lab_room_fill (room, sample, "2.0");
  pp_lab_room_verify (room, sample);
  pp_lab_room_certify (room, sample, NULL);
  open_sample (screen, sample);
  pp_screen_click (screen->window, "Release the batch");
  wait_for_words (screen->window, "it may be labelled and sold");
  pp_screen_click (screen->window, "Undo");
  wait_for_words (screen->window, "It can be released.");

  pp_screen_click (screen->window, "Release the batch");
  wait_for_words (screen->window, "it may be labelled and sold");
  pp_screen_click (screen->window, "Take the release back");
  wait_for_words (screen->window, "It can be released.");

  pp_screen_click (screen->window, "Release the batch");
  wait_for_words (screen->window, "it may be labelled and sold");
  g_assert_false (is_said (screen->window, "If the right result fails"));
  pp_screen_click (screen->window, "Correct");
  pp_screen_settle ();
  g_assert_true (is_said (screen->window, "If the right result fails"));
  card = pp_screen_find (screen->window, PP_TYPE_ASK_CARD, NULL);
  form = pp_screen_find (card, PP_TYPE_FORM, NULL);
  pp_field_set_text (pp_form_field (form, "value"), "1.9000");
  pp_field_set_text (pp_form_field (form, "reason"), "misread");
  g_signal_emit_by_name (pp_form_field (form, "reason"), "activate");
  wait_for_words (screen->window, "the batch is rejected now");
  wait_for_words (screen->window, "The batch is rejected: none of it may be labelled or sold.");
  state = state_of (sample);
  g_assert_cmpstr (state->release->decision, ==, "rejected");
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  room = pp_lab_room_new ();

  g_test_add_func ("/lab/verdict-while-typing", test_verdict_while_typing);
  g_test_add_func ("/lab/enter-saves", test_enter_saves);
  g_test_add_func ("/lab/kept", test_kept);
  g_test_add_func ("/lab/roles", test_roles);
  g_test_add_func ("/lab/fits", test_fits);
  g_test_add_func ("/lab/log", test_log);
  g_test_add_data_func ("/lab/words/en", "en", test_words);
  g_test_add_data_func ("/lab/words/ml", "ml", test_words);
  g_test_add_func ("/lab/correction-seen", test_correction_seen);

  g_test_add_func ("/lab/released", test_released);

  result = g_test_run ();
  pp_lab_room_free (room);
  return result;
}
