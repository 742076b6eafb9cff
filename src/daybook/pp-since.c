/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "daybook/pp-since.h"

#include "people/pp-staff.h"
#include "store/pp-history.h"
#include "store/pp-local.h"

#include <stdio.h>

/* How many acts back somebody's own last one is looked for, where they never signed out. */
#define MOST_BACK 50000

static const char *const kinds[PP_SINCE_N_TOPICS] = {
  [PP_SINCE_BOOKINGS] = "booking",
  [PP_SINCE_LOTS] = "lot",
  [PP_SINCE_BATCHES] = "batch",
  [PP_SINCE_SAMPLES] = "sample",
  [PP_SINCE_CERTIFICATES] = "certificate",
};

static char *
dup_key (const char *staff)
{
  return g_strconcat ("left/", staff, NULL);
}

/**
 * pp_since_leave:
 * @db: the writing connection
 * @staff: id of who goes
 * @now: UTC seconds
 * @error: why it failed
 *
 * Notes, on this desk alone, that they have seen what stands in its record by now. It is no act.
 *
 * Returns: whether it was written
 */
gboolean
pp_since_leave (PpDb *db, const char *staff, gint64 now, GError **error)
{
  g_autofree char *key = dup_key (staff), *value = NULL;
  gint64 last;

  if (!pp_db_read_int (db, &last, error, "SELECT ifnull (max (id), 0) FROM act", ""))
    return FALSE;
  value = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, last, now);
  return pp_local_write (db, key, value, error);
}

/* Their own last act, where that came after they last went: at another desk, or before a cut. */
static gboolean
find_own (PpDb *db, const char *staff, PpSince *self, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error, "SELECT id, at FROM act WHERE id > "
                             "ifnull (?1, (SELECT max (id) FROM act) - ?2) AND actor = ?3 "
                             "ORDER BY id DESC LIMIT 1", "iit", self->act, (gint64) MOST_BACK,
                             staff);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    {
      self->act = pp_statement_int (statement, 0);
      self->left_at = pp_statement_int (statement, 1);
    }
  return TRUE;
}

static gboolean
find_begin (PpDb *db, const char *staff, PpSince *self, GError **error)
{
  g_autofree char *key = dup_key (staff), *value = NULL;

  if (!pp_local_read (db, key, &value, error))
    return FALSE;
  if (value != NULL &&
      sscanf (value, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, &self->act, &self->left_at) != 2)
    self->act = self->left_at = PP_NONE;
  return find_own (db, staff, self, error);
}

#define BY_OTHERS "a.id > ? AND a.refused IS NULL AND " PP_HISTORY_BY_OTHERS

static gboolean
count_acts (PpDb *db, const char *staff, PpSince *self, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error, "SELECT actor, count(*) FROM act AS a WHERE " BY_OTHERS
                             " GROUP BY actor ORDER BY min (id)", "it", self->act, staff);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      gpointer one;

      if (!row)
        return TRUE;
      one = pp_db_get (db, pp_staff_get_type (), pp_statement_text (statement, 0), error);
      if (one == NULL)
        return FALSE;
      g_ptr_array_add (self->staff, one);
      self->n_acts += (guint) pp_statement_int (statement, 1);
    }
  return FALSE;
}

#define WRITTEN "FROM act AS a CROSS JOIN change AS c ON c.id >= a.id << 16 AND " \
                "c.id < (a.id + 1) << 16 JOIN %s AS r ON r.id = c.row " \
                "WHERE " BY_OTHERS " AND c.op = 'I' AND c.tbl = '%s'"

/* What was taken back does not count. */
static gboolean
count_topics (PpDb *db, const char *staff, PpSince *self, GError **error)
{
  g_autofree char *payments = g_strdup_printf ("SELECT ifnull (sum (r.amount_paise), 0) " WRITTEN
                                               " AND r.voided_at IS NULL AND r.voided_by IS NULL",
                                               "payment", "payment");

  for (guint i = 0; i < PP_SINCE_N_TOPICS; i++)
    {
      gboolean is_fact = i == PP_SINCE_CERTIFICATES;
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) " WRITTEN "%s", kinds[i], kinds[i],
                                              is_fact ? "" : " AND r.voided_by IS NULL");
      gint64 n;

      if (!pp_db_read_int (db, &n, error, sql, "it", self->act, staff))
        return FALSE;
      self->n[i] = (guint) n;
    }
  return pp_db_read_int (db, &self->paise, error, payments, "it", self->act, staff);
}

/**
 * pp_since_read:
 * @db: a connection
 * @staff: id of a member of staff
 * @act: where it begins, as an answer before gave it; PP_NONE: where they left
 * @left_at: the same
 * @error: why it failed
 *
 * What others did, here or at another desk whose acts came meanwhile, since this person signed out
 * here or last did something. What the district or the set-up wrote is nobody's doing.
 *
 * Returns: (transfer full): that
 */
PpSince *
pp_since_read (PpDb *db, const char *staff, gint64 act, gint64 left_at, GError **error)
{
  g_autoptr (PpSince) self = g_new0 (PpSince, 1);

  self->act = act;
  self->left_at = left_at;
  self->staff = g_ptr_array_new_with_free_func (g_object_unref);
  if (act == PP_NONE && !find_begin (db, staff, self, error))
    return NULL;
  if (self->act != PP_NONE &&
      (!count_acts (db, staff, self, error) || !count_topics (db, staff, self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pp_since_free:
 * @self: (transfer full): what others did
 */
void
pp_since_free (PpSince *self)
{
  g_ptr_array_unref (self->staff);
  g_free (self);
}
