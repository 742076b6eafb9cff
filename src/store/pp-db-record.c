/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-db-private.h"

#include "core/pp-error.h"
#include "store/pp-store-error.h"

#include <glib/gi18n-lib.h>

static PpRecordClass *
class_of (GType kind)
{
  gpointer klass = g_type_class_peek (kind);

  return klass != NULL ? klass : g_type_class_ref (kind);
}

/**
 * pp_db_columns: (skip)
 * @klass: a kind's class
 * @prefix: what stands before each name, such as "new."
 *
 * Returns: (transfer full): the names of all its SQL columns but the id, with commas
 */
char *
pp_db_columns (PpRecordClass *klass, const char *prefix)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < klass->n_columns; i++)
    g_string_append_printf (out, "%s%s%s", i > 0 ? "," : "", prefix, klass->columns[i].name);
  if (klass->table_class == PP_CLASS_STATE)
    g_string_append_printf (out, ",%svoided_by", prefix);
  return g_string_free (out, FALSE);
}

/**
 * pp_db_bind_record: (skip)
 * @statement: a statement
 * @at: the first of its places
 * @record: whose columns to bind, in their order, voided_by last
 *
 * Returns: %TRUE
 */
gboolean
pp_db_bind_record (PpStatement *statement, int at, PpRecord *record)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_columns; i++, at++)
    if (pp_column_holds_text (&klass->columns[i]))
      pp_statement_bind_text (statement, at, pp_record_peek_text (record, &klass->columns[i]), -1);
    else
      pp_statement_bind_int (statement, at, pp_record_peek_int (record, &klass->columns[i]));
  if (klass->table_class == PP_CLASS_STATE)
    pp_statement_bind_text (statement, at, pp_record_get_voided_by (record), -1);
  return TRUE;
}

/**
 * pp_statement_read_record: (skip)
 * @self: a statement on a row of: id, then the kind's columns, then voided_by
 * @kind: the kind
 *
 * Returns: (transfer full): the row, sealed
 */
PpRecord *
pp_statement_read_record (PpStatement *self, GType kind)
{
  PpRecord *record = g_object_new (kind, NULL);
  PpRecordClass *klass = PP_RECORD_GET_CLASS (record);
  int at = 0;

  pp_record_set_id (record, pp_statement_text (self, at++));
  for (guint i = 0; i < klass->n_columns; i++, at++)
    if (pp_column_holds_text (&klass->columns[i]))
      pp_record_poke_text (record, &klass->columns[i], pp_statement_text (self, at));
    else
      pp_record_poke_int (record, &klass->columns[i], pp_statement_int (self, at));
  if (klass->table_class == PP_CLASS_STATE)
    pp_record_set_voided_by (record, pp_statement_text (self, at));
  pp_record_seal (record);
  return record;
}

static char *
insert_sql (PpRecordClass *klass, const char *columns)
{
  GString *sql = g_string_new (NULL);
  guint n = klass->n_columns + (klass->table_class == PP_CLASS_STATE ? 1 : 0);

  g_string_append_printf (sql, "INSERT INTO %s (id,%s) VALUES (?", klass->kind, columns);
  for (guint i = 0; i < n; i++)
    g_string_append (sql, ",?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static char *
update_sql (PpRecordClass *klass)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE %s SET ", klass->kind);
  for (guint i = 0; i < klass->n_columns; i++)
    g_string_append_printf (sql, "%s=?,", klass->columns[i].name);
  g_string_append (sql, "voided_by=? WHERE id=?");
  return g_string_free (sql, FALSE);
}

/**
 * pp_db_kind_sql_free: (skip)
 * @data: (transfer full): a #PpKindSql
 */
void
pp_db_kind_sql_free (gpointer data)
{
  PpKindSql *self = data;

  g_free (self->columns);
  g_free (self->insert);
  g_free (self->update);
  g_free (self);
}

/**
 * pp_db_kind_sql: (skip)
 * @db: a connection
 * @klass: a kind's class
 *
 * Returns: (transfer none): the kind's SQL, made once
 */
const PpKindSql *
pp_db_kind_sql (PpDb *db, PpRecordClass *klass)
{
  PpKindSql *self = g_hash_table_lookup (db->kinds, klass);

  if (self == NULL)
    {
      self = g_new (PpKindSql, 1);
      self->columns = pp_db_columns (klass, "");
      self->insert = insert_sql (klass, self->columns);
      self->update = update_sql (klass);
      g_hash_table_insert (db->kinds, klass, self);
    }
  return self;
}

static char *
select_sql (PpDb *db, GType kind, const char *tail)
{
  PpRecordClass *klass = class_of (kind);

  return g_strconcat ("SELECT id,", pp_db_kind_sql (db, klass)->columns, " FROM ", klass->kind,
                      " ", tail, NULL);
}

static GPtrArray *
read_all (PpStatement *statement, GType kind, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean row;

  while (pp_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, pp_statement_read_record (statement, kind));
    }
  return NULL;
}

