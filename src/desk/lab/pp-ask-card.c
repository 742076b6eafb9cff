/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-ask-card.h"

#include "desk/shell/pp-answers.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-text-field.h"

#include <glib/gi18n.h>

struct _PpAskCard
{
  AdwBin     parent_instance;

  GtkWidget *title;
  GtkWidget *form;        /* (nullable): before the first question */
  GtkWidget *place;       /* of the form */
  GtkWidget *deed;
  char      *verb;
  PpRecord  *argument;    /* what is known of it without asking */
};

G_DEFINE_FINAL_TYPE (PpAskCard, pp_ask_card, ADW_TYPE_BIN)

enum {
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
finish (PpAskCard *self, gpointer record)
{
  pp_form_clear (PP_FORM (self->form));
  g_signal_emit (self, signals[CLOSED], 0, record);
}

static void
done_cb (gpointer widget, gpointer record, const GError *error)
{
  PpAskCard *self = widget;

  if (error != NULL)
    pp_form_show_error (PP_FORM (self->form), error);
  else
    finish (self, record);
}

/* What is known without asking joins what was filled in. */
static void
complete (PpAskCard *self, PpRecord *draft)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (draft);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const PpColumn *column = &klass->columns[i];
      const char *known = pp_column_holds_text (column) ? pp_record_peek_text (self->argument,
                                                                               column) : NULL;

      if (known != NULL)
        pp_record_poke_text (draft, column, known);
    }
}

static void
deed_cb (PpAskCard *self)
{
  PpRecord *draft = pp_form_read (PP_FORM (self->form));

  if (draft == NULL)
    return;
  complete (self, draft);
  pp_deed_run (self, self->verb, draft, done_cb);
}

static void
cancel_cb (PpAskCard *self)
{
  finish (self, NULL);
}

static gboolean
cancel_shortcut (GtkWidget *widget, GVariant *unused, gpointer data)
{
  cancel_cb (PP_ASK_CARD (widget));
  return GDK_EVENT_STOP;
}

static void
pp_ask_card_dispose (GObject *object)
{
  PpAskCard *self = PP_ASK_CARD (object);

  g_clear_object (&self->argument);
  g_clear_pointer (&self->verb, g_free);

  G_OBJECT_CLASS (pp_ask_card_parent_class)->dispose (object);
}

static void
pp_ask_card_class_init (PpAskCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pp_ask_card_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, cancel_shortcut,
                                NULL);

  /**
   * PpAskCard::closed:
   * @self: the card
   * @record: (nullable): what the verb returned; %NULL where nothing was done
   *
   * The question was answered, or given up.
   */
  signals[CLOSED] = g_signal_new ("closed", PP_TYPE_ASK_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, PP_TYPE_RECORD);
}

static void
pp_ask_card_init (PpAskCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = pp_answers_new (), *cancel;

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->title, "heading");
  self->place = adw_bin_new ();
  cancel = gtk_button_new_with_label (C_("dialog", "Cancel"));
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  self->deed = gtk_button_new_with_label (_("Save"));
  gtk_widget_add_css_class (self->deed, "suggested-action");
  g_signal_connect_object (self->deed, "clicked", G_CALLBACK (deed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), self->deed);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->place);
  gtk_box_append (GTK_BOX (box), buttons);
  adw_bin_set_child (ADW_BIN (self), box);
}

/* What is typed is kept for this one thing, not for the next. */
static char *
dup_form_name (PpAskCard *self)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (self->argument);
  GString *name = g_string_new (self->verb);

  for (guint i = 0; i < klass->n_columns; i++)
    if (pp_column_holds_text (&klass->columns[i]) &&
        pp_record_peek_text (self->argument, &klass->columns[i]) != NULL)
      g_string_append_printf (name, ".%s", pp_record_peek_text (self->argument,
                                                                &klass->columns[i]));
  return g_string_free (name, FALSE);
}

/**
 * pp_ask_card_start:
 * @self: the card
 * @title: what is to be done, and to what
 * @verb: that does it
 * @argument: (transfer full): the verb's argument, as far as it is known; texts only
 *
 * Begins a question; its fields are added next.
 */
void
pp_ask_card_start (PpAskCard *self, const char *title, const char *verb, gpointer argument)
{
  g_autofree char *name = NULL;

  g_return_if_fail (PP_IS_ASK_CARD (self));

  g_clear_object (&self->argument);
  self->argument = argument;
  g_free (self->verb);
  self->verb = g_strdup (verb);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  name = dup_form_name (self);
  self->form = g_object_new (PP_TYPE_FORM, "name", name, NULL);
}

/**
 * pp_ask_card_add_note:
 * @self: the card
 * @words: what will follow
 */
void
pp_ask_card_add_note (PpAskCard *self, const char *words)
{
  GtkWidget *note = gtk_label_new (words);

  g_return_if_fail (PP_IS_ASK_CARD (self));

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "warning");
  gtk_box_append (GTK_BOX (self->form), note);
}

/**
 * pp_ask_card_add_text:
 * @self: the card
 * @column: of the argument
 * @title: what is to be filled in
 * @text: (nullable): what stands there at first
 */
void
pp_ask_card_add_text (PpAskCard *self, const char *column, const char *title, const char *text)
{
  PpField *field = g_object_new (PP_TYPE_TEXT_FIELD, "column", column, "title", title, NULL);

  g_return_if_fail (PP_IS_ASK_CARD (self));

  pp_field_set_text (field, text);
  g_signal_connect_object (field, "activate", G_CALLBACK (deed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (field));
}

/**
 * pp_ask_card_add_choice:
 * @self: the card
 * @column: of the argument
 * @title: what is to be chosen
 * @values: (array zero-terminated=1): what the column may hold
 * @titles: (array zero-terminated=1): what people read, in the same order
 * @chosen: (nullable): what is chosen at first
 */
void
pp_ask_card_add_choice (PpAskCard *self, const char *column, const char *title,
                        const char *const *values, const char *const *titles, const char *chosen)
{
  PpField *field = g_object_new (PP_TYPE_CHOICE_FIELD, "column", column, "title", title, NULL);

  g_return_if_fail (PP_IS_ASK_CARD (self));

  pp_choice_field_offer (PP_CHOICE_FIELD (field), values, titles);
  pp_field_set_text (field, chosen);
  gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (field));
}

/**
 * pp_ask_card_ask:
 * @self: the card
 * @deed: what the button says
 *
 * Asks; the next key goes to the first field.
 */
void
pp_ask_card_ask (PpAskCard *self, const char *deed)
{
  GtkWidget *first;

  g_return_if_fail (PP_IS_ASK_CARD (self));

  pp_form_set_kind (PP_FORM (self->form), G_OBJECT_TYPE (self->argument));
  gtk_button_set_label (GTK_BUTTON (self->deed), deed);
  adw_bin_set_child (ADW_BIN (self->place), self->form);
  first = gtk_widget_get_first_child (self->form);
  while (first != NULL && !PP_IS_FIELD (first))
    first = gtk_widget_get_next_sibling (first);
  if (first != NULL)
    pp_focus_grab (first);
}
