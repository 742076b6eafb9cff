/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-field.h"

typedef struct {
  GtkWidget *head;
  GtkWidget *title;
  GtkWidget *unit;
  GtkWidget *control;
  GtkWidget *error;
  char      *column;
} PpFieldPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PpField, pp_field, GTK_TYPE_BOX)

enum {
  PROP_0,
  PROP_COLUMN,
  PROP_TITLE,
  N_PROPS
};

enum {
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
pp_field_grab_focus (GtkWidget *widget)
{
  PpFieldPrivate *priv = pp_field_get_instance_private (PP_FIELD (widget));

  return priv->control != NULL && gtk_widget_grab_focus (priv->control);
}

static void
pp_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PpFieldPrivate *priv = pp_field_get_instance_private (PP_FIELD (object));

  switch (id)
    {
    case PROP_COLUMN:
      g_value_set_string (value, priv->column);
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (priv->title)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pp_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PpFieldPrivate *priv = pp_field_get_instance_private (PP_FIELD (object));

  switch (id)
    {
    case PROP_COLUMN:
      g_free (priv->column);
      priv->column = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      gtk_label_set_label (GTK_LABEL (priv->title), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pp_field_finalize (GObject *object)
{
  PpFieldPrivate *priv = pp_field_get_instance_private (PP_FIELD (object));

  g_free (priv->column);

  G_OBJECT_CLASS (pp_field_parent_class)->finalize (object);
}

static void
pp_field_class_init (PpFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pp_field_get_property;
  object_class->set_property = pp_field_set_property;
  object_class->finalize = pp_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = pp_field_grab_focus;

  /** PpField:column: of the record, that it fills in. */
  properties[PROP_COLUMN] = g_param_spec_string ("column", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /** PpField:title: what is to be filled in, in the person's language. */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PpField::changed:
   * @self: the field
   *
   * Somebody filled in something else.
   */
  signals[CHANGED] = g_signal_new ("changed", PP_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "field");
}

/* Its title is its name, and what is wrong is said with it. */
static void
tell_words (PpField *self, GtkWidget *control)
{
  PpFieldPrivate *priv = pp_field_get_instance_private (self);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  priv->title, NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  priv->error, NULL, -1);
}

static void
tell_wrong (GtkWidget *control, gboolean wrong)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* What takes the focus: of a drop-down the button that GTK makes within. */
static GtkWidget *
focused_part (GtkWidget *control)
{
  return GTK_IS_DROP_DOWN (control) ? gtk_widget_get_first_child (control) : control;
}

static void
pp_field_init (PpField *self)
{
  PpFieldPrivate *priv = pp_field_get_instance_private (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);

  priv->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  priv->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->title), 0);
  gtk_label_set_wrap (GTK_LABEL (priv->title), TRUE);
  gtk_widget_add_css_class (priv->title, "field-title");
  gtk_box_append (GTK_BOX (priv->head), priv->title);
  priv->unit = gtk_label_new (NULL);
  gtk_widget_add_css_class (priv->unit, "dim-label");
  gtk_widget_set_valign (priv->unit, GTK_ALIGN_END);
  gtk_widget_set_visible (priv->unit, FALSE);
  gtk_box_append (GTK_BOX (priv->head), priv->unit);
  gtk_box_append (GTK_BOX (self), priv->head);

  priv->error = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->error), 0);
  gtk_label_set_wrap (GTK_LABEL (priv->error), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (priv->error), 40);
  gtk_widget_add_css_class (priv->error, "error");
  gtk_widget_set_visible (priv->error, FALSE);
  gtk_box_append (GTK_BOX (self), priv->error);
}

/**
 * pp_field_get_column:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the column that it fills in
 */
const char *
pp_field_get_column (PpField *self)
{
  PpFieldPrivate *priv;

  g_return_val_if_fail (PP_IS_FIELD (self), NULL);

  priv = pp_field_get_instance_private (self);
  return priv->column;
}

/**
 * pp_field_bind:
 * @self: a field
 * @column: (transfer none): what it fills in
 */
