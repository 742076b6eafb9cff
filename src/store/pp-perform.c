/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-perform.h"

#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "store/pp-act-private.h"
#include "store/pp-allowed.h"
#include "store/pp-recovery.h"
#include "store/pp-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PpVerb *
find_verb (PpDb *db, const PpRequest *request, GError **error)
{
  const PpVerb *verb = pp_schema_verb (db->schema, request->verb);

  if (verb == NULL)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_UNKNOWN_VERB, NULL,
                    _("Nothing here is called “%s”."), request->verb);
      return NULL;
    }
  if (request->argument == NULL ||
      !g_type_is_a (G_OBJECT_TYPE (request->argument), verb->argument ()))
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_WRONG_ARGUMENT, NULL,
                    _("This was asked with the wrong kind of form."));
      return NULL;
    }
  return verb;
}

/* Whoever types it is told which of the two PINs it was. */
static gboolean
check_second_pin (PpAct *act, GError **error)
{
  const PpRequest *request = act->request;
  g_autoptr (GError) refused = NULL;

  if (act->db->schema->check_pin (act->db, request->second, request->second_pin, act->at,
                                  &refused))
    return TRUE;
  if (g_strcmp0 (pp_error_get_field (refused), "pin") == 0)
    pp_error_set (error, refused->domain, refused->code, "second_pin", "%s", refused->message);
  else
    g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

static gboolean
step_up (PpAct *act, const PpVerb *verb, GError **error)
{
  const PpRequest *request = act->request;
  const PpSchema *schema = act->db->schema;

  if (verb->step_up == PP_STEP_NONE || request->is_rehearsal || (act->demo && request->pin == NULL))
    return TRUE;
  if (verb->step_up == PP_STEP_RECOVERY_CODE)
    return pp_recovery_check_code (act->db, request->pin != NULL ? request->pin : "", error);
  if (!schema->check_pin (act->db, request->actor, request->pin, act->at, error))
    return FALSE;
  if (verb->step_up == PP_STEP_OWN_PIN)
    return TRUE;
  if (g_strcmp0 (request->second, request->actor) == 0 || request->second == NULL)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_WRONG_PIN, NULL,
                    _("This needs a second person's PIN."));
      return FALSE;
    }
  return pp_allowed_check (act->db, verb, request->second, NULL, error) &&
         check_second_pin (act, error);
}

static gboolean
act_stands (PpAct *act)
{
  gint64 n;

  return pp_db_read_int (act->db, &n, NULL,
                         "SELECT count(*) FROM act WHERE incarnation = ? AND seq = ?", "ti",
                         act->incarnation, act->seq) && n == 1;
}

/* Where the sync at its end failed, the whole act stands in the log of writes behind what counts
 * there, and the next opening would take it for done. Another commit takes its place.
 */
static gboolean
write_over (PpDb *db)
{
  if (pp_db_exec (db, "BEGIN IMMEDIATE", NULL) &&
      pp_db_exec (db, "INSERT INTO local (key, value) VALUES ('commits_failed', '1') "
                  "ON CONFLICT (key) DO UPDATE SET value = value + 1", NULL) &&
      pp_db_exec (db, "COMMIT", NULL))
    return TRUE;
  pp_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

/* COMMIT can fail and yet have happened (a sync that reports late): the state is read again. */
static gboolean
commit (PpAct *act, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean may_stand;

  if (pp_db_run (act->db, &failure, "COMMIT", ""))
    return TRUE;
  may_stand = sqlite3_extended_errcode (act->db->handle) == SQLITE_IOERR_FSYNC;
  pp_db_exec (act->db, "ROLLBACK", NULL);
  if (act_stands (act))
    return TRUE;
  if (!may_stand || write_over (act->db))
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_UNSURE, NULL,
                  _("The disk failed while this was written, and it is not known whether it was "
                    "done. Close the program; when the disk is in order look whether it is there "
                    "before you do it again."));
  return FALSE;
}

static GStrv
rows_of (PpAct *act)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < act->changes->len; i++)
    {
      const PpChange *change = g_ptr_array_index (act->changes, i);
      g_autofree char *row = g_strconcat (change->klass->kind, "/", change->row, NULL);

      g_strv_builder_add (builder, row);
    }
  return g_strv_builder_end (builder);
}

