/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/today/pp-privacy-pane.h"

#include "core/pp-day.h"
#include "core/pp-time.h"
#include "desk/shell/pp-answers.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-handout.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-text-field.h"
#include "desk/shell/pp-words.h"
#include "desk/today/pp-privacy-data.h"
#include "people/pp-consent-notice.h"
#include "people/pp-disclosure.h"
#include "privacy/pp-retention.h"

#include <glib/gi18n.h>
#include <string.h>

/* What somebody consented to, all that is kept of them, and their erasure. */
struct _PpPrivacyPane
{
  PpPane         parent_instance;

  GtkLabel      *title;
  PpChoiceField *language;    /* in which the notice is read out */
  GtkLabel      *rights;
  GtkWidget     *consents;
  GtkWidget     *handing;     /* whoever may hand it out */
  PpChoiceField *asked_by;
  GtkWidget     *erasing;     /* whoever may erase */
  GtkWidget     *stays;
  PpForm        *form;

  char                *person;    /* (nullable): id */
  const PpPrivacyData *data;      /* (nullable): what is shown; the pane keeps it */
  gboolean             is_new;    /* just opened: the focus comes in */
};

G_DEFINE_FINAL_TYPE (PpPrivacyPane, pp_privacy_pane, PP_TYPE_PANE)

enum {
  CLOSED,
  ERASED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
pp_privacy_pane_ask (PpPane *pane)
{
  return g_strdup (PP_PRIVACY_PANE (pane)->person);
}

static void
noted_cb (gpointer widget, gpointer record, const GError *error)
{
  PpConsent *consent = record;
  const char *words = error != NULL ? error->message
                      : consent->given ? _("Noted: consent is given")
                                       : _("Noted: there is no consent");

  pp_shell_toast (pp_shell_of (widget), words, NULL);
}

static void
answer (PpPrivacyPane *self, const char *purpose, gboolean given)
{
  g_autofree char *language = pp_field_dup_text (PP_FIELD (self->language));
  const PpConsentNotice *notice = g_ptr_array_index (self->data->notices, 0);

  pp_deed_run (self, "person.consent",
               g_object_new (pp_consent_get_type (), "person", self->person, "purpose", purpose,
                             "version", notice->version, "language", language, "given", given,
                             NULL), noted_cb);
}

static void
agrees_cb (GtkWidget *button, PpPrivacyPane *self)
{
  answer (self, pp_row_get_id (button), TRUE);
}

static void
declines_cb (GtkWidget *button, PpPrivacyPane *self)
{
  answer (self, pp_row_get_id (button), FALSE);
}

static gboolean
is_of_now (const PpConsentNow *now)
{
  return now->consent != NULL && strcmp (now->consent->version, now->notice->version) == 0;
}

static char *
describe (const PpConsentNow *now)
{
  g_autofree char *date = NULL, *day = NULL;
  const char *language;

  if (now->consent == NULL)
    return g_strdup (_("Not asked yet"));
  day = pp_time_day (now->at);
  date = pp_day_format (day);
  language = pp_words_of ("language", now->consent->language);
  if (!now->consent->given)
    /* TRANSLATORS: a date, the version of the notice, the language in which it was read out */
    return g_strdup_printf (_("No consent: %1$s (notice %2$s, %3$s)"), date, now->consent->version,
                            language);
  if (!is_of_now (now))
    return g_strdup_printf (_("Consent given: %1$s (notice %2$s, %3$s). The notice has changed "
                              "since: read it out again."), date, now->consent->version, language);
  /* TRANSLATORS: a date, the version of the notice, the language in which it was read out */
  return g_strdup_printf (_("Consent given: %1$s (notice %2$s, %3$s)"), date,
                          now->consent->version, language);
}

/* To withdraw is one press, as to give is. */
static GtkWidget *
make_consent (PpPrivacyPane *self, const PpConsentNow *now, const char *language)
{
  g_autofree char *state = describe (now);
  g_autofree char *words = g_strjoin (" · ", pp_words_of ("purpose", now->notice->purpose), state,
                                      NULL);
  GtkWidget *row = pp_row_new (pp_consent_notice_text (now->notice, language), words);
  const char *purpose = now->notice->purpose;
  gboolean given = pp_consent_is_given (now);

  gtk_widget_set_focusable (row, FALSE);
  if (!given || !is_of_now (now))
    pp_row_add_button (row, C_("consent", "Agrees"), purpose, G_CALLBACK (agrees_cb), self);
  if (given || now->consent == NULL)
    pp_row_add_button (row, given ? C_("consent", "Withdraw") : C_("consent", "Declines"), purpose,
                       G_CALLBACK (declines_cb), self);
  return row;
}

static void
show_consents (PpPrivacyPane *self)
{
  g_autofree char *language = pp_field_dup_text (PP_FIELD (self->language));
  const GPtrArray *notices = self->data->notices;
  int focused = pp_list_clear (self->consents);

  for (guint i = 0; i < self->data->consents->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->consents),
                         make_consent (self, g_ptr_array_index (self->data->consents, i),
                                       language));
  gtk_label_set_label (self->rights,
                       pp_consent_notice_text (g_ptr_array_index (notices, notices->len - 1),
                                               language));
  pp_list_refocus (self->consents, focused);
}

