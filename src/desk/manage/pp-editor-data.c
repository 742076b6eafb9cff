/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-editor-data.h"

#include "desk/shell/pp-shown.h"

static const char *
text_of (gpointer record, const char *name)
{
  const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (record), name);

  return column != NULL ? pp_record_peek_text (record, column) : NULL;
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
  g_hash_table_unref (self->notes);
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
 * pp_editor_data_note:
 * @self: what was loaded
 * @record: of the list
 *
 * Returns: (transfer none) (nullable): what was read of it besides
 */
const char *
pp_editor_data_note (const PpEditorData *self, gpointer record)
{
  return g_hash_table_lookup (self->notes, pp_record_get_id (record));
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
