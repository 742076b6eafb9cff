/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-weekdays-field.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_WEEKDAYS 7

/* Of a column that holds digits of weekdays, 1 Monday to 7 Sunday. */
struct _PpWeekdaysField
{
  PpField    parent_instance;

  GtkWidget *days[N_WEEKDAYS];
};

G_DEFINE_FINAL_TYPE (PpWeekdaysField, pp_weekdays_field, PP_TYPE_FIELD)

static const char *const names[N_WEEKDAYS] = {
  NC_("weekday", "Monday"), NC_("weekday", "Tuesday"), NC_("weekday", "Wednesday"),
  NC_("weekday", "Thursday"), NC_("weekday", "Friday"), NC_("weekday", "Saturday"),
  NC_("weekday", "Sunday"),
};

static char *
pp_weekdays_field_dup_text (PpField *field)
{
  PpWeekdaysField *self = PP_WEEKDAYS_FIELD (field);
  GString *out = g_string_new (NULL);

  for (int i = 0; i < N_WEEKDAYS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->days[i])))
      g_string_append_c (out, '1' + i);
  return g_string_free (out, FALSE);
}

static void
pp_weekdays_field_set_text (PpField *field, const char *text)
{
  PpWeekdaysField *self = PP_WEEKDAYS_FIELD (field);

  for (int i = 0; i < N_WEEKDAYS; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->days[i]),
                                 text != NULL && strchr (text, '1' + i) != NULL);
}

static gboolean
pp_weekdays_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PP_WEEKDAYS_FIELD (widget)->days[0]);
}

static void
pp_weekdays_field_class_init (PpWeekdaysFieldClass *klass)
{
  PpFieldClass *field_class = PP_FIELD_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = pp_weekdays_field_grab_focus;
  field_class->dup_text = pp_weekdays_field_dup_text;
  field_class->set_text = pp_weekdays_field_set_text;
}

static void
pp_weekdays_field_init (PpWeekdaysField *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (int i = 0; i < N_WEEKDAYS; i++)
    {
      self->days[i] = gtk_check_button_new_with_label (g_dpgettext2 (NULL, "weekday", names[i]));
      gtk_grid_attach (GTK_GRID (grid), self->days[i], i % 2, i / 2, 1, 1);
      g_signal_connect_object (self->days[i], "toggled", G_CALLBACK (pp_field_changed), self,
                               G_CONNECT_SWAPPED);
    }
  pp_field_set_control (PP_FIELD (self), grid);
}