static const char *
title_of (const char *topic)
{
  static const struct { const char *topic, *title; } titles[] = {
    { "money", N_("Fees and payments") },
    { "lab",   N_("Results and certificates of the lab") },
    { "log",   N_("Consents, and what was handed out") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i].topic, topic) == 0)
      return _(titles[i].title);
  return topic;
}

static GtkWidget *
make_stay (const PpRetention *retention)
{
  g_autofree char *date = retention->until != NULL ? pp_day_format (retention->until) : NULL;
  g_autofree char *until = date != NULL ? g_strdup_printf (_("Kept at least until %s"), date)
                                        : g_strdup (_("There are none"));
  g_autofree char *words = g_strjoin ("\n", until, retention->source,
                                      retention->is_verified
                                        ? NULL : _("How long is not verified: ask the auditor."),
                                      NULL);

  return pp_row_new (title_of (retention->topic), words);
}

static void
show_stays (PpPrivacyPane *self)
{
  int focused = pp_list_clear (self->stays);

  for (guint i = 0; i < self->data->retention->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->stays),
                         make_stay (g_ptr_array_index (self->data->retention, i)));
  pp_list_refocus (self->stays, focused);
}

static void
pp_privacy_pane_show (PpPane *pane, gpointer result)
{
  PpPrivacyPane *self = PP_PRIVACY_PANE (pane);
  PpSession *session = pp_pane_get_session (pane);
  const PpPerson *person;
  g_autofree char *name = NULL;

  self->data = result;
  person = self->data->person->person;
  name = pp_shown_name (person->name_en, person->name_ml);
  gtk_label_set_label (self->title, name);
  show_consents (self);
  show_stays (self);
  gtk_widget_set_visible (self->handing, pp_session_may (session, "person.export"));
  gtk_widget_set_visible (self->erasing, pp_session_may (session, "person.erase"));
  if (self->is_new)
    pp_focus_grab (self->language);
  self->is_new = FALSE;
}

static void
language_cb (PpPrivacyPane *self)
{
  if (self->data != NULL)
    show_consents (self);
}

static PpRecord *
make_note (PpPrivacyPane *self, const char *form)
{
  g_autofree char *asked_by = pp_field_dup_text (PP_FIELD (self->asked_by));

  return g_object_new (pp_disclosure_get_type (), "what", "person", "person", self->person, "form",
                       form, "asked_by", asked_by, NULL);
}

static void
paper_cb (PpPrivacyPane *self)
{
  g_autoptr (PpRecord) note = make_note (self, "paper");

  pp_shell_draft (pp_shell_of (self), "person-data", note);
}

static gpointer
make_json (PpDb *db, gpointer person, GError **error)
{
  g_autoptr (PpPersonData) data = pp_person_data_read (db, person, error);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  return data != NULL ? pp_handout_new (pp_person_data_to_json (data, now), data->n_records)
                      : NULL;
}

static void
json_cb (PpPrivacyPane *self)
{
  const PpPerson *person = self->data->person->person;
  g_autofree char *name = g_strdup_printf ("%s.json",
                                           person->name_en != NULL ? person->name_en : "person");

  pp_handout_ask (PP_PANE (self), name, make_json, g_strdup (self->person), g_free,
                  "person.export", make_note (self, "json"));
}

