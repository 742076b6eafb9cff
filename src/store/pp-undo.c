/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-undo.h"

#include "core/pp-error.h"
#include "core/pp-json.h"
#include "store/pp-act-private.h"
#include "store/pp-allowed.h"
#include "store/pp-refusal-sql.h"
#include "store/pp-rows.h"
#include "store/pp-store-error.h"
#include "store/pp-undo-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

PP_DEFINE_ERROR (pp_undo_error_quark, "undo",
                 "no-act", "never", "counter", "changed", "in-use", "done", "refused")

static const PpColumn columns[] = {
  PP_COLUMN (PpUndoAct, act, TEXT, .required = TRUE, .issued = TRUE),
};

PP_DEFINE_RECORD (PpUndoAct, pp_undo_act, "undo_act", ARGUMENT, columns)

/* A change of the act that is taken back. */
typedef struct {
  gint64         id;
  PpRecordClass *klass;
  char          *row;
  gboolean       inserted;
  PpJson        *was;       /* (nullable) */
} Past;

static void
past_free (gpointer data)
{
  Past *past = data;

  g_free (past->row);
  g_clear_pointer (&past->was, pp_json_free);
  g_free (past);
}

static gboolean
find_act (PpAct *act, const char *key, gint64 *id, char **verb_name, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (act->db, error,
                             "SELECT id, verb, refused FROM act "
                             "WHERE incarnation || '/' || seq = ?", "t", key);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      pp_error_set (error, PP_UNDO_ERROR, PP_UNDO_ERROR_NO_ACT, "act",
                    _("There is nothing to undo under “%s”."), key);
      return FALSE;
    }
  if (pp_statement_text (statement, 2) != NULL)
    {
      pp_error_set (error, PP_UNDO_ERROR, PP_UNDO_ERROR_REFUSED, "act",
                    _("The district server did not accept this. A manager adopts or withdraws "
                      "it."));
      return FALSE;
    }
  *id = pp_statement_int (statement, 0);
  *verb_name = g_strdup (pp_statement_text (statement, 1));
  return TRUE;
}

/* The verb that @key did, through all undoing of undoings. */
static const PpVerb *
first_verb (PpAct *act, const char *key, GError **error)
{
  g_autofree char *name = NULL;

  if (!pp_db_read_text (act->db, &name, error,
                        "WITH RECURSIVE way (verb, undoes) AS ("
                        "SELECT verb, undoes FROM act WHERE incarnation || '/' || seq = ?1 "
                        "UNION ALL SELECT act.verb, act.undoes FROM way JOIN act "
                        "ON incarnation || '/' || seq = way.undoes) "
                        "SELECT verb FROM way WHERE undoes IS NULL", "t", key))
    return NULL;
  return name != NULL ? pp_schema_verb (act->db->schema, name) : NULL;
}

/* Who may not do it may not undo it, nor do it again by undoing that. */
static gboolean
check_role (PpAct *act, const char *key, GError **error)
{
  const PpVerb *verb = first_verb (act, key, error);

  return verb != NULL && pp_allowed_check (act->db, verb, act->request->actor, "act", error);
}

static gboolean
check_verb (PpAct *act, const char *key, const char *verb_name, GError **error)
{
  const PpVerb *verb = pp_schema_verb (act->db->schema, verb_name);
  gint64 n;

  if (verb != NULL && verb->undo == PP_UNDO_COUNTER)
    {
      pp_error_set (error, PP_UNDO_ERROR, PP_UNDO_ERROR_COUNTER, "act",
                    _("This is not undone but corrected (%s)."), verb->counter);
      return FALSE;
    }
  if (verb == NULL || verb->undo == PP_UNDO_NONE)
    {
      pp_error_set (error, PP_UNDO_ERROR, PP_UNDO_ERROR_NEVER, "act",
                    _("This cannot be undone."));
      return FALSE;
    }
  if (!check_role (act, key, error) ||
      !pp_db_read_int (act->db, &n, error,
                       "SELECT count(*) FROM act AS a WHERE undoes = ? AND NOT EXISTS "
                       "(SELECT 1 FROM act AS b WHERE b.undoes = a.incarnation || '/' || a.seq)",
                       "t", key))
    return FALSE;
  if (n > 0)
    {
      pp_error_set (error, PP_UNDO_ERROR, PP_UNDO_ERROR_DONE, "act",
                    _("This was undone already."));
      return FALSE;
    }
  return TRUE;
}

