/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-editor.h"

#include "core/pp-record-text.h"
#include "desk/manage/pp-editor-choices.h"
#include "desk/manage/pp-editor-draft.h"
#include "desk/manage/pp-editor-load.h"
#include "desk/manage/pp-editor-private.h"
#include "desk/manage/pp-editor-rows.h"
#include "desk/shell/pp-answers.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-row.h"

#include <glib/gi18n.h>
#include <string.h>

#define RESOURCES "/org/panippura/Panippura/ui/manage/"

/* A list of so many is looked through, a longer one is searched. */
#define MANY 12

/* Instead of the id of what is open: the form asks for a new one; with "/COLUMN/VALUE" after it
 * that stands there already. */
#define NEW "new"

G_DEFINE_FINAL_TYPE (PpEditor, pp_editor, PP_TYPE_PANE)

static GtkListBoxRow *
row_of (PpEditor *self, const char *id)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_strcmp0 (pp_row_get_id (row), id) == 0)
      return row;
  return NULL;
}

static void
focus_row (gpointer data)
{
  PpEditor *self = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)))
    pp_focus_grab (row);
}

static void
select_row (PpEditor *self)
{
  const char *id = pp_editor_record_id (self);
  GtkListBoxRow *row;

  if (self->page->owner != NULL)
    return;
  row = id != NULL ? row_of (self, id) : NULL;
  self->is_filling = TRUE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  self->is_filling = FALSE;
  if (row != NULL && self->is_sought)
    pp_focus_idle (self, focus_row);
  self->is_sought = FALSE;
}

static void
row_selected_cb (PpEditor *self, GtkListBoxRow *row)
{
  gpointer record = row != NULL && !self->is_filling
                      ? pp_editor_data_find (self->data, pp_row_get_id (row)) : NULL;

  if (record != NULL && self->page->edit != NULL)
    pp_editor_open (self, record);
}

static void
row_activated_cb (PpEditor *self, GtkListBoxRow *row)
{
  gpointer record = pp_editor_data_find (self->data, pp_row_get_id (row));

  if (record == NULL || self->page->edit == NULL)
    return;
  if (self->page->owner != NULL)
    pp_editor_open (self, record);
  pp_editor_focus (self);
}

static void
drop_cb (PpEditor *self)
{
  g_autoptr (PpRecord) record = self->record != NULL ? g_object_ref (self->record) : NULL;

  pp_editor_draft_drop (self->form, pp_pane_get_session (PP_PANE (self)),
                        pp_editor_record_id (self));
  if (record != NULL)
    pp_editor_open (self, record);
  else
    pp_editor_start (self);
  pp_editor_focus (self);
}

static void
add_cb (PpEditor *self)
{
  if (self->data == NULL)
    return;
  pp_editor_start (self);
  select_row (self);
  pp_editor_focus (self);
}

static gboolean
new_shortcut (GtkWidget *widget, GVariant *unused, gpointer data)
{
  PpEditor *self = PP_EDITOR (widget);

  if (!gtk_widget_get_visible (self->add))
    return FALSE;
  add_cb (self);
  return TRUE;
}

