/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-editor-data.h"

#include "desk/manage/pp-editor-page.h"
#include "desk/shell/pp-shown.h"

typedef struct {
  const PpEditorPage *page;
  char               *owner;
} Ask;

static const char *
text_of (gpointer record, const char *name)
{
  const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (record), name);

  return column != NULL ? pp_record_peek_text (record, column) : NULL;
}

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
fill (PpEditorData *self, PpDb *db, const Ask *ask, GError **error)
{
  const PpEditorPage *page = ask->page;

  self->records = page->owner != NULL && ask->owner == NULL
                    ? g_ptr_array_new () : page->list (db, ask->owner, error);
  if (self->records == NULL || !read_others (self, db, page->owner, error))
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
 * @page: a #PpEditorPage
 * @owner: (nullable): id of the record whose list it is
 *
 * Returns: (transfer full): what pp_editor_data_load() is to be given
 */
gpointer
pp_editor_ask_new (gconstpointer page, const char *owner)
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
 * pp_editor_data_load:
 * @db: a connection
 * @ask: of pp_editor_ask_new()
 * @error: why it failed
 *
 * Returns: (transfer full): a #PpEditorData
 */
gpointer
pp_editor_data_load (PpDb *db, gpointer ask, GError **error)
{
  PpEditorData *self = g_new0 (PpEditorData, 1);

  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  if (fill (self, db, ask, error))
    return self;
  pp_editor_data_free (self);
  return NULL;
}

/**
 * pp_editor_data_free:
 * @data: (transfer full): a #PpEditorData
 */
void
pp_editor_data_free (gpointer data)
{
  PpEditorData *self = data;

  g_clear_pointer (&self->records, g_ptr_array_unref);
  for (guint i = 0; i < PP_EDITOR_CHOICES; i++)
    g_clear_pointer (&self->choices[i], g_ptr_array_unref);
  g_hash_table_unref (self->others);
  g_free (self);
}

/**
 * pp_editor_data_find:
 * @self: what was loaded
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the record of the list
 */
gpointer
pp_editor_data_find (const PpEditorData *self, const char *id)
{
  for (guint i = 0; i < self->records->len; i++)
    if (g_strcmp0 (pp_record_get_id (g_ptr_array_index (self->records, i)), id) == 0)
      return g_ptr_array_index (self->records, i);
  return NULL;
}

/**
 * pp_editor_data_other:
 * @self: what was loaded
 * @id: (nullable): that a record of the list points at
 *
 * Returns: (transfer none) (nullable): the record that it points at
 */
gpointer
pp_editor_data_other (const PpEditorData *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->others, id) : NULL;
}

/**
 * pp_editor_data_choice:
 * @self: what was loaded
 * @choice: which of the page's
 * @code: (nullable): a code
 *
 * Returns: (transfer none) (nullable): the record that is chosen by that code
 */
gpointer
pp_editor_data_choice (const PpEditorData *self, guint choice, const char *code)
{
  for (guint i = 0; i < self->choices[choice]->len; i++)
    {
      gpointer record = g_ptr_array_index (self->choices[choice], i);

      if (g_strcmp0 (pp_editor_data_code (record), code) == 0)
        return record;
    }
  return NULL;
}

/**
 * pp_editor_data_name:
 * @record: a record with a name, or with a word, in two languages
 *
 * Returns: (transfer full): it, in the language of the screen
 */
char *
pp_editor_data_name (gpointer record)
{
  const char *name_en = text_of (record, "name_en"), *name_ml = text_of (record, "name_ml");

  return pp_shown_name (name_en != NULL ? name_en : text_of (record, "word_en"),
                        name_ml != NULL ? name_ml : text_of (record, "word_ml"));
}

/**
 * pp_editor_data_code:
 * @record: a record with a code
 *
 * Returns: (transfer none): its code
 */
const char *
pp_editor_data_code (gpointer record)
{
  return text_of (record, "code");
}
