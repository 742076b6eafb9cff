/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/today/pp-person-panel.h"

#include "booking/pp-token.h"
#include "core/pp-error.h"
#include "core/pp-text.h"
#include "desk/shell/pp-answers.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-text-field.h"
#include "desk/today/pp-consent-line.h"
#include "desk/today/pp-known-list.h"
#include "people/pp-people-error.h"
#include "people/pp-person.h"

#include <glib/gi18n.h>

struct _PpPersonPanel
{
  PpPane     parent_instance;

  GtkLabel  *title;
  PpForm    *form;
  GtkWidget *actions;    /* of somebody who is known */
  GtkWidget *privacy;    /* likewise */
  PpConsentLine *consents;
  PpKnownList *known;    /* asks whether it is one of those who are known */
  PpPerson  *asked;      /* (nullable): who was last to be registered */
  char      *id;         /* (nullable): of somebody who is known */
  gboolean   is_new;     /* just registered or found out: what they came for is next */
};

G_DEFINE_FINAL_TYPE (PpPersonPanel, pp_person_panel, PP_TYPE_PANE)

enum {
  CLOSED,
  PRIVACY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
pp_person_panel_ask (PpPane *pane)
{
  return g_strdup (PP_PERSON_PANEL (pane)->id);
}

static gpointer
pp_person_panel_load (PpDb *db, gpointer id, GError **error)
{
  return pp_db_get (db, pp_person_get_type (), id, error);
}

static void
show_person (PpPersonPanel *self, PpPerson *person)
{
  g_autofree char *name = person != NULL ? pp_shown_name (person->name_en, person->name_ml)
                                         : g_strdup (_("New person"));

  gtk_label_set_label (self->title, name);
  gtk_widget_set_visible (GTK_WIDGET (self->known), FALSE);
  gtk_widget_set_visible (self->actions, person != NULL);
  gtk_widget_set_visible (self->privacy, person != NULL);
  if (person != NULL)
    pp_consent_line_tell (self->consents, self->id);
}

static void
pp_person_panel_show (PpPane *pane, gpointer result)
{
  PpPersonPanel *self = PP_PERSON_PANEL (pane);

  if (self->id == NULL || g_strcmp0 (self->id, pp_record_get_id (result)) != 0)
    return;
  pp_form_fill (self->form, result);
  show_person (self, result);
  if (self->is_new)
    pp_focus_enter (self->actions);
  self->is_new = FALSE;
}

static gboolean
asks_who (const GError *error)
{
  return g_error_matches (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_KNOWN) ||
         g_error_matches (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_PHONE_KNOWN);
}

/* The question stands below the field that it is about: Tab leads from there into it. */
static void
ask_who (PpPersonPanel *self, const GError *error)
{
  PpField *field = pp_form_field (self->form, pp_error_get_field (error));

  gtk_box_reorder_child_after (GTK_BOX (self->form), GTK_WIDGET (self->known),
                               GTK_WIDGET (field));
  pp_known_list_ask (self->known, self->asked);
  gtk_widget_set_visible (GTK_WIDGET (self->known), TRUE);
}

/* Of what is typed anew nothing was asked yet. */
static void
typed_cb (PpPersonPanel *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->known), FALSE);
}

static void
saved_cb (gpointer widget, gpointer record, const GError *error)
{
  PpPersonPanel *self = widget;
  gboolean is_new = self->id == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->known), FALSE);
  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      if (asks_who (error))
        ask_who (self, error);
      return;
    }
  pp_shell_toast (pp_shell_of (self), is_new ? _("Registered") : _("Saved"),
                  pp_record_get_id (record));
  if (is_new)
    pp_form_clear (self->form);
  self->is_new = is_new;
  pp_person_panel_open (self, pp_record_get_id (record));
}

static void
run (PpPersonPanel *self, const char *verb)
{
  PpPerson *draft = pp_form_read (self->form);

  if (draft == NULL)
    return;
  g_set_object (&self->asked, draft);
  pp_deed_run (self, verb, draft, saved_cb);
}

static void
save_cb (PpPersonPanel *self)
{
  run (self, self->id != NULL ? "person.edit" : "person.register");
}

static void
another_cb (PpPersonPanel *self)
{
  run (self, "person.register_namesake");
}

/* Who was to be registered is known: what was typed of them is done with. */
static void
known_cb (PpPersonPanel *self, const char *id)
{
  pp_form_clear (self->form);
  self->is_new = TRUE;
  pp_person_panel_open (self, id);
}

static void
token_cb (gpointer widget, gpointer record, const GError *error)
{
  PpPersonPanel *self = widget;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  pp_shell_toast (pp_shell_of (self), _("A token was given"), pp_record_get_id (record));
  pp_shell_paper (pp_shell_of (self), "slip", pp_record_get_id (record));
}