static void
search_cb (PpEditor *self)
{
  pp_editor_rows_filter (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
field_changed_cb (PpField *field, PpEditor *self)
{
  gboolean typed;

  if (self->is_filling || self->data == NULL)
    return;
  self->is_filling = TRUE;
  if (self->page->follow != NULL &&
      self->page->follow (self->form, pp_field_get_column (field), self->data))
    pp_editor_choices_pick (self->page, self->form, self->data);
  self->is_filling = FALSE;
  typed = pp_editor_draft_changed (self->page, self->form, pp_pane_get_session (PP_PANE (self)),
                                   pp_editor_record_id (self), field);
  gtk_widget_set_visible (self->drop, typed);
}

static gpointer
pp_editor_ask (PpPane *pane)
{
  PpEditor *self = PP_EDITOR (pane);

  return pp_editor_ask_new (self->page, self->owner);
}

static gboolean
is_same (gpointer a, gpointer b)
{
  g_autofree char *first = pp_record_to_json (a), *second = pp_record_to_json (b);

  return g_strcmp0 (first, second) == 0;
}

/* What is to be open although nobody chose it. */
static gpointer
find_wanted (PpEditor *self, gboolean is_open)
{
  gpointer wanted = self->wanted != NULL ? pp_editor_data_find (self->data, self->wanted) : NULL;

  if (wanted != NULL)
    g_clear_pointer (&self->wanted, g_free);
  else if (self->record != NULL)
    wanted = pp_editor_data_find (self->data, pp_editor_record_id (self));
  else if (self->page->single && !is_open && self->data->records->len > 0)
    wanted = g_ptr_array_index (self->data->records, 0);
  return wanted;
}

/* Who comes for a new one goes on with its first field. */
static void
start_wanted (PpEditor *self)
{
  g_autofree char *given = g_steal_pointer (&self->given);
  char *value = given != NULL ? strchr (given, '/') : NULL;

  pp_editor_start (self);
  if (value != NULL)
    {
      *value++ = '\0';
      self->is_filling = TRUE;
      pp_editor_draft_give (self->form, given, value);
      self->is_filling = FALSE;
    }
  pp_editor_focus (self);
}

/* What was open stays so, as it now stands. */
static void
show_record (PpEditor *self)
{
  gboolean is_open = gtk_widget_get_visible (self->body);
  gpointer wanted = find_wanted (self, is_open);

  if (self->wants_new)
    start_wanted (self);
  else if (wanted != NULL && (self->record == NULL || !is_same (wanted, self->record)))
    pp_editor_open (self, wanted);
  else if (wanted == NULL && self->record != NULL)
    pp_editor_close (self);
  else if (!is_open && self->page->owner == NULL && pp_editor_may (self, self->page->add) &&
           (self->page->edit == NULL || self->data->records->len == 0))
    pp_editor_start (self);
  self->wants_new = FALSE;
  select_row (self);
}

static void
pp_editor_show (PpPane *pane, gpointer result)
{
  PpEditor *self = PP_EDITOR (pane);
  gboolean removable = pp_editor_may (self, self->page->remove), any;

  self->data = result;
  any = self->data->records->len > 0;
  self->is_filling = TRUE;
  pp_editor_choices_offer (self->page, self->form, self->data);
  pp_editor_rows_show (self->list, self->page, self->data,
                       removable ? G_CALLBACK (pp_editor_remove) : NULL, self);
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->add, pp_editor_may (self, self->page->add));
  gtk_widget_set_visible (self->empty, !any);
  if (self->starter != NULL)
    gtk_widget_set_visible (self->starter, !any && pp_editor_may (self, self->page->add));
  gtk_widget_set_visible (self->list_scroller, any || self->page->owner == NULL);
  gtk_widget_set_visible (self->list, any);
  gtk_widget_set_visible (self->search, self->data->records->len > MANY);
  show_record (self);
}

/* A new one has no id yet. */
static gboolean
pp_editor_get_place (PpPane *pane, const char **kind, const char **id)
{
  PpEditor *self = PP_EDITOR (pane);

  if (self->page->owner != NULL)
    return FALSE;
  *kind = self->page->name;
  *id = pp_editor_record_id (self);
  if (*id == NULL && gtk_widget_get_visible (self->body))
    *id = NEW;
  return TRUE;
}

/* Whether it is a new one that is asked for, and what of it is given. */
static gboolean
read_new (PpEditor *self, const char *id)
{
  gsize length = strlen (NEW);

  g_clear_pointer (&self->given, g_free);
  if (id == NULL || strncmp (id, NEW, length) != 0 || (id[length] != '\0' && id[length] != '/'))
    return FALSE;
  if (id[length] == '/')
    self->given = g_strdup (id + length + 1);
  return TRUE;
}

/* Its own record, or the one whose list it is. */
static void
pp_editor_go (PpPane *pane, const char *kind, const char *id)
{
  PpEditor *self = PP_EDITOR (pane);
  gboolean is_part = self->page->owner != NULL;
  char **held = is_part ? &self->owner : &self->wanted;

  if (is_part && g_strcmp0 (self->owner, id) == 0)
    return;
  self->wants_new = !is_part && read_new (self, id);
  g_free (*held);
  *held = self->wants_new ? NULL : g_strdup (id);
  if (is_part)
    {
      g_autofree char *name = g_strconcat (self->page->name, "/", id, NULL);

      gtk_widget_set_name (GTK_WIDGET (self->form), name);
      pp_editor_close (self);
    }
  else
    {
      self->is_sought = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    }
  pp_pane_refresh (pane);
}

static void
pp_editor_dispose (GObject *object)
{
  PpEditor *self = PP_EDITOR (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->owner, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->given, g_free);
  pp_pane_dispose_template (PP_PANE (self), PP_TYPE_EDITOR);

  G_OBJECT_CLASS (pp_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PpEditor, box);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, left);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, add);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, search);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, empty);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, list_scroller);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, list);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, separator);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, right);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, content);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, hint);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, body);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, title);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, slot);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, buttons);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, drop);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, save);
  gtk_widget_class_bind_template_child (widget_class, PpEditor, parts);
}

