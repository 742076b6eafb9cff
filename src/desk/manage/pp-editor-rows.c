/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-editor-rows.h"

#include "core/pp-text.h"
#include "desk/shell/pp-row.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  PpRecord *record;
  char     *title;
  char     *detail;
  char     *key;      /* by which it is sorted */
} Line;

static void
line_free (gpointer data)
{
  Line *self = data;

  g_free (self->title);
  g_free (self->detail);
  g_free (self->key);
  g_free (self);
}

static Line *
line_new (const PpEditorPage *page, const PpEditorData *data, PpRecord *record)
{
  Line *self = g_new0 (Line, 1);

  self->record = record;
  self->title = pp_editor_rows_title (page, data, record);
  self->detail = page->detail_of != NULL ? page->detail_of (record, data) : NULL;
  self->key = pp_text_sort_key (self->title);
  return self;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Line *const *) a)->key, (*(Line *const *) b)->key);
}

/* By either script of its name, and by all that the row says. */
static char *
fold (const Line *line)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (line->record);
  g_autofree char *other = klass->dup_search != NULL ? klass->dup_search (line->record)
                           : klass->dup_title != NULL ? klass->dup_title (line->record) : NULL;
  g_autofree char *all = g_strjoin (" ", line->title, line->detail != NULL ? line->detail : "",
                                    other, NULL);

  return pp_text_fold (all);
}

/* Title and detail, one below the other. */
static GtkWidget *
make_label (const Line *line)
{
  g_autofree char *text = line->detail != NULL && *line->detail != '\0'
                            ? g_strconcat (line->title, "\n", line->detail, NULL)
                            : g_strdup (line->title);
  PangoAttribute *parts[] = { pango_attr_scale_new (0.85),
                              pango_attr_foreground_alpha_new (45000) };
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GtkWidget *label = gtk_label_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      parts[i]->start_index = strlen (line->title);
      pango_attr_list_insert (attributes, parts[i]);
    }
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* A word where there is room for it, below the form; a sign in the narrow list beside one. */
static void
add_button (GtkWidget *grid, const PpEditorPage *page, const Line *line, GCallback remove_cb,
            gpointer self)
{
  const char *title = page->remove_title != NULL ? g_dpgettext2 (NULL, "list", page->remove_title)
                                                 : C_("list", "Remove");
  GtkWidget *button = page->owner != NULL ? gtk_button_new_with_label (title)
                                          : gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, line->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  pp_row_set_id (button, pp_record_get_id (line->record));
  g_signal_connect_object (button, "clicked", remove_cb, self, 0);
  gtk_grid_attach (GTK_GRID (grid), button, 1, 0, 1, 1);
}

/* In a grid: a box asks a label how wide it must be for its height, and where lines of two scripts
 * differ in height the label asks for more than there is. */
static GtkWidget *
make_row (const PpEditorPage *page, const Line *line, GCallback remove_cb, gpointer self)
{
  GtkWidget *row = gtk_list_box_row_new (), *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "line");
  gtk_grid_attach (GTK_GRID (grid), make_label (line), 0, 0, 1, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  line->detail != NULL ? line->detail : "", -1);
  pp_row_set_id (row, pp_record_get_id (line->record));
  g_object_set_data_full (G_OBJECT (row), "folded", fold (line), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), page->edit != NULL);
  if (remove_cb != NULL)
    add_button (grid, page, line, remove_cb, self);
  return row;
}

/* All that the rows would show: while it is the same, the list and the focus in it can stay. */
static char *
sign (GPtrArray *lines, gboolean removable)
{
  GString *out = g_string_new (removable ? "-" : "");

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);

      g_string_append_printf (out, "%s\n%s\n%s\n", pp_record_get_id (line->record), line->title,
                              line->detail != NULL ? line->detail : "");
    }
  return g_string_free (out, FALSE);
}

/**
 * pp_editor_rows_show:
 * @list: a #GtkListBox
 * @page: of what it shows
 * @data: what was loaded
 * @remove_cb: (nullable): called with a row's button and @self
 * @self: a #GObject
 *
 * Returns: whether the rows are other ones now
 */
gboolean
pp_editor_rows_show (GtkWidget *list, const PpEditorPage *page, const PpEditorData *data,
                     GCallback remove_cb, gpointer self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autofree char *sum = NULL;

  for (guint i = 0; i < data->records->len; i++)
    g_ptr_array_add (lines, line_new (page, data, g_ptr_array_index (data->records, i)));
  if (page->is_sorted)
    g_ptr_array_sort (lines, compare_lines);
  sum = sign (lines, remove_cb != NULL);
  if (g_strcmp0 (sum, g_object_get_data (G_OBJECT (list), "shown")) == 0)
    return FALSE;
  g_object_set_data_full (G_OBJECT (list), "shown", g_steal_pointer (&sum), g_free);
  pp_list_clear (list);
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         make_row (page, g_ptr_array_index (lines, i), remove_cb, self));
  return TRUE;
}

static gboolean
matches (GtkListBoxRow *row, gpointer folded)
{
  return strstr (g_object_get_data (G_OBJECT (row), "folded"), folded) != NULL;
}

/**
 * pp_editor_rows_filter:
 * @list: a #GtkListBox of pp_editor_rows_show()
 * @text: what somebody looks for; "" for all
 *
 * Shows the rows that have it.
 */
void
pp_editor_rows_filter (GtkWidget *list, const char *text)
{
  if (*text == '\0')
    gtk_list_box_set_filter_func (GTK_LIST_BOX (list), NULL, NULL, NULL);
  else
    gtk_list_box_set_filter_func (GTK_LIST_BOX (list), matches, pp_text_fold (text), g_free);
}

/**
 * pp_editor_rows_title:
 * @page: of what is shown
 * @data: what was loaded
 * @record: one of it
 *
 * Returns: (transfer full): what people call it
 */
char *
pp_editor_rows_title (const PpEditorPage *page, const PpEditorData *data, gpointer record)
{
  return page->title_of != NULL ? page->title_of (record, data) : pp_editor_data_name (record);
}
