/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-history.h"

#define SELECT "SELECT a.incarnation || '/' || a.seq, a.at, a.told_at, a.actor, a.verb, c.tbl, " \
               "c.row, c.op, c.new, c.old, a.incarnation = (SELECT value FROM local " \
               "WHERE key = 'incarnation'), a.refused, c.id "

#define OF_CHANGES "FROM change AS c JOIN act AS a ON a.id = c.act "

/* The changes of an act by where they stand in the table. */
#define OF_ACTS "FROM act AS a CROSS JOIN change AS c " \
                "ON c.id >= a.id << 16 AND c.id < (a.id + 1) << 16 "

static GPtrArray *
read_entries (PpStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pp_history_entry_free);
  gboolean row;

  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      PpHistoryEntry *entry;

      if (!row)
        return g_steal_pointer (&entries);
      entry = g_new0 (PpHistoryEntry, 1);
      entry->act = g_strdup (pp_statement_text (statement, 0));
      entry->at = pp_statement_int (statement, 1);
      entry->told_at = pp_statement_int (statement, 2);
      entry->actor = g_strdup (pp_statement_text (statement, 3));
      entry->verb = g_strdup (pp_statement_text (statement, 4));
      entry->kind = g_strdup (pp_statement_text (statement, 5));
      entry->row = g_strdup (pp_statement_text (statement, 6));
      entry->op = g_strdup (pp_statement_text (statement, 7));
      entry->new_json = g_strdup (pp_statement_text (statement, 8));
      entry->old_json = g_strdup (pp_statement_text (statement, 9));
      entry->id = pp_statement_int (statement, 12);
      entry->is_here = pp_statement_int (statement, 10) == 1;
      entry->refused = g_strdup (pp_statement_text (statement, 11));
      g_ptr_array_add (entries, entry);
    }
  return NULL;
}

/**
 * pp_history_entry_free:
 * @self: (transfer full): an entry
 */
void
pp_history_entry_free (PpHistoryEntry *self)
{
  g_free (self->act);
  g_free (self->actor);
  g_free (self->verb);
  g_free (self->refused);
  g_free (self->kind);
  g_free (self->row);
  g_free (self->op);
  g_free (self->new_json);
  g_free (self->old_json);
  g_free (self);
}

/* The log is indexed by table and row, and a row's id is in one table only. */
static char *
list_kinds (PpDb *db)
{
  GString *out = g_string_new (NULL);

  for (const PpKindFunc *kind = pp_db_get_schema (db)->kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());

      g_string_append_printf (out, "%s'%s'", out->len > 0 ? "," : "",
                              PP_RECORD_CLASS (held)->kind);
    }
  return g_string_free (out, FALSE);
}

/**
 * pp_history_of_row:
 * @db: a connection
 * @row: a row's id
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpHistoryEntry): what was done to the row, oldest first
 */
GPtrArray *
pp_history_of_row (PpDb *db, const char *row, GError **error)
{
  g_autofree char *kinds = list_kinds (db);
  g_autofree char *sql = g_strdup_printf (SELECT OF_CHANGES "WHERE c.tbl IN (%s) "
                                          "AND c.row = ? ORDER BY c.id", kinds);
  g_autoptr (PpStatement) statement = pp_db_prepare (db, error, sql, "t", row);

  return read_entries (statement, error);
}

/**
 * pp_history_of_span:
 * @db: a connection
 * @from: UTC seconds
 * @to: UTC seconds, not included
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpHistoryEntry): all that was done then, oldest first
 */
GPtrArray *
pp_history_of_span (PpDb *db, gint64 from, gint64 to, GError **error)
{
  g_autoptr (PpStatement) statement = pp_db_prepare (db, error, SELECT OF_ACTS
                                                     "WHERE a.at >= ? AND a.at < ? ORDER BY c.id",
                                                     "ii", from, to);

  return read_entries (statement, error);
}

/**
 * pp_history_of_others:
 * @db: a connection
 * @act: place of an act in this desk's record
 * @actor: id of a member of staff
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpHistoryEntry): what people other than @actor did that
 *   this desk wrote or was brought after that act, oldest first
 */
GPtrArray *
pp_history_of_others (PpDb *db, gint64 act, const char *actor, GError **error)
{
  g_autoptr (PpStatement) statement = pp_db_prepare (db, error, SELECT OF_ACTS "WHERE a.id > ? AND "
                                                     PP_HISTORY_BY_OTHERS " ORDER BY c.id", "it",
                                                     act, actor);

  return read_entries (statement, error);
}

/**
 * pp_history_made:
 * @db: a connection
 * @kind: of a row
 * @row: its id
 * @at: (out): when it was first written, or is told to have been, UTC seconds; PP_NONE where there
 *   is no such row
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_history_made (PpDb *db, const char *kind, const char *row, gint64 *at, GError **error)
{
  return pp_db_read_int (db, at, error,
                         "SELECT coalesce (a.told_at, a.at) FROM change AS c "
                         "JOIN act AS a ON a.id = c.act WHERE c.tbl = ? AND c.row = ? "
                         "ORDER BY c.id LIMIT 1", "tt", kind, row);
}

/**
 * pp_history_last:
 * @db: a connection
 * @at: (out): when this desk's last act was done, UTC seconds; now, by the clock, before the first
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_history_last (PpDb *db, gint64 *at, GError **error)
{
  if (!pp_db_read_int (db, at, error,
                       "SELECT at FROM act WHERE incarnation = "
                       "(SELECT value FROM local WHERE key = 'incarnation') "
                       "ORDER BY seq DESC LIMIT 1", ""))
    return FALSE;
  if (*at == PP_NONE)
    *at = g_get_real_time () / G_USEC_PER_SEC;
  return TRUE;
}

/**
 * pp_history_head:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full): the first 16 hexadecimal digits of this desk's last act's hash, as
 *   printed on the day sheet; empty before the first act
 */
char *
pp_history_head (PpDb *db, GError **error)
{
  char *head = NULL;

  if (!pp_db_read_text (db, &head, error,
                        "SELECT lower (hex (substr (hash, 1, 8))) FROM act WHERE incarnation = "
                        "(SELECT value FROM local WHERE key = 'incarnation') "
                        "ORDER BY seq DESC LIMIT 1", ""))
    return NULL;
  return head != NULL ? head : g_strdup ("");
}

/**
 * pp_history_list_made:
 * @db: a connection
 * @kind: of rows
 * @from: UTC seconds
 * @to: UTC seconds, not included
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type utf8): ids of the rows that were first written then, or
 *   are told to have been, in the order of the log
 */
GPtrArray *
pp_history_list_made (PpDb *db, const char *kind, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error,
                             "SELECT c.row FROM change AS c JOIN act AS a ON a.id = c.act "
                             "WHERE c.tbl = ? AND c.op = 'I' AND coalesce (a.told_at, a.at) >= ? "
                             "AND coalesce (a.told_at, a.at) < ? ORDER BY c.id", "tii", kind, from,
                             to);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, g_strdup (pp_statement_text (statement, 0)));
    }
  return NULL;
}