static void
pp_editor_class_init (PpEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_editor_dispose;
  pane_class->ask = pp_editor_ask;
  pane_class->ask_free = pp_editor_ask_free;
  pane_class->load = pp_editor_load;
  pane_class->show = pp_editor_show;
  pane_class->result_free = pp_editor_data_free;
  pane_class->go = pp_editor_go;
  pane_class->get_place = pp_editor_get_place;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, new_shortcut, NULL);
  g_type_ensure (PP_TYPE_ANSWERS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "save_cb",
                                                G_CALLBACK (pp_editor_save));
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

static void
pp_editor_init (PpEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
connect_field (PpField *field, gpointer self)
{
  g_signal_connect_object (field, "changed", G_CALLBACK (field_changed_cb), self, 0);
  if (g_signal_lookup ("activate", G_OBJECT_TYPE (field)) != 0)
    g_signal_connect_object (field, "activate", G_CALLBACK (pp_editor_save), self,
                             G_CONNECT_SWAPPED);
}

static void
load_form (PpEditor *self)
{
  g_autofree char *resource = g_strconcat (RESOURCES, self->page->name, ".ui", NULL);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (resource);

  self->form = PP_FORM (gtk_builder_get_object (builder, "form"));
  gtk_widget_set_name (GTK_WIDGET (self->form), self->page->name);
  adw_bin_set_child (ADW_BIN (self->slot), GTK_WIDGET (self->form));
  pp_form_set_kind (self->form, self->page->kind ());
  pp_editor_draft_each (self->page, self->form, connect_field, self);
}

/* A part stands below the form of its record, at its full height: the list, then the form. */
static void
lay_out_as_part (PpEditor *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self->box), 12);
  for (GtkWidget **scroller = (GtkWidget *[]) { self->list_scroller, self->right, NULL };
       *scroller != NULL; scroller++)
    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (*scroller), GTK_POLICY_NEVER,
                                    GTK_POLICY_NEVER);
  gtk_widget_set_vexpand (self->list_scroller, FALSE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_visible (self->separator, FALSE);
  gtk_widget_set_visible (self->right, FALSE);
}

/**
 * pp_editor_new:
 * @page: (transfer none): static: what it lists and edits
 *
 * Returns: (transfer floating): a list with a form beside it, or below it where it is a part
 */
GtkWidget *
pp_editor_new (const PpEditorPage *page)
{
  PpEditor *self = g_object_new (PP_TYPE_EDITOR, NULL);

  self->page = page;
  load_form (self);
  gtk_label_set_label (GTK_LABEL (self->heading), _(page->title));
  gtk_label_set_label (GTK_LABEL (self->empty), _(page->empty));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(page->title), -1);
  if (page->new_title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _(page->new_title), -1);
  gtk_widget_set_visible (self->left, !page->single);
  gtk_widget_set_visible (self->separator, !page->single);
  if (page->owner != NULL)
    lay_out_as_part (self);
  else
    for (GtkWidget **side = (GtkWidget *[]) { self->left, self->content, NULL }; *side != NULL;
         side++)
      gtk_widget_add_css_class (*side, "pane");
  for (guint i = 0; page->parts != NULL && page->parts[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->parts), pp_editor_new (page->parts[i]));
  if (page->starter != NULL)
    {
      self->starter = g_object_new (page->starter (), "visible", FALSE, NULL);
      gtk_box_insert_child_after (GTK_BOX (self->left), self->starter, self->empty);
    }
  if (page->extra != NULL)
    gtk_box_append (GTK_BOX (self->parts), g_object_new (page->extra (), NULL));
  return GTK_WIDGET (self);
}
