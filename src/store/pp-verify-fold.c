/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-verify-private.h"

#include "core/pp-json.h"
#include "store/pp-db-private.h"
#include "store/pp-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One row of the log's walk. */
typedef struct {
  PpRecordClass *klass;
  char          *row;
  char          *act;       /* the last that wrote it */
  PpFold         made;      /* what its changes make of it */
  gboolean       unread;    /* a change is no JSON: the chain breaks there and names it */
} Fold;

static void
fold_clear (Fold *fold)
{
  g_clear_pointer (&fold->row, g_free);
  g_clear_pointer (&fold->act, g_free);
  pp_fold_clear (&fold->made);
}

static void
fold_begin (Fold *fold, PpRecordClass *klass, const char *row)
{
  fold_clear (fold);
  fold->klass = klass;
  fold->row = g_strdup (row);
  fold->unread = FALSE;
  pp_fold_init (&fold->made);
}

/* The column's value, in the JSON that the log would hold. */
static char *
value_of_column (PpStatement *statement, int at, gboolean text)
{
  g_autoptr (GString) out = NULL;

  if (pp_statement_text (statement, at) == NULL)
    return g_strdup ("null");
  if (pp_statement_holds_nul (statement, at))
    return g_strdup ("NUL");
  if (!text)
    return g_strdup_printf ("%" G_GINT64_FORMAT, pp_statement_int (statement, at));
  out = g_string_new (NULL);
  pp_json_append_text (out, pp_statement_text (statement, at), -1);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
fold_change (Fold *fold, PpStatement *change)
{
  if (fold->made.ended)
    return;
  g_free (fold->act);
  fold->act = g_strdup (pp_statement_text (change, 4));
  if (!pp_fold_add (&fold->made, pp_statement_text (change, 2), pp_statement_text (change, 3), NULL,
                    NULL))
    fold->unread = TRUE;
}

static gboolean
has_value (Fold *fold, const char *column, const char *value)
{
  return strcmp (pp_fold_get (&fold->made, column), value) == 0;
}

static const char *
find_difference (Fold *fold, PpStatement *row)
{
  guint n = fold->klass->n_columns;

  for (guint i = 0; i < n; i++)
    {
      const PpColumn *column = &fold->klass->columns[i];
      g_autofree char *value = value_of_column (row, i, pp_column_holds_text (column));

      if (!has_value (fold, column->name, value))
        return column->name;
    }
  if (fold->klass->table_class == PP_CLASS_STATE)
    {
      g_autofree char *value = value_of_column (row, n, TRUE);

      if (!has_value (fold, "voided_by", value))
        return "voided_by";
    }
  return NULL;
}

static gboolean
fold_end (Fold *fold, PpDb *db, PpVerifyReport *report, GError **error)
{
  g_autofree char *columns = NULL, *sql = NULL;
  g_autoptr (PpStatement) statement = NULL;
  const char *column = NULL;
  gboolean row;

  if (fold->row == NULL)
    return TRUE;
  columns = pp_db_columns (fold->klass, "");
  sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?", columns, fold->klass->kind);
  statement = pp_db_prepare (db, error, sql, "t", fold->row);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;

  report->n_rows++;
  if (!row)
    pp_verify_find (report, _("Row %s of “%s” is missing; act %s wrote it last."), fold->row,
                    fold->klass->kind, fold->act);
  else if (fold->made.erased)
    pp_verify_find (report, _("The record of row %s of “%s” was emptied without an erasure."),
                    fold->row, fold->klass->kind);
  else if (!fold->unread && (column = find_difference (fold, statement)) != NULL)
    pp_verify_find (report, _("Row %s of “%s” was altered (%s); act %s wrote it last."),
                    fold->row, fold->klass->kind, column, fold->act);
  return TRUE;
}

static gboolean
fold_all (PpDb *db, PpStatement *changes, Fold *fold, PpVerifyReport *report, GError **error)
{
  gboolean row;

  while (pp_statement_step (changes, &row, error))
    {
      const char *kind, *id;

      if (!row)
        return fold_end (fold, db, report, error);
      kind = pp_statement_text (changes, 0);
      id = pp_statement_text (changes, 1);
      if (fold->row == NULL || strcmp (fold->klass->kind, kind) != 0 ||
          strcmp (fold->row, id) != 0)
        {
          PpRecordClass *klass = pp_schema_kind (db->schema, kind);

          if (!fold_end (fold, db, report, error))
            return FALSE;
          fold_clear (fold);
          if (klass == NULL)
            continue;
          fold_begin (fold, klass, id);
        }
      fold_change (fold, changes);
    }
  return FALSE;
}

static gboolean
find_unlogged (PpDb *db, PpVerifyReport *report, GError **error)
{
  for (const PpKindFunc *kind = db->schema->kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());
      PpRecordClass *klass = PP_RECORD_CLASS (held);
      g_autofree char *sql = NULL, *id = NULL;

      if (!pp_class_is_logged (klass->table_class))
        continue;
      sql = g_strdup_printf ("SELECT id FROM %s AS t WHERE NOT EXISTS (SELECT 1 FROM change "
                             "WHERE tbl = '%s' AND row = t.id) LIMIT 1", klass->kind, klass->kind);
      if (!pp_db_read_text (db, &id, error, sql, ""))
        return FALSE;
      if (id != NULL)
        pp_verify_find (report, _("Row %s of “%s” was written by no act."), id, klass->kind);
    }
  return TRUE;
}

/**
 * pp_verify_fold: (skip)
 * @db: a connection
 * @report: takes the findings
 * @error: why it could not be done
 *
 * Folds the log, in the order in which changes count (their place in the cluster's feed, own
 * unconfirmed acts last), and compares every row with what comes out.
 *
 * Returns: whether it could be done
 */
gboolean
pp_verify_fold (PpDb *db, PpVerifyReport *report, GError **error)
{
  g_autoptr (PpStatement) changes = NULL;
  Fold fold = { 0 };
  gboolean done;

  changes = pp_db_prepare (db, error,
                           "SELECT c.tbl, c.row, c.op, c.new, a.incarnation || '/' || a.seq "
                           "FROM change AS c JOIN act AS a ON a.id = c.act "
                           "ORDER BY c.tbl, c.row, a.place IS NULL, a.place, c.id", "");
  if (changes == NULL)
    return FALSE;
  done = fold_all (db, changes, &fold, report, error);
  fold_clear (&fold);
  return done && find_unlogged (db, report, error);
}
