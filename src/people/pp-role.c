/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-role.h"

#include "core/pp-error.h"
#include "people/pp-people-error.h"
#include "store/pp-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct {
  PpRole      role;
  const char *name;
} names[] = {
  { PP_ROLE_MANAGER, NC_("role", "manager") },
  { PP_ROLE_DESK, NC_("role", "front desk") },
  { PP_ROLE_LAB, NC_("role", "lab") },
  { PP_ROLE_LABEL, NC_("role", "labels") },
  { PP_ROLE_TRAINER, NC_("role", "trainer") },
  { PP_ROLE_EXPORT, NC_("role", "export") },
};

/**
 * pp_role_dup_names:
 * @roles: bits of #PpRole
 *
 * Returns: (transfer full): what people call them, with commas
 */
char *
pp_role_dup_names (guint roles)
{
  GString *out = g_string_new (NULL);

  if ((roles & PP_ROLE_EVERYBODY) == PP_ROLE_EVERYBODY)
    g_string_append (out, C_("role", "everybody"));
  else
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
      if ((roles & names[i].role) != 0)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "",
                                g_dpgettext2 (GETTEXT_PACKAGE, "role", names[i].name));
  return g_string_free (out, FALSE);
}

/**
 * pp_role_from_word:
 * @word: one of PP_ROLE_WORDS
 *
 * Returns: its bit; 0 for a word that is none
 */
PpRole
pp_role_from_word (const char *word)
{
  g_auto (GStrv) words = g_strsplit (PP_ROLE_WORDS, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return 1u << i;
  return 0;
}

static gboolean
roles_of_system (PpDb *db, guint *roles, GError **error)
{
  gint64 n_managers;

  if (!pp_db_read_int (db, &n_managers, error,
                       "SELECT count(*) FROM staff_role WHERE role = 'manager' "
                       "AND voided_by IS NULL", ""))
    return FALSE;
  *roles = n_managers == 0 ? PP_ROLE_EVERYBODY : 0;
  return TRUE;
}

/**
 * pp_role_of_staff:
 * @db: a connection
 * @staff: id of a member of staff, or PP_SYSTEM_ACTOR
 * @roles: (out): bits of #PpRole
 * @error: PP_PEOPLE_ERROR_NOT_STAFF where there is no such person, or they left
 *
 * PP_SYSTEM_ACTOR, who sets a cluster up, may do everything until there is a manager, and
 * nothing from then on.
 *
 * Returns: whether it went well
 */
gboolean
pp_role_of_staff (PpDb *db, const char *staff, guint *roles, GError **error)
{
  g_autoptr (PpStatement) held = NULL;
  gboolean row, works_here = FALSE;

  *roles = 0;
  if (strcmp (staff, PP_SYSTEM_ACTOR) == 0)
    return roles_of_system (db, roles, error);

  held = pp_db_prepare (db, error,
                        "SELECT role FROM staff LEFT JOIN staff_role "
                        "ON staff_role.staff = staff.id AND staff_role.voided_by IS NULL "
                        "WHERE staff.id = ? AND staff.voided_by IS NULL "
                        "AND has_left = 0", "t", staff);
  while (held != NULL && pp_statement_step (held, &row, error))
    {
      const char *role = row ? pp_statement_text (held, 0) : NULL;

      if (role != NULL)
        *roles |= pp_role_from_word (role);
      works_here = works_here || row;
      if (row)
        continue;
      if (!works_here)
        pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_NOT_STAFF, "by",
                      _("“%s” does not work here."), staff);
      return works_here;
    }
  return FALSE;
}

/**
 * pp_role_first_manager:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full): id of the cluster's first manager; PP_SYSTEM_ACTOR before there is one
 */
char *
pp_role_first_manager (PpDb *db, GError **error)
{
  char *first = NULL;

  if (!pp_db_read_text (db, &first, error,
                        "SELECT staff FROM staff_role WHERE role = 'manager' "
                        "AND voided_by IS NULL ORDER BY rowid LIMIT 1", ""))
    return NULL;
  return first != NULL ? first : g_strdup (PP_SYSTEM_ACTOR);
}
