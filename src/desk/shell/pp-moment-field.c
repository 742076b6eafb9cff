/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-moment-field.h"

#include "core/pp-time.h"
#include "desk/shell/pp-focus.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* A day and a time of day. */
struct _PpMomentField
{
  PpField    parent_instance;

  GtkWidget *day;
  GtkWidget *clock;
};

G_DEFINE_FINAL_TYPE (PpMomentField, pp_moment_field, PP_TYPE_FIELD)

enum {
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* "9:00" and "9.00" are typed as well. */
static char *
dup_clock (PpMomentField *self)
{
  const char *text = text_of (self->clock);
  int hours, minutes, used = 0;

  if (sscanf (text, "%2d%*1[:.]%2d%n", &hours, &minutes, &used) == 2 && text[used] == '\0')
    return g_strdup_printf ("%02d:%02d", hours, minutes);
  return g_strdup (text);
}

static char *
pp_moment_field_dup_text (PpField *field)
{
  PpMomentField *self = PP_MOMENT_FIELD (field);
  g_autofree char *day = NULL, *clock = dup_clock (self), *both = NULL;

  if (!pp_day_parse (text_of (self->day), &day, NULL))
    day = g_strdup (text_of (self->day));
  both = g_strjoin (" ", day, clock, NULL);
  return g_strdup (g_strstrip (both));
}

static void
pp_moment_field_set_text (PpField *field, const char *text)
{
  PpMomentField *self = PP_MOMENT_FIELD (field);
  g_autofree char *day = NULL, *shown = NULL, *clock = NULL;
  gint64 at;

  if (text != NULL && pp_time_parse (text, &at, NULL))
    {
      day = pp_time_day (at);
      shown = pp_day_format (day);
      clock = pp_time_format_clock (at);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->day),
                         shown != NULL ? shown : text != NULL ? text : "");
  gtk_editable_set_text (GTK_EDITABLE (self->clock), clock != NULL ? clock : "");
}

static gboolean
pp_moment_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PP_MOMENT_FIELD (widget)->day);
}

static void
activate_cb (PpMomentField *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
pp_moment_field_class_init (PpMomentFieldClass *klass)
{
  PpFieldClass *field_class = PP_FIELD_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = pp_moment_field_grab_focus;
  field_class->dup_text = pp_moment_field_dup_text;
  field_class->set_text = pp_moment_field_set_text;

  /**
   * PpMomentField::activate:
   * @self: the field
   *
   * Enter was pressed in it.
   */
  signals[ACTIVATE] = g_signal_new ("activate", PP_TYPE_MOMENT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_entry (PpMomentField *self, GtkWidget *box, int width, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (pp_field_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  return entry;
}

static void
pp_moment_field_init (PpMomentField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->day = make_entry (self, box, 10, C_("field", "Day"));
  gtk_widget_set_hexpand (self->day, TRUE);
  self->clock = make_entry (self, box, 5, C_("field", "Time"));
  pp_field_set_control (PP_FIELD (self), box);
}

/**
 * pp_moment_field_grab_clock:
 * @self: a field
 *
 * For who is to type the time, mostly of the day that stands there.
 */
void
pp_moment_field_grab_clock (PpMomentField *self)
{
  g_return_if_fail (PP_IS_MOMENT_FIELD (self));

  pp_focus_grab (self->clock);
}
