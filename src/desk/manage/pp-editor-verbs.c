/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-editor-private.h"

#include "desk/manage/pp-editor-choices.h"
#include "desk/manage/pp-editor-draft.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-row.h"

#include <glib/gi18n.h>

static void
say (PpEditor *self, const char *words, gpointer record, const char *verb)
{
  PpStore *store = pp_session_get_store (pp_pane_get_session (PP_PANE (self)));
  const PpVerb *done = pp_schema_verb (pp_store_get_schema (store), verb);

  pp_shell_toast (pp_shell_of (self), words,
                  done->undo == PP_UNDO_LOG ? pp_record_get_id (record) : NULL);
}

static void
drop_draft (PpEditor *self, const char *id)
{
  pp_editor_draft_drop (self->form, pp_pane_get_session (PP_PANE (self)), id);
}

/* What has parts stays open for them; of all else the next one may come. */
static void
added_cb (gpointer widget, gpointer record, const GError *error)
{
  PpEditor *self = widget;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  say (self, C_("list", "Added"), record, self->page->add);
  drop_draft (self, NULL);
  if (self->page->parts != NULL || self->page->extra != NULL)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (pp_record_get_id (record));
      pp_editor_open (self, record);
      return;
    }
  pp_editor_start (self);
  pp_editor_focus (self);
}

static void
edited_cb (gpointer widget, gpointer record, const GError *error)
{
  PpEditor *self = widget;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  say (self, _("Saved"), record, self->page->edit);
  drop_draft (self, pp_record_get_id (record));
  if (self->page->owner != NULL)
    pp_editor_close (self);
  else if (g_strcmp0 (pp_editor_record_id (self), pp_record_get_id (record)) == 0)
    pp_editor_open (self, record);
}

static void
removed_cb (gpointer widget, gpointer record, const GError *error)
{
  PpEditor *self = widget;

  if (error != NULL)
    pp_shell_toast (pp_shell_of (self), error->message, NULL);
  else
    say (self, C_("list", "Removed"), record, self->page->remove);
}

/**
 * pp_editor_save:
 * @self: an editor
 *
 * Adds what stands in the form, or changes what is open.
 */
void
pp_editor_save (PpEditor *self)
{
  gboolean is_new = self->record == NULL;
  PpRecord *draft;

  if (!gtk_widget_get_sensitive (self->slot) ||
      !pp_editor_choices_check (self->page, self->form, self->data))
    return;
  draft = pp_form_read (self->form);
  if (draft == NULL)
    return;
  if (self->page->owner != NULL)
    pp_record_set_text (draft, self->page->owner, self->owner);
  pp_deed_run (self, is_new ? self->page->add : self->page->edit, draft,
               is_new ? added_cb : edited_cb);
}

/**
 * pp_editor_remove:
 * @button: of a row
 * @self: an editor
 *
 * Takes out what the row shows.
 */
void
pp_editor_remove (GtkWidget *button, PpEditor *self)
{
  gpointer record = pp_editor_data_find (self->data, pp_row_get_id (button));

  if (record != NULL)
    pp_deed_run (self, self->page->remove, pp_record_draft (record), removed_cb);
}
