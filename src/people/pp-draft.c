/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-draft.h"

#include "core/pp-identifier.h"

static gboolean
write_one (PpDb *db, const char *staff, const PpDraft *self, GError **error)
{
  if (self->text == NULL || pp_identifier_holds_aadhaar (self->text))
    return pp_db_run (db, error, "DELETE FROM draft WHERE staff = ? AND form = ? AND field = ?",
                      "ttt", staff, self->form, self->field);
  return pp_db_run (db, error,
                    "INSERT INTO draft (staff, form, field, text, at) VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT (staff, form, field) "
                    "DO UPDATE SET text = excluded.text, at = excluded.at",
                    "tttti", staff, self->form, self->field, self->text, self->at);
}

/**
 * pp_draft_new:
 * @form: name of a form
 * @field: of the form
 * @text: (nullable): what stands there; %NULL: nothing any more
 * @at: when it was typed, UTC seconds
 *
 * Returns: (transfer full): a draft
 */
PpDraft *
pp_draft_new (const char *form, const char *field, const char *text, gint64 at)
{
  PpDraft *self = g_new (PpDraft, 1);

  self->form = g_strdup (form);
  self->field = g_strdup (field);
  self->text = g_strdup (text);
  self->at = at;
  return self;
}

/**
 * pp_draft_free:
 * @self: (transfer full): a draft
 */
void
pp_draft_free (PpDraft *self)
{
  g_free (self->form);
  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

/**
 * pp_draft_write:
 * @db: the writing connection
 * @staff: id of a member of staff
 * @changes: (element-type PpDraft): what stands there now, and what does not any more
 * @error: why it failed
 *
 * Keeps it for them, on this desk alone. It is no act. What holds an Aadhaar number is not kept.
 *
 * Returns: whether it was written
 */
gboolean
pp_draft_write (PpDb *db, const char *staff, GPtrArray *changes, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    if (!write_one (db, staff, g_ptr_array_index (changes, i), error))
      return FALSE;
  return TRUE;
}

/**
 * pp_draft_list:
 * @db: a connection
 * @staff: id of a member of staff
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpDraft): what they have half typed, by form and field
 */
GPtrArray *
pp_draft_list (PpDb *db, const char *staff, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_draft_free);
  g_autoptr (PpStatement) drafts = NULL;
  gboolean row;

  drafts = pp_db_prepare (db, error,
                          "SELECT form, field, text, at FROM draft WHERE staff = ? "
                          "ORDER BY form, field", "t", staff);
  while (drafts != NULL && pp_statement_step (drafts, &row, error))
    {
      if (!row)
        return g_steal_pointer (&found);
      g_ptr_array_add (found, pp_draft_new (pp_statement_text (drafts, 0),
                                            pp_statement_text (drafts, 1),
                                            pp_statement_text (drafts, 2),
                                            pp_statement_int (drafts, 3)));
    }
  return NULL;
}

/**
 * pp_draft_forget:
 * @db: the writing connection
 * @staff: id of a member of staff
 * @error: why it failed
 *
 * Returns: whether nothing is kept for them any more
 */
gboolean
pp_draft_forget (PpDb *db, const char *staff, GError **error)
{
  return pp_db_run (db, error, "DELETE FROM draft WHERE staff = ?", "t", staff);
}

/**
 * pp_draft_drop_of:
 * @db: the writing connection
 * @record: id of a record that is erased
 * @error: why it failed
 *
 * Drops, whoever typed it, what was typed over this record, and where it was chosen.
 *
 * Returns: whether it was done
 */
gboolean
pp_draft_drop_of (PpDb *db, const char *record, GError **error)
{
  return pp_db_run (db, error, "DELETE FROM draft WHERE text = ?1 OR form LIKE '%/' || ?1", "t",
                    record);
}

/**
 * pp_draft_drop_old:
 * @db: the writing connection
 * @now: UTC seconds
 * @error: why it failed
 *
 * Drops, whoever typed it, what is older than %PP_DRAFT_SECONDS.
 *
 * Returns: whether it was done
 */
gboolean
pp_draft_drop_old (PpDb *db, gint64 now, GError **error)
{
  return pp_db_run (db, error, "DELETE FROM draft WHERE at < ?", "i", now - PP_DRAFT_SECONDS);
}
