/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-editor-load.h"

typedef struct {
  const PpEditorPage *page;
  char               *owner;
} Ask;

static gboolean
read_other (PpEditorData *self, PpDb *db, const char *kind, const char *id, GError **error)
{
  PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (db), kind);
  gpointer other;

  if (g_hash_table_contains (self->others, id))
    return TRUE;
  other = pp_db_get (db, G_TYPE_FROM_CLASS (klass), id, error);
  if (other != NULL)
    g_hash_table_insert (self->others, g_strdup (id), other);
  return other != NULL;
}

static gboolean
read_others (PpEditorData *self, PpDb *db, const char *owner, GError **error)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      PpRecord *record = g_ptr_array_index (self->records, i);
      PpRecordClass *klass = PP_RECORD_GET_CLASS (record);

      for (guint j = 0; j < klass->n_columns; j++)
        {
          const PpColumn *column = &klass->columns[j];
          const char *id = column->type == PP_COLUMN_REF ? pp_record_peek_text (record, column)
                                                         : NULL;

          if (id != NULL && g_strcmp0 (column->name, owner) != 0 &&
              !read_other (self, db, column->of, id, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_notes (PpEditorData *self, PpDb *db, const PpEditorPage *page, GError **error)
{
  for (guint i = 0; page->read_note != NULL && i < self->records->len; i++)
    {
      PpRecord *record = g_ptr_array_index (self->records, i);
      char *note = NULL;

      if (!page->read_note (db, record, &note, error))
        return FALSE;
      g_hash_table_insert (self->notes, g_strdup (pp_record_get_id (record)), note);
    }
  return TRUE;
}

static gboolean
fill (PpEditorData *self, PpDb *db, const Ask *ask, GError **error)
{
  const PpEditorPage *page = ask->page;

  self->records = page->owner != NULL && ask->owner == NULL
                    ? g_ptr_array_new () : page->list (db, ask->owner, error);
  if (self->records == NULL || !read_others (self, db, page->owner, error) ||
      !read_notes (self, db, page, error))
    return FALSE;
  for (guint i = 0; page->choices[i].column != NULL; i++)
    {
      self->choices[i] = page->choices[i].list (db, error);
      if (self->choices[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * pp_editor_ask_new:
 * @page: (transfer none): static: what is edited
 * @owner: (nullable): id of the record whose list it is
 *
 * Returns: (transfer full): what pp_editor_load() is to be given
 */
gpointer
pp_editor_ask_new (const PpEditorPage *page, const char *owner)
{
  Ask *self = g_new0 (Ask, 1);

  self->page = page;
  self->owner = g_strdup (owner);
  return self;
}

/**
 * pp_editor_ask_free:
 * @ask: (transfer full): of pp_editor_ask_new()
 */
void
pp_editor_ask_free (gpointer ask)
{
  g_free (((Ask *) ask)->owner);
  g_free (ask);
}

/**
 * pp_editor_load:
 * @db: a connection
 * @ask: of pp_editor_ask_new()
 * @error: why it failed
 *
 * Returns: (transfer full): a #PpEditorData
 */
gpointer
pp_editor_load (PpDb *db, gpointer ask, GError **error)
{
  PpEditorData *self = g_new0 (PpEditorData, 1);

  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (fill (self, db, ask, error))
    return self;
  pp_editor_data_free (self);
  return NULL;
}
