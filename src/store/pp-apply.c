/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-apply.h"

#include "core/pp-error.h"
#include "store/pp-act-private.h"
#include "store/pp-apply-rows.h"
#include "store/pp-db-private.h"
#include "store/pp-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean refuse_act (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse_act (GError **error, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_TAMPERED, NULL, "%s", words);
  return FALSE;
}

/* The hash of the act before, as this desk's log has it; what the server says where an act is
 * missing because it was refused. */
static gboolean
find_previous (PpDb *db, const PpLoggedAct *act, guint8 previous[PP_HASH_SIZE], GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;
  gsize length;

  memset (previous, 0, PP_HASH_SIZE);
  if (act->has_previous)
    {
      memcpy (previous, act->previous, PP_HASH_SIZE);
      return TRUE;
    }
  if (act->seq == 1)
    return TRUE;
  statement = pp_db_prepare (db, error, "SELECT hash FROM act WHERE incarnation = ? AND seq = ?",
                             "ti", act->incarnation, act->seq - 1);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return refuse_act (error, _("Before act %s/%d others are missing."),
                       act->incarnation, (int) act->seq);
  memcpy (previous, pp_statement_blob (statement, 0, &length), PP_HASH_SIZE);
  return TRUE;
}

/* Whether the act is in the log already, the very same, and at which place. */
static gboolean
is_known (PpDb *db, const PpLoggedAct *act, const guint8 *hash, gboolean *known, gint64 *place,
          GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gsize length;

  statement = pp_db_prepare (db, error,
                             "SELECT hash, place FROM act WHERE incarnation = ? AND seq = ?",
                             "ti", act->incarnation, act->seq);
  if (statement == NULL || !pp_statement_step (statement, known, error))
    return FALSE;
  if (!*known)
    return TRUE;
  *place = pp_statement_int (statement, 1);
  if (memcmp (pp_statement_blob (statement, 0, &length), hash, PP_HASH_SIZE) != 0)
    return refuse_act (error, _("Act %s/%d is known here with another content."),
                       act->incarnation, (int) act->seq);
  return TRUE;
}

static gboolean
insert_act (PpDb *db, const PpLoggedAct *act, const guint8 *own_hash, gint64 *id, GError **error)
{
  g_autoptr (GBytes) hash = g_bytes_new_static (own_hash, PP_HASH_SIZE);
  g_autoptr (GBytes) gap = g_bytes_new_static (act->previous, PP_HASH_SIZE);

  if (!pp_db_read_int (db, id, error,
                       "INSERT INTO act (device, incarnation, seq, at, told_at, doubtful, actor, "
                       "verb, undoes, hash, place) VALUES (?,?,?,?,?,?,?,?,?,?,?) RETURNING id",
                       "ttiiiitttbi", act->device, act->incarnation, act->seq, act->at,
                       act->told_at, (gint64) act->doubtful, act->actor, act->verb, act->undoes,
                       hash, act->place))
    return FALSE;
  return !act->has_previous ||
         pp_db_run (db, error, "INSERT INTO act_gap (act, previous) VALUES (?, ?)", "ib", *id, gap);
}

static gboolean
is_erased (PpDb *db, const PpLoggedChange *change, gboolean *erased, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error, "SELECT count(*) FROM change WHERE tbl = ? AND row = ? "
                                      "AND op = 'E'", "tt", change->table, change->row))
    return FALSE;
  *erased = n > 0 && strcmp (change->op, "E") != 0;
  return TRUE;
}

