/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-drop-down.h"

#include "core/pp-text.h"
#include "desk/shell/pp-spoken-list.h"

#include <glib/gi18n.h>
#include <string.h>

/* A GtkDropDown asks for its height without knowing its width: a line must end somewhere. */
#define MOST_CHARS 20

/* A list of more than so many is searched. */
#define MANY 9

static GtkWidget *
find_within (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_within (child, type);
  return found;
}

/* What the popover lists: all, or what was searched for. */
static GListModel *
listed_of (GtkDropDown *self)
{
  GtkListView *list = GTK_LIST_VIEW (find_within (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW));
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));

  return gtk_single_selection_get_model (selection);
}

static GtkWidget *
search_of (GtkDropDown *self)
{
  return find_within (GTK_WIDGET (self), GTK_TYPE_SEARCH_ENTRY);
}

/* As it is looked for: without blanks, and 100x50 is 100 × 50. */
static char *
fold (const char *text)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isspace (letter))
        g_string_append_unichar (joined, letter == 0xd7 ? 'x' : letter);    /* × */
    }
  return pp_text_fold (joined->str);
}

static gboolean
is_searched (gpointer item, gpointer self)
{
  g_autofree char *typed = fold (gtk_editable_get_text (GTK_EDITABLE (search_of (self))));
  g_autofree char *title = fold (gtk_string_object_get_string (item));

  return strstr (title, typed) != NULL;
}

static void
searched_cb (GtkDropDown *self)
{
  GtkFilterListModel *listed = GTK_FILTER_LIST_MODEL (listed_of (self));

  gtk_filter_changed (gtk_filter_list_model_get_filter (listed), GTK_FILTER_CHANGE_DIFFERENT);
}

/* Where nothing is found it is said, and what to do then. */
static void
listed_cb (GtkDropDown *self)
{
  GtkWidget *empty = g_object_get_data (G_OBJECT (self), "empty");
  gboolean is_empty = g_list_model_get_n_items (listed_of (self)) == 0;

  gtk_widget_set_visible (gtk_widget_get_prev_sibling (empty), !is_empty);
  gtk_widget_set_visible (empty, is_empty);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search_of (self)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  is_empty ? gtk_label_get_label (GTK_LABEL (empty)) : "", -1);
}

static void
setup_label (GtkLabel *label)
{
  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_max_width_chars (label, MOST_CHARS);
}

/* Long names wrap: they neither widen the form nor are they cut. */
static void
setup_button_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  setup_label (GTK_LABEL (label));
  gtk_list_item_set_child (item, label);
}

static void
bind_button_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *title = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), title);
  pp_spoken_choice_name (item, title);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (NULL);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  setup_label (GTK_LABEL (label));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_item_set_child (item, box);
  g_object_set_data (G_OBJECT (box), "item", item);
}

static void
mark (GtkListItem *item, GtkDropDown *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  gpointer chosen = gtk_drop_down_get_selected_item (self);

  if (box != NULL)
    gtk_widget_set_opacity (gtk_widget_get_last_child (box),
                            chosen != NULL && chosen == gtk_list_item_get_item (item) ? 1 : 0);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkDropDown *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *title = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  pp_spoken_choice_name (item, title);
  mark (item, self);
}

static GtkWidget *
row_of_chosen (GtkDropDown *self, GtkWidget *list)
{
  GtkWidget *found = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_widget_get_first_child (row);
      GtkListItem *item = box != NULL ? g_object_get_data (G_OBJECT (box), "item") : NULL;

      if (item == NULL)
        continue;
      mark (item, self);
      if (gtk_list_item_get_position (item) == gtk_drop_down_get_selected (self))
        found = row;
    }
  return found;
}

/* The line of what is chosen takes the focus; when all lines have their places it comes into
 * view. */
static gboolean
tick_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  GtkDropDown *self = data;
  GtkWidget *row = row_of_chosen (self, list);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  if (g_object_steal_data (G_OBJECT (list), "is-new") != NULL)
    {
      if (row != NULL)
        gtk_widget_grab_focus (row);
      return G_SOURCE_CONTINUE;
    }
  if (row != NULL && focus == row)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u",
                                gtk_drop_down_get_selected (self));
  return G_SOURCE_REMOVE;
}

static void
opened_cb (GtkDropDown *self)
{
  GtkWidget *search = search_of (self);
  GtkWidget *list = find_within (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);

  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_object_set_data (G_OBJECT (list), "is-new", self);
  gtk_widget_add_tick_callback (list, tick_cb, self, NULL);
}

static void
close_list (GtkDropDown *self)
{
  gtk_popover_popdown (GTK_POPOVER (find_within (GTK_WIDGET (self), GTK_TYPE_POPOVER)));
}

