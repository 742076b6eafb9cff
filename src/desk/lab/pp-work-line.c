/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-work-line.h"

#include "core/pp-error.h"
#include "desk/lab/pp-instrument-choice.h"
#include "desk/lab/pp-lab-words.h"
#include "desk/lab/pp-value-input.h"
#include "desk/lab/pp-work-cell.h"
#include "desk/shell/pp-shown.h"
#include "lab/pp-result-form.h"

#include <glib/gi18n.h>
#include <string.h>

#define FORM "lab.results"     /* where what was typed is kept */

struct _PpWorkLine
{
  GObject      parent_instance;

  PpSession   *session;
  PpSample    *sample;
  PpParameter *parameter;
  PpLimitRule *rule;          /* (nullable) */
  PpResult    *result;        /* (nullable): that stands */

  GtkWidget   *value;         /* is typed there */
  GtkWidget   *found;         /* the result that stands */
  GtkWidget   *instrument;    /* is chosen there */
  GtkWidget   *measured;      /* the instrument of the result that stands */
  GtkWidget   *verdict;
  GtkWidget   *save;
  GtkWidget   *correct;
  GtkWidget   *error;
  GtkWidget   *correction;    /* what was corrected */
};

G_DEFINE_FINAL_TYPE (PpWorkLine, pp_work_line, G_TYPE_OBJECT)

enum {
  WISH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_key (PpWorkLine *self)
{
  return g_strdup_printf ("%s/%s", pp_record_get_id (PP_RECORD (self->sample)),
                          pp_record_get_id (PP_RECORD (self->parameter)));
}

/* The verdict of what stands there, by the rule that the laboratory keeps. */
static gboolean
reach (PpWorkLine *self, PpVerdict *verdict, GError **error)
{
  PpLimits limits = pp_finding_limits (self->parameter, self->rule);
  g_autofree char *typed = pp_value_input_dup_text (PP_VALUE_INPUT (self->value));
  g_autofree char *uncertainty = pp_value_input_dup_uncertainty (PP_VALUE_INPUT (self->value));
  g_autofree char *value = pp_verdict_tidy_value (self->parameter->kind, self->parameter->unit,
                                                 typed, error);

  return value != NULL && pp_verdict_reach (&limits, self->sample->decision_rule, value,
                                            uncertainty, verdict, error);
}

/* What stands in the line beside the value, what is wrong first. */
static void
tell (PpWorkLine *self)
{
  g_autofree char *limit = pp_lab_words_limit (self->parameter, self->rule);
  const char *const words[] = { gtk_label_get_label (GTK_LABEL (self->error)),
                                pp_lab_words_get_badge (self->verdict), limit,
                                self->rule == NULL ? self->parameter->unit : NULL };
  g_autoptr (GString) all = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL && *words[i] != '\0')
      g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", words[i]);
  pp_value_input_tell (PP_VALUE_INPUT (self->value), all->str);
}

static void
say (PpWorkLine *self, const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->error), words != NULL ? words : "");
  gtk_widget_set_visible (self->error, words != NULL);
  tell (self);
}

/* What would be said of what stands there. */
static void
preview (PpWorkLine *self, const char *typed)
{
  PpVerdict verdict;

  if (self->result != NULL)
    return;
  gtk_widget_set_visible (self->save, *typed != '\0');
  if (*typed != '\0' && reach (self, &verdict, NULL))
    pp_lab_words_set_verdict (self->verdict, verdict);
  else
    pp_lab_words_set_badge (self->verdict, NULL, "", NULL);
  tell (self);
}

static void
changed_cb (PpWorkLine *self)
{
  g_autofree char *typed = pp_value_input_dup_text (PP_VALUE_INPUT (self->value));
  g_autofree char *key = dup_key (self);

  say (self, NULL);
  pp_session_keep (self->session, FORM, key, typed);
  preview (self, typed);
}

static void
wish (PpWorkLine *self, PpWorkWish wish)
{
  g_signal_emit (self, signals[WISH], 0, (int) wish);
}

/* What the rule refuses is said before it is asked for. */
static void
save_cb (PpWorkLine *self)
{
  g_autofree char *typed = pp_value_input_dup_text (PP_VALUE_INPUT (self->value));
  g_autoptr (GError) error = NULL;
  PpVerdict verdict;

  if (*typed == '\0')
    wish (self, PP_WORK_NEXT);
  else if (reach (self, &verdict, &error))
    wish (self, PP_WORK_SAVE);
  else
    pp_work_line_show_error (self, error);
}

static void
step_cb (PpWorkLine *self, int lines)
{
  wish (self, lines > 0 ? PP_WORK_NEXT : PP_WORK_PREVIOUS);
}

static void
correct_cb (PpWorkLine *self)
{
  wish (self, PP_WORK_CORRECT);
}