static void
erased_cb (gpointer widget, gpointer record, const GError *error)
{
  PpPrivacyPane *self = widget;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  pp_form_clear (self->form);
  g_clear_pointer (&self->person, g_free);
  g_signal_emit (self, signals[ERASED], 0);
  pp_shell_toast (pp_shell_of (self), _("The person was erased"), NULL);
}

static void
erase_cb (PpPrivacyPane *self)
{
  PpPersonErase *draft = pp_form_read (self->form);

  if (draft == NULL)
    return;
  pp_record_set_text (draft, "person", self->person);
  pp_deed_run (self, "person.erase", draft, erased_cb);
}

static void
close_cb (PpPrivacyPane *self)
{
  g_autofree char *person = g_strdup (self->person);

  g_signal_emit (self, signals[CLOSED], 0, person);
}

static gboolean
pp_privacy_pane_get_place (PpPane *pane, const char **kind, const char **id)
{
  *id = PP_PRIVACY_PANE (pane)->person;
  *kind = "privacy";
  return *id != NULL;
}

static void
pp_privacy_pane_dispose (GObject *object)
{
  PP_PRIVACY_PANE (object)->data = NULL;
  g_clear_pointer (&PP_PRIVACY_PANE (object)->person, g_free);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_PRIVACY_PANE);

  G_OBJECT_CLASS (pp_privacy_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PP_TYPE_ANSWERS);
  g_type_ensure (PP_TYPE_CHOICE_FIELD);
  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/today/privacy-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PpPrivacyPane, title);
  gtk_widget_class_bind_template_child (widget_class, PpPrivacyPane, language);
  gtk_widget_class_bind_template_child (widget_class, PpPrivacyPane, rights);
  gtk_widget_class_bind_template_child (widget_class, PpPrivacyPane, consents);
  gtk_widget_class_bind_template_child (widget_class, PpPrivacyPane, handing);
  gtk_widget_class_bind_template_child (widget_class, PpPrivacyPane, asked_by);
  gtk_widget_class_bind_template_child (widget_class, PpPrivacyPane, erasing);
  gtk_widget_class_bind_template_child (widget_class, PpPrivacyPane, stays);
  gtk_widget_class_bind_template_child (widget_class, PpPrivacyPane, form);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_cb);
  gtk_widget_class_bind_template_callback (widget_class, json_cb);
  gtk_widget_class_bind_template_callback (widget_class, erase_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
pp_privacy_pane_class_init (PpPrivacyPaneClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_privacy_pane_dispose;
  pane_class->kinds = "person consent disclosure charge payment";
  pane_class->ask = pp_privacy_pane_ask;
  pane_class->ask_free = g_free;
  pane_class->load = pp_privacy_data_load;
  pane_class->show = pp_privacy_pane_show;
  pane_class->get_place = pp_privacy_pane_get_place;
  pane_class->result_free = pp_privacy_data_free;

  /**
   * PpPrivacyPane::closed:
   * @self: the pane
   * @person: whose it was
   *
   * The person at the desk is done with it.
   */
  signals[CLOSED] = g_signal_new ("closed", PP_TYPE_PRIVACY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PpPrivacyPane::erased:
   * @self: the pane
   *
   * Whose it was is not kept any more.
   */
  signals[ERASED] = g_signal_new ("erased", PP_TYPE_PRIVACY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
offer (PpChoiceField *field, const char *column, const char *const *words)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (titles, (gpointer) pp_words_of (column, words[i]));
  g_ptr_array_add (titles, NULL);
  pp_choice_field_offer (field, words, (const char *const *) titles->pdata);
}

static void
pp_privacy_pane_init (PpPrivacyPane *self)
{
  static const char *const languages[] = { "ml", "en", NULL };
  static const char *const askers[] = { "self", "nominee", "authority", NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  offer (self->language, "language", languages);
  offer (self->asked_by, "asked_by", askers);
  pp_form_set_kind (self->form, pp_person_erase_get_type ());
}

/**
 * pp_privacy_pane_open:
 * @self: the pane
 * @person: id of a person
 *
 * Shows what concerns their data.
 */
void
pp_privacy_pane_open (PpPrivacyPane *self, const char *person)
{
  g_return_if_fail (PP_IS_PRIVACY_PANE (self) && person != NULL);

  if (g_strcmp0 (self->person, person) != 0)
    pp_form_clear (self->form);
  g_free (self->person);
  self->person = g_strdup (person);
  self->is_new = TRUE;
  pp_pane_refresh (PP_PANE (self));
}
