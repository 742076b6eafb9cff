/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-sample-deeds.h"

#include "desk/lab/pp-ask-card.h"
#include "desk/lab/pp-sample-words.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-language.h"
#include "desk/shell/pp-shell.h"
#include "desk/shell/pp-shown.h"
#include "lab/pp-instrument.h"
#include "lab/pp-result-form.h"
#include "people/pp-role.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpSampleDeeds
{
  AdwBin              parent_instance;

  GtkStack           *stack;
  GtkLabel           *next;
  GtkWidget          *verify;
  GtkWidget          *certify;
  GtkWidget          *amend;
  GtkWidget          *release;
  GtkWidget          *withdraw;
  GtkWidget          *reject;
  GtkWidget          *paper;
  GtkLabel           *refusal;
  PpAskCard          *ask;
  const PpSampleData *data;       /* (nullable): what is shown */
  gboolean            was_released;   /* the batch whose result is being corrected */
};

G_DEFINE_FINAL_TYPE (PpSampleDeeds, pp_sample_deeds, ADW_TYPE_BIN)

enum {
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
say (PpSampleDeeds *self, const char *words)
{
  gtk_label_set_label (self->refusal, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), words != NULL);
}

/* With the place that a button has in the flow. */
static void
offer (GtkWidget *button, gboolean offered)
{
  gtk_widget_set_visible (gtk_widget_get_parent (button), offered);
}

/* A result that was entered by who is at the desk is verified by somebody beside them. */
static gboolean
is_own (PpSampleDeeds *self, PpSession *session)
{
  PpStaff *staff = pp_session_get_staff (session);

  return staff != NULL && pp_finding_is_own (self->data->state->findings,
                                             pp_record_get_id (PP_RECORD (staff)));
}

static void
show_deeds (PpSampleDeeds *self, PpSession *session)
{
  const PpSampleState *state = self->data->state;
  gboolean certifies = pp_session_may (session, "lab.certify");
  gboolean decides = state->item.batch != NULL && pp_session_may (session, "batch.release");

  gtk_button_set_label (GTK_BUTTON (self->verify), is_own (self, session)
                                                     ? _("Verified by a second person…")
                                                     : _("Verify every result"));
  offer (self->verify, state->stage == PP_SAMPLE_UNVERIFIED &&
                       pp_session_may (session, "lab.verify"));
  offer (self->certify, state->stage == PP_SAMPLE_READY && certifies);
  offer (self->amend, state->stage == PP_SAMPLE_OUTDATED && certifies);
  offer (self->release, state->stage == PP_SAMPLE_CERTIFIED && decides &&
                        strcmp (state->certificate->verdict, "pass") == 0);
  gtk_button_set_label (GTK_BUTTON (self->withdraw), state->stage == PP_SAMPLE_RELEASED
                                                       ? _("Take the release back")
                                                       : _("Take the rejection back"));
  offer (self->withdraw, decides && (state->stage == PP_SAMPLE_RELEASED ||
                                     state->stage == PP_SAMPLE_REJECTED));
  offer (self->reject, state->stage != PP_SAMPLE_REJECTED && decides);
  offer (self->paper, state->certificate != NULL);
}

static void
done_cb (gpointer widget, gpointer record, const GError *error)
{
  PpSampleDeeds *self = widget;

  say (self, error != NULL ? error->message : NULL);
  if (error == NULL)
    g_signal_emit (self, signals[DONE], 0);
}

static void
certified_cb (gpointer widget, gpointer record, const GError *error)
{
  PpSampleDeeds *self = widget;

  done_cb (self, record, error);
  if (error == NULL)
    pp_shell_paper (pp_shell_of (self), "certificate", pp_record_get_id (record));
}

static void
released_cb (gpointer widget, gpointer record, const GError *error)
{
  done_cb (widget, record, error);
  if (error == NULL)
    pp_shell_toast (pp_shell_of (widget), _("The batch is released"), pp_record_get_id (record));
}

