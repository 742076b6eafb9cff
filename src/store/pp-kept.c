/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-kept.h"

#include "store/pp-db-private.h"

/* Of this desk alone: how often arriving acts wrote rows anew. */
#define REWRITTEN "rows_rewritten"

/* More changes than these are not followed one by one. */
#define MOST_CHANGES 200

/* What one keeper keeps, and up to where it knows the log. */
typedef struct {
  const PpKeeper *keeper;
  gpointer        data;
  guint64         moment;      /* the query that it was last brought up to date for */
  gint64          change;
  gint64          rewritten;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *self = data;

  if (self->data != NULL)
    self->keeper->free (self->data);
  g_free (self);
}

static Kept *
lookup (PpDb *db, const PpKeeper *keeper)
{
  Kept *self;

  if (db->kept == NULL)
    db->kept = g_hash_table_new_full (NULL, NULL, NULL, kept_free);
  self = g_hash_table_lookup (db->kept, keeper);
  if (self == NULL)
    {
      self = g_new0 (Kept, 1);
      self->keeper = keeper;
      g_hash_table_insert (db->kept, (gpointer) keeper, self);
    }
  return self;
}

static gboolean
read_marks (PpDb *db, gint64 *change, gint64 *rewritten, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error, "SELECT (SELECT max (id) FROM change), (SELECT value "
                             "FROM local WHERE key = '" REWRITTEN "')", "");
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  *change = pp_statement_int (statement, 0);
  *rewritten = pp_statement_int (statement, 1);
  return TRUE;
}

/* Tells the keeper of each row that changed since. */
static gboolean
follow (PpDb *db, Kept *self, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error, "SELECT tbl, row, old FROM change WHERE id > ?", "i",
                             self->change);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (!self->keeper->forget (self->data, db, pp_statement_text (statement, 0),
                                 pp_statement_text (statement, 1),
                                 pp_statement_text (statement, 2), error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
count_changes (PpDb *db, gint64 after, gint64 *n, GError **error)
{
  return pp_db_read_int (db, n, error, "SELECT count(*) FROM (SELECT 1 FROM change WHERE id > ? "
                         "LIMIT ?)", "ii", after, (gint64) MOST_CHANGES + 1);
}

/* Rows that are written with no change of their own, as when the place of an act becomes known,
 * leave nothing to follow: all is forgotten.
 */
static gboolean
catch_up (PpDb *db, Kept *self, GError **error)
{
  gint64 change, rewritten, n = 0;

  if (!read_marks (db, &change, &rewritten, error))
    return FALSE;
  if (self->data != NULL && self->change == change && self->rewritten == rewritten)
    return TRUE;
  if (self->data != NULL && self->rewritten == rewritten)
    {
      if (!count_changes (db, self->change, &n, error) ||
          (n <= MOST_CHANGES && !follow (db, self, error)))
        return FALSE;
    }
  if (self->data == NULL || self->rewritten != rewritten || n > MOST_CHANGES)
    {
      if (self->data != NULL)
        self->keeper->free (self->data);
      self->data = self->keeper->make ();
    }
  self->change = change;
  self->rewritten = rewritten;
  return TRUE;
}

/**
 * pp_kept_get:
 * @db: a connection
 * @keeper: (transfer none): what is kept, and how; it stays as long as the program
 * @error: why it failed
 *
 * What a reading thread keeps of the rows, brought up to date with the state that this query sees.
 * Whatever was committed before the query began is known by the change log, whoever wrote it: the
 * log is read from where it was last known. The thread that writes keeps nothing, for what an act
 * relies on is asked of the tables.
 *
 * Returns: (transfer none) (nullable): what is kept, until the query ends; %NULL on the thread that
 *   writes, or with @error set
 */
gpointer
pp_kept_get (PpDb *db, const PpKeeper *keeper, GError **error)
{
  Kept *self;

  g_return_val_if_fail (db != NULL && keeper != NULL, NULL);

  if (db->writes)
    return NULL;
  self = lookup (db, keeper);
  if (self->data != NULL && self->moment == db->moment)
    return self->data;
  if (!catch_up (db, self, error))
    {
      g_hash_table_remove (db->kept, keeper);
      return NULL;
    }
  self->moment = db->moment;
  return self->data;
}

/**
 * pp_kept_rewritten: (skip)
 * @db: the writing connection, in a transaction
 * @error: why it failed
 *
 * To be called where rows are written with no change of their own in the log.
 *
 * Returns: whether it was noted
 */
gboolean
pp_kept_rewritten (PpDb *db, GError **error)
{
  return pp_db_run (db, error, "INSERT INTO local (key, value) VALUES ('" REWRITTEN "', '1') "
                    "ON CONFLICT (key) DO UPDATE SET value = value + 1", "");
}
