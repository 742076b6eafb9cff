/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "district/pp-authority.h"

#include "core/pp-json.h"
#include "kinds/pp-kinds.h"
#include "people/pp-role.h"
#include "store/pp-refusal.h"

#include <string.h>

/* Facts that only the lab may make, and who there: the server looks at the actor's roles itself,
 * whatever verb the desk names. */
static const struct {
  const char *table;
  guint       roles;
} lab_tables[] = {
  { "result",       PP_ROLE_LAB },
  { "verification", PP_ROLE_LAB },
  { "certificate",  PP_ROLE_LAB },
  { "release",      PP_ROLE_LAB | PP_ROLE_MANAGER },
};

/* The roles of which an actor needs one; everybody's where the act touches no lab fact. */
static guint
roles_for (const PpLoggedAct *act)
{
  guint roles = PP_ROLE_EVERYBODY;

  for (guint i = 0; i < act->changes->len; i++)
    {
      const PpLoggedChange *change = g_ptr_array_index (act->changes, i);

      for (guint j = 0; j < G_N_ELEMENTS (lab_tables); j++)
        if (strcmp (change->table, lab_tables[j].table) == 0)
          roles &= lab_tables[j].roles;
    }
  return roles;
}

static gboolean
is_made_twice (const PpLoggedAct *act, guint at)
{
  const PpLoggedChange *change = g_ptr_array_index (act->changes, at);

  for (guint i = 0; i < at; i++)
    {
      const PpLoggedChange *other = g_ptr_array_index (act->changes, i);

      if (strcmp (other->table, change->table) == 0 && strcmp (other->row, change->row) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
check_changes (const PpLoggedAct *act)
{
  for (guint i = 0; i < act->changes->len; i++)
    {
      const PpLoggedChange *change = g_ptr_array_index (act->changes, i);
      PpRecordClass *klass = pp_schema_kind (pp_kinds_get_schema (), change->table);

      if (klass != NULL && klass->table_class == PP_CLASS_REFERENCE)
        return "reference";
      if (klass != NULL && klass->table_class == PP_CLASS_FACT &&
          (strcmp (change->op, "I") != 0 || is_made_twice (act, i)))
        return "fact-changed";
    }
  return NULL;
}

static gboolean
has_row (PpDb *db, const char *cluster, const char *table, const char *row, gboolean *there,
         GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error, "SELECT count(*) FROM merged WHERE cluster = ? AND tbl = ? "
                                      "AND row = ?", "ttt", cluster, table, row))
    return FALSE;
  *there = n > 0;
  return TRUE;
}

/* Whether a row is there only at the desk that sent it, for the act that made it was refused. */
static gboolean
is_refused_row (PpDb *db, const char *cluster, const char *table, const char *row,
                gboolean *refused, GError **error)
{
  gboolean there;
  gint64 n;

  if (!pp_db_read_int (db, &n, error,
                       "SELECT count(*) FROM feed_change AS c JOIN feed_act AS a ON a.id = c.act "
                       "WHERE c.cluster = ? AND c.tbl = ? AND c.row = ? AND c.op = 'I' "
                       "AND a.refused IS NOT NULL", "ttt", cluster, table, row))
    return FALSE;
  *refused = n > 0;
  if (n == 0)
    return TRUE;
  if (!has_row (db, cluster, table, row, &there, error))
    return FALSE;
  *refused = !there;
  return TRUE;
}

static gboolean
fits (const PpColumn *column, const PpJsonMember *member)
{
  if (member->type == PP_JSON_NULL)
    return !column->required;
  return member->type == (pp_column_holds_text (column) ? PP_JSON_TEXT : PP_JSON_INT);
}

/* Of a row's columns that are known here: what no desk could write, and what points at a row that
 * nobody else has. */
static gboolean
check_columns (PpDb *db, const char *cluster, PpRecordClass *klass, const PpJson *values,
               const char **refused, GError **error)
{
  for (guint i = 0; i < values->n_members && *refused == NULL; i++)
    {
      const PpJsonMember *member = &values->members[i];
      const PpColumn *column = pp_record_class_column (klass, member->key);
      gboolean of_refused = FALSE;

      if (column == NULL)
        continue;
      if (!fits (column, member))
        *refused = "bad-value";
      else if (column->type == PP_COLUMN_REF && member->type == PP_JSON_TEXT &&
               !is_refused_row (db, cluster, column->of, member->text, &of_refused, error))
        return FALSE;
      else if (of_refused)
        *refused = "follows-refused";
    }
  return TRUE;
}

static gboolean
check_row (PpDb *db, const char *cluster, const PpLoggedChange *change, const char **refused,
           GError **error)
{
  PpRecordClass *klass = pp_schema_kind (pp_kinds_get_schema (), change->table);
  g_autoptr (PpJson) values = NULL;
  gboolean wrong = FALSE;

  if (strcmp (change->op, "I") != 0)
    {
      if (!is_refused_row (db, cluster, change->table, change->row, &wrong, error))
        return FALSE;
      if (wrong)
        *refused = "follows-refused";
    }
  else if (klass != NULL && klass->table_class == PP_CLASS_FACT)
    {
      if (!has_row (db, cluster, change->table, change->row, &wrong, error))
        return FALSE;
      if (wrong)
        *refused = "fact-changed";
    }
  if (*refused != NULL || klass == NULL || change->new_json == NULL)
    return TRUE;
  values = pp_json_parse (change->new_json, -1, NULL);
  if (values != NULL)
    return check_columns (db, cluster, klass, values, refused, error);
  *refused = "bad-value";
  return TRUE;
}

/* The roles of a person, as the cluster's merged rows have them. */
static gboolean
read_roles (PpDb *db, const char *cluster, const char *staff, guint *roles, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  *roles = 0;
  statement = pp_db_prepare (db, error, "SELECT json FROM merged WHERE cluster = ? "
                                        "AND tbl = 'staff_role'", "t", cluster);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      g_autoptr (PpJson) json = NULL;
      const char *role;

      if (!row)
        return TRUE;
      json = pp_json_parse (pp_statement_text (statement, 0), -1, error);
      if (json == NULL)
        return FALSE;
      role = pp_json_get_text (json, "role");
      if (role != NULL && g_strcmp0 (pp_json_get_text (json, "staff"), staff) == 0 &&
          pp_json_get_text (json, "voided_by") == NULL)
        *roles |= pp_role_from_word (role);
    }
  return FALSE;
}

