/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-entry-field.h"

typedef struct {
  GtkEntry *entry;
} PpEntryFieldPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PpEntryField, pp_entry_field, PP_TYPE_FIELD)

enum {
  PROP_0,
  PROP_HINT,
  N_PROPS
};

enum {
  ACTIVATE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
typed_cb (PpEntryField *self)
{
  PP_ENTRY_FIELD_GET_CLASS (self)->typed (self);
}

static void
entered_cb (PpEntryField *self)
{
  PP_ENTRY_FIELD_GET_CLASS (self)->entered (self);
}

static void
report_change (PpEntryField *self)
{
  pp_field_changed (PP_FIELD (self));
}

static void
pp_entry_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HINT:
      gtk_entry_set_placeholder_text (pp_entry_field_get_entry (PP_ENTRY_FIELD (object)),
                                      g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pp_entry_field_class_init (PpEntryFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = pp_entry_field_set_property;
  klass->typed = report_change;
  klass->entered = pp_entry_field_activate;

  /** PpEntryField:hint: what is typed there, shown while it is empty. */
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PpEntryField::activate:
   * @self: the field
   *
   * Enter was pressed, and the field has no use for it.
   */
  signals[ACTIVATE] = g_signal_new ("activate", PP_TYPE_ENTRY_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
pp_entry_field_init (PpEntryField *self)
{
  PpEntryFieldPrivate *priv = pp_entry_field_get_instance_private (self);

  priv->entry = GTK_ENTRY (gtk_entry_new ());
  pp_field_set_control (PP_FIELD (self), GTK_WIDGET (priv->entry));
  g_signal_connect_object (priv->entry, "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->entry, "activate", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pp_entry_field_get_entry:
 * @self: a field
 *
 * Returns: (transfer none): what is typed into
 */
GtkEntry *
pp_entry_field_get_entry (PpEntryField *self)
{
  PpEntryFieldPrivate *priv = pp_entry_field_get_instance_private (self);

  g_return_val_if_fail (PP_IS_ENTRY_FIELD (self), NULL);

  return priv->entry;
}

/**
 * pp_entry_field_get_typed:
 * @self: a field
 *
 * Returns: (transfer none): the text that stands in it
 */
const char *
pp_entry_field_get_typed (PpEntryField *self)
{
  g_return_val_if_fail (PP_IS_ENTRY_FIELD (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (pp_entry_field_get_entry (self)));
}

/**
 * pp_entry_field_fill:
 * @self: a field
 * @text: that the program writes into it
 *
 * Nobody typed it, so Ctrl+Z does not bring back what stood there before.
 */
void
pp_entry_field_fill (PpEntryField *self, const char *text)
{
  GtkEditable *entry;

  g_return_if_fail (PP_IS_ENTRY_FIELD (self));

  entry = GTK_EDITABLE (pp_entry_field_get_entry (self));
  gtk_editable_set_text (entry, text);
  gtk_editable_set_enable_undo (entry, FALSE);
  gtk_editable_set_enable_undo (entry, TRUE);
}

/**
 * pp_entry_field_activate:
 * @self: a field
 *
 * Tells that Enter was pressed and is free for whoever listens.
 */
void
pp_entry_field_activate (PpEntryField *self)
{
  g_return_if_fail (PP_IS_ENTRY_FIELD (self));

  g_signal_emit (self, signals[ACTIVATE], 0);
}

/**
 * pp_entry_field_hide_text:
 * @self: a field for a secret
 *
 * What is typed is not shown.
 */
void
pp_entry_field_hide_text (PpEntryField *self)
{
  GtkEntry *entry = pp_entry_field_get_entry (self);

  gtk_entry_set_visibility (entry, FALSE);
  gtk_entry_set_input_purpose (entry, GTK_INPUT_PURPOSE_PASSWORD);
}