static void
give_token_cb (PpPersonPanel *self)
{
  pp_deed_run (self, "token.give",
               g_object_new (pp_token_get_type (), "person", self->id, NULL), token_cb);
}

/* What the person came for is done elsewhere: whoever comes back finds the day. */
static void
leave_for (PpPersonPanel *self, const char *workplace)
{
  g_autofree char *id = g_strdup (self->id);

  pp_shell_go (pp_shell_of (self), workplace, "person", id);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
book_cb (PpPersonPanel *self)
{
  leave_for (self, "bookings");
}

static void
take_in_cb (PpPersonPanel *self)
{
  leave_for (self, "intake");
}

static void
fees_cb (PpPersonPanel *self)
{
  pp_shell_go (pp_shell_of (self), "money", "person", self->id);
}

static void
privacy_cb (PpPersonPanel *self)
{
  g_autofree char *id = g_strdup (self->id);

  g_signal_emit (self, signals[PRIVACY], 0, id);
}

static void
close_cb (PpPersonPanel *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
pp_person_panel_get_place (PpPane *pane, const char **kind, const char **id)
{
  *id = PP_PERSON_PANEL (pane)->id;
  *kind = *id != NULL ? "person" : "new-person";
  return TRUE;
}

static void
pp_person_panel_dispose (GObject *object)
{
  g_clear_pointer (&PP_PERSON_PANEL (object)->id, g_free);
  g_clear_object (&PP_PERSON_PANEL (object)->asked);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_PERSON_PANEL);

  G_OBJECT_CLASS (pp_person_panel_parent_class)->dispose (object);
}

static void
pp_person_panel_class_init (PpPersonPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_person_panel_dispose;
  pane_class->kinds = "person";
  pane_class->ask = pp_person_panel_ask;
  pane_class->ask_free = g_free;
  pane_class->load = pp_person_panel_load;
  pane_class->show = pp_person_panel_show;
  pane_class->get_place = pp_person_panel_get_place;
  pane_class->result_free = g_object_unref;

  /**
   * PpPersonPanel::closed:
   * @self: the panel
   *
   * The person at the desk is done with it.
   */
  signals[CLOSED] = g_signal_new ("closed", PP_TYPE_PERSON_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PpPersonPanel::privacy:
   * @self: the panel
   * @person: id of who is shown
   *
   * What concerns their data is asked for.
   */
  signals[PRIVACY] = g_signal_new ("privacy", PP_TYPE_PERSON_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (PP_TYPE_ANSWERS);
  g_type_ensure (PP_TYPE_CONSENT_LINE);
  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_KNOWN_LIST);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/today/person-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PpPersonPanel, title);
  gtk_widget_class_bind_template_child (widget_class, PpPersonPanel, form);
  gtk_widget_class_bind_template_child (widget_class, PpPersonPanel, actions);
  gtk_widget_class_bind_template_child (widget_class, PpPersonPanel, privacy);
  gtk_widget_class_bind_template_child (widget_class, PpPersonPanel, consents);
  gtk_widget_class_bind_template_child (widget_class, PpPersonPanel, known);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
  gtk_widget_class_bind_template_callback (widget_class, known_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, give_token_cb);
  gtk_widget_class_bind_template_callback (widget_class, book_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, fees_cb);
  gtk_widget_class_bind_template_callback (widget_class, privacy_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
pp_person_panel_init (PpPersonPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->form, pp_person_get_type ());
}

/* A name has no digits; fewer are the tail by which somebody was looked for. */
static gboolean
is_phone (const char *text)
{
  return *text != '\0' && strspn (text, "+0123456789 -") == strlen (text);
}

/**
 * pp_person_panel_start:
 * @self: the panel
 * @typed: (nullable): what was typed of the name, in either script, or of the phone; %NULL leaves
 *   what stands there
 *
 * Asks for somebody who is new.
 */
void
pp_person_panel_start (PpPersonPanel *self, const char *typed)
{
  const char *column = "phone", *next = "name_ml";

  g_return_if_fail (PP_IS_PERSON_PANEL (self));

  if (self->id != NULL)
    pp_form_clear (self->form);
  g_clear_pointer (&self->id, g_free);
  show_person (self, NULL);
  if (typed != NULL && !is_phone (typed))
    {
      column = pp_text_has_malayalam (typed) ? "name_ml" : "name_en";
      next = "phone";
    }
  if (typed != NULL)
    pp_field_set_text (pp_form_field (self->form, column), typed);
  pp_focus_grab (pp_form_field (self->form, next));
}

/**
 * pp_person_panel_open:
 * @self: the panel
 * @id: of a person
 *
 * Shows somebody who is known.
 */
void
pp_person_panel_open (PpPersonPanel *self, const char *id)
{
  g_return_if_fail (PP_IS_PERSON_PANEL (self));

  g_free (self->id);
  self->id = g_strdup (id);
  pp_pane_refresh (PP_PANE (self));
}