static void
withdrawn_cb (gpointer widget, gpointer record, const GError *error)
{
  done_cb (widget, record, error);
  if (error == NULL)
    pp_shell_toast (pp_shell_of (widget), _("Taken back"), NULL);
}

static const char *
sample_of (PpSampleDeeds *self)
{
  return pp_record_get_id (PP_RECORD (self->data->state->sample));
}

static gpointer
certificate_form (PpSampleDeeds *self)
{
  return g_object_new (pp_certificate_form_get_type (), "sample", sample_of (self), "language",
                       strcmp (pp_language_get (), "ml") == 0 ? "ml" : "en", NULL);
}

static gpointer
release_form (PpSampleDeeds *self)
{
  return g_object_new (pp_release_form_get_type (), "batch", self->data->state->sample->batch,
                       NULL);
}

static void
verify_cb (PpSampleDeeds *self)
{
  PpSession *session = pp_shell_get_session (pp_shell_of (self));

  pp_deed_run (self, is_own (self, session) ? "lab.verify_beside" : "lab.verify",
               g_object_new (pp_sample_check_get_type (), "sample", sample_of (self), NULL),
               done_cb);
}

static void
certify_cb (PpSampleDeeds *self)
{
  pp_deed_run (self, "lab.certify", certificate_form (self), certified_cb);
}

static void
release_cb (PpSampleDeeds *self)
{
  pp_deed_run (self, "batch.release", release_form (self), released_cb);
}

static void
withdraw_cb (PpSampleDeeds *self)
{
  PpRelease *decision = self->data->state->release;

  pp_deed_run (self, "batch.take_back",
               g_object_new (pp_release_step_get_type (), "release",
                             pp_record_get_id (PP_RECORD (decision)), NULL), withdrawn_cb);
}

static void
paper_cb (PpSampleDeeds *self)
{
  pp_shell_paper (pp_shell_of (self), "certificate",
                  pp_record_get_id (PP_RECORD (self->data->state->certificate)));
}

static void
start_asking (PpSampleDeeds *self, const char *title, const char *verb, gpointer argument)
{
  say (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "ask");
  pp_ask_card_start (self->ask, title, verb, argument);
}

static void
amend_cb (PpSampleDeeds *self)
{
  start_asking (self, _("Issue an amended certificate"), "lab.certify", certificate_form (self));
  pp_ask_card_add_text (self->ask, "reason", _("Why it is replaced"), NULL);
  pp_ask_card_ask (self->ask, _("Issue certificate"));
}

static void
reject_cb (PpSampleDeeds *self)
{
  start_asking (self, _("Reject the batch: none of it may be labelled or sold"), "batch.reject",
                release_form (self));
  pp_ask_card_add_text (self->ask, "reason", _("Why it is rejected"), NULL);
  pp_ask_card_ask (self->ask, C_("button", "Reject"));
}

static void
add_instruments (PpSampleDeeds *self, const char *chosen)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (values, (gpointer) "");
  g_ptr_array_add (titles, g_strdup (_("None")));
  for (guint i = 0; i < self->data->instruments->len; i++)
    {
      PpInstrument *instrument = g_ptr_array_index (self->data->instruments, i);
      g_autofree char *name = pp_shown_name (instrument->name_en, instrument->name_ml);

      g_ptr_array_add (values, (gpointer) pp_record_get_id (PP_RECORD (instrument)));
      g_ptr_array_add (titles, g_strdup_printf ("%s · %s", instrument->code, name));
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (titles, NULL);
  pp_ask_card_add_choice (self->ask, "instrument", _("Instrument"),
                          (const char *const *) values->pdata,
                          (const char *const *) titles->pdata, chosen);
}

