/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-text-field.h"

#include "desk/shell/pp-shown.h"

#include <string.h>

struct _PpTextField
{
  PpField         parent_instance;

  GtkWidget      *entry;
  const PpColumn *column;
  char           *unit;
};

G_DEFINE_FINAL_TYPE (PpTextField, pp_text_field, PP_TYPE_FIELD)

enum {
  PROP_0,
  PROP_UNIT,
  PROP_HINT,
  N_PROPS
};

enum {
  ACTIVATE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_bare_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789.,") == strlen (text);
}

/* Minutes of a day are read and shown as a clock shows them. */
static gboolean
is_clock (PpTextField *self)
{
  return g_strcmp0 (self->unit, "clock") == 0;
}

static char *
read_clock (const char *text)
{
  int hours, minutes = 0, used = 0;

  if (sscanf (text, "%d%*1[:.]%2d%n", &hours, &minutes, &used) == 2 && text[used] == '\0' &&
      hours >= 0 && hours <= 24 && minutes >= 0 && minutes < 60)
    return g_strdup_printf ("%d", hours * 60 + minutes);
  return g_strdup (text);
}

/* A bare number is rupees where money is asked for, and in the field's unit where it has one. */
static char *
pp_text_field_dup_text (PpField *field)
{
  PpTextField *self = PP_TEXT_FIELD (field);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_strstrip (text);
  if (is_clock (self))
    return read_clock (text);
  if (!is_bare_number (text))
    return g_steal_pointer (&text);
  if (self->column != NULL && self->column->money)
    return g_strconcat ("₹", text, NULL);
  return self->unit != NULL ? g_strdup_printf ("%s %s", text, self->unit)
                            : g_steal_pointer (&text);
}

static void
pp_text_field_set_text (PpField *field, const char *text)
{
  PpTextField *self = PP_TEXT_FIELD (field);
  g_autofree char *clock = NULL;

  if (text != NULL && is_clock (self) && is_bare_number (text))
    {
      int minutes = atoi (text);

      clock = g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
      text = clock;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
}

static void
pp_text_field_set_column (PpField *field, const PpColumn *column)
{
  PpTextField *self = PP_TEXT_FIELD (field);

  self->column = column;
  if (column->type == PP_COLUMN_INT || column->of != NULL)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
}

static void
activate_cb (PpTextField *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
pp_text_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PpTextField *self = PP_TEXT_FIELD (object);

  switch (id)
    {
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_entry_get_placeholder_text (GTK_ENTRY (self->entry)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pp_text_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PpTextField *self = PP_TEXT_FIELD (object);

  switch (id)
    {
    case PROP_UNIT:
      g_free (self->unit);
      self->unit = g_value_dup_string (value);
      break;
    case PROP_HINT:
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pp_text_field_finalize (GObject *object)
{
  g_free (PP_TEXT_FIELD (object)->unit);

  G_OBJECT_CLASS (pp_text_field_parent_class)->finalize (object);
}

static void
pp_text_field_class_init (PpTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PpFieldClass *field_class = PP_FIELD_CLASS (klass);

  object_class->get_property = pp_text_field_get_property;
  object_class->set_property = pp_text_field_set_property;
  object_class->finalize = pp_text_field_finalize;
  field_class->dup_text = pp_text_field_dup_text;
  field_class->set_text = pp_text_field_set_text;
  field_class->set_column = pp_text_field_set_column;

  /** PpTextField:unit: of a bare number: "kg"; "clock" for minutes of a day. */
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /** PpTextField:hint: what such a text looks like. */
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PpTextField::activate:
   * @self: the field
   *
   * Enter was pressed in it.
   */
  signals[ACTIVATE] = g_signal_new ("activate", PP_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
pp_text_field_init (PpTextField *self)
{
  self->entry = gtk_entry_new ();
  pp_field_set_control (PP_FIELD (self), self->entry);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (pp_field_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pp_text_field_set_measure:
 * @self: a field for an amount
 * @measure: a measure's word
 *
 * A bare number is in the unit of this measure, and the empty field says so.
 */
void
pp_text_field_set_measure (PpTextField *self, const char *measure)
{
  const char *unit = pp_shown_unit (measure);

  g_return_if_fail (PP_IS_TEXT_FIELD (self));

  g_object_set (self, "unit", unit, "hint", unit, NULL);
}
