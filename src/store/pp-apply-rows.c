/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-apply-rows.h"

#include "core/pp-error.h"
#include "core/pp-json.h"
#include "store/pp-db-private.h"
#include "store/pp-fold.h"
#include "store/pp-kept.h"
#include "store/pp-local.h"
#include "store/pp-refusal-sql.h"
#include "store/pp-rows.h"
#include "store/pp-search.h"
#include "store/pp-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of this desk alone: "kind/id" of the rows that wait, a line each. */
#define WAITING "rows_waiting"

/* A row that arriving acts touched. */
typedef struct {
  PpRecordClass *klass;
  char          *row;
  gboolean       waits;    /* its log makes something of it that the table does not hold */
} Touched;

static void
touched_free (gpointer data)
{
  Touched *touched = data;

  g_free (touched->row);
  g_free (touched);
}

static gboolean
note_clash (PpDb *db, gint64 change, GError **error)
{
  return pp_db_run (db, error, "INSERT INTO clash (change) VALUES (?) ON CONFLICT DO NOTHING",
                    "i", change);
}

/* Own unconfirmed acts count last: their place is not known yet. A row whose begin is not here
 * waits for it. */
static gboolean
fold_row (PpDb *db, Touched *touched, PpFold *fold, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error,
                             "SELECT c.op, c.new, c.old, c.id FROM change AS c "
                             "JOIN act AS a ON a.id = c.act WHERE c.tbl = ? AND c.row = ? "
                             "AND " PP_CHANGE_COUNTS " ORDER BY " PP_CHANGE_ORDER, "tt",
                             touched->klass->kind, touched->row);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (strcmp (pp_statement_text (statement, 0), "U") != 0)
        touched->waits = FALSE;
      if (!pp_fold_add (fold, pp_statement_text (statement, 0), pp_statement_text (statement, 1),
                        pp_statement_text (statement, 2), error))
        return FALSE;
      if (fold->clashed && !note_clash (db, pp_statement_int (statement, 3), error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
write_row (PpDb *db, Touched *touched, GError **error)
{
  g_auto (PpFold) fold = { NULL };
  g_autoptr (PpJson) values = NULL;
  g_autofree char *json = NULL, *count = NULL;
  gint64 n;

  pp_fold_init (&fold);
  touched->waits = TRUE;
  if (!fold_row (db, touched, &fold, error))
    return FALSE;
  if (touched->waits)
    return TRUE;
  json = pp_fold_to_json (&fold);
  values = pp_json_parse (json, -1, error);
  count = g_strdup_printf ("SELECT count(*) FROM %s WHERE id = ?", touched->klass->kind);
  if (values == NULL || !pp_db_read_int (db, &n, error, count, "t", touched->row))
    return FALSE;
  if (n == 0 && !pp_rows_insert (db, touched->klass, touched->row, values, error))
    return FALSE;
  if (n > 0 && touched->klass->table_class != PP_CLASS_FACT &&
      !pp_rows_update (db, touched->klass, touched->row, values, error))
    return FALSE;
  return pp_search_update (db, touched->klass, touched->row, error);
}

static gboolean
must_wait (PpDb *db, Touched *touched, const char *savepoint, GError **error)
{
  g_autofree char *back = g_strdup_printf ("ROLLBACK TO %s", savepoint);

  touched->waits = TRUE;
  db->doomed = FALSE;
  return pp_db_exec (db, back, error);
}

/* A row that its table refuses is not the fault of the others. */
static gboolean
try_row (PpDb *db, Touched *touched, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!pp_db_exec (db, "SAVEPOINT apply_row", error))
    return FALSE;
  if (!write_row (db, touched, &failure))
    {
      if (!g_error_matches (failure, PP_STORE_ERROR, PP_STORE_ERROR_CONSTRAINT))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      g_debug ("%s/%s waits: %s", touched->klass->kind, touched->row, failure->message);
      if (!must_wait (db, touched, "apply_row", error))
        return FALSE;
    }
  return pp_db_exec (db, "RELEASE apply_row", error);
}

/* Whether the row points at one that is not here. */
static gboolean
points_nowhere (PpDb *db, const Touched *touched, gboolean *nowhere, GError **error)
{
  *nowhere = FALSE;
  for (guint i = 0; i < touched->klass->n_columns && !*nowhere; i++)
    {
      const PpColumn *column = &touched->klass->columns[i];
      g_autofree char *sql = NULL;
      gint64 n;

      if (column->type != PP_COLUMN_REF)
        continue;
      sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE id = ? AND %s IS NOT NULL "
                             "AND NOT EXISTS (SELECT 1 FROM %s AS o WHERE o.id = %s.%s)",
                             touched->klass->kind, column->name, column->of, touched->klass->kind,
                             column->name);
      if (!pp_db_read_int (db, &n, error, sql, "t", touched->row))
        return FALSE;
      *nowhere = n > 0;
    }
  return TRUE;
}

