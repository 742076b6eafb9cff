/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-text-field.h"

#include "desk/shell/pp-shown.h"

#include <string.h>

struct _PpTextField
{
  PpEntryField    parent_instance;

  const PpColumn *column;
  char           *unit;
};

G_DEFINE_FINAL_TYPE (PpTextField, pp_text_field, PP_TYPE_ENTRY_FIELD)

enum {
  PROP_0,
  PROP_UNIT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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
  g_autofree char *text = g_strdup (pp_entry_field_get_typed (PP_ENTRY_FIELD (self)));

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
  pp_entry_field_fill (PP_ENTRY_FIELD (self), text != NULL ? text : "");
}

static void
pp_text_field_set_column (PpField *field, const PpColumn *column)
{
  PpTextField *self = PP_TEXT_FIELD (field);

  self->column = column;
  if (column->type == PP_COLUMN_INT || column->of != NULL)
    gtk_entry_set_input_purpose (pp_entry_field_get_entry (PP_ENTRY_FIELD (field)),
                                 GTK_INPUT_PURPOSE_NUMBER);
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

  object_class->set_property = pp_text_field_set_property;
  object_class->finalize = pp_text_field_finalize;
  field_class->dup_text = pp_text_field_dup_text;
  field_class->set_text = pp_text_field_set_text;
  field_class->set_column = pp_text_field_set_column;

  /** PpTextField:unit: of a bare number: "kg"; "clock" for minutes of a day. */
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pp_text_field_init (PpTextField *self)
{
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

/**
 * pp_text_field_tell_measure:
 * @self: a field for an amount, whose title names no unit
 * @measure: a measure's word
 *
 * As pp_text_field_set_measure(), and the unit stands beside the title too.
 */
void
pp_text_field_tell_measure (PpTextField *self, const char *measure)
{
  g_return_if_fail (PP_IS_TEXT_FIELD (self));

  pp_text_field_set_measure (self, measure);
  pp_field_set_unit (PP_FIELD (self), pp_shown_unit (measure));
}
