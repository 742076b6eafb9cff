/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-editor-private.h"

#include "desk/manage/pp-editor-choices.h"
#include "desk/manage/pp-editor-draft.h"
#include "desk/manage/pp-editor-rows.h"
#include "desk/shell/pp-focus.h"

#include <glib/gi18n.h>

static void
show_parts (PpEditor *self)
{
  const char *kind = ((PpRecordClass *) g_type_class_peek (self->page->kind ()))->kind;
  GtkWidget *part = gtk_widget_get_first_child (self->parts);
  gboolean any = self->record != NULL && part != NULL;

  gtk_widget_set_visible (self->parts, any);
  for (; any && part != NULL; part = gtk_widget_get_next_sibling (part))
    pp_pane_go (PP_PANE (part), kind, pp_record_get_id (self->record));
}

/* The form, for what is open or for a new one. */
static void
show_form (PpEditor *self, gboolean was_typed)
{
  gboolean is_new = self->record == NULL;
  gboolean allowed = pp_editor_may (self, is_new ? self->page->add : self->page->edit);
  g_autofree char *title = is_new ? g_strdup (_(self->page->new_title))
                                  : pp_editor_rows_title (self->page, self->data, self->record);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_button_set_label (GTK_BUTTON (self->save), is_new ? C_("list", "Add") : _("Save"));
  gtk_widget_set_sensitive (self->slot, allowed);
  gtk_widget_set_visible (self->buttons, allowed);
  gtk_widget_set_visible (self->drop, was_typed);
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_widget_set_visible (self->body, TRUE);
  gtk_widget_set_visible (self->right, TRUE);
  show_parts (self);
}

/**
 * pp_editor_may:
 * @self: an editor
 * @verb: (nullable): a verb's name
 *
 * Returns: whether there is such a verb, and the person at the desk may do it
 */
gboolean
pp_editor_may (PpEditor *self, const char *verb)
{
  return verb != NULL && pp_session_may (pp_pane_get_session (PP_PANE (self)), verb);
}

/**
 * pp_editor_record_id:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): id of what is open; %NULL for a new one
 */
const char *
pp_editor_record_id (PpEditor *self)
{
  return self->record != NULL ? pp_record_get_id (self->record) : NULL;
}

/**
 * pp_editor_open:
 * @self: an editor, loaded
 * @record: a stored record
 *
 * Shows it in the form.
 */
void
pp_editor_open (PpEditor *self, gpointer record)
{
  gboolean was_typed;

  self->is_filling = TRUE;
  g_set_object (&self->record, record);
  was_typed = pp_editor_draft_open (self->page, self->form,
                                    pp_pane_get_session (PP_PANE (self)), record);
  pp_editor_choices_pick (self->page, self->form, self->data);
  self->is_filling = FALSE;
  show_form (self, was_typed);
}

/**
 * pp_editor_start:
 * @self: an editor, loaded
 *
 * Asks for a new record in the form.
 */
void
pp_editor_start (PpEditor *self)
{
  gboolean was_typed;

  self->is_filling = TRUE;
  g_clear_object (&self->record);
  was_typed = pp_editor_draft_start (self->page, self->form,
                                     pp_pane_get_session (PP_PANE (self)));
  pp_editor_choices_pick (self->page, self->form, self->data);
  self->is_filling = FALSE;
  show_form (self, was_typed);
}

/**
 * pp_editor_close:
 * @self: an editor
 *
 * Shows no record.
 */
void
pp_editor_close (PpEditor *self)
{
  g_clear_object (&self->record);
  gtk_widget_set_visible (self->body, FALSE);
  gtk_widget_set_visible (self->hint, self->page->owner == NULL);
  gtk_widget_set_visible (self->right, self->page->owner == NULL);
  show_parts (self);
}

static void
focus_first (gpointer data)
{
  PpEditor *self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pp_focus_begin (self->slot);
}

/**
 * pp_editor_focus:
 * @self: an editor
 *
 * The next key goes to the first field of the form. Once more when the form has its place: only
 * then what scrolls can bring it into view.
 */
void
pp_editor_focus (PpEditor *self)
{
  focus_first (self);
  pp_focus_idle (self, focus_first);
}
