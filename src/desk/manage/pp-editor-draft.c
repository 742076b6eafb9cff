/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-editor-draft.h"

typedef struct {
  PpSession  *session;
  const char *name;      /* under which the session keeps it */
  GHashTable *texts;     /* what it kept, by field */
} Kept;

static char *
name_of (PpForm *form, const char *id)
{
  const char *name = gtk_widget_get_name (GTK_WIDGET (form));

  return id != NULL ? g_strconcat (name, "/", id, NULL) : g_strdup (name);
}

static void
collect (PpField *field, gpointer data)
{
  Kept *kept = data;
  const char *text = pp_session_kept (kept->session, kept->name, pp_field_get_column (field));

  if (text != NULL)
    g_hash_table_insert (kept->texts, field, g_strdup (text));
}

/* What stands there now was not typed. */
static void
mark (PpField *field, gpointer unused)
{
  g_object_set_data_full (G_OBJECT (field), "untyped", pp_field_dup_text (field), g_free);
}

static gboolean
is_typed (PpField *field)
{
  g_autofree char *text = pp_field_dup_text (field);

  return g_strcmp0 (text, g_object_get_data (G_OBJECT (field), "untyped")) != 0;
}

static void
look (PpField *field, gpointer typed)
{
  *(gboolean *) typed = *(gboolean *) typed || is_typed (field);
}

static gboolean
is_any_typed (const PpEditorPage *page, PpForm *form)
{
  gboolean typed = FALSE;

  pp_editor_draft_each (page, form, look, &typed);
  return typed;
}

static void
write_back (const Kept *kept)
{
  GHashTableIter iter;
  gpointer field, text;

  g_hash_table_iter_init (&iter, kept->texts);
  while (g_hash_table_iter_next (&iter, &field, &text))
    {
      pp_field_set_text (field, text);
      pp_session_keep (kept->session, kept->name, pp_field_get_column (field), text);
    }
}

/**
 * pp_editor_draft_each:
 * @page: of the form
 * @form: a form
 * @func: called with each field
 * @data: for @func
 */
void
pp_editor_draft_each (const PpEditorPage *page, PpForm *form, PpEditorFieldFunc func,
                      gpointer data)
{
  PpRecordClass *klass = g_type_class_peek (page->kind ());

  for (guint i = 0; i < klass->n_columns; i++)
    {
      PpField *field = pp_form_field (form, klass->columns[i].name);

      if (field != NULL)
        func (field, data);
    }
}

/**
 * pp_editor_draft_open:
 * @page: of the form
 * @form: a form
 * @session: who is at the desk
 * @record: a stored record
 *
 * Fills the form with it. What was typed over it and neither saved nor dropped is there again.
 *
 * Returns: whether there was anything
 */
gboolean
pp_editor_draft_open (const PpEditorPage *page, PpForm *form, PpSession *session,
                      gpointer record)
{
  g_autofree char *name = name_of (form, pp_record_get_id (record));
  g_autoptr (GHashTable) texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Kept kept = { session, name, texts };

  pp_form_fill (form, record);
  pp_editor_draft_each (page, form, mark, NULL);
  pp_editor_draft_each (page, form, collect, &kept);
  write_back (&kept);
  return is_any_typed (page, form);
}

/**
 * pp_editor_draft_start:
 * @page: of the form
 * @form: a form
 * @session: who is at the desk
 *
 * Makes the form ask for a new record. What was typed for one and neither saved nor dropped is
 * there again.
 *
 * Returns: whether there was anything
 */
gboolean
pp_editor_draft_start (const PpEditorPage *page, PpForm *form, PpSession *session)
{
  g_autofree char *name = name_of (form, NULL);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Kept kept = { session, name, texts };

  pp_editor_draft_each (page, form, collect, &kept);
  pp_form_clear (form);
  if (page->begin != NULL)
    page->begin (form);
  pp_session_forget (session, name);
  pp_editor_draft_each (page, form, mark, NULL);
  write_back (&kept);
  return is_any_typed (page, form);
}

/**
 * pp_editor_draft_give:
 * @form: a form that asks for a new record
 * @column: of it
 * @text: what is known of it from where somebody came
 *
 * Fills it in, whatever was typed for another.
 */
void
pp_editor_draft_give (PpForm *form, const char *column, const char *text)
{
  PpField *field = pp_form_field (form, column);

  g_return_if_fail (field != NULL);

  pp_field_set_text (field, text);
  mark (field, NULL);
}

/**
 * pp_editor_draft_changed:
 * @page: of the form
 * @form: a form
 * @session: who is at the desk
 * @id: (nullable): of the record that is open; %NULL: a new one
 * @field: that somebody changed
 *
 * Keeps what stands there. Of a new record the form does so by itself.
 *
 * Returns: whether anything in the form is not as it was filled
 */
gboolean
pp_editor_draft_changed (const PpEditorPage *page, PpForm *form, PpSession *session,
                         const char *id, PpField *field)
{
  g_autofree char *name = name_of (form, id), *text = NULL;

  if (id != NULL)
    {
      text = is_typed (field) ? pp_field_dup_text (field) : NULL;
      pp_session_keep (session, name, pp_field_get_column (field), text);
    }
  return is_any_typed (page, form);
}

/**
 * pp_editor_draft_drop:
 * @form: a form
 * @session: who is at the desk
 * @id: (nullable): of the record that was open; %NULL: of a new one
 *
 * Forgets what was typed.
 */
void
pp_editor_draft_drop (PpForm *form, PpSession *session, const char *id)
{
  g_autofree char *name = name_of (form, id);

  pp_session_forget (session, name);
}
