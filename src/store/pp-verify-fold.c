/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-verify-private.h"

#include "store/pp-db-private.h"
#include "store/pp-fold.h"
#include "store/pp-refusal-sql.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A change of the row in hand. */
typedef struct {
  gint64 id;
  gint64 place;       /* in the cluster's feed; PP_NONE until it is confirmed */
  gboolean refused;   /* it stands after that place */
  gboolean counts;
  char   op[2];
  char  *new_json;    /* (nullable): where it was erased */
} Change;

typedef struct {
  PpDb           *db;
  PpVerifyReport *report;
  PpRecordClass  *klass;    /* (nullable): of the row in hand; %NULL before the first */
  char           *row;
  GArray         *changes;  /* (element-type Change): of that row */
  PpFold          made;     /* what they make of it */
  GString        *logged;   /* the row as the log would say it */
  gint64          last;     /* which of them counts last */
  gboolean        unread;   /* one is no JSON: the chain breaks there and names it */
  gint64          n_found;  /* rows of the kind that stand in its table */
  GHashTable     *found;    /* (element-type PpRecordClass gint64): n_found of the kinds before */
} Walk;

static void
change_clear (gpointer data)
{
  g_free (((Change *) data)->new_json);
}

/* By their place in the cluster's feed, own unconfirmed ones last. */
static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const Change *x = a, *y = b;
  gint64 x_place = x->place != PP_NONE ? x->place : G_MAXINT64;
  gint64 y_place = y->place != PP_NONE ? y->place : G_MAXINT64;

  if (x_place != y_place)
    return x_place < y_place ? -1 : 1;
  if (x->refused != y->refused)
    return x->refused ? 1 : -1;
  return x->id < y->id ? -1 : x->id > y->id;
}

static gboolean
look_up (Walk *walk, Change *change, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (walk->db, error,
                             "SELECT a.place, a.refused IS NOT NULL, " PP_CHANGE_COUNTS
                             " FROM change AS c JOIN act AS a ON a.id = c.act WHERE c.id = ?",
                             "i", change->id);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  change->place = row ? pp_statement_int (statement, 0) : PP_NONE;
  change->refused = row && pp_statement_int (statement, 1) != 0;
  change->counts = row && pp_statement_int (statement, 2) != 0;
  return TRUE;
}

/* In the order in which they count: PP_CHANGE_ORDER. */
static gboolean
sort_changes (Walk *walk, GError **error)
{
  for (guint i = 0; i < walk->changes->len; i++)
    if (!look_up (walk, &g_array_index (walk->changes, Change, i), error))
      return FALSE;
  g_array_sort (walk->changes, compare_changes);
  return TRUE;
}

static gboolean
fold (Walk *walk, GError **error)
{
  pp_fold_reset (&walk->made);
  walk->unread = FALSE;
  if (!sort_changes (walk, error))
    return FALSE;
  for (guint i = 0; i < walk->changes->len && !walk->made.ended; i++)
    {
      const Change *change = &g_array_index (walk->changes, Change, i);

      if (!change->counts)
        continue;
      walk->last = change->id;
      if (!pp_fold_add (&walk->made, change->op, change->new_json, NULL, NULL))
        walk->unread = TRUE;
    }
  return TRUE;
}

/* The last act that wrote the row. */
static char *
read_key (Walk *walk, GError **error)
{
  char *key = NULL;

  if (!pp_db_read_text (walk->db, &key, error,
                        "SELECT incarnation || '/' || seq FROM act WHERE id = ? >> 16", "i",
                        walk->last))
    return NULL;
  return key != NULL ? key : g_strdup ("");
}

static gboolean
has_value (PpStatement *row, int at, gboolean text, const PpJsonMember *value)
{
  const char *stored;

  if (!text)
    return pp_statement_int (row, at) == (value != NULL ? value->integer : PP_NONE) &&
           (value == NULL || value->type == PP_JSON_INT);
  stored = pp_statement_text (row, at);
  if (stored == NULL || value == NULL)
    return stored == NULL && value == NULL;
  return value->type == PP_JSON_TEXT && !pp_statement_holds_nul (row, at) &&
         strlen (stored) == value->length && memcmp (stored, value->text, value->length) == 0;
}

