/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-act.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "core/pp-time.h"
#include "store/pp-act-private.h"
#include "store/pp-rows.h"
#include "store/pp-search.h"
#include "store/pp-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* 2026-01-01 in Kolkata: no clock that says less can be right. */
#define CLOCK_FLOOR G_GINT64_CONSTANT (1767205800)
#define MOST_TOLD_SECONDS (366 * 24 * 3600)

static void
change_free (gpointer data)
{
  PpChange *change = data;

  g_free (change->row);
  g_free (change->new_json);
  g_free (change->old_json);
  g_free (change);
}

/**
 * pp_act_free: (skip)
 * @act: (transfer full): an act
 */
void
pp_act_free (PpAct *act)
{
  g_clear_pointer (&act->changes, g_ptr_array_unref);
  g_free (act->device);
  g_free (act->incarnation);
  g_free (act->key);
  g_free (act->undoes);
  g_free (act->today);
  g_free (act->erasing);
  g_free (act);
}

/* Who writes, where its chain ends, and what numbers come next. */
static gboolean
read_head (PpAct *act, gint64 *last_at, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;
  gsize length;

  statement = pp_db_prepare (act->db, error,
                             "SELECT me.value, (SELECT value FROM local WHERE key = 'device'), "
                             "(SELECT value FROM local WHERE key = 'purpose') = 'demo', "
                             "(SELECT max (id) FROM act), head.seq, head.at, head.hash, "
                             "ifnull (head.last_id, (SELECT max (last_id) FROM act "
                             "WHERE incarnation = me.value)) "
                             "FROM local AS me LEFT JOIN act AS head ON head.id = "
                             "(SELECT id FROM act WHERE incarnation = me.value "
                             "ORDER BY seq DESC LIMIT 1) WHERE me.key = 'incarnation'", "");
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;

  *last_at = CLOCK_FLOOR;
  act->id = act->seq = 1;
  if (!row)
    return TRUE;
  act->incarnation = g_strdup (pp_statement_text (statement, 0));
  act->device = g_strdup (pp_statement_text (statement, 1));
  act->demo = pp_statement_int (statement, 2) == 1;
  if (pp_statement_int (statement, 3) != PP_NONE)
    act->id = pp_statement_int (statement, 3) + 1;
  if (pp_statement_int (statement, 4) == PP_NONE)
    return TRUE;
  act->seq = pp_statement_int (statement, 4) + 1;
  *last_at = pp_statement_int (statement, 5);
  memcpy (act->previous, pp_statement_blob (statement, 6, &length), PP_HASH_SIZE);
  if (pp_statement_int (statement, 7) != PP_NONE)
    act->last_id = pp_statement_int (statement, 7);
  return TRUE;
}

static gboolean
set_time (PpAct *act, gint64 last_at, GError **error)
{
  gint64 asked = act->request->at;

  if (asked != PP_NONE && !act->demo)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_ALLOWED, "at",
                    _("Only a demo cluster can set the clock."));
      return FALSE;
    }
  act->at = asked != PP_NONE ? asked : g_get_real_time () / G_USEC_PER_SEC;
  act->doubtful = asked == PP_NONE && !act->demo && (act->at < last_at || act->at < CLOCK_FLOOR);
  act->today = pp_time_day (act->at);
  return TRUE;
}

/* A late entry is of the past, and of no far one. */
static gboolean
check_told (const PpAct *act, GError **error)
{
  gint64 told = act->request->told_at;

  if (told == PP_NONE || (told <= act->at && told >= act->at - MOST_TOLD_SECONDS))
    return TRUE;
  pp_error_set (error, PP_RECORD_ERROR, PP_RECORD_ERROR_BAD_VALUE, "told_at",
                _("What is entered late happened before it is entered, a year before at most."));
  return FALSE;
}

/**
 * pp_act_begin: (skip)
 * @db: the writing connection, in a transaction
 * @request: what is asked
 * @error: why it cannot be
 *
 * Returns: (transfer full): the act, open; its verb has not run yet
 */
PpAct *
pp_act_begin (PpDb *db, const PpRequest *request, GError **error)
{
  g_autoptr (PpAct) act = g_new0 (PpAct, 1);
  gint64 last_at;

  act->db = db;
  act->request = request;
  act->changes = g_ptr_array_new_with_free_func (change_free);
  if (!read_head (act, &last_at, error) || !set_time (act, last_at, error) ||
      !check_told (act, error))
    return NULL;
  act->key = g_strdup_printf ("%s/%" G_GINT64_FORMAT, act->incarnation, act->seq);
  db->act = act;
  db->mode = PP_DB_ACT;
  return g_steal_pointer (&act);
}