/* The verb that is done: for an adoption, that of the refused act, and none where there is no such
 * act of this device that waits to be settled. */
static gboolean
find_verb (PpDb *db, const PpLoggedAct *act, const PpVerb **verb, gboolean *settles_none,
           GError **error)
{
  g_autofree char *name = NULL;

  *settles_none = FALSE;
  *verb = pp_schema_verb (pp_kinds_get_schema (), act->verb);
  if (strcmp (act->verb, PP_REFUSAL_ADOPT) != 0 && strcmp (act->verb, PP_REFUSAL_WITHDRAW) != 0)
    return TRUE;
  if (!pp_db_read_text (db, &name, error,
                        "SELECT verb FROM feed_act WHERE incarnation = ? AND incarnation || '/' "
                        "|| seq = ? AND refused IS NOT NULL AND settled = 0", "tt",
                        act->incarnation, act->undoes))
    return FALSE;
  *settles_none = name == NULL;
  *verb = name != NULL ? pp_schema_verb (pp_kinds_get_schema (), name) : NULL;
  return TRUE;
}

/**
 * pp_authority_check:
 * @db: a connection
 * @cluster: code of the cluster whose device sent it
 * @act: an act whose hash holds
 * @refused: (out) (nullable): why it is not allowed, whatever the desk thought
 * @error: why it could not be checked
 *
 * Reference data comes from the district only; a fact is never changed; a row is one that a desk
 * can write; what follows from a refused act is refused with it; acts that touch lab facts need an
 * actor whose roles allow the verb. A refusal stands: an act that its desk sends again as refused,
 * because the server lost it, is refused as before. What settles a refused act must name one.
 *
 * Returns: whether it could be checked
 */
gboolean
pp_authority_check (PpDb *db, const char *cluster, const PpLoggedAct *act, const char **refused,
                    GError **error)
{
  guint needed = roles_for (act), roles;
  gboolean settles_none = FALSE;
  const PpVerb *verb = NULL;

  *refused = act->refused;
  if (*refused == NULL && !find_verb (db, act, &verb, &settles_none, error))
    return FALSE;
  if (*refused == NULL)
    *refused = settles_none ? "settles-none" : check_changes (act);
  if (*refused == NULL && strcmp (act->verb, PP_REFUSAL_WITHDRAW) == 0)
    return TRUE;
  for (guint i = 0; i < act->changes->len && *refused == NULL; i++)
    if (!check_row (db, cluster, g_ptr_array_index (act->changes, i), refused, error))
      return FALSE;
  if (*refused != NULL || needed == PP_ROLE_EVERYBODY)
    return TRUE;
  if (!read_roles (db, cluster, act->actor, &roles, error))
    return FALSE;
  if (verb == NULL || (roles & needed & verb->roles) == 0)
    *refused = "not-allowed";
  return TRUE;
}
