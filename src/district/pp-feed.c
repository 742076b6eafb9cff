/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "district/pp-feed.h"

#include "core/pp-json.h"
#include "store/pp-fold.h"
#include "store/pp-refusal.h"

#include <string.h>

/**
 * pp_device_free:
 * @self: (transfer full): a device
 */
void
pp_device_free (PpDevice *self)
{
  g_free (self->incarnation);
  g_free (self->device);
  g_free (self->cluster);
  g_free (self->public_key);
  g_free (self);
}

/**
 * pp_feed_find_device:
 * @db: a connection
 * @incarnation: of a device
 * @device: (out) (transfer full) (nullable): the device
 * @error: why it failed
 *
 * Returns: whether it went well; an unknown device is no error
 */
gboolean
pp_feed_find_device (PpDb *db, const char *incarnation, PpDevice **device, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;
  gsize length;

  *device = NULL;
  statement = pp_db_prepare (db, error,
                             "SELECT incarnation, device, cluster, public_key, have, head, revoked "
                             "FROM device WHERE incarnation = ?", "t", incarnation);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  *device = g_new0 (PpDevice, 1);
  (*device)->incarnation = g_strdup (pp_statement_text (statement, 0));
  (*device)->device = g_strdup (pp_statement_text (statement, 1));
  (*device)->cluster = g_strdup (pp_statement_text (statement, 2));
  (*device)->public_key = g_strdup (pp_statement_text (statement, 3));
  (*device)->have = pp_statement_int (statement, 4);
  memcpy ((*device)->head, pp_statement_blob (statement, 5, &length), PP_HASH_SIZE);
  (*device)->revoked = pp_statement_int (statement, 6) != 0;
  return TRUE;
}

/**
 * pp_feed_move_device:
 * @db: the writing connection
 * @device: with its new high-water mark
 * @error: why it failed
 *
 * Returns: whether it was written
 */
gboolean
pp_feed_move_device (PpDb *db, const PpDevice *device, GError **error)
{
  g_autoptr (GBytes) head = g_bytes_new_static (device->head, PP_HASH_SIZE);

  return pp_db_run (db, error, "UPDATE device SET have = ?, head = ? WHERE incarnation = ?", "ibt",
                    device->have, head, device->incarnation);
}

static gboolean
empty_log (PpDb *db, const char *cluster, const PpLoggedChange *change, GError **error)
{
  return pp_db_run (db, error,
                    "UPDATE feed_change SET new = NULL, old = NULL, seal = substr (seal, -32) "
                    "WHERE cluster = ? AND tbl = ? AND row = ? AND op <> 'E'", "ttt", cluster,
                    change->table, change->row);
}

static gboolean
read_merged (PpDb *db, const char *cluster, const PpLoggedChange *change, char **json,
             gboolean *erased, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error, "SELECT json, erased FROM merged WHERE cluster = ? "
                                        "AND tbl = ? AND row = ?", "ttt", cluster, change->table,
                             change->row);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  *json = row ? g_strdup (pp_statement_text (statement, 0)) : NULL;
  *erased = row && pp_statement_int (statement, 1) != 0;
  return TRUE;
}

/* The feed's order is the order of merging: the later place wins. */
static gboolean
merge (PpDb *db, const char *cluster, const PpLoggedChange *change, gboolean *was_erased,
       GError **error)
{
  gboolean erases = strcmp (change->op, "E") == 0;
  g_autofree char *before = NULL, *after = NULL;
  g_auto (PpFold) fold = { NULL };

  if (!read_merged (db, cluster, change, &before, was_erased, error))
    return FALSE;
  if (*was_erased)
    return TRUE;
  if (erases && !empty_log (db, cluster, change, error))
    return FALSE;
  if (change->new_json == NULL)
    return TRUE;
  pp_fold_init (&fold);
  if ((before != NULL && !erases && !pp_fold_add (&fold, "I", before, NULL, error)) ||
      !pp_fold_add (&fold, erases ? "U" : change->op, change->new_json, NULL, error))
    return FALSE;
  after = pp_fold_to_json (&fold);
  return pp_db_run (db, error,
                    "INSERT INTO merged (cluster, tbl, row, json, erased) VALUES (?,?,?,?,?) "
                    "ON CONFLICT (cluster, tbl, row) DO UPDATE SET json = excluded.json, "
                    "erased = excluded.erased", "tttti", cluster, change->table, change->row,
                    after, (gint64) erases);
}