static gboolean
insert_change (PpDb *db, gint64 id, const PpLoggedChange *change, GError **error)
{
  gboolean erased;

  if (!is_erased (db, change, &erased, error))
    return FALSE;
  if (strcmp (change->op, "E") == 0 &&
      !pp_db_run (db, error, "UPDATE change SET new = NULL, old = NULL, seal = substr (seal, -32) "
                             "WHERE tbl = ? AND row = ? AND op <> 'E'", "tt", change->table,
                  change->row))
    return FALSE;
  erased = erased || !change->has_key;
  return pp_db_run (db, error,
                    "INSERT INTO change (id, tbl, row, op, new, old, seal) "
                    "VALUES (?,?,?,?,?,?,?)", "itttttd", id, change->table, change->row,
                    change->op, erased ? NULL : change->new_json,
                    erased ? NULL : change->old_json,
                    change->seal + (erased ? PP_SEAL_KEY_SIZE : 0),
                    (gsize) (erased ? PP_HASH_SIZE : PP_SEAL_SIZE));
}

static gboolean
mark_acts (PpDb *db, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (PpStatement) statement = NULL;
  PpDbMode mode = db->mode;
  gboolean row, ran;
  va_list args;

  db->mode = PP_DB_APPLY;
  va_start (args, types);
  statement = pp_db_prepare_valist (db, error, sql, types, args);
  va_end (args);
  ran = statement != NULL && pp_statement_step (statement, &row, error);
  db->mode = mode;
  return ran;
}

/* A server that was restored gave a known act another place: its rows are made anew. */
static gboolean
replace (PpDb *db, const PpLoggedAct *act, PpApplyRows *rows, GError **error)
{
  for (guint i = 0; i < act->changes->len; i++)
    {
      const PpLoggedChange *change = g_ptr_array_index (act->changes, i);

      pp_apply_rows_touch (rows, change->table, change->row);
    }
  return pp_apply_place (db, act->incarnation, act->seq, act->place, error);
}

static gboolean
log_act (PpDb *db, const PpLoggedAct *act, PpApplyRows *rows, GError **error)
{
  guint8 previous[PP_HASH_SIZE], hash[PP_HASH_SIZE];
  gboolean known;
  gint64 id, place = PP_NONE;

  if (!find_previous (db, act, previous, error))
    return FALSE;
  pp_logged_act_hash (act, previous, hash);
  if ((act->has_hash && memcmp (hash, act->hash, PP_HASH_SIZE) != 0) ||
      !pp_logged_act_check_seals (act))
    return refuse_act (error, _("Act %s/%d is not what its hash says."),
                       act->incarnation, (int) act->seq);
  if (!is_known (db, act, hash, &known, &place, error))
    return FALSE;
  if (known)
    return place == act->place || replace (db, act, rows, error);

  if (act->changes->len > PP_ACT_CHANGES)
    return refuse_act (error, _("Act %s/%d is not what its hash says."),
                       act->incarnation, (int) act->seq);
  if (!insert_act (db, act, hash, &id, error))
    return FALSE;
  for (guint i = 0; i < act->changes->len; i++)
    {
      const PpLoggedChange *change = g_ptr_array_index (act->changes, i);

      if (!insert_change (db, PP_CHANGE_ID (id, i), change, error))
        return FALSE;
      pp_apply_rows_touch (rows, change->table, change->row);
    }
  return TRUE;
}

/* COMMIT would refuse it too, but then the caller could not tell what it had made by it. */
static gboolean
check_parents (PpDb *db, GError **error)
{
  int missing = 0, most;

  sqlite3_db_status (db->handle, SQLITE_DBSTATUS_DEFERRED_FKS, &missing, &most, 0);
  return missing == 0 ||
         refuse_act (error, _("What came over the line points at rows that are not here."));
}

/**
 * pp_apply_acts:
 * @db: the writing connection, in a transaction
 * @acts: (element-type PpLoggedAct): acts of others, in the feed's order
 * @error: PP_STORE_ERROR_TAMPERED where one does not hold; nothing may then be committed
 *
 * Takes the acts of others into the log, byte for byte, and writes each row that they touch as
 * its whole log now makes it: the later place wins, column group by column group, and what this
 * desk has not confirmed yet counts last. An act that is here already changes nothing. A row that
 * cannot be written waits, and holds up nothing.
 *
 * Returns: whether all were taken
 */
