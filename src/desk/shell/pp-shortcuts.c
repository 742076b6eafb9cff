/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-shortcuts.h"

#include "desk/shell/pp-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH  720
#define HEIGHT 560

typedef struct {
  const char *title;
  const char *keys;
  const char *action;   /* (nullable): everywhere; otherwise where it is, by itself */
} Shortcut;

static const Shortcut everywhere[] = {
  { N_("Find"), "F2", "win.find" },
  { N_("Take back what was just done"), "<Control>z", "toast.undo" },
  { N_("History of what is shown"), "<Control>h", "win.history" },
  { N_("Menu"), "F10" },
  { N_("Malayalam"), "<Control>m", "app.language::ml" },
  { N_("English"), "<Control>e", "app.language::en" },
  { N_("Send and receive now"), "<Control>r", "win.sync" },
  { N_("The power is gone, or back"), "<Control>g", "win.power" },
  { N_("Lock"), "F12", "win.lock" },
  { N_("Close the desk"), "<Control>q", "window.close" },
  { N_("Keyboard shortcuts"), "F1", "win.shortcuts" },
  { NULL }
};

static const Shortcut in_workplaces[] = {
  { N_("New, in a list of what is managed"), "<Control>n" },
  { N_("The label of the lot that is shown"), "<Control>p" },
  { N_("The next page of Money"), "<Control>Page_Down" },
  { N_("The page of Money before it"), "<Control>Page_Up" },
  { N_("Back, or not after all"), "Escape" },
  { NULL }
};

static const Shortcut in_papers[] = {
  { N_("Print"), "<Control>p" },
  { N_("Save as a file"), "<Control>s" },
  { N_("The next page"), "Page_Down" },
  { N_("The page before it"), "Page_Up" },
  { N_("Larger"), "<Control>plus" },
  { N_("Smaller"), "<Control>minus" },
  { N_("As wide as the window"), "<Control>0" },
  { NULL }
};

static GtkWidget *
make_list (const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return list;
}

/* Heading and list below it. */
static GtkWidget *
make_group (const char *title, GtkWidget *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
  return box;
}

/* GTK calls some keys by their names in the code, as "Page_Down". */
static void
name_keys (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      g_autofree char *words = g_strdup (gtk_label_get_label (GTK_LABEL (widget)));

      gtk_label_set_label (GTK_LABEL (widget), g_strdelimit (words, "_", ' '));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_keys (child);
}

static void
add_row (GtkWidget *list, const char *title, const char *keys)
{
  GtkWidget *row = pp_row_new (title, NULL), *label = gtk_shortcut_label_new (keys);
  guint key;
  GdkModifierType modifiers;
  g_autofree char *said = NULL, *spoken = NULL;

  gtk_accelerator_parse (keys, &key, &modifiers);
  said = g_strdelimit (gtk_accelerator_get_label (key, modifiers), "_", ' ');
  name_keys (label);
  spoken = g_strdup_printf ("%s: %s", title, said);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkWidget *
make_shortcuts (const char *title, const Shortcut *shortcuts)
{
  GtkWidget *list = make_list (title);

  for (const Shortcut *one = shortcuts; one->title != NULL; one++)
    add_row (list, _(one->title), one->keys);
  return make_group (title, list);
}

static GtkWidget *
make_workplaces (const PpWorkplace *workplaces, guint roles)
{
  GtkWidget *list = make_list (_("Workplaces"));

  for (const PpWorkplace *one = workplaces; one->name != NULL; one++)
    if ((one->roles & roles) != 0)
      add_row (list, _(one->title), one->key);
  return make_group (_("Workplaces"), list);
}

static GtkWidget *
make_column (GtkWidget *above, GtkWidget *below)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), above);
  gtk_box_append (GTK_BOX (column), below);
  return column;
}

/**
 * pp_shortcuts_add_accels:
 * @application: the program
 * @workplaces: the table of workplaces
 *
 * From now on the keys do what the window of pp_shortcuts_show() says.
 */
void
pp_shortcuts_add_accels (GtkApplication *application, const PpWorkplace *workplaces)
{
  for (const Shortcut *one = everywhere; one->title != NULL; one++)
    if (one->action != NULL)
      gtk_application_set_accels_for_action (application, one->action,
                                             (const char *[]) { one->keys, NULL });
  for (const PpWorkplace *one = workplaces; one->name != NULL; one++)
    {
      g_autofree char *action = g_strdup_printf ("win.workplace::%s", one->name);

      gtk_application_set_accels_for_action (application, action,
                                             (const char *[]) { one->key, NULL });
    }
}

/**
 * pp_shortcuts_show:
 * @parent: a window
 * @workplaces: the table of workplaces
 * @roles: of who asks; workplaces of others are left out
 *
 * Shows every key that does something.
 */
void
pp_shortcuts_show (GtkWindow *parent, const PpWorkplace *workplaces, guint roles)
{
  GtkWidget *window = adw_window_new (), *view = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (window), _("Keyboard shortcuts"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_widget_add_css_class (columns, "pane");
  gtk_box_append (GTK_BOX (columns),
                  make_column (make_shortcuts (_("Everywhere"), everywhere),
                               make_shortcuts (_("Papers"), in_papers)));
  gtk_box_append (GTK_BOX (columns),
                  make_column (make_workplaces (workplaces, roles),
                               make_shortcuts (_("In a workplace"), in_workplaces)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), columns);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (view), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (view), scroller);
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
}
