/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-machine-starter.h"

#include "booking/pp-machine-template.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shell.h"
#include "desk/shell/pp-shown.h"

#include <glib/gi18n.h>

/* As wide as the list that stands there later. */
#define WIDTH 266

/**
 * PpMachineStarter:
 *
 * Offers the machines of a kind of cluster where there are none yet; one act adds them all.
 */
struct _PpMachineStarter
{
  AdwBin     parent_instance;

  GtkWidget *list;
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (PpMachineStarter, pp_machine_starter, ADW_TYPE_BIN)

/* The first is opened, to have its price written. */
static void
added_cb (gpointer widget, gpointer record, const GError *error)
{
  PpMachineStarter *self = widget;

  gtk_label_set_label (GTK_LABEL (self->error), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->error, error != NULL);
  if (error != NULL)
    return;
  pp_shell_toast (pp_shell_of (self), _("The machines are there. Write their prices."),
                  pp_record_get_id (record));
  pp_shell_go (pp_shell_of (self), "manage", "machine", pp_record_get_id (record));
}

static void
row_activated_cb (PpMachineStarter *self, GtkListBoxRow *row)
{
  PpMachineTemplateAsk *asked = g_object_new (pp_machine_template_ask_get_type (), NULL);

  pp_record_set_text (asked, "template", pp_row_get_id (row));
  pp_deed_run (self, "machine.add_template", asked, added_cb);
}

static char *
name_machines (const PpMachineTemplate *template)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < template->machines->len; i++)
    {
      const PpMachine *machine = template->machines->pdata[i];
      g_autofree char *name = pp_shown_name (machine->name_en, machine->name_ml);

      g_strv_builder_add (names, name);
    }
  all = g_strv_builder_end (names);
  return g_strjoinv (", ", all);
}

static void
list_templates (PpMachineStarter *self)
{
  g_autoptr (GPtrArray) templates = pp_machine_template_list ();

  for (guint i = 0; i < templates->len; i++)
    {
      const PpMachineTemplate *one = templates->pdata[i];
      g_autofree char *name = pp_shown_name (one->name_en, one->name_ml);
      g_autofree char *machines = name_machines (one);
      GtkWidget *row = pp_row_new (name, machines);

      pp_row_set_id (row, one->code);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
}

static GtkWidget *
make_label (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
pp_machine_starter_class_init (PpMachineStarterClass *klass)
{
}

static void
pp_machine_starter_init (PpMachineStarter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *clamp = adw_clamp_new ();
  const char *title = _("Begin with the machines of such a cluster");

  self->list = gtk_list_box_new ();
  self->error = make_label (NULL, "error");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  list_templates (self);
  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->error);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_bin_set_child (ADW_BIN (self), clamp);
}