static gpointer
run_act (PpDb *db, const PpRequest *request, const PpVerb *verb, PpAct **opened, GError **error)
{
  g_autoptr (PpRecord) record = NULL;
  PpAct *act;

  if (!pp_allowed_check (db, verb, request->actor, NULL, error) ||
      !pp_record_check_free (PP_RECORD (request->argument), error))
    return NULL;
  act = *opened = pp_act_begin (db, request, error);
  if (act == NULL)
    return NULL;
  act->pin_refused = !step_up (act, verb, error);
  if (act->pin_refused)
    return NULL;
  act->verb = verb;
  record = verb->run (act, request->argument, error);
  if (record == NULL)
    return NULL;
  if (db->doomed || act->size > PP_ACT_LIMIT)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FAILED, NULL,
                    _("The database could not do this: %s."), request->verb);
      return NULL;
    }
  return pp_act_finish (act, error) ? g_steal_pointer (&record) : NULL;
}

/* Nothing was written before the verb ran but the count of wrong PINs, which must last. */
static void
give_up (PpDb *db, PpAct *act, GError **error)
{
  gboolean keep = act != NULL && act->pin_refused && !db->doomed;

  if (act != NULL && act->size > PP_ACT_LIMIT && error != NULL)
    {
      g_clear_error (error);
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_TOO_LARGE, NULL,
                    _("This is too much for one step. Do it in smaller parts."));
    }
  if (!keep || !pp_db_exec (db, "COMMIT", NULL))
    pp_db_exec (db, "ROLLBACK", NULL);
}

/**
 * pp_perform: (skip)
 * @db: the writing connection
 * @request: what is asked
 * @rows: (out): "kind/id" of what was written
 * @error: why it is refused
 *
 * Runs a verb as one act: checks the role, that no Aadhaar number is handed in, and the PIN, runs
 * the rule, logs, commits; or leaves everything as it was, as after a rehearsal.
 *
 * Returns: (transfer full): the stored record
 */
gpointer
pp_perform (PpDb *db, const PpRequest *request, GStrv *rows, GError **error)
{
  const PpVerb *verb = find_verb (db, request, error);
  g_autoptr (PpAct) act = NULL;
  g_autoptr (PpRecord) record = NULL;

  if (verb == NULL || !pp_db_run (db, error, "BEGIN IMMEDIATE", ""))
    return NULL;

  db->doomed = FALSE;
  record = run_act (db, request, verb, &act, error);
  db->mode = PP_DB_CLOSED;
  db->act = NULL;
  if (record == NULL)
    {
      give_up (db, act, error);
      return NULL;
    }
  if (request->is_rehearsal)
    {
      pp_db_exec (db, "ROLLBACK", NULL);
      return g_steal_pointer (&record);
    }
  if (!commit (act, error))
    return NULL;
  *rows = rows_of (act);
  return g_steal_pointer (&record);
}

/**
 * pp_perform_read: (skip)
 * @db: the reading connection
 * @func: a query
 * @data: what it is asked
 * @error: why it failed
 *
 * Runs a query that sees one state from its begin to its end.
 *
 * Returns: (transfer full): its result
 */
gpointer
pp_perform_read (PpDb *db, PpReadFunc func, gpointer data, GError **error)
{
  gpointer result;

  if (!pp_db_exec (db, "BEGIN", error))
    return NULL;
  db->moment++;
  result = func (db, data, error);
  pp_db_exec (db, "ROLLBACK", NULL);
  return result;
}

/**
 * pp_perform_maintenance: (skip)
 * @db: the writing connection
 * @func: what to do
 * @data: what it is asked
 * @rows: (out) (nullable): "kind/id" of what was written, as @func left it in the connection
 * @error: why it failed
 *
 * Returns: (transfer full): what @func returned; where that is %NULL nothing was written
 */
gpointer
pp_perform_maintenance (PpDb *db, PpReadFunc func, gpointer data, GStrv *rows, GError **error)
{
  gpointer result;

  if (!pp_db_run (db, error, "BEGIN IMMEDIATE", ""))
    return NULL;
  result = func (db, data, error);
  db->mode = PP_DB_CLOSED;
  if (result == NULL || !pp_db_exec (db, "COMMIT", error))
    {
      pp_db_exec (db, "ROLLBACK", NULL);
      g_strfreev (pp_db_take_written (db));
      return NULL;
    }
  *rows = pp_db_take_written (db);
  return result;
}
