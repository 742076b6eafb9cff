/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-row.h"

#include "desk/shell/pp-focus.h"

#include <adwaita.h>

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
stop_at_selected (GtkListBox *list)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (list), *row;
  gboolean had_focus = has_focus_within (GTK_WIDGET (list));

  if (selected == NULL)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    gtk_widget_set_focusable (GTK_WIDGET (row), row == selected);
  if (had_focus)
    pp_focus_grab (selected);
}

static GtkWidget *
find_class (GtkWidget *widget, const char *name)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, name) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_class (child, name);
  return found;
}

/* A box asks a label how wide it must be for its height; where lines of two scripts differ in
 * height, the label then asks for more than there is. A grid asks how high it is for its width. */
static void
stand_in_grid (GtkWidget *box)
{
  GtkLayoutManager *grid = gtk_grid_layout_new ();
  int n_rows = 0;

  gtk_widget_set_layout_manager (box, grid);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLayoutChild *place = gtk_layout_manager_get_layout_child (grid, child);

      gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (place), n_rows++);
      gtk_widget_set_hexpand (child, TRUE);
    }
}

/**
 * pp_row_new:
 * @title: what it is
 * @subtitle: (nullable): more of it
 *
 * Returns: (transfer floating): a row of a list; long text wraps, nothing is cut
 */
GtkWidget *
pp_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new (), *box;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  box = find_class (row, "title");
  if (GTK_IS_BOX (box))
    stand_in_grid (box);
  return row;
}

/**
 * pp_row_new_fact:
 * @name: what is told
 * @value: and how it is
 *
 * Returns: (transfer floating): a row of a list in which the value is read first
 */
GtkWidget *
pp_row_new_fact (const char *name, const char *value)
{
  GtkWidget *row = pp_row_new (name, value);

  gtk_widget_add_css_class (row, "fact");
  return row;
}

/**
 * pp_row_add_button:
 * @row: a row
 * @title: what it does, in one or two words
 * @id: (nullable): what pp_row_get_id() of the button gives
 * @clicked: called with the button and @self, which lives longer
 * @self: a #GObject
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
pp_row_add_button (GtkWidget *row, const char *title, const char *id, GCallback clicked,
                   gpointer self)
{
  GtkWidget *button = gtk_button_new_with_label (title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  pp_row_set_id (button, id);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  /* What it is done to is said with what it does. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  row, NULL, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/**
 * pp_row_add_text:
 * @row: a row
 * @text: a number or a word that stands at its end
 */
void
pp_row_add_text (GtkWidget *row, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "number");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  /* Besides its subtitle, which GTK says as well. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

/**
 * pp_row_set_id:
 * @row: a widget
 * @id: (nullable): of the record that it stands for
 */
void
pp_row_set_id (GtkWidget *row, const char *id)
{
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
}

/**
 * pp_row_get_id:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): id of the record that it stands for
 */
const char *
pp_row_get_id (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "id");
}

/**
 * pp_list_clear:
 * @list: a #GtkListBox
 *
 * Takes every row out, the placeholder aside.
 *
 * Returns: which row had the focus, for pp_list_refocus(); -1 where none had
 */
int
pp_list_clear (GtkWidget *list)
{
  GtkListBoxRow *row;
  int focused = -1;

  if (has_focus_within (list))
    {
      /* Under another window a list with the focus in it has no child that it calls so. */
      GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

      row = GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW));
      focused = row != NULL ? gtk_list_box_row_get_index (row) : -1;
    }
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
  return focused;
}

/**
 * pp_list_refocus:
 * @list: a #GtkListBox that was filled anew
 * @index: as pp_list_clear() told it
 *
 * The next key goes to the row of that place, or to the last one: to its button where it had one.
 */
void
pp_list_refocus (GtkWidget *list, int index)
{
  GtkListBoxRow *row = NULL;

  for (int i = index; i >= 0 && row == NULL; i--)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i);
  if (row != NULL && !pp_focus_enter (row))
    pp_focus_grab (row);
}

/**
 * pp_list_make_menu:
 * @list: a #GtkListBox of which a row is always selected, before it is filled
 *
 * Tab stops once in it, on what is selected: GTK would select row after row on the way past.
 */
void
pp_list_make_menu (GtkWidget *list)
{
  g_signal_connect (list, "row-selected", G_CALLBACK (stop_at_selected), NULL);
}
