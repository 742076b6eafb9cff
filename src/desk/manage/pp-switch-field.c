/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-switch-field.h"

struct _PpSwitchField
{
  PpField    parent_instance;

  GtkWidget *control;
};

G_DEFINE_FINAL_TYPE (PpSwitchField, pp_switch_field, PP_TYPE_FIELD)

static char *
pp_switch_field_dup_text (PpField *field)
{
  return g_strdup (gtk_switch_get_active (GTK_SWITCH (PP_SWITCH_FIELD (field)->control)) ? "1"
                                                                                         : "0");
}

static void
pp_switch_field_set_text (PpField *field, const char *text)
{
  gtk_switch_set_active (GTK_SWITCH (PP_SWITCH_FIELD (field)->control),
                         g_strcmp0 (text, "1") == 0);
}

static void
pp_switch_field_class_init (PpSwitchFieldClass *klass)
{
  PpFieldClass *field_class = PP_FIELD_CLASS (klass);

  field_class->dup_text = pp_switch_field_dup_text;
  field_class->set_text = pp_switch_field_set_text;
}

static void
pp_switch_field_init (PpSwitchField *self)
{
  self->control = gtk_switch_new ();
  gtk_widget_set_halign (self->control, GTK_ALIGN_START);
  pp_field_set_control (PP_FIELD (self), self->control);
  g_signal_connect_object (self->control, "notify::active", G_CALLBACK (pp_field_changed), self,
                           G_CONNECT_SWAPPED);
}