/**
 * pp_act_log: (skip)
 * @act: the open act
 * @klass: the kind of the row
 * @row: its id
 * @op: I, U or E
 * @new_json: (transfer full) (nullable): the columns after
 * @old_json: (transfer full) (nullable): and before
 *
 * Notes a change, with its seal.
 *
 * Returns: whether it fits the act
 */
gboolean
pp_act_log (PpAct *act, PpRecordClass *klass, const char *row, const char *op,
            char *new_json, char *old_json)
{
  PpChange *change = g_new0 (PpChange, 1);

  change->klass = klass;
  change->row = g_strdup (row);
  change->new_json = new_json;
  change->old_json = old_json;
  g_strlcpy (change->op, op, sizeof change->op);
  pp_chain_make_key (change->seal);
  pp_chain_seal (change->seal, klass->kind, row, op, new_json, old_json);
  g_ptr_array_add (act->changes, change);

  act->size += strlen (row) + strlen (klass->kind);
  act->size += new_json != NULL ? strlen (new_json) : 0;
  act->size += old_json != NULL ? strlen (old_json) : 0;
  return act->size <= PP_ACT_LIMIT && act->changes->len <= PP_ACT_CHANGES;
}

/* OR FAIL spares SQLite the copies by which it could take back this one statement alone: an act
 * in which a statement fails is rolled back as a whole.
 */
static gboolean
write_change (PpAct *act, guint at, GError **error)
{
  const PpChange *change = g_ptr_array_index (act->changes, at);
  gboolean erased = strcmp (change->op, "E") != 0 && act->erasing != NULL &&
                    g_str_has_prefix (act->erasing, change->klass->kind) &&
                    g_str_has_suffix (act->erasing, change->row);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (act->db, error,
                             "INSERT OR FAIL INTO change (id, tbl, row, op, new, old, seal) "
                             "VALUES (?,?,?,?,?,?,?)", "itttttd",
                             PP_CHANGE_ID (act->id, at), change->klass->kind, change->row,
                             change->op, erased ? NULL : change->new_json,
                             erased ? NULL : change->old_json,
                             change->seal + (erased ? PP_SEAL_KEY_SIZE : 0),
                             (gsize) (erased ? PP_HASH_SIZE : PP_SEAL_SIZE));
  return statement != NULL && pp_statement_step (statement, &row, error);
}

static gboolean
write_act (PpAct *act, GError **error)
{
  g_autofree guint8 *seals = g_malloc (act->changes->len * PP_HASH_SIZE);
  const PpActHead head = {
    act->device, act->incarnation, act->seq, act->at, act->request->told_at, act->doubtful,
    act->request->actor, act->request->verb, act->undoes,
  };

  for (guint i = 0; i < act->changes->len; i++)
    {
      const PpChange *change = g_ptr_array_index (act->changes, i);

      memcpy (seals + i * PP_HASH_SIZE, change->seal + PP_SEAL_KEY_SIZE, PP_HASH_SIZE);
    }
  pp_chain_hash (act->hash, act->previous, &head, seals, act->changes->len);
  return pp_db_run (act->db, error,
                    "INSERT OR FAIL INTO act (id, device, incarnation, seq, at, told_at, doubtful, "
                    "actor, verb, undoes, hash, last_id) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                    "ittiiiitttdi",
                    act->id, act->device, act->incarnation, act->seq, act->at,
                    act->request->told_at, (gint64) act->doubtful, act->request->actor,
                    act->request->verb, act->undoes, act->hash, (gsize) PP_HASH_SIZE, act->last_id);
}

/**
 * pp_act_finish: (skip)
 * @act: an act whose verb has run
 * @error: why it failed
 *
 * Writes the act, its changes and the search index. The caller commits.
 *
 * Returns: whether it may be committed
 */
gboolean
pp_act_finish (PpAct *act, GError **error)
{
  if (!write_act (act, error))
    return FALSE;
  for (guint i = 0; i < act->changes->len; i++)
    {
      const PpChange *change = g_ptr_array_index (act->changes, i);

      if (!write_change (act, i, error) ||
          !pp_search_update (act->db, change->klass, change->row, error))
        return FALSE;
    }
  return act->erasing == NULL || pp_search_purge (act->db, error);
}