/* What was asked about when the sample was released, as it was shown then. */
static const char *
tell_corrected (PpSampleDeeds *self, const PpResult *result)
{
  if (self->was_released && strcmp (result->verdict, "fail") == 0)
    return _("The result is corrected, and it fails: the batch is rejected now");
  if (self->was_released)
    return _("The result is corrected. The batch stays released; the certificate has to be "
             "amended");
  return _("The result is corrected; the old one stays on record");
}

static void
asked_cb (PpSampleDeeds *self, PpRecord *record)
{
  gtk_stack_set_visible_child_name (self->stack, "deeds");
  g_signal_emit (self, signals[DONE], 0);
  if (record == NULL)
    return;
  if (g_type_is_a (G_OBJECT_TYPE (record), pp_certificate_get_type ()))
    pp_shell_paper (pp_shell_of (self), "certificate", pp_record_get_id (record));
  else if (g_type_is_a (G_OBJECT_TYPE (record), pp_release_get_type ()))
    pp_shell_toast (pp_shell_of (self), _("The batch is rejected"), pp_record_get_id (record));
  else
    pp_shell_toast (pp_shell_of (self), tell_corrected (self, (PpResult *) record), NULL);
}

static void
pp_sample_deeds_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PP_TYPE_SAMPLE_DEEDS);

  G_OBJECT_CLASS (pp_sample_deeds_parent_class)->dispose (object);
}

