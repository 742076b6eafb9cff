/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-refusal.h"

#include "core/pp-error.h"
#include "core/pp-json.h"
#include "store/pp-act-private.h"
#include "store/pp-allowed.h"
#include "store/pp-fold.h"
#include "store/pp-logged-act.h"
#include "store/pp-rows.h"
#include "store/pp-store-error.h"
#include "store/pp-undo-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

PP_DEFINE_ERROR (pp_refusal_error_quark, "refused",
                 "no-act", "done", "first", "gone", "fact", "never")

static const PpColumn columns[] = {
  PP_COLUMN (PpRefusedAct, act, TEXT, .required = TRUE, .issued = TRUE),
};

PP_DEFINE_RECORD (PpRefusedAct, pp_refused_act, "refused_act", ARGUMENT, columns)

/* A refused act that is being settled. */
typedef struct {
  PpAct       *act;       /* by which it is */
  gint64       id;
  PpLoggedAct *refused;
  GHashTable  *folds;     /* (element-type utf8 PpFold): "kind/id", the row without the act */
} Settling;

static void
fold_free (gpointer fold)
{
  pp_fold_clear (fold);
  g_free (fold);
}

static void
settling_clear (Settling *self)
{
  g_clear_pointer (&self->refused, pp_logged_act_free);
  g_clear_pointer (&self->folds, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settling, settling_clear)

static gboolean
refuse (GError **error, PpRefusalError code, const char *words)
{
  pp_error_set (error, PP_REFUSAL_ERROR, code, "act", "%s", words);
  return FALSE;
}

/* Numbers of this desk's acts; the act of another desk is settled there. */
static gboolean
find_refused (Settling *self, const char *key, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  g_autoptr (GPtrArray) acts = NULL;
  gboolean row;
  gint64 seq;

  statement = pp_db_prepare (self->act->db, error,
                             "SELECT a.id, a.seq, EXISTS (SELECT 1 FROM act AS s WHERE "
                             PP_ACT_SETTLES ") FROM act AS a WHERE a.incarnation || '/' || a.seq "
                             "= ? AND a.incarnation = ? AND " PP_ACT_IS_REFUSED, "tt",
                             key, self->act->incarnation);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return refuse (error, PP_REFUSAL_ERROR_NO_ACT,
                   _("The district server has not refused such an act of this desk."));
  if (pp_statement_int (statement, 2) != 0)
    return refuse (error, PP_REFUSAL_ERROR_DONE, _("This was settled already."));
  self->id = pp_statement_int (statement, 0);
  seq = pp_statement_int (statement, 1);
  acts = pp_logged_act_list (self->act->db, self->act->incarnation, seq - 1, 1, error);
  if (acts == NULL)
    return FALSE;
  self->refused = g_ptr_array_steal_index (acts, 0);
  return TRUE;
}

/* Who may not do it may not do it again, nor withdraw it. */
static gboolean
check_role (Settling *self, GError **error)
{
  const PpSchema *schema = self->act->db->schema;
  const PpVerb *verb = pp_schema_verb (schema, self->refused->verb);

  return verb == NULL ||
         pp_allowed_check (self->act->db, verb, self->act->request->actor, "act", error);
}

static gboolean
begin (Settling *self, PpAct *act, PpRefusedAct *asked, GError **error)
{
  self->act = act;
  self->folds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, fold_free);
  return find_refused (self, asked->act != NULL ? asked->act : "", error) &&
         check_role (self, error);
}

static gboolean
fold_without (Settling *self, const PpLoggedChange *change, PpFold *fold, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (self->act->db, error,
                             "SELECT c.op, c.new FROM change AS c JOIN act AS a ON a.id = c.act "
                             "WHERE c.tbl = ? AND c.row = ? AND a.id <> ? AND " PP_CHANGE_COUNTS
                             " ORDER BY " PP_CHANGE_ORDER, "tti", change->table, change->row,
                             self->id);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (!pp_fold_add (fold, pp_statement_text (statement, 0), pp_statement_text (statement, 1),
                        NULL, error))
        return FALSE;
    }
  return FALSE;
}

