/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-history-row.h"

#include "desk/shell/pp-history-words.h"

struct _PpHistoryRow
{
  GtkListBoxRow    parent_instance;

  GtkWidget       *box;
  GtkWidget       *arrow;     /* (nullable): where it opens and closes */
  GtkWidget       *details;   /* (nullable): once it was open */
  const PpToldAct *act;       /* lives as long as the row */
  char            *own;       /* (nullable): the record that is named already */
  char            *spoken;    /* of its head */
};

G_DEFINE_FINAL_TYPE (PpHistoryRow, pp_history_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* The line is shown, and said with the row. */
static void
add_line (PpHistoryRow *self, GString *spoken, const char *text, const char *style)
{
  gtk_box_append (GTK_BOX (self->details), make_label (text, style));
  g_string_append_printf (spoken, "\n%s", text);
}

static void
add_item (PpHistoryRow *self, GString *spoken, const PpToldItem *item)
{
  g_autofree char *head = pp_history_words_item (item);

  if (g_strcmp0 (item->row, self->own) != 0)
    add_line (self, spoken, head, "field-title");
  if (pp_history_words_how (item) != NULL)
    add_line (self, spoken, pp_history_words_how (item), NULL);
  for (guint i = 0; i < item->changes->len; i++)
    {
      g_autofree char *words = pp_history_words_change (g_ptr_array_index (item->changes, i));

      add_line (self, spoken, words, NULL);
    }
}

static void
fill_details (PpHistoryRow *self)
{
  g_autoptr (GString) spoken = g_string_new (NULL);

  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (self->box), self->details);
  for (guint i = 0; i < self->act->items->len; i++)
    add_item (self, spoken, g_ptr_array_index (self->act->items, i));
  g_object_set_data_full (G_OBJECT (self->details), "spoken",
                          g_string_free (g_steal_pointer (&spoken), FALSE), g_free);
}

/* Who hears the row hears what it shows. */
static void
speak (PpHistoryRow *self, gboolean is_open)
{
  const char *details = is_open ? g_object_get_data (G_OBJECT (self->details), "spoken") : "";
  g_autofree char *all = g_strconcat (self->spoken, details, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  if (self->arrow != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, is_open,
                                 -1);
}

static void
fill_head (PpHistoryRow *self, const char *title, gboolean opens)
{
  g_autofree char *head = pp_history_words_head (self->act);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (texts), make_label (head, "role"));
  gtk_box_append (GTK_BOX (line), texts);
  if (opens)
    {
      self->arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "pan-end-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_box_append (GTK_BOX (line), self->arrow);
    }
  gtk_box_append (GTK_BOX (self->box), line);
  self->spoken = g_strdup_printf ("%s\n%s", title, head);
}

static void
pp_history_row_finalize (GObject *object)
{
  PpHistoryRow *self = PP_HISTORY_ROW (object);

  g_free (self->own);
  g_free (self->spoken);

  G_OBJECT_CLASS (pp_history_row_parent_class)->finalize (object);
}

static void
pp_history_row_class_init (PpHistoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_history_row_finalize;
}

static void
pp_history_row_init (PpHistoryRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
}

/**
 * pp_history_row_new:
 * @act: what was done; it lives as long as the row
 * @schema: the tables of the house
 * @own: the record whose history it stands in, which is not named again
 *
 * Returns: (transfer floating): a row that tells it whole
 */
GtkWidget *
pp_history_row_new (const PpToldAct *act, const PpSchema *schema, const char *own)
{
  PpHistoryRow *self = g_object_new (PP_TYPE_HISTORY_ROW, "activatable", FALSE, NULL);

  self->act = act;
  self->own = g_strdup (own);
  fill_head (self, pp_told_act_title (act, schema), FALSE);
  fill_details (self);
  speak (self, TRUE);
  return GTK_WIDGET (self);
}

/**
 * pp_history_row_new_closed:
 * @act: what was done; it lives as long as the row
 * @schema: the tables of the house
 *
 * Returns: (transfer floating): a row that tells what was changed only once it is opened
 */
GtkWidget *
pp_history_row_new_closed (const PpToldAct *act, const PpSchema *schema)
{
  PpHistoryRow *self = g_object_new (PP_TYPE_HISTORY_ROW, NULL);
  const PpToldItem *first = act->items->len > 0 ? g_ptr_array_index (act->items, 0) : NULL;
  g_autofree char *item = first != NULL ? pp_history_words_item (first) : NULL;

  self->act = act;
  fill_head (self, pp_told_act_title (act, schema), TRUE);
  if (item != NULL)
    {
      g_autofree char *head = g_steal_pointer (&self->spoken);

      gtk_box_append (GTK_BOX (self->box), make_label (item, NULL));
      self->spoken = g_strdup_printf ("%s\n%s", head, item);
      self->own = g_strdup (first->row);
    }
  speak (self, FALSE);
  return GTK_WIDGET (self);
}

/**
 * pp_history_row_is_open:
 * @self: a row
 *
 * Returns: whether it shows what was changed
 */
gboolean
pp_history_row_is_open (PpHistoryRow *self)
{
  g_return_val_if_fail (PP_IS_HISTORY_ROW (self), FALSE);

  return self->details != NULL && gtk_widget_get_visible (self->details);
}

/**
 * pp_history_row_set_open:
 * @self: a row of pp_history_row_new_closed()
 * @is_open: whether it shows what was changed
 */
void
pp_history_row_set_open (PpHistoryRow *self, gboolean is_open)
{
  g_return_if_fail (PP_IS_HISTORY_ROW (self));

  if (self->details == NULL)
    fill_details (self);
  gtk_widget_set_visible (self->details, is_open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  speak (self, is_open);
}