static gboolean
has_open_references (PpDb *db)
{
  int now = 0, most = 0;

  sqlite3_db_status (db->handle, SQLITE_DBSTATUS_DEFERRED_FKS, &now, &most, FALSE);
  return now != 0;
}

/* Marks the rows that point at none; what points at those is found the next time. */
static gboolean
mark_children (PpApplyRows *self, guint *n_marked, GError **error)
{
  *n_marked = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Touched *touched = g_ptr_array_index (self->rows, i);

      if (touched->waits)
        continue;
      if (!points_nowhere (self->db, touched, &touched->waits, error))
        return FALSE;
      *n_marked += touched->waits;
    }
  return TRUE;
}

static gboolean
try_rows (PpApplyRows *self, gboolean *whole, GError **error)
{
  guint n_marked;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Touched *touched = g_ptr_array_index (self->rows, i);

      if (!touched->waits && !try_row (self->db, touched, error))
        return FALSE;
    }
  *whole = !has_open_references (self->db);
  if (*whole)
    return TRUE;
  if (!mark_children (self, &n_marked, error))
    return FALSE;
  if (n_marked > 0)
    return pp_db_exec (self->db, "ROLLBACK TO apply_rows", error);
  pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_CONSTRAINT, NULL,
                _("What came over the line does not fit together. Call the district."));
  return FALSE;
}

/* Rows that waited are tried again, for what they lacked may have come. */
static gboolean
touch_waiting (PpApplyRows *self, gboolean *any, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!pp_local_read (self->db, WAITING, &text, error))
    return FALSE;
  *any = text != NULL && *text != '\0';
  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *slash = strchr (lines[i], '/');
      g_autofree char *table = slash != NULL ? g_strndup (lines[i], slash - lines[i]) : NULL;

      if (table != NULL)
        pp_apply_rows_touch (self, table, slash + 1);
    }
  return TRUE;
}

/* A person is told of them as of a clash. */
static gboolean
keep_waiting (PpApplyRows *self, gboolean had_any, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Touched *touched = g_ptr_array_index (self->rows, i);

      if (!touched->waits)
        continue;
      g_string_append_printf (lines, "%s%s/%s", lines->len > 0 ? "\n" : "", touched->klass->kind,
                              touched->row);
      if (!pp_db_run (self->db, error,
                      "INSERT INTO clash (change) SELECT max (id) FROM change WHERE tbl = ? "
                      "AND row = ? ON CONFLICT DO NOTHING", "tt", touched->klass->kind,
                      touched->row))
        return FALSE;
    }
  return (lines->len == 0 && !had_any) || pp_local_write (self->db, WAITING, lines->str, error);
}

/**
 * pp_apply_rows_init: (skip)
 * @self: (out): no row yet
 * @db: the writing connection, in a transaction
 */
void
pp_apply_rows_init (PpApplyRows *self, PpDb *db)
{
  self->db = db;
  self->rows = g_ptr_array_new_with_free_func (touched_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * pp_apply_rows_clear: (skip)
 * @self: rows
 *
 * Frees what it holds.
 */
void
pp_apply_rows_clear (PpApplyRows *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
}

/**
 * pp_apply_rows_touch: (skip)
 * @self: rows
 * @table: of the row; one that is not known here is passed over
 * @row: its id
 *
 * Notes that the row is to be written.
 */
void
pp_apply_rows_touch (PpApplyRows *self, const char *table, const char *row)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", table, row);
  PpRecordClass *klass = pp_schema_kind (self->db->schema, table);
  Touched *touched;

  if (klass == NULL || g_hash_table_contains (self->seen, key))
    return;
  touched = g_new0 (Touched, 1);
  touched->klass = klass;
  touched->row = g_strdup (row);
  g_ptr_array_add (self->rows, touched);
  pp_db_note_written (self->db, key);
  g_hash_table_add (self->seen, g_steal_pointer (&key));
}

/**
 * pp_apply_rows_write: (skip)
 * @self: rows
 * @error: why it failed
 *
 * Writes each row as its whole log makes it. A row that its table refuses, or that points at one
 * that is not here, is left as it is: it waits, is tried again with everything that comes, and is
 * for a person to look at. One bad act, or one whose begin is still on its way after a server was
 * restored, holds up nothing.
 *
 * Returns: whether it went well
 */
gboolean
pp_apply_rows_write (PpApplyRows *self, GError **error)
{
  gboolean waited = FALSE, whole = FALSE;

  if (!touch_waiting (self, &waited, error) ||
      !pp_db_exec (self->db, "SAVEPOINT apply_rows", error))
    return FALSE;
  while (!whole)
    if (!try_rows (self, &whole, error))
      return FALSE;
  return pp_db_exec (self->db, "RELEASE apply_rows", error) &&
         keep_waiting (self, waited, error) &&
         (self->rows->len == 0 || pp_kept_rewritten (self->db, error));
}