static GPtrArray *
read_changes (PpAct *act, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (past_free);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (act->db, error,
                             "SELECT id, tbl, row, op, old FROM change "
                             "WHERE id BETWEEN ?1 << 16 AND (?1 << 16) + 65535 "
                             "ORDER BY id DESC", "i", id);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      Past *past;
      const char *was;

      if (!row)
        return g_steal_pointer (&changes);
      past = g_new0 (Past, 1);
      g_ptr_array_add (changes, past);
      past->id = pp_statement_int (statement, 0);
      past->klass = pp_schema_kind (act->db->schema, pp_statement_text (statement, 1));
      past->row = g_strdup (pp_statement_text (statement, 2));
      past->inserted = strcmp (pp_statement_text (statement, 3), "I") == 0;
      was = pp_statement_text (statement, 4);
      past->was = was != NULL ? pp_json_parse (was, -1, error) : NULL;
      if (past->klass == NULL || past->klass->table_class != PP_CLASS_STATE ||
          (!past->inserted && past->was == NULL))
        {
          g_clear_error (error);
          pp_error_set (error, PP_UNDO_ERROR, PP_UNDO_ERROR_NEVER, "act",
                        _("This cannot be undone."));
          return NULL;
        }
    }
  return NULL;
}

static gboolean
shares_column (const PpJson *a, const PpJson *b)
{
  for (guint i = 0; i < a->n_members; i++)
    if (pp_json_get (b, a->members[i].key) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
refuse_changed (GError **error)
{
  pp_error_set (error, PP_UNDO_ERROR, PP_UNDO_ERROR_CHANGED, "act",
                _("Something was changed here since. Correct it by hand."));
  return FALSE;
}

/* An act that was undone, and the undo that did it, leave the row as it was between them; one that
 * was adopted stands. */
#define STANDS_UNDONE \
  "EXISTS (SELECT 1 FROM act AS b WHERE b.undoes = a.incarnation || '/' || a.seq " \
  "AND b.verb <> '" PP_REFUSAL_ADOPT "' AND NOT EXISTS " \
  "(SELECT 1 FROM act AS d WHERE d.undoes = b.incarnation || '/' || b.seq))"
#define UNDOES_A_LATER \
  "a.verb <> '" PP_REFUSAL_ADOPT "' AND ifnull ((SELECT e.id FROM act AS e WHERE " \
  "e.incarnation = substr (a.undoes, 1, instr (a.undoes, '/') - 1) AND " \
  "e.seq = CAST (substr (a.undoes, instr (a.undoes, '/') + 1) AS INTEGER)), 0) > ?"

/* Whether no later act changed what @past changed. */
static gboolean
check_unchanged (PpAct *act, const Past *past, gint64 id, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (act->db, error,
                             "SELECT c.new FROM change AS c JOIN act AS a ON a.id = c.act "
                             "WHERE c.tbl = ? AND c.row = ? AND c.id > ? AND c.act <> ? "
                             "AND NOT " STANDS_UNDONE " AND NOT (" UNDOES_A_LATER ")", "ttiii",
                             past->klass->kind, past->row, past->id, id, id);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      g_autoptr (PpJson) later = NULL;

      if (!row)
        return TRUE;
      if (pp_statement_text (statement, 0) == NULL)
        return refuse_changed (error);
      later = pp_json_parse (pp_statement_text (statement, 0), -1, error);
      if (later == NULL)
        return FALSE;
      if (past->inserted || shares_column (past->was, later))
        return refuse_changed (error);
    }
  return FALSE;
}

static gboolean
count_uses (PpAct *act, PpRecordClass *user, const PpColumn *column, const char *row, gint64 *n,
            GError **error)
{
  gboolean state = user->table_class == PP_CLASS_STATE;
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s = ?%s", user->kind,
                                          column->name, state ? " AND voided_by IS NULL" : "");

  return pp_db_read_int (act->db, n, error, sql, "t", row);
}

/**
 * pp_undo_check_unused: (skip)
 * @act: the open act
 * @klass: the kind of a row
 * @row: its id
 * @error: PP_UNDO_ERROR_IN_USE
 *
 * The rows that this act has voided so far are not in use.
 *
 * Returns: whether nothing in use points at the row
 */
gboolean
pp_undo_check_unused (PpAct *act, PpRecordClass *klass, const char *row, GError **error)
{
  for (const PpKindFunc *kind = act->db->schema->kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());
      PpRecordClass *user = PP_RECORD_CLASS (held);

      for (guint i = 0; i < user->n_columns; i++)
        {
          const PpColumn *column = &user->columns[i];
          gint64 n = 0;

          if (column->type != PP_COLUMN_REF || g_strcmp0 (column->of, klass->kind) != 0)
            continue;
          if (!count_uses (act, user, column, row, &n, error))
            return FALSE;
          if (n > 0)
            {
              pp_error_set (error, PP_UNDO_ERROR, PP_UNDO_ERROR_IN_USE, "act",
                            _("This is in use already and cannot be undone."));
              return FALSE;
            }
        }
    }
  return TRUE;
}

