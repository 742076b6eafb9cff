/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-percent-field.h"

#include <stdio.h>
#include <string.h>

/* Of a column that holds a share per mille: people write percent, with one place behind the
 * point. */
struct _PpPercentField
{
  PpField    parent_instance;

  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (PpPercentField, pp_percent_field, PP_TYPE_FIELD)

enum {
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
pp_percent_field_dup_text (PpField *field)
{
  PpPercentField *self = PP_PERCENT_FIELD (field);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  int whole, tenths = 0, used = 0;

  g_strstrip (text);
  if (g_str_has_suffix (text, "%"))
    text[strlen (text) - 1] = '\0';
  g_strchomp (text);
  if (sscanf (text, "%5d%n", &whole, &used) == 1 && whole >= 0 &&
      (text[used] == '\0' ||
       (text[used] == '.' && g_ascii_isdigit (text[used + 1]) && text[used + 2] == '\0')))
    {
      tenths = text[used] == '.' ? g_ascii_digit_value (text[used + 1]) : 0;
      return g_strdup_printf ("%d", whole * 10 + tenths);
    }
  return g_steal_pointer (&text);
}

static void
pp_percent_field_set_text (PpField *field, const char *text)
{
  PpPercentField *self = PP_PERCENT_FIELD (field);
  g_autofree char *shown = NULL;
  gint64 per_mille;

  if (text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT, &per_mille, NULL))
    shown = pp_percent_format (per_mille);
  gtk_editable_set_text (GTK_EDITABLE (self->entry),
                         shown != NULL ? shown : text != NULL ? text : "");
}

static void
activate_cb (PpPercentField *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
pp_percent_field_class_init (PpPercentFieldClass *klass)
{
  PpFieldClass *field_class = PP_FIELD_CLASS (klass);

  field_class->dup_text = pp_percent_field_dup_text;
  field_class->set_text = pp_percent_field_set_text;

  /**
   * PpPercentField::activate:
   * @self: the field
   *
   * Enter was pressed in it.
   */
  signals[ACTIVATE] = g_signal_new ("activate", PP_TYPE_PERCENT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
pp_percent_field_init (PpPercentField *self)
{
  self->entry = gtk_entry_new ();
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  pp_field_set_control (PP_FIELD (self), self->entry);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (pp_field_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pp_percent_format:
 * @per_mille: a share
 *
 * Returns: (transfer full): it in percent, as one would type it: "52.5"
 */
char *
pp_percent_format (gint64 per_mille)
{
  return per_mille % 10 == 0 ? g_strdup_printf ("%d", (int) (per_mille / 10))
                             : g_strdup_printf ("%d.%d", (int) (per_mille / 10),
                                                (int) (per_mille % 10));
}