static void
log_value (GString *out, PpStatement *row, int at, gboolean text)
{
  gsize length;
  const char *stored = text ? pp_statement_blob (row, at, &length) : NULL;

  if (stored != NULL)
    pp_json_append_text (out, stored, length);
  else if (!text && pp_statement_int (row, at) != PP_NONE)
    pp_json_append_int (out, pp_statement_int (row, at));
  else
    g_string_append (out, "null");
}

/* Whether the row was made once, never changed, and is byte for byte what its one change says:
 * most rows are, and need not be folded. What settles a refused act adds a change, so a lone one
 * counts.
 */
static gboolean
is_as_made (Walk *walk, PpStatement *row)
{
  const Change *made = &g_array_index (walk->changes, Change, 0);
  PpRecordClass *klass = walk->klass;

  if (walk->changes->len != 1 || made->op[0] != 'I' || made->new_json == NULL)
    return FALSE;
  g_string_truncate (walk->logged, 0);
  for (guint i = 0; i < klass->n_columns; i++)
    {
      pp_json_append_key (walk->logged, klass->columns[i].name);
      log_value (walk->logged, row, i, pp_column_holds_text (&klass->columns[i]));
    }
  if (klass->table_class == PP_CLASS_STATE)
    {
      pp_json_append_key (walk->logged, "voided_by");
      log_value (walk->logged, row, klass->n_columns, TRUE);
    }
  g_string_append_c (walk->logged, '}');
  return strcmp (walk->logged->str, made->new_json) == 0;
}

static const char *
find_difference (Walk *walk, PpStatement *row)
{
  guint n = walk->klass->n_columns;

  for (guint i = 0; i < n; i++)
    {
      const PpColumn *column = &walk->klass->columns[i];

      if (!has_value (row, i, pp_column_holds_text (column),
                      pp_fold_get (&walk->made, column->name)))
        return column->name;
    }
  if (walk->klass->table_class == PP_CLASS_STATE &&
      !has_value (row, n, TRUE, pp_fold_get (&walk->made, "voided_by")))
    return "voided_by";
  return NULL;
}

static gboolean
tell (Walk *walk, gboolean stands, const char *column, GError **error)
{
  g_autofree char *key = read_key (walk, error);

  if (key == NULL)
    return FALSE;
  if (!stands)
    pp_verify_find (walk->report, _("Row %s of “%s” is missing; act %s wrote it last."), walk->row,
                    walk->klass->kind, key);
  else
    pp_verify_find (walk->report, _("Row %s of “%s” was altered (%s); act %s wrote it last."),
                    walk->row, walk->klass->kind, column, key);
  return TRUE;
}

static gboolean
end_row (Walk *walk, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (PpStatement) statement = NULL;
  const char *column = NULL;
  gboolean stands;

  if (walk->klass == NULL)
    return TRUE;
  sql = g_strconcat ("SELECT ", pp_db_kind_sql (walk->db, walk->klass)->columns, " FROM ",
                     walk->klass->kind, " WHERE id = ?", NULL);
  statement = pp_db_prepare (walk->db, error, sql, "t", walk->row);
  if (statement == NULL || !pp_statement_step (statement, &stands, error))
    return FALSE;

  walk->report->n_rows++;
  walk->n_found += stands;
  if (stands && is_as_made (walk, statement))
    return TRUE;
  if (!fold (walk, error))
    return FALSE;
  if (!stands)
    return tell (walk, FALSE, NULL, error);
  if (walk->made.erased)
    pp_verify_find (walk->report, _("The record of row %s of “%s” was emptied without an erasure."),
                    walk->row, walk->klass->kind);
  else if (!walk->unread && (column = find_difference (walk, statement)) != NULL)
    return tell (walk, TRUE, column, error);
  return TRUE;
}