/* The row as it is for everybody else. */
static PpFold *
get_fold (Settling *self, const PpLoggedChange *change, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", change->table, change->row);
  PpFold *fold = g_hash_table_lookup (self->folds, key);

  if (fold != NULL)
    return fold;
  fold = g_new0 (PpFold, 1);
  pp_fold_init (fold);
  g_hash_table_insert (self->folds, g_steal_pointer (&key), fold);
  return fold_without (self, change, fold, error) ? fold : NULL;
}

/* What the fold has for the columns that @change writes. */
static char *
old_of (PpFold *fold, const PpJson *values)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < values->n_members; i++)
    {
      const PpJsonMember *value = pp_fold_get (fold, values->members[i].key);

      pp_json_append_key (out, values->members[i].key);
      if (value == NULL)
        g_string_append (out, "null");
      else if (value->type == PP_JSON_TEXT)
        pp_json_append_text (out, value->text, value->length);
      else
        pp_json_append_int (out, value->integer);
    }
  g_string_append (out, out->len > 0 ? "}" : "{}");
  return g_string_free (out, FALSE);
}

static gboolean
has_op (Settling *self, const PpLoggedChange *change, const char *op)
{
  for (guint i = 0; i < self->refused->changes->len; i++)
    {
      const PpLoggedChange *other = g_ptr_array_index (self->refused->changes, i);

      if (strcmp (other->op, op) == 0 && strcmp (other->table, change->table) == 0 &&
          strcmp (other->row, change->row) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether an earlier refused act, which nobody has settled, made the row, or touched it. */
static gboolean
check_earlier (Settling *self, const char *table, const char *row, const char *op, GError **error)
{
  g_autofree char *first = NULL, *gone = NULL;

  if (!pp_db_read_text (self->act->db, &first, error,
                        "SELECT a.incarnation || '/' || a.seq FROM change AS c JOIN act AS a "
                        "ON a.id = c.act WHERE c.tbl = ? AND c.row = ? AND c.op LIKE ? "
                        "AND a.id < ? AND " PP_ACT_IS_OPEN " ORDER BY a.id LIMIT 1", "ttti",
                        table, row, op, self->id) ||
      !pp_db_read_text (self->act->db, &gone, error,
                        "SELECT c.row FROM change AS c JOIN act AS a ON a.id = c.act "
                        "WHERE c.tbl = ? AND c.row = ? AND c.op = 'I' AND EXISTS (SELECT 1 FROM "
                        "act AS s WHERE " PP_ACT_SETTLES " AND s.verb = '" PP_REFUSAL_WITHDRAW
                        "')", "tt", table, row))
    return FALSE;
  if (gone != NULL)
    return refuse (error, PP_REFUSAL_ERROR_GONE,
                   _("What this belongs to was withdrawn. Withdraw this as well."));
  if (first == NULL)
    return TRUE;
  pp_error_set (error, PP_REFUSAL_ERROR, PP_REFUSAL_ERROR_FIRST, "act",
                _("This follows from act %s, which was refused as well. Settle that one first."),
                first);
  return FALSE;
}

static gboolean
check_references (Settling *self, PpRecordClass *klass, const PpJson *values, GError **error)
{
  for (guint i = 0; i < values->n_members; i++)
    {
      const PpJsonMember *member = &values->members[i];
      const PpColumn *column = pp_record_class_column (klass, member->key);

      if (column != NULL && column->type == PP_COLUMN_REF && member->type == PP_JSON_TEXT &&
          !check_earlier (self, column->of, member->text, "I", error))
        return FALSE;
    }
  return TRUE;
}

/* The very same change once more. The row holds what it says, unless something later was in its
 * way; what it met is what everybody else has. */
static gboolean
do_again (Settling *self, const PpLoggedChange *change, GError **error)
{
  PpDb *db = self->act->db;
  PpRecordClass *klass = pp_schema_kind (db->schema, change->table);
  PpFold *fold = get_fold (self, change, error);
  g_autoptr (PpJson) values = NULL;
  gboolean updates = strcmp (change->op, "U") == 0, written = TRUE;

  if (fold == NULL)
    return FALSE;
  if (klass == NULL)
    return refuse (error, PP_REFUSAL_ERROR_NEVER, _("This cannot be done again here."));
  if (change->new_json == NULL && has_op (self, change, "E"))
    return TRUE;
  if (fold->ended || change->new_json == NULL)
    return refuse (error, PP_REFUSAL_ERROR_GONE,
                   _("This person was erased meanwhile, and this cannot be done again."));
  values = pp_json_parse (change->new_json, -1, error);
  if (values == NULL || !check_earlier (self, change->table, change->row, "%", error) ||
      !check_references (self, klass, values, error))
    return FALSE;
  pp_act_log (self->act, klass, change->row, change->op, g_strdup (change->new_json),
              updates ? old_of (fold, values) : NULL);
  if (updates)
    {
      db->mode = PP_DB_APPLY;
      written = pp_rows_update (db, klass, change->row, values, error);
      db->mode = PP_DB_ACT;
    }
  return written && pp_fold_add (fold, change->op, change->new_json, NULL, error);
}

static gboolean
check_rules (Settling *self, GError **error)
{
  for (guint i = 0; i < self->refused->changes->len; i++)
    {
      const PpLoggedChange *change = g_ptr_array_index (self->refused->changes, i);

      if (!pp_undo_check_rules (self->act, pp_schema_kind (self->act->db->schema, change->table),
                                change->row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pp_refusal_adopt:
 * @act: the open act
 * @asked: a #PpRefusedAct
 * @error: #PpRefusalError, or the rule between rows that does not hold any more
 *
 * The verb refused.adopt: does an act that the district server refused once more, in this
 * person's name: the same changes of the same rows, byte for byte. What the refused act saw
 * before it is what stands for everybody else, so that nobody takes it for a clash.
 *
 * Returns: (transfer full): @asked
 */
gpointer
pp_refusal_adopt (PpAct *act, gpointer asked, GError **error)
{
  g_auto (Settling) settling = { NULL };

  if (!begin (&settling, act, asked, error))
    return NULL;
  for (guint i = 0; i < settling.refused->changes->len; i++)
    if (!do_again (&settling, g_ptr_array_index (settling.refused->changes, i), error))
      return NULL;
  if (!check_rules (&settling, error))
    return NULL;
  act->undoes = g_strdup (((PpRefusedAct *) asked)->act);
  return g_object_ref (asked);
}

static gboolean
check_no_fact (Settling *self, GError **error)
{
  const PpSchema *schema = self->act->db->schema;
  const PpVerb *verb = pp_schema_verb (schema, self->refused->verb);

  for (guint i = 0; i < self->refused->changes->len; i++)
    {
      const PpLoggedChange *change = g_ptr_array_index (self->refused->changes, i);
      PpRecordClass *klass = pp_schema_kind (schema, change->table);

      if (klass == NULL)
        return refuse (error, PP_REFUSAL_ERROR_NEVER, _("This cannot be withdrawn here."));
      if (klass->table_class == PP_CLASS_STATE)
        continue;
      if (verb == NULL || verb->counter == NULL)
        return refuse (error, PP_REFUSAL_ERROR_FACT,
                       _("This made a record that is never taken back. Adopt it instead."));
      pp_error_set (error, PP_REFUSAL_ERROR, PP_REFUSAL_ERROR_FACT, "act",
                    _("This made a record that is never taken back. Adopt it, and then correct "
                      "it (%s)."), verb->counter);
      return FALSE;
    }
  return TRUE;
}

/* Whether a later act that still counts changed a row that goes out of use. */
static gboolean
check_later (Settling *self, const PpLoggedChange *change, GError **error)
{
  g_autofree char *later = NULL;

  if (!pp_db_read_text (self->act->db, &later, error,
                        "SELECT a.incarnation || '/' || a.seq FROM change AS c JOIN act AS a "
                        "ON a.id = c.act WHERE c.tbl = ? AND c.row = ? AND a.id > ? AND "
                        PP_CHANGE_COUNTS " ORDER BY a.id DESC LIMIT 1", "tti", change->table,
                        change->row, self->id))
    return FALSE;
  if (later == NULL)
    return TRUE;
  pp_error_set (error, PP_REFUSAL_ERROR, PP_REFUSAL_ERROR_FIRST, "act",
                _("Act %s hangs on this. Sync, and withdraw that one first."), later);
  return FALSE;
}

static gboolean
void_row (Settling *self, PpRecordClass *klass, const PpLoggedChange *change, GError **error)
{
  g_autoptr (PpRecord) stored = NULL, voided = NULL;

  if (!check_later (self, change, error) ||
      !pp_undo_check_unused (self->act, klass, change->row, error))
    return FALSE;
  stored = pp_db_get (self->act->db, G_TYPE_FROM_CLASS (klass), change->row, error);
  if (stored == NULL)
    return FALSE;
  if (pp_record_get_voided_by (stored) != NULL)
    return TRUE;
  voided = pp_act_void (self->act, stored, error);
  return voided != NULL;
}

static gboolean
is_erased (Settling *self, const PpLoggedChange *change, gboolean *erased, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (self->act->db, &n, error,
                       "SELECT count(*) FROM change WHERE tbl = ? AND row = ? AND op = 'E'", "tt",
                       change->table, change->row))
    return FALSE;
  *erased = n > 0;
  return TRUE;
}

/* An erasure stands, whoever took it. */
static gboolean
take_back (Settling *self, const PpLoggedChange *change, GError **error)
{
  PpDb *db = self->act->db;
  PpRecordClass *klass = pp_schema_kind (db->schema, change->table);
  g_autoptr (PpJson) written = NULL, values = NULL;
  g_autofree char *old = NULL;
  gboolean erased;
  PpFold *fold;

  if (!is_erased (self, change, &erased, error))
    return FALSE;
  if (erased)
    return TRUE;
  if (has_op (self, change, "I"))
    return strcmp (change->op, "I") != 0 || void_row (self, klass, change, error);
  fold = get_fold (self, change, error);
  written = fold != NULL ? pp_json_parse (change->new_json, -1, error) : NULL;
  if (written == NULL)
    return FALSE;
  old = old_of (fold, written);
  values = pp_json_parse (old, -1, error);
  return values != NULL && pp_rows_update (db, klass, change->row, values, error);
}

/**
 * pp_refusal_withdraw:
 * @act: the open act
 * @asked: a #PpRefusedAct
 * @error: #PpRefusalError, or PP_UNDO_ERROR_IN_USE
 *
 * The verb refused.withdraw: makes the rows of an act that the district server refused what they
 * are for everybody else, and takes those that it began out of use: nobody else ever had them.
 * Refused where it made facts, and where later acts hang on a row that it began.
 *
 * Returns: (transfer full): @asked
 */
gpointer
pp_refusal_withdraw (PpAct *act, gpointer asked, GError **error)
{
  g_auto (Settling) settling = { NULL };

  if (!begin (&settling, act, asked, error) || !check_no_fact (&settling, error))
    return NULL;
  for (guint i = settling.refused->changes->len; i > 0; i--)
    if (!take_back (&settling, g_ptr_array_index (settling.refused->changes, i - 1), error))
      return NULL;
  act->undoes = g_strdup (((PpRefusedAct *) asked)->act);
  return g_object_ref (asked);
}