static char *
take_id (PpAct *act)
{
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT, act->incarnation, ++act->last_id);
}

/**
 * pp_act_get_db:
 * @act: the open act
 *
 * Returns: (transfer none): the connection to read through; it sees what the act has written
 */
PpDb *
pp_act_get_db (PpAct *act)
{
  return act->db;
}

/**
 * pp_act_get_now:
 * @act: the open act
 *
 * Returns: the act's time, UTC seconds: the only clock a rule knows
 */
gint64
pp_act_get_now (PpAct *act)
{
  return act->at;
}

/**
 * pp_act_get_happened_at:
 * @act: the open act
 *
 * Returns: when it happened: for a late entry the time that was told, else now
 */
gint64
pp_act_get_happened_at (PpAct *act)
{
  return act->request->told_at != PP_NONE ? act->request->told_at : act->at;
}

/**
 * pp_act_get_today:
 * @act: the open act
 *
 * Returns: (transfer none): the act's day in Kerala, YYYY-MM-DD
 */
const char *
pp_act_get_today (PpAct *act)
{
  return act->today;
}

/**
 * pp_act_get_actor:
 * @act: the open act
 *
 * Returns: (transfer none): id of the member of staff who does it
 */
const char *
pp_act_get_actor (PpAct *act)
{
  return act->request->actor;
}

/**
 * pp_act_get_second:
 * @act: the open act
 *
 * Returns: (transfer none) (nullable): id of the second member of staff, whose PIN was right
 */
const char *
pp_act_get_second (PpAct *act)
{
  return act->request->second;
}

/**
 * pp_act_is_rehearsal:
 * @act: the open act
 *
 * Returns: whether nothing of it will stand, and nobody was asked for a PIN yet
 */
gboolean
pp_act_is_rehearsal (PpAct *act)
{
  return act->request->is_rehearsal;
}

/**
 * pp_act_get_key:
 * @act: the open act
 *
 * Returns: (transfer none): "incarnation/seq", by which every desk knows it
 */
const char *
pp_act_get_key (PpAct *act)
{
  return act->key;
}

/**
 * pp_act_get_new_pin:
 * @act: the open act
 *
 * Returns: (transfer none) (nullable): the PIN that the request asks to set
 */
const char *
pp_act_get_new_pin (PpAct *act)
{
  return act->request->new_pin;
}

/**
 * pp_act_is_doubtful:
 * @act: the open act
 *
 * Returns: whether the PC's clock went back or cannot be right
 */
gboolean
pp_act_is_doubtful (PpAct *act)
{
  return act->doubtful;
}

/**
 * pp_act_is_demo:
 * @act: the open act
 *
 * Returns: whether the cluster is marked as demo or test
 */
gboolean
pp_act_is_demo (PpAct *act)
{
  return act->demo;
}

/**
 * pp_act_insert:
 * @act: the open act
 * @draft: (transfer none): a record; it is copied, tidied and given an id
 * @error: what of it cannot be stored
 *
 * Returns: (transfer full): the stored record, sealed
 */
gpointer
pp_act_insert (PpAct *act, gpointer draft, GError **error)
{
  g_autoptr (PpRecord) record = pp_record_draft (draft);
  PpRecordClass *klass = PP_RECORD_GET_CLASS (record);
  g_autofree char *id = NULL;
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  if (!pp_record_tidy (record, error))
    return NULL;
  id = take_id (act);
  pp_record_set_id (record, id);
  pp_record_set_voided_by (record, NULL);
  statement = pp_db_prepare (act->db, error, pp_db_kind_sql (act->db, klass)->insert, "");
  if (statement == NULL)
    return NULL;
  pp_statement_bind_text (statement, 1, id, -1);
  pp_db_bind_record (statement, 2, record);
  if (!pp_statement_step (statement, &row, error))
    return NULL;

  pp_record_seal (record);
  return g_steal_pointer (&record);
}

static gboolean
has_personal (PpRecordClass *klass)
{
  for (guint i = 0; i < klass->n_columns; i++)
    if (klass->columns[i].personal)
      return TRUE;
  return FALSE;
}