static gboolean
add_change (PpDb *db, const char *cluster, gint64 act, const PpLoggedChange *change,
            gboolean merges, GError **error)
{
  g_autoptr (GBytes) seal = NULL;
  gboolean erased = FALSE;

  if (merges && !merge (db, cluster, change, &erased, error))
    return FALSE;
  erased = (erased && strcmp (change->op, "E") != 0) || !change->has_key;
  seal = erased ? g_bytes_new_static (change->seal + PP_SEAL_KEY_SIZE, PP_HASH_SIZE)
                : g_bytes_new_static (change->seal, PP_SEAL_SIZE);
  return pp_db_run (db, error,
                    "INSERT INTO feed_change (act, cluster, tbl, row, op, new, old, seal) "
                    "VALUES (?,?,?,?,?,?,?,?)", "ittttttb", act, cluster, change->table,
                    change->row, change->op, erased ? NULL : change->new_json,
                    erased ? NULL : change->old_json, seal);
}

/* Where a refused act stands at the desk that did it: after the last place that was given. */
static gboolean
read_last_place (PpDb *db, const char *cluster, gint64 *place, GError **error)
{
  return pp_db_read_int (db, place, error, "SELECT last_place FROM cluster WHERE code = ?", "t",
                         cluster);
}

/* What settles a refused act of its own device: it is not named any more, and if it was
 * withdrawn nobody else hears of either. */
static gboolean
settle (PpDb *db, const PpLoggedAct *act, GError **error)
{
  return pp_db_run (db, error, "UPDATE feed_act SET settled = 1 WHERE incarnation = ? "
                               "AND incarnation || '/' || seq = ? AND refused IS NOT NULL", "tt",
                    act->incarnation, act->undoes);
}

static gboolean
take_place (PpDb *db, const char *cluster, gint64 *place, GError **error)
{
  return pp_db_read_int (db, place, error,
                         "UPDATE cluster SET last_place = last_place + 1 WHERE code = ? "
                         "RETURNING last_place", "t", cluster);
}

/**
 * pp_feed_accept:
 * @db: the writing connection, in a transaction: the cluster's lock
 * @cluster: code of a cluster
 * @act: (inout): an act whose hash holds; gets its place
 * @refused: (nullable): why it is not allowed: it then has no place and goes to nobody else
 * @error: why it failed
 *
 * Takes an act into the feed and into the rows. One that withdraws a refused act has no place
 * either: there is nothing to take out of the rows. What settles an act is not to be settled.
 *
 * Returns: whether it was taken
 */
gboolean
pp_feed_accept (PpDb *db, const char *cluster, PpLoggedAct *act, const char *refused,
                GError **error)
{
  g_autoptr (GBytes) hash = g_bytes_new_static (act->hash, PP_HASH_SIZE);
  gboolean withdraws = strcmp (act->verb, PP_REFUSAL_WITHDRAW) == 0;
  gboolean settles = withdraws || strcmp (act->verb, PP_REFUSAL_ADOPT) == 0;
  gboolean goes = refused == NULL && !withdraws;
  gint64 id, stands_after = PP_NONE;

  act->place = PP_NONE;
  if (goes ? !take_place (db, cluster, &act->place, error)
           : !read_last_place (db, cluster, &stands_after, error))
    return FALSE;
  if (!pp_db_read_int (db, &id, error,
                       "INSERT INTO feed_act (cluster, place, device, incarnation, seq, at, "
                       "told_at, doubtful, actor, verb, undoes, hash, refused, stands_after, "
                       "settled) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING id",
                       "tittiiiitttbtii", cluster, act->place, act->device, act->incarnation,
                       act->seq, act->at, act->told_at, (gint64) act->doubtful, act->actor,
                       act->verb, act->undoes, hash, refused, stands_after, (gint64) settles))
    return FALSE;
  for (guint i = 0; i < act->changes->len; i++)
    if (!add_change (db, cluster, id, g_ptr_array_index (act->changes, i), goes, error))
      return FALSE;
  return refused != NULL || !settles || settle (db, act, error);
}

/**
 * pp_feed_read_hash:
 * @db: a connection
 * @incarnation: of a device
 * @seq: number of an act
 * @hash: (out): its hash; zeros before the first
 * @found: (out): whether it is here, or the begin of the chain
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_feed_read_hash (PpDb *db, const char *incarnation, gint64 seq, guint8 hash[PP_HASH_SIZE],
                   gboolean *found, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gsize length;

  memset (hash, 0, PP_HASH_SIZE);
  *found = seq == 0;
  if (seq == 0)
    return TRUE;
  statement = pp_db_prepare (db, error,
                             "SELECT hash FROM feed_act WHERE incarnation = ? AND seq = ?", "ti",
                             incarnation, seq);
  if (statement == NULL || !pp_statement_step (statement, found, error))
    return FALSE;
  if (*found)
    memcpy (hash, pp_statement_blob (statement, 0, &length), PP_HASH_SIZE);
  return TRUE;
}

static PpLoggedAct *
read_act (PpStatement *statement)
{
  PpLoggedAct *act = pp_logged_act_new ();
  gconstpointer previous;
  gsize length;

  pp_logged_act_read_head (act, statement);
  previous = pp_statement_blob (statement, 12, &length);
  act->has_previous = previous != NULL;
  if (act->has_previous)
    memcpy (act->previous, previous, PP_HASH_SIZE);
  return act;
}

static gboolean
read_changes (PpDb *db, PpLoggedAct *act, gint64 id, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error, "SELECT tbl, row, op, new, old, seal FROM feed_change "
                                        "WHERE act = ? ORDER BY id", "i", id);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      pp_logged_act_read_change (act, statement);
    }
  return FALSE;
}

/**
 * pp_feed_list:
 * @db: a connection
 * @cluster: code of a cluster
 * @after_place: the last place that is not wanted
 * @most_bytes: stop before more than this, but give one act at least
 * @own: the incarnation that asks: its acts come without changes
 * @more: (out): whether there are more
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpLoggedAct): what the feed holds, in its order; an act
 *   before which another has no place has @has_previous
 */