/* An open list keeps all keys to itself; those of the program hold all the same. */
static gboolean
pass_on (GtkDropDown *self, GtkEventControllerKey *keys)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  close_list (self);
  return gtk_event_controller_key_forward (keys, GTK_WIDGET (root));
}

/* Letters are looked for wherever the focus is in the list. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        GtkDropDown *self)
{
  GtkWidget *search = search_of (self);
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F12)
    return pass_on (self, keys);
  if (!gtk_drop_down_get_enable_search (self) || gtk_widget_get_focus_child (search) != NULL ||
      letter == 0 || !g_unichar_isgraph (letter) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (search);
  return gtk_event_controller_key_forward (keys, find_within (search, GTK_TYPE_TEXT));
}

/* Enter takes the first that was found. */
static void
take_first_cb (GtkDropDown *self)
{
  GListModel *all = gtk_drop_down_get_model (self);
  g_autoptr (GObject) first = g_list_model_get_item (listed_of (self), 0);

  for (guint i = 0; first != NULL && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GObject) one = g_list_model_get_item (all, i);

      if (one == first)
        gtk_drop_down_set_selected (self, i);
    }
  if (first != NULL)
    close_list (self);
}

static void
add_empty (GtkDropDown *self)
{
  GtkWidget *list = find_within (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);
  GtkWidget *around = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *empty = gtk_label_new (_("Nothing here is called so. Remove a part of what was "
                                      "typed."));

  setup_label (GTK_LABEL (empty));
  gtk_widget_add_css_class (empty, "pane");
  gtk_widget_set_visible (empty, FALSE);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (around)), empty);
  g_object_set_data (G_OBJECT (self), "empty", empty);
}

static void
prepare_list (GtkDropDown *self)
{
  GtkWidget *popover = find_within (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  GtkWidget *search = search_of (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (popover, keys);
  g_signal_connect_object (popover, "map", G_CALLBACK (opened_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (search, "activate", G_CALLBACK (take_first_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (searched_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (close_list), self,
                           G_CONNECT_SWAPPED);
  pp_drop_down_set_hint (self, _("Part of its name"));
}

/**
 * pp_drop_down_new:
 *
 * Returns: (transfer floating): a #GtkDropDown of texts that wrap. Its list opens at what is
 *   chosen, which bears a mark; a long one is searched by typing
 */
GtkWidget *
pp_drop_down_new (void)
{
  GtkDropDown *self = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  g_autoptr (GtkListItemFactory) button = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL,
                                                                "string");

  g_signal_connect (button, "setup", G_CALLBACK (setup_button_cb), NULL);
  g_signal_connect (button, "bind", G_CALLBACK (bind_button_cb), NULL);
  g_signal_connect (rows, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_row_cb), self, 0);
  gtk_drop_down_set_factory (self, button);
  gtk_drop_down_set_list_factory (self, rows);
  gtk_drop_down_set_expression (self, text);
  prepare_list (self);
  add_empty (self);
  pp_spoken_choice_follow (self);
  return GTK_WIDGET (self);
}

/**
 * pp_drop_down_offer:
 * @self: of pp_drop_down_new()
 * @titles: (array zero-terminated=1): what people read
 *
 * Offers these.
 */
void
pp_drop_down_offer (GtkDropDown *self, const char *const *titles)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (titles);
  g_autoptr (GtkFilter) filter = NULL;

  g_return_if_fail (GTK_IS_DROP_DOWN (self));

  gtk_drop_down_set_model (self, G_LIST_MODEL (list));
  gtk_drop_down_set_enable_search (self, g_list_model_get_n_items (G_LIST_MODEL (list)) > MANY);
  filter = GTK_FILTER (gtk_custom_filter_new (is_searched, self, NULL));
  gtk_filter_list_model_set_filter (GTK_FILTER_LIST_MODEL (listed_of (self)), filter);
  g_signal_connect_object (listed_of (self), "items-changed", G_CALLBACK (listed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pp_drop_down_set_hint:
 * @self: of pp_drop_down_new()
 * @words: what is typed to search the list
 */
void
pp_drop_down_set_hint (GtkDropDown *self, const char *words)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (self));

  g_object_set (search_of (self), "placeholder-text", words, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search_of (self)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * pp_drop_down_set_empty:
 * @self: of pp_drop_down_new()
 * @words: what to do where nothing that is offered is called as was typed
 */
void
pp_drop_down_set_empty (GtkDropDown *self, const char *words)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (self));

  gtk_label_set_label (g_object_get_data (G_OBJECT (self), "empty"), words);
}