static void
end_kind (Walk *walk)
{
  if (walk->klass != NULL)
    g_hash_table_insert (walk->found, walk->klass, g_memdup2 (&walk->n_found,
                                                              sizeof walk->n_found));
  walk->n_found = 0;
}

static gboolean
begin_row (Walk *walk, const char *kind, const char *row, GError **error)
{
  if (!end_row (walk, error))
    return FALSE;
  g_array_set_size (walk->changes, 0);
  g_free (walk->row);
  walk->row = g_strdup (row);
  if (walk->klass == NULL || strcmp (walk->klass->kind, kind) != 0)
    {
      end_kind (walk);
      walk->klass = pp_schema_kind (walk->db->schema, kind);
    }
  return TRUE;
}

/* Changes of one row stand together. */
static gboolean
walk_changes (Walk *walk, PpStatement *changes, GError **error)
{
  gboolean more;

  while (pp_statement_step (changes, &more, error))
    {
      const char *kind, *row;
      Change change;

      if (!more)
        {
          if (!end_row (walk, error))
            return FALSE;
          end_kind (walk);
          return TRUE;
        }
      kind = pp_statement_text (changes, 0);
      row = pp_statement_text (changes, 1);
      if ((walk->klass == NULL || strcmp (walk->klass->kind, kind) != 0 ||
           strcmp (walk->row, row) != 0) && !begin_row (walk, kind, row, error))
        return FALSE;
      if (walk->klass == NULL)
        continue;
      change = (Change) { .id = pp_statement_int (changes, 4) };
      g_strlcpy (change.op, pp_statement_text (changes, 2), sizeof change.op);
      change.new_json = g_strdup (pp_statement_text (changes, 3));
      g_array_append_val (walk->changes, change);
    }
  return FALSE;
}

/* Each row that an act wrote was looked for; where a table holds more, one is named. */
static gboolean
find_unlogged (Walk *walk, PpRecordClass *klass, GError **error)
{
  const gint64 *found = g_hash_table_lookup (walk->found, klass);
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s", klass->kind);
  g_autofree char *sql = NULL, *id = NULL;
  gint64 n;

  if (!pp_db_read_int (walk->db, &n, error, count, ""))
    return FALSE;
  if (n == (found != NULL ? *found : 0))
    return TRUE;
  sql = g_strdup_printf ("SELECT id FROM %s AS t WHERE NOT EXISTS (SELECT 1 FROM change "
                         "WHERE tbl = '%s' AND row = t.id) LIMIT 1", klass->kind, klass->kind);
  if (!pp_db_read_text (walk->db, &id, error, sql, ""))
    return FALSE;
  if (id != NULL)
    pp_verify_find (walk->report, _("Row %s of “%s” was written by no act."), id, klass->kind);
  return TRUE;
}

static gboolean
walk_all (Walk *walk, GError **error)
{
  g_autoptr (PpStatement) changes = NULL;

  changes = pp_db_prepare (walk->db, error,
                           "SELECT tbl, row, op, new, id FROM change ORDER BY tbl, row", "");
  if (changes == NULL || !walk_changes (walk, changes, error))
    return FALSE;
  for (const PpKindFunc *kind = walk->db->schema->kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());
      PpRecordClass *klass = PP_RECORD_CLASS (held);

      if (pp_class_is_logged (klass->table_class) && !find_unlogged (walk, klass, error))
        return FALSE;
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
  Walk walk = { .db = db, .report = report };
  gboolean done;

  walk.changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (walk.changes, change_clear);
  walk.found = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  walk.logged = g_string_new (NULL);
  pp_fold_init (&walk.made);
  done = walk_all (&walk, error);
  pp_fold_clear (&walk.made);
  g_string_free (walk.logged, TRUE);
  g_hash_table_unref (walk.found);
  g_array_unref (walk.changes);
  g_free (walk.row);
  return done;
}