static void
entered_cb (PpWorkLine *self)
{
  wish (self, PP_WORK_SHOW);
}

static void
pp_work_line_dispose (GObject *object)
{
  PpWorkLine *self = PP_WORK_LINE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->sample);
  g_clear_object (&self->parameter);
  g_clear_object (&self->rule);
  g_clear_object (&self->result);

  G_OBJECT_CLASS (pp_work_line_parent_class)->dispose (object);
}

static void
pp_work_line_class_init (PpWorkLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pp_work_line_dispose;

  /**
   * PpWorkLine::wish:
   * @self: the line
   * @wish: a #PpWorkWish
   *
   * Somebody asks for something there.
   */
  signals[WISH] = g_signal_new ("wish", PP_TYPE_WORK_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pp_work_line_init (PpWorkLine *self)
{
}

static gboolean
needs_uncertainty (PpWorkLine *self)
{
  return strcmp (self->sample->decision_rule, "simple") != 0 && self->rule != NULL &&
         self->rule->wanted == NULL;
}

static void
make_widgets (PpWorkLine *self)
{
  g_autofree char *name = pp_shown_name (self->parameter->name_en, self->parameter->name_ml);
  /* TRANSLATORS: what is measured with it */
  g_autofree char *spoken = g_strdup_printf (_("Instrument: %s"), name);

  self->value = pp_value_input_new (self->parameter, name, needs_uncertainty (self));
  g_signal_connect_object (self->value, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->value, "activate", G_CALLBACK (save_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->value, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  self->found = pp_work_cell_label (NULL, "heading", 0);
  gtk_widget_add_css_class (self->found, "number");
  gtk_label_set_wrap (GTK_LABEL (self->found), strcmp (self->parameter->kind, "text") == 0);
  self->instrument = pp_instrument_choice_new (spoken);
  self->measured = pp_work_cell_label (NULL, NULL, 0);
  self->verdict = pp_lab_words_badge ();
  self->save = pp_work_cell_button (_("Save"), name, G_CALLBACK (save_cb), self);
  self->correct =
    pp_work_cell_button (C_("button", "Correct"), name, G_CALLBACK (correct_cb), self);
  self->error = pp_work_cell_label (NULL, "error", 0);
  gtk_label_set_wrap_mode (GTK_LABEL (self->error), PANGO_WRAP_WORD_CHAR);
  self->correction = pp_work_cell_label (NULL, "warning", 0);
  gtk_label_set_wrap_mode (GTK_LABEL (self->correction), PANGO_WRAP_WORD_CHAR);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->correct),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->correction, NULL,
                                  -1);
  say (self, NULL);
  preview (self, "");
}

/**
 * pp_work_line_new:
 * @session: who is at the desk
 * @data: of a sample
 * @index: of one of its findings
 *
 * Returns: (transfer full): a line of a work sheet
 */
PpWorkLine *
pp_work_line_new (PpSession *session, PpSampleData *data, guint index)
{
  PpWorkLine *self = g_object_new (PP_TYPE_WORK_LINE, NULL);
  const PpFinding *finding = g_ptr_array_index (data->state->findings, index);
  g_autofree char *key = NULL;
  const char *kept;

  self->session = g_object_ref (session);
  self->sample = g_object_ref (data->state->sample);
  self->parameter = g_object_ref (finding->parameter);
  g_set_object (&self->rule, finding->rule);
  make_widgets (self);
  pp_instrument_choice_offer (PP_INSTRUMENT_CHOICE (self->instrument), data->instruments,
                              data->day);
  pp_instrument_choice_set (PP_INSTRUMENT_CHOICE (self->instrument),
                            g_ptr_array_index (data->usual, index));
  key = dup_key (self);
  kept = pp_session_kept (session, FORM, key);
  if (kept != NULL && finding->result == NULL)
    pp_value_input_set_text (PP_VALUE_INPUT (self->value), kept);
  pp_work_line_show (self, data, index);
  return self;
}

static void
watch_focus (PpWorkLine *self, GtkWidget *widget)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, focus);
}

/* Of two widgets in one cell one is seen. */
static void
put (PpWorkLine *self, GtkGrid *grid, int column, int row, GtkWidget *first, GtkWidget *second)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), first);
  if (second != NULL)
    gtk_box_append (GTK_BOX (box), second);
  watch_focus (self, box);
  gtk_grid_attach (grid, box, column, row, 1, 1);
}

/**
 * pp_work_line_attach:
 * @self: a line
 * @grid: of PP_WORK_LINE_COLUMNS columns
 * @row: the first of its PP_WORK_LINE_ROWS rows there
 *
 * Puts the line's widgets into the grid.
 */
