/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-spoken-list.h"

#include "desk/shell/pp-drawn-text.h"

/* Titles and what is said of them; not what can be pressed. */
static void
gather_words (GtkWidget *widget, GString *words)
{
  if (!gtk_widget_get_visible (widget) || GTK_IS_BUTTON (widget))
    return;
  if (GTK_IS_LABEL (widget) || PP_IS_DRAWN_TEXT (widget))
    {
      if (words->len > 0)
        g_string_append (words, ", ");
      g_string_append (words, GTK_IS_LABEL (widget)
                                ? gtk_label_get_text (GTK_LABEL (widget))
                                : pp_drawn_text_get_text (PP_DRAWN_TEXT (widget)));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather_words (child, words);
}

static void
tell_chosen (GtkDropDown *drop_down)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);

  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (drop_down))),
    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    chosen != NULL ? gtk_string_object_get_string (chosen) : "", -1);
}

/**
 * pp_spoken_list_tell:
 * @entry: as it was given to pp_spoken_list_follow()
 *
 * Tells the selected row, which says something else; where there is none, what the popover says
 * instead.
 */
void
pp_spoken_list_tell (GtkWidget *entry)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GtkListBox *list = g_object_get_data (G_OBJECT (entry), "spoken-list");
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);

  if (popover == NULL)
    return;     /* all of it goes */
  if (gtk_widget_get_visible (popover))
    gather_words (row != NULL ? GTK_WIDGET (row) : gtk_popover_get_child (GTK_POPOVER (popover)),
                  words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words->str, -1);
}

/**
 * pp_spoken_list_follow:
 * @entry: where something is typed, and where the focus stays
 * @list: of what was found, within the box of a popover that opens below @entry
 *
 * Arrows select in a list that never has the focus. Whoever hears the screen is told what is
 * selected as the description of @entry.
 */
void
pp_spoken_list_follow (GtkWidget *entry, GtkListBox *list)
{
  GtkWidget *popover;

  g_return_if_fail (GTK_IS_WIDGET (entry));
  g_return_if_fail (GTK_IS_LIST_BOX (list));

  g_object_set_data (G_OBJECT (entry), "spoken-list", list);
  popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);
  g_signal_connect_object (list, "row-selected", G_CALLBACK (pp_spoken_list_tell), entry,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "notify::visible", G_CALLBACK (pp_spoken_list_tell), entry,
                           G_CONNECT_SWAPPED);
  for (GtkWidget *part = gtk_widget_get_first_child (gtk_popover_get_child (GTK_POPOVER (popover)));
       part != NULL; part = gtk_widget_get_next_sibling (part))
    g_signal_connect_object (part, "notify::visible", G_CALLBACK (pp_spoken_list_tell), entry,
                             G_CONNECT_SWAPPED);
}

/**
 * pp_spoken_choice_follow:
 * @drop_down: of strings
 *
 * What is chosen is told where the focus is: on the button that GTK makes within.
 */
void
pp_spoken_choice_follow (GtkDropDown *drop_down)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (tell_chosen), NULL);
  tell_chosen (drop_down);
}

/**
 * pp_spoken_choice_name:
 * @item: of a drop-down, with its child
 * @name: what can be chosen there
 *
 * GTK gives the line that takes the focus no name.
 */
void
pp_spoken_choice_name (GtkListItem *item, const char *name)
{
  g_return_if_fail (GTK_IS_LIST_ITEM (item));

  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
