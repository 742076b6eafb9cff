/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "district/pp-authority.h"

#include "core/pp-json.h"
#include "kinds/pp-kinds.h"
#include "people/pp-role.h"

#include <string.h>

/* Facts that only the lab may make: the server looks at the actor's roles itself. */
static const char *const lab_tables[] = {
  "result", "verification", "certificate", "release", NULL
};

static gboolean
touches_lab (const PpLoggedAct *act)
{
  for (guint i = 0; i < act->changes->len; i++)
    {
      const PpLoggedChange *change = g_ptr_array_index (act->changes, i);

      if (g_strv_contains (lab_tables, change->table))
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
      if (klass != NULL && klass->table_class == PP_CLASS_FACT && strcmp (change->op, "I") != 0)
        return "fact-changed";
    }
  return NULL;
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

/**
 * pp_authority_check:
 * @db: a connection
 * @cluster: code of the cluster whose device sent it
 * @act: an act whose hash holds
 * @refused: (out) (nullable): why it is not allowed, whatever the desk thought
 * @error: why it could not be checked
 *
 * Reference data comes from the district only; a fact is never changed; acts that touch lab
 * facts need an actor whose roles allow the verb.
 *
 * Returns: whether it could be checked
 */
gboolean
pp_authority_check (PpDb *db, const char *cluster, const PpLoggedAct *act, const char **refused,
                    GError **error)
{
  const PpVerb *verb = pp_schema_verb (pp_kinds_get_schema (), act->verb);
  guint roles;

  *refused = check_changes (act);
  if (*refused != NULL || !touches_lab (act))
    return TRUE;
  if (!read_roles (db, cluster, act->actor, &roles, error))
    return FALSE;
  if (verb == NULL || (roles & verb->roles) == 0)
    *refused = "not-allowed";
  return TRUE;
}