void
pp_work_line_attach (PpWorkLine *self, GtkGrid *grid, int row)
{
  g_autofree char *limit = pp_lab_words_limit (self->parameter, self->rule);

  gtk_grid_attach (grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, row,
                   PP_WORK_LINE_COLUMNS, 1);
  gtk_grid_attach (grid, pp_work_cell_name (self->parameter, self->rule), 0, row + 1, 1, 1);
  gtk_grid_attach (grid, pp_work_cell_label (limit, NULL, 10), 1, row + 1, 1, 1);
  put (self, grid, 2, row + 1, self->value, self->found);
  put (self, grid, 3, row + 1, self->instrument, self->measured);
  put (self, grid, 4, row + 1, self->verdict, NULL);
  put (self, grid, 5, row + 1, self->save, self->correct);
  gtk_grid_attach (grid, self->error, 0, row + 2, PP_WORK_LINE_COLUMNS, 1);
  gtk_grid_attach (grid, self->correction, 0, row + 3, PP_WORK_LINE_COLUMNS, 1);
}

static void
show_result (PpWorkLine *self)
{
  g_autofree char *value = pp_lab_words_value (self->parameter, self->result->value);
  g_autofree char *key = dup_key (self), *both = NULL;

  if (self->result->uncertainty != NULL)
    both = g_strdup_printf ("%s (± %s)", value, self->result->uncertainty);
  gtk_label_set_label (GTK_LABEL (self->found), both != NULL ? both : value);
  pp_lab_words_set_verdict (self->verdict, pp_verdict_from_word (self->result->verdict));
  pp_session_keep (self->session, FORM, key, NULL);
  gtk_widget_set_visible (self->save, FALSE);
  say (self, NULL);
}

/**
 * pp_work_line_show:
 * @self: a line
 * @data: of its sample
 * @index: of its finding
 *
 * Shows the result that stands. Where there is none, what is typed stays.
 */
void
pp_work_line_show (PpWorkLine *self, PpSampleData *data, guint index)
{
  const PpFinding *finding = g_ptr_array_index (data->state->findings, index);
  gboolean typed = finding->result == NULL && pp_session_may (self->session, "lab.enter");

  g_set_object (&self->result, finding->result);
  gtk_label_set_label (GTK_LABEL (self->measured), pp_sample_data_get_code (data, index));
  gtk_label_set_label (GTK_LABEL (self->found), "–");
  gtk_label_set_label (GTK_LABEL (self->correction), pp_sample_data_get_correction (data, index));
  gtk_widget_set_visible (self->correction, *pp_sample_data_get_correction (data, index) != '\0');
  if (self->result != NULL)
    show_result (self);
  gtk_widget_set_visible (self->value, typed);
  gtk_widget_set_visible (self->instrument, typed);
  gtk_widget_set_visible (self->found, !typed);
  gtk_widget_set_visible (self->measured, !typed);
  gtk_widget_set_visible (self->correct, self->result != NULL &&
                                         pp_session_may (self->session, "lab.correct"));
}

/**
 * pp_work_line_show_error:
 * @self: a line
 * @error: why what was typed is refused
 *
 * Says it below the line, and leads the focus back there.
 */
void
pp_work_line_show_error (PpWorkLine *self, const GError *error)
{
  const char *field = pp_error_get_field (error);

  say (self, error->message);
  pp_value_input_set_wrong (PP_VALUE_INPUT (self->value), field != NULL ? field : "value");
}

/**
 * pp_work_line_ask:
 * @self: a line
 *
 * Returns: (transfer full): a #PpResultEntry of what was typed
 */
gpointer
pp_work_line_ask (PpWorkLine *self)
{
  g_autofree char *value = pp_value_input_dup_text (PP_VALUE_INPUT (self->value));
  g_autofree char *uncertainty = pp_value_input_dup_uncertainty (PP_VALUE_INPUT (self->value));

  return g_object_new (pp_result_entry_get_type (),
                       "sample", pp_record_get_id (PP_RECORD (self->sample)),
                       "parameter", pp_record_get_id (PP_RECORD (self->parameter)),
                       "value", value, "uncertainty", uncertainty, "instrument",
                       pp_instrument_choice_get (PP_INSTRUMENT_CHOICE (self->instrument)), NULL);
}

/**
 * pp_work_line_focus:
 * @self: a line
 *
 * Returns: whether the next key goes there; not where there is nothing to type
 */
gboolean
pp_work_line_focus (PpWorkLine *self)
{
  return gtk_widget_get_visible (self->value) &&
         pp_value_input_focus (PP_VALUE_INPUT (self->value));
}

/**
 * pp_work_line_get_parameter:
 * @self: a line
 *
 * Returns: what is tested
 */
PpParameter *
pp_work_line_get_parameter (PpWorkLine *self)
{
  return self->parameter;
}

/**
 * pp_work_line_get_result:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the result that stands
 */
PpResult *
pp_work_line_get_result (PpWorkLine *self)
{
  return self->result;
}