/* What comes after an erasure does not count, on whichever desk it happened. */
static gboolean
check_not_erased (PpAct *act, PpRecord *record, GError **error)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (record);
  gint64 n;

  if (!has_personal (klass))
    return TRUE;
  if (!pp_db_read_int (act->db, &n, error,
                       "SELECT count(*) FROM change WHERE tbl = ? AND row = ? AND op = 'E'", "tt",
                       klass->kind, pp_record_get_id (record)))
    return FALSE;
  if (n > 0)
    pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_VOIDED, NULL,
                  _("This person was erased. Register them anew if they come again."));
  return n == 0;
}

static PpRecord *
update (PpAct *act, PpRecord *record, GError **error)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (record);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  if (!check_not_erased (act, record, error))
    return NULL;
  statement = pp_db_prepare (act->db, error, pp_db_kind_sql (act->db, klass)->update, "");
  if (statement == NULL)
    return NULL;
  pp_db_bind_record (statement, 1, record);
  pp_statement_bind_text (statement, klass->n_columns + 2, pp_record_get_id (record), -1);
  if (!pp_statement_step (statement, &row, error))
    return NULL;
  pp_record_seal (record);
  return g_object_ref (record);
}

/**
 * pp_act_update:
 * @act: the open act
 * @draft: (transfer none): a state record with its id; it is copied and tidied
 * @error: what of it cannot be stored; PP_STORE_ERROR_VOIDED where it is out of use
 *
 * Writes the row; the log gets the merge groups that differ, and nothing where none does.
 *
 * Returns: (transfer full): the stored record, sealed
 */
gpointer
pp_act_update (PpAct *act, gpointer draft, GError **error)
{
  g_autoptr (PpRecord) record = pp_record_draft (draft);
  g_autoptr (PpRecord) stored = NULL;

  g_return_val_if_fail (PP_RECORD_GET_CLASS (record)->table_class == PP_CLASS_STATE, NULL);

  if (!pp_record_tidy (record, error))
    return NULL;
  stored = pp_db_get_live (act->db, G_OBJECT_TYPE (record), pp_record_get_id (record), NULL, error);
  if (stored == NULL)
    return NULL;
  pp_record_set_voided_by (record, NULL);
  return update (act, record, error);
}

/**
 * pp_act_void:
 * @act: the open act
 * @record: (transfer none): a state record in use
 * @error: why it failed
 *
 * Takes a row out of use. It is never deleted.
 *
 * Returns: (transfer full): the voided record, sealed
 */
gpointer
pp_act_void (PpAct *act, gpointer record, GError **error)
{
  g_autoptr (PpRecord) draft = pp_record_draft (record);

  pp_record_set_voided_by (draft, act->key);
  return update (act, draft, error);
}

/**
 * pp_act_erase:
 * @act: the open act
 * @record: (transfer none): a state record with personal columns
 * @error: why it failed
 *
 * Empties the personal columns, and the values and seal keys of every change of the row, this
 * act's included; then logs the row as it now stands. The seals stay, so the chain holds.
 *
 * Returns: (transfer full): the record without the person
 */
gpointer
pp_act_erase (PpAct *act, gpointer record, GError **error)
{
  g_autoptr (PpRecord) draft = pp_record_draft (record);
  PpRecordClass *klass = PP_RECORD_GET_CLASS (draft);
  g_autofree char *json = NULL;
  g_autoptr (PpRecord) stored = NULL;

  for (guint i = 0; i < klass->n_columns; i++)
    if (klass->columns[i].personal && pp_column_holds_text (&klass->columns[i]))
      pp_record_poke_text (draft, &klass->columns[i], NULL);
    else if (klass->columns[i].personal)
      pp_record_poke_int (draft, &klass->columns[i], PP_NONE);

  g_free (act->erasing);
  pp_record_set_voided_by (draft, act->key);
  act->erasing = g_strdup_printf ("%s/%s", klass->kind, pp_record_get_id (draft));
  stored = update (act, draft, error);
  if (stored == NULL ||
      !pp_db_run (act->db, error,
                  "UPDATE change SET new = NULL, old = NULL, seal = substr (seal, -32) "
                  "WHERE tbl = ? AND row = ? AND op <> 'E'", "tt", klass->kind,
                  pp_record_get_id (stored)))
    return NULL;

  json = pp_record_to_json (stored);
  pp_act_log (act, klass, pp_record_get_id (stored), "E", g_steal_pointer (&json), NULL);
  return g_steal_pointer (&stored);
}