static void
pp_sample_deeds_class_init (PpSampleDeedsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_sample_deeds_dispose;

  /**
   * PpSampleDeeds::done:
   * @self: the deeds
   *
   * Something was done, or a question was given up.
   */
  signals[DONE] = g_signal_new ("done", PP_TYPE_SAMPLE_DEEDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  g_type_ensure (PP_TYPE_ASK_CARD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/lab/sample-deeds.ui");
  gtk_widget_class_bind_template_child (widget_class, PpSampleDeeds, stack);
  gtk_widget_class_bind_template_child (widget_class, PpSampleDeeds, next);
  gtk_widget_class_bind_template_child (widget_class, PpSampleDeeds, verify);
  gtk_widget_class_bind_template_child (widget_class, PpSampleDeeds, certify);
  gtk_widget_class_bind_template_child (widget_class, PpSampleDeeds, amend);
  gtk_widget_class_bind_template_child (widget_class, PpSampleDeeds, release);
  gtk_widget_class_bind_template_child (widget_class, PpSampleDeeds, reject);
  gtk_widget_class_bind_template_child (widget_class, PpSampleDeeds, withdraw);
  gtk_widget_class_bind_template_child (widget_class, PpSampleDeeds, paper);
  gtk_widget_class_bind_template_child (widget_class, PpSampleDeeds, refusal);
  gtk_widget_class_bind_template_child (widget_class, PpSampleDeeds, ask);
  gtk_widget_class_bind_template_callback (widget_class, verify_cb);
  gtk_widget_class_bind_template_callback (widget_class, certify_cb);
  gtk_widget_class_bind_template_callback (widget_class, amend_cb);
  gtk_widget_class_bind_template_callback (widget_class, release_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_cb);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_cb);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
}

static void
pp_sample_deeds_init (PpSampleDeeds *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
next_verb (PpSampleStage stage)
{
  switch (stage)
    {
    case PP_SAMPLE_RECEIVED:
    case PP_SAMPLE_UNFINISHED:
      return "lab.enter";
    case PP_SAMPLE_UNVERIFIED:
      return "lab.verify";
    case PP_SAMPLE_READY:
    case PP_SAMPLE_OUTDATED:
      return "lab.certify";
    default:
      return "batch.release";
    }
}

/* Whose task it is where it is not this person's; %NULL where it is, or nothing is left to do. */
static char *
dup_others (PpSession *session, const PpSampleData *data)
{
  const PpSampleState *state = data->state;
  const char *verb = next_verb (state->stage);
  g_autofree char *roles = NULL;

  if (state->stage == PP_SAMPLE_RELEASED || state->stage == PP_SAMPLE_REJECTED ||
      (state->stage == PP_SAMPLE_CERTIFIED && state->item.batch == NULL) ||
      pp_session_may (session, verb))
    return NULL;
  roles = pp_role_dup_names (
    pp_schema_verb (pp_store_get_schema (pp_session_get_store (session)), verb)->roles);
  /* TRANSLATORS: names of roles, with commas */
  return g_strdup_printf (_("Somebody with one of these roles does it: %s."), roles);
}

/**
 * pp_sample_deeds_show:
 * @self: the deeds
 * @session: who is at the desk
 * @data: of a sample; it outlives what is shown
 *
 * Shows what comes next for the sample, and what this person may do about it.
 */
void
pp_sample_deeds_show (PpSampleDeeds *self, PpSession *session, const PpSampleData *data)
{
  g_autofree char *next = pp_sample_words_next (data), *others = dup_others (session, data);
  g_autofree char *words = others != NULL ? g_strdup_printf ("%s %s", next, others) : NULL;

  g_return_if_fail (PP_IS_SAMPLE_DEEDS (self));

  self->data = data;
  gtk_label_set_label (self->next, words != NULL ? words : next);
  show_deeds (self, session);
}

/**
 * pp_sample_deeds_reset:
 * @self: the deeds
 *
 * Another sample is to be shown: gives up what is asked, and says nothing.
 */
void
pp_sample_deeds_reset (PpSampleDeeds *self)
{
  g_return_if_fail (PP_IS_SAMPLE_DEEDS (self));

  say (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "deeds");
}

/**
 * pp_sample_deeds_focus:
 * @self: the deeds
 *
 * Returns: whether the next key goes to what comes next; not where this person does not do it
 */
gboolean
pp_sample_deeds_focus (PpSampleDeeds *self)
{
  GtkWidget *deeds[] = { self->verify, self->certify, self->amend, self->release, self->paper };

  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (gtk_widget_get_visible (gtk_widget_get_parent (deeds[i])))
      return pp_focus_grab (deeds[i]);
  return FALSE;
}

/* What follows for a batch that was released. */
static void
warn (PpSampleDeeds *self)
{
  const PpSampleState *state = self->data->state;

  self->was_released = state->release != NULL &&
                       strcmp (state->release->decision, "released") == 0;
  if (self->was_released)
    pp_ask_card_add_note (self->ask,
                          _("The batch is released. If the right result fails, the batch is "
                            "rejected at once and no more labels are printed for it; those that "
                            "were printed have to be taken out of use. If it passes, the batch "
                            "stays released and only the certificate has to be amended."));
}

/**
 * pp_sample_deeds_correct:
 * @self: the deeds
 * @line: whose result is wrong
 *
 * Asks for the right result, and why.
 */
void
pp_sample_deeds_correct (PpSampleDeeds *self, PpWorkLine *line)
{
  PpParameter *parameter = pp_work_line_get_parameter (line);
  PpResult *result = pp_work_line_get_result (line);
  g_autofree char *name = pp_shown_name (parameter->name_en, parameter->name_ml);
  /* TRANSLATORS: what was measured */
  g_autofree char *title = g_strdup_printf (_("Correct the result: %s"), name);

  start_asking (self, title, "lab.correct",
                g_object_new (pp_result_correction_get_type (), "result",
                              pp_record_get_id (PP_RECORD (result)), NULL));
  warn (self);
  pp_ask_card_add_text (self->ask, "value", _("The right result"), result->value);
  if (strcmp (self->data->state->sample->decision_rule, "simple") != 0)
    pp_ask_card_add_text (self->ask, "uncertainty", _("Its uncertainty"), result->uncertainty);
  add_instruments (self, result->instrument);
  pp_ask_card_add_text (self->ask, "reason", _("Why it is corrected"), NULL);
  pp_ask_card_ask (self->ask, C_("button", "Correct"));
}