gboolean
pp_apply_acts (PpDb *db, GPtrArray *acts, GError **error)
{
  g_auto (PpApplyRows) rows = { NULL };
  gboolean done;

  pp_apply_rows_init (&rows, db);
  db->mode = PP_DB_APPLY;
  done = pp_db_exec (db, "PRAGMA defer_foreign_keys = ON", error);
  for (guint i = 0; i < acts->len && done; i++)
    done = log_act (db, g_ptr_array_index (acts, i), &rows, error);
  done = done && pp_apply_rows_write (&rows, error) && check_parents (db, error);
  db->mode = PP_DB_CLOSED;
  return done;
}

/**
 * pp_apply_place:
 * @db: the writing connection, in a transaction
 * @incarnation: of the act
 * @seq: its number
 * @place: its place in the cluster's feed
 * @error: why it failed
 *
 * Notes the place that the server gave an act.
 *
 * Returns: whether it was noted
 */
gboolean
pp_apply_place (PpDb *db, const char *incarnation, gint64 seq, gint64 place, GError **error)
{
  return mark_acts (db, error, "UPDATE act SET place = ? WHERE incarnation = ? AND seq = ?",
                    "iti", place, incarnation, seq);
}

/**
 * pp_apply_forget_places:
 * @db: the writing connection, in a transaction
 * @last: the last place that a restored server still has
 * @error: why it failed
 *
 * Forgets the places after it: they will be given anew.
 *
 * Returns: whether it went well
 */
gboolean
pp_apply_forget_places (PpDb *db, gint64 last, GError **error)
{
  return mark_acts (db, error, "UPDATE act SET place = NULL WHERE place > ? "
                               "AND incarnation <> '" PP_REFERENCE_INCARNATION "'", "i", last);
}

static gboolean
is_noted (PpDb *db, const char *incarnation, gint64 seq, const char *why, gint64 place,
          gboolean *noted, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error,
                       "SELECT count(*) FROM act WHERE incarnation = ? AND seq = ? "
                       "AND refused = ? AND place = ?", "titi", incarnation, seq, why, place))
    return FALSE;
  *noted = n > 0;
  return TRUE;
}

static gboolean
touch_act (PpDb *db, const char *incarnation, gint64 seq, PpApplyRows *rows, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error,
                             "SELECT tbl, row FROM act AS a JOIN change AS c "
                             "ON c.id BETWEEN a.id << 16 AND (a.id << 16) + 65535 "
                             "WHERE incarnation = ? AND seq = ?", "ti", incarnation, seq);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      pp_apply_rows_touch (rows, pp_statement_text (statement, 0),
                           pp_statement_text (statement, 1));
    }
  return FALSE;
}

/**
 * pp_apply_refusal:
 * @db: the writing connection, in a transaction
 * @incarnation: of the act
 * @seq: its number
 * @why: the server's code
 * @place: the last place in the cluster's feed when the server refused it
 * @error: why it failed
 *
 * Notes that the server did not accept an act. Until somebody settles it, it counts here after
 * @place; one that was to settle another counts no more. Its rows are written anew.
 *
 * Returns: whether it was noted
 */
gboolean
pp_apply_refusal (PpDb *db, const char *incarnation, gint64 seq, const char *why, gint64 place,
                  GError **error)
{
  g_auto (PpApplyRows) rows = { NULL };
  gboolean noted = FALSE, done;

  if (!is_noted (db, incarnation, seq, why, place, &noted, error) || noted)
    return noted;
  if (!mark_acts (db, error, "UPDATE act SET refused = ?, place = ? WHERE incarnation = ? "
                             "AND seq = ?", "titi", why, place, incarnation, seq))
    return FALSE;
  pp_apply_rows_init (&rows, db);
  db->mode = PP_DB_APPLY;
  done = pp_db_exec (db, "PRAGMA defer_foreign_keys = ON", error) &&
         touch_act (db, incarnation, seq, &rows, error) && pp_apply_rows_write (&rows, error);
  db->mode = PP_DB_CLOSED;
  return done;
}