GPtrArray *
pp_feed_list (PpDb *db, const char *cluster, gint64 after_place, gsize most_bytes, const char *own,
              gboolean *more, GError **error)
{
  g_autoptr (GPtrArray) acts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pp_logged_act_free);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;
  gsize size = 0;

  *more = FALSE;
  statement = pp_db_prepare (db, error,
                             "SELECT a.id, a.device, a.incarnation, a.seq, a.at, a.told_at, "
                             "a.doubtful, a.actor, a.verb, a.undoes, a.hash, a.place, b.hash "
                             "FROM feed_act AS a LEFT JOIN feed_act AS b ON b.incarnation = "
                             "a.incarnation AND b.seq = a.seq - 1 AND b.place IS NULL "
                             "WHERE a.cluster = ? AND a.place > ? ORDER BY a.place", "ti",
                             cluster, after_place);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      g_autoptr (PpLoggedAct) act = NULL;

      if (!row)
        return g_steal_pointer (&acts);
      act = read_act (statement);
      if (strcmp (act->incarnation, own) != 0 &&
          !read_changes (db, act, pp_statement_int (statement, 0), error))
        return NULL;
      size += strcmp (act->incarnation, own) != 0 ? pp_logged_act_get_size (act) : 1;
      *more = acts->len > 0 && size > most_bytes;
      if (*more)
        return g_steal_pointer (&acts);
      g_ptr_array_add (acts, g_steal_pointer (&act));
    }
  return NULL;
}

/**
 * pp_feed_list_refused:
 * @db: a connection
 * @incarnation: of a device
 * @from_seq: from which act on the device has not heard yet
 * @out: JSON lines so far; one is added for each refused act that the device has not heard of, or
 *   that nobody has settled
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_feed_list_refused (PpDb *db, const char *incarnation, gint64 from_seq, GString *out,
                      GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error, "SELECT seq, refused, stands_after FROM feed_act "
                                        "WHERE incarnation = ? "
                                        "AND refused IS NOT NULL AND (seq >= ? OR settled = 0) "
                                        "ORDER BY seq", "ti",
                             incarnation, from_seq);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      pp_json_add_int (out, "refused", pp_statement_int (statement, 0));
      pp_json_add_text (out, "why", pp_statement_text (statement, 1));
      pp_json_add_int (out, "p", pp_statement_int (statement, 2));
      g_string_append (out, "}\n");
    }
  return FALSE;
}

/**
 * pp_feed_get_row:
 * @db: a connection
 * @cluster: code of a cluster
 * @table: a table
 * @row: an id
 * @error: why it failed
 *
 * Returns: (transfer full): the merged row as JSON, "{}" where there is none; %NULL on error
 */
char *
pp_feed_get_row (PpDb *db, const char *cluster, const char *table, const char *row, GError **error)
{
  char *json = NULL;

  if (!pp_db_read_text (db, &json, error,
                        "SELECT json FROM merged WHERE cluster = ? AND tbl = ? AND row = ?", "ttt",
                        cluster, table, row))
    return NULL;
  return json != NULL ? json : g_strdup ("{}");
}

/**
 * pp_feed_alarm:
 * @db: the writing connection
 * @incarnation: of a device
 * @what: what happened
 * @error: why it failed
 *
 * Keeps an alarm for the district's staff; one of each kind for a device, however often it asks.
 *
 * Returns: whether it was kept
 */
gboolean
pp_feed_alarm (PpDb *db, const char *incarnation, const char *what, GError **error)
{
  return pp_db_run (db, error, "INSERT INTO alarm (at, incarnation, what) VALUES (?, ?, ?) "
                               "ON CONFLICT (incarnation, what) DO NOTHING", "itt",
                    g_get_real_time () / G_USEC_PER_SEC, incarnation, what);
}
