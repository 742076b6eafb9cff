/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-work-cell.h"

#include "desk/shell/pp-shown.h"

#include <glib/gi18n.h>

#define NAME_CHARS 10

/**
 * pp_work_cell_label:
 * @words: (nullable): what it says
 * @style: (nullable): a CSS class
 * @width: in characters, at least; it wraps where there is no more
 *
 * Returns: (transfer floating): a cell of the work sheet
 */
GtkWidget *
pp_work_cell_label (const char *words, const char *style, int width)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/**
 * pp_work_cell_name:
 * @parameter: what is tested
 * @rule: (nullable): its limit
 *
 * Returns: (transfer floating): its name, and below it how it is tested
 */
GtkWidget *
pp_work_cell_name (const PpParameter *parameter, const PpLimitRule *rule)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *more;
  g_autofree char *name = pp_shown_name (parameter->name_en, parameter->name_ml), *words = NULL;

  gtk_box_append (GTK_BOX (box), pp_work_cell_label (name, NULL, NAME_CHARS));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (rule != NULL && rule->alternative != NULL)
    /* TRANSLATORS: a letter */
    words = g_strdup_printf (_("Of the tests marked “%s”, one is enough"), rule->alternative);
  else if (rule != NULL)
    words = g_strdup (rule->method);
  if (words == NULL)
    return box;
  more = pp_work_cell_label (words, "caption", NAME_CHARS);
  gtk_widget_add_css_class (more, "dim-label");
  gtk_box_append (GTK_BOX (box), more);
  return box;
}

/**
 * pp_work_cell_button:
 * @title: what it does
 * @name: to what
 * @clicked: called with @self
 * @self: a #GObject
 *
 * Returns: (transfer floating): a button of the work sheet
 */
GtkWidget *
pp_work_cell_button (const char *title, const char *name, GCallback clicked, gpointer self)
{
  GtkWidget *button = gtk_button_new_with_label (title);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}