/**
 * pp_db_get_schema:
 * @db: a connection
 *
 * Returns: (transfer none): the tables that the store was opened with
 */
const PpSchema *
pp_db_get_schema (PpDb *db)
{
  return db->schema;
}

/**
 * pp_db_get:
 * @db: a connection
 * @kind: a kind of record
 * @id: an id
 * @error: PP_STORE_ERROR_NOT_FOUND where there is no such row
 *
 * Returns: (transfer full): the row, sealed, also where it was voided
 */
gpointer
pp_db_get (PpDb *db, GType kind, const char *id, GError **error)
{
  gpointer record = NULL;

  if (!pp_db_first (db, kind, &record, error, "WHERE id = ?", "t", id))
    return NULL;
  if (record == NULL)
    pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_FOUND, NULL,
                  _("There is no “%s” here."), id != NULL ? id : "");
  return record;
}

/**
 * pp_db_get_live:
 * @db: a connection
 * @kind: a kind of record
 * @id: (nullable): an id
 * @field: (nullable): the column of the argument that named it, for the error
 * @error: PP_STORE_ERROR_NOT_FOUND or PP_STORE_ERROR_VOIDED
 *
 * Returns: (transfer full): the row, sealed, where it is in use
 */
gpointer
pp_db_get_live (PpDb *db, GType kind, const char *id, const char *field, GError **error)
{
  g_autoptr (PpRecord) record = NULL;

  if (id == NULL)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_FOUND, field,
                    _("This must be filled in."));
      return NULL;
    }
  if (!pp_db_first (db, kind, (gpointer *) &record, error, "WHERE id = ?", "t", id))
    return NULL;
  if (record == NULL)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_FOUND, field,
                    _("There is no “%s” here."), id);
      return NULL;
    }
  if (pp_record_get_voided_by (record) != NULL)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_VOIDED, field,
                    _("“%s” is no longer in use."), id);
      return NULL;
    }
  return g_steal_pointer (&record);
}

/**
 * pp_db_list:
 * @db: a connection
 * @kind: a kind of record
 * @error: why it failed
 * @tail: what follows SELECT … FROM the kind's table: WHERE, ORDER BY, LIMIT
 * @types: as for pp_db_prepare()
 * @...: the values
 *
 * Returns: (transfer full) (element-type PpRecord): the rows, sealed
 */
GPtrArray *
pp_db_list (PpDb *db, GType kind, GError **error, const char *tail, const char *types, ...)
{
  g_autofree char *sql = select_sql (db, kind, tail);
  g_autoptr (PpStatement) statement = NULL;
  va_list args;

  va_start (args, types);
  statement = pp_db_prepare_valist (db, error, sql, types, args);
  va_end (args);
  return statement != NULL ? read_all (statement, kind, error) : NULL;
}

/**
 * pp_db_first:
 * @db: a connection
 * @kind: a kind of record
 * @record: (out) (transfer full) (nullable): the first row, sealed; %NULL where there is none
 * @error: why it failed
 * @tail: as for pp_db_list()
 * @types: as for pp_db_prepare()
 * @...: the values
 *
 * Returns: whether it ran; no row is no error
 */
gboolean
pp_db_first (PpDb *db, GType kind, gpointer *record, GError **error, const char *tail,
             const char *types, ...)
{
  g_autofree char *sql = select_sql (db, kind, tail);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;
  va_list args;

  va_start (args, types);
  statement = pp_db_prepare_valist (db, error, sql, types, args);
  va_end (args);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  *record = row ? pp_statement_read_record (statement, kind) : NULL;
  return TRUE;
}