void
pp_field_bind (PpField *self, const PpColumn *column)
{
  g_return_if_fail (PP_IS_FIELD (self));

  if (PP_FIELD_GET_CLASS (self)->set_column != NULL)
    PP_FIELD_GET_CLASS (self)->set_column (self, column);
}

/**
 * pp_field_dup_text:
 * @self: a field
 *
 * Returns: (transfer full): what stands there, as a record's column reads it
 */
char *
pp_field_dup_text (PpField *self)
{
  g_return_val_if_fail (PP_IS_FIELD (self), NULL);

  return PP_FIELD_GET_CLASS (self)->dup_text (self);
}

/**
 * pp_field_set_text:
 * @self: a field
 * @text: (nullable): as pp_field_dup_text() gives it; %NULL empties the field
 */
void
pp_field_set_text (PpField *self, const char *text)
{
  g_return_if_fail (PP_IS_FIELD (self));

  PP_FIELD_GET_CLASS (self)->set_text (self, text);
  pp_field_set_error (self, NULL);
}

/**
 * pp_field_set_error:
 * @self: a field
 * @words: (nullable): what is wrong with what stands there; %NULL: nothing
 */
void
pp_field_set_error (PpField *self, const char *words)
{
  PpFieldPrivate *priv;

  g_return_if_fail (PP_IS_FIELD (self));

  priv = pp_field_get_instance_private (self);
  gtk_label_set_label (GTK_LABEL (priv->error), words != NULL ? words : "");
  gtk_widget_set_visible (priv->error, words != NULL);
  if (words != NULL)
    gtk_widget_add_css_class (priv->control, "error");
  else
    gtk_widget_remove_css_class (priv->control, "error");
  tell_wrong (focused_part (priv->control), words != NULL);
}

/**
 * pp_field_has_error:
 * @self: a field
 *
 * Returns: whether something is said to be wrong there
 */
gboolean
pp_field_has_error (PpField *self)
{
  PpFieldPrivate *priv;

  g_return_val_if_fail (PP_IS_FIELD (self), FALSE);

  priv = pp_field_get_instance_private (self);
  return gtk_widget_get_visible (priv->error);
}

/**
 * pp_field_set_unit:
 * @self: a field
 * @unit: (nullable): of a bare number that is typed there; shown beside the title
 */
void
pp_field_set_unit (PpField *self, const char *unit)
{
  PpFieldPrivate *priv;

  g_return_if_fail (PP_IS_FIELD (self));

  priv = pp_field_get_instance_private (self);
  gtk_label_set_label (GTK_LABEL (priv->unit), unit != NULL ? unit : "");
  gtk_widget_set_visible (priv->unit, unit != NULL);
}

/**
 * pp_field_join_titles:
 * @self: a field
 * @row: of the titles beside each other
 *
 * However many lines one of the titles takes, what is filled in stands in one line.
 */
void
pp_field_join_titles (PpField *self, GtkSizeGroup *row)
{
  PpFieldPrivate *priv;

  g_return_if_fail (PP_IS_FIELD (self));

  priv = pp_field_get_instance_private (self);
  gtk_label_set_yalign (GTK_LABEL (priv->title), 1);
  gtk_size_group_add_widget (row, priv->head);
}

/**
 * pp_field_set_control:
 * @self: a field
 * @control: (transfer none): what takes the keys
 *
 * For kinds of field, when they are made.
 */
void
pp_field_set_control (PpField *self, GtkWidget *control)
{
  PpFieldPrivate *priv;

  g_return_if_fail (PP_IS_FIELD (self));

  priv = pp_field_get_instance_private (self);
  priv->control = control;
  gtk_box_insert_child_after (GTK_BOX (self), control, priv->head);
  gtk_label_set_mnemonic_widget (GTK_LABEL (priv->title), control);
  tell_words (self, focused_part (control));
}

/**
 * pp_field_changed:
 * @self: a field
 *
 * For kinds of field: somebody filled in something else. What was wrong is no longer said.
 */
void
pp_field_changed (PpField *self)
{
  g_return_if_fail (PP_IS_FIELD (self));

  pp_field_set_error (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}
