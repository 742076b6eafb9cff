/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-choice-field.h"

#include "desk/shell/pp-drop-down.h"
#include "desk/shell/pp-words.h"

struct _PpChoiceField
{
  PpField    parent_instance;

  GtkWidget *drop_down;
  GStrv      values;
};

G_DEFINE_FINAL_TYPE (PpChoiceField, pp_choice_field, PP_TYPE_FIELD)

static char *
pp_choice_field_dup_text (PpField *field)
{
  PpChoiceField *self = PP_CHOICE_FIELD (field);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  return g_strdup (selected != GTK_INVALID_LIST_POSITION && self->values != NULL
                     ? self->values[selected] : "");
}

static void
pp_choice_field_set_text (PpField *field, const char *text)
{
  PpChoiceField *self = PP_CHOICE_FIELD (field);

  if (text == NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), 0);
  for (guint i = 0; text != NULL && self->values != NULL && self->values[i] != NULL; i++)
    if (g_strcmp0 (self->values[i], text) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), i);
}

static void
pp_choice_field_set_column (PpField *field, const PpColumn *column)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) titles = NULL;

  if (column->type != PP_COLUMN_ENUM)
    return;
  words = g_strsplit (column->of, " ", -1);
  titles = g_ptr_array_new ();
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (titles, (gpointer) pp_words_of (column->name, words[i]));
  g_ptr_array_add (titles, NULL);
  pp_choice_field_offer (PP_CHOICE_FIELD (field), (const char *const *) words,
                         (const char *const *) titles->pdata);
}

static void
pp_choice_field_finalize (GObject *object)
{
  g_strfreev (PP_CHOICE_FIELD (object)->values);

  G_OBJECT_CLASS (pp_choice_field_parent_class)->finalize (object);
}

static void
pp_choice_field_class_init (PpChoiceFieldClass *klass)
{
  PpFieldClass *field_class = PP_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pp_choice_field_finalize;
  field_class->dup_text = pp_choice_field_dup_text;
  field_class->set_text = pp_choice_field_set_text;
  field_class->set_column = pp_choice_field_set_column;
}

static void
pp_choice_field_init (PpChoiceField *self)
{
  self->drop_down = pp_drop_down_new ();
  pp_field_set_control (PP_FIELD (self), self->drop_down);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (pp_field_changed),
                           self, G_CONNECT_SWAPPED);
}

/**
 * pp_choice_field_offer:
 * @self: a field
 * @values: (array zero-terminated=1): what a record's column holds
 * @titles: (array zero-terminated=1): what people read, in the same order
 *
 * Offers these, and keeps what was chosen where it is among them.
 */
void
pp_choice_field_offer (PpChoiceField *self, const char *const *values, const char *const *titles)
{
  g_autofree char *chosen = NULL;

  g_return_if_fail (PP_IS_CHOICE_FIELD (self));

  chosen = pp_choice_field_dup_text (PP_FIELD (self));
  g_strfreev (self->values);
  self->values = g_strdupv ((char **) values);
  pp_drop_down_offer (GTK_DROP_DOWN (self->drop_down), titles);
  pp_choice_field_set_text (PP_FIELD (self), chosen);
}

/**
 * pp_choice_field_set_hint:
 * @self: a field
 * @words: what is typed to search what is offered
 */
void
pp_choice_field_set_hint (PpChoiceField *self, const char *words)
{
  g_return_if_fail (PP_IS_CHOICE_FIELD (self));

  pp_drop_down_set_hint (GTK_DROP_DOWN (self->drop_down), words);
}

/**
 * pp_choice_field_set_empty:
 * @self: a field
 * @words: what to do where nothing that is offered is called as was typed
 */
void
pp_choice_field_set_empty (PpChoiceField *self, const char *words)
{
  g_return_if_fail (PP_IS_CHOICE_FIELD (self));

  pp_drop_down_set_empty (GTK_DROP_DOWN (self->drop_down), words);
}