static gboolean
take_back (PpAct *act, const Past *past, GError **error)
{
  GType kind = G_TYPE_FROM_CLASS (past->klass);
  g_autoptr (PpRecord) stored = NULL, voided = NULL;

  if (!past->inserted)
    return pp_rows_update (act->db, past->klass, past->row, past->was, error);

  if (!pp_undo_check_unused (act, past->klass, past->row, error))
    return FALSE;
  stored = pp_db_get_live (act->db, kind, past->row, "act", error);
  if (stored == NULL)
    return FALSE;
  voided = pp_act_void (act, stored, error);
  return voided != NULL;
}

static gboolean
refuse_return (GError **error)
{
  pp_error_set (error, PP_UNDO_ERROR, PP_UNDO_ERROR_IN_USE, "act",
                _("This cannot come back: what it belongs to is gone, or another took its place."));
  return FALSE;
}

/* Whether what the row points at is in use, and nobody else has its code meanwhile. */
static gboolean
check_belongs (PpAct *act, PpRecord *row, GError **error)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (row);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const PpColumn *column = &klass->columns[i];
      const char *text = pp_column_holds_text (column) ? pp_record_peek_text (row, column) : NULL;
      PpRecordClass *target = column->type == PP_COLUMN_REF
                                ? pp_schema_kind (act->db->schema, column->of) : NULL;
      g_autofree char *sql = NULL;
      gint64 n = 0;

      if (text == NULL)
        continue;
      if (target != NULL && target->table_class == PP_CLASS_STATE)
        sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE id = ? AND voided_by IS NOT NULL",
                               target->kind);
      else if (g_strcmp0 (klass->key, column->name) == 0 && strcmp (column->name, "code") == 0)
        sql = g_strdup_printf ("SELECT count(*) - 1 FROM %s WHERE code = ? AND voided_by IS NULL",
                               klass->kind);
      if (sql != NULL && !pp_db_read_int (act->db, &n, error, sql, "t", text))
        return FALSE;
      if (n > 0)
        return refuse_return (error);
    }
  return TRUE;
}

/**
 * pp_undo_check_rules: (skip)
 * @act: the open act
 * @klass: the kind of a row
 * @row: its id
 * @error: the rule that does not hold
 *
 * Returns: whether the rules that stand between rows hold with the row as it now stands
 */
gboolean
pp_undo_check_rules (PpAct *act, PpRecordClass *klass, const char *row, GError **error)
{
  GType kind = G_TYPE_FROM_CLASS (klass);
  const PpCheck *check = act->db->schema->checks;
  g_autoptr (PpRecord) record = pp_db_get (act->db, kind, row, error);

  if (record == NULL)
    return FALSE;
  for (; check != NULL && check->kind != NULL; check++)
    {
      if (check->kind () != kind)
        continue;
      if (!check->check (act, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_return (PpAct *act, const Past *past, GError **error)
{
  g_autoptr (PpRecord) row = pp_db_get (act->db, G_TYPE_FROM_CLASS (past->klass), past->row,
                                        error);

  return row != NULL &&
         (pp_record_get_voided_by (row) != NULL || check_belongs (act, row, error)) &&
         pp_undo_check_rules (act, past->klass, past->row, error);
}

/**
 * pp_undo_run:
 * @act: the open act
 * @asked: a #PpUndoAct
 * @error: #PpUndoError
 *
 * The verb act.undo: writes the old values of another act's rows back, last change first, and
 * takes the rows that it made out of use. Refused where a later act changed the same columns,
 * where something hangs on a row, and where the verb's line says so. Undoing an undo does it
 * again.
 *
 * Returns: (transfer full): @asked
 */
gpointer
pp_undo_run (PpAct *act, gpointer asked, GError **error)
{
  const char *key = ((PpUndoAct *) asked)->act != NULL ? ((PpUndoAct *) asked)->act : "";
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *verb_name = NULL;
  gint64 id;

  if (!find_act (act, key, &id, &verb_name, error) || !check_verb (act, key, verb_name, error))
    return NULL;
  changes = read_changes (act, id, error);
  if (changes == NULL)
    return NULL;
  for (guint i = 0; i < changes->len; i++)
    if (!check_unchanged (act, g_ptr_array_index (changes, i), id, error))
      return NULL;
  for (guint i = 0; i < changes->len; i++)
    if (!take_back (act, g_ptr_array_index (changes, i), error))
      return NULL;
  for (guint i = 0; i < changes->len; i++)
    if (!check_return (act, g_ptr_array_index (changes, i), error))
      return NULL;
  act->undoes = g_strdup (key);
  return g_object_ref (asked);
}
