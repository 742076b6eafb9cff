/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * pp_about_show:
 * @parent: a window
 *
 * Shows what the program is, its version and licence.
 */
void
pp_about_show (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", _("Panippura"), "application-icon",
                         "org.panippura.Panippura", "version", PANIPPURA_VERSION, "comments",
                         _("The front desk of a community factory"), "license-type",
                         GTK_LICENSE_GPL_3_0, NULL);
}

static GtkWidget *
make_shortcut (const char *title, const char *accelerator)
{
  return g_object_new (GTK_TYPE_SHORTCUTS_SHORTCUT, "title", title, "accelerator", accelerator,
                       NULL);
}

static void
add_to_group (GtkWidget *group, GtkWidget *shortcut)
{
  gtk_box_append (GTK_BOX (group), shortcut);
}

/**
 * pp_about_show_shortcuts:
 * @parent: a window
 * @workplaces: the table of workplaces
 *
 * Shows every key that does something everywhere.
 */
void
pp_about_show_shortcuts (GtkWindow *parent, const PpWorkplace *workplaces)
{
  GtkWidget *window = g_object_new (GTK_TYPE_SHORTCUTS_WINDOW, "modal", TRUE, "transient-for",
                                    parent, NULL);
  GtkWidget *section = g_object_new (GTK_TYPE_SHORTCUTS_SECTION, "visible", TRUE, NULL);
  GtkWidget *general = g_object_new (GTK_TYPE_SHORTCUTS_GROUP, "title", _("Everywhere"), NULL);
  GtkWidget *places = g_object_new (GTK_TYPE_SHORTCUTS_GROUP, "title", _("Workplaces"), NULL);
  GtkWidget *papers = g_object_new (GTK_TYPE_SHORTCUTS_GROUP, "title", _("Papers"), NULL);

  add_to_group (general, make_shortcut (_("Find"), "F2"));
  add_to_group (general, make_shortcut (_("New"), "<Control>n"));
  add_to_group (general, make_shortcut (_("Lock"), "F12"));
  add_to_group (general, make_shortcut (_("Send and receive now"), "<Control>r"));
  add_to_group (general, make_shortcut (_("Malayalam"), "<Control>m"));
  add_to_group (general, make_shortcut (_("English"), "<Control>e"));
  add_to_group (general, make_shortcut (_("Keyboard shortcuts"), "F1"));
  for (const PpWorkplace *one = workplaces; one->name != NULL; one++)
    add_to_group (places, make_shortcut (_(one->title), one->key));
  add_to_group (papers, make_shortcut (_("Print"), "<Control>p"));
  add_to_group (papers, make_shortcut (_("Save as a file"), "<Control>s"));
  gtk_box_append (GTK_BOX (section), general);
  gtk_box_append (GTK_BOX (section), places);
  gtk_box_append (GTK_BOX (section), papers);
  gtk_window_set_child (GTK_WINDOW (window), section);
  gtk_window_present (GTK_WINDOW (window));
}
