/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-allowed.h"

#include "core/pp-error.h"
#include "store/pp-store-error.h"

#include <glib/gi18n-lib.h>

/**
 * pp_allowed_check: (skip)
 * @db: a connection
 * @verb: what is to be done
 * @actor: id of a member of staff
 * @field: (nullable): what was asked that leads to this verb
 * @error: PP_STORE_ERROR_NOT_ALLOWED, naming the roles that allow it
 *
 * Returns: whether one of the person's roles allows the verb
 */
gboolean
pp_allowed_check (PpDb *db, const PpVerb *verb, const char *actor, const char *field,
                  GError **error)
{
  const PpSchema *schema = pp_db_get_schema (db);
  g_autofree char *names = NULL;
  guint roles = 0;

  if (!schema->roles_of (db, actor, &roles, error))
    return FALSE;
  if ((roles & verb->roles) != 0)
    return TRUE;
  names = schema->dup_roles != NULL ? schema->dup_roles (verb->roles) : NULL;
  if (names == NULL)
    pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_ALLOWED, field,
                  _("This person's role does not allow this. Ask somebody whose role does."));
  else
    /* TRANSLATORS: names of roles, with commas */
    pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_ALLOWED, field,
                  _("This person's role does not allow this. Ask somebody with one of these "
                    "roles: %s."), names);
  return FALSE;
}
