/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-staff.h"

#include "core/pp-error.h"
#include "people/pp-name.h"
#include "people/pp-people-error.h"
#include "people/pp-role.h"
#include "store/pp-code.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PpColumn staff_columns[] = {
  PP_COLUMN (PpStaff, code,     TEXT, .required = TRUE),
  PP_COLUMN (PpStaff, name_en,  TEXT, .group = "name", .personal = TRUE),
  PP_COLUMN (PpStaff, name_ml,  TEXT, .group = "name", .personal = TRUE),
  PP_COLUMN (PpStaff, language, ENUM, .of = "ml en", .required = TRUE),
  PP_COLUMN (PpStaff, has_left, BOOL, .required = TRUE),
};

static const PpColumn role_columns[] = {
  PP_COLUMN (PpStaffRole, staff, REF,  .of = "staff", .required = TRUE),
  PP_COLUMN (PpStaffRole, role,  ENUM, .of = PP_ROLE_WORDS, .required = TRUE),
};

PP_DEFINE_RECORD (PpStaff, pp_staff, "staff", STATE, staff_columns,
                  record_class->key = "code"; record_class->dup_title = pp_staff_dup_name)
PP_DEFINE_RECORD (PpStaffRole, pp_staff_role, "staff_role", STATE, role_columns)

static gboolean
check_code (PpAct *act, PpStaff *draft, GError **error)
{
  const char *code = draft->code != NULL ? draft->code : "";
  gboolean taken;

  if (!g_regex_match_simple ("^[A-Za-z0-9][A-Za-z0-9_.]{0,31}$", code, 0, 0) ||
      strcmp (code, PP_SYSTEM_ACTOR) == 0)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_BAD_CODE, "code",
                    _("A code has up to 32 Latin letters and digits."));
      return FALSE;
    }
  if (!pp_code_is_taken (act, PP_RECORD (draft), code, &taken, error))
    return FALSE;
  if (!taken)
    return TRUE;
  pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_CODE_TAKEN, "code",
                _("Somebody else has the code “%s”."), draft->code);
  return FALSE;
}

static gboolean
check_manager_left (PpAct *act, const char *without, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (pp_act_get_db (act), &n, error,
                       "SELECT count(*) FROM staff_role AS r JOIN staff AS s ON s.id = r.staff "
                       "WHERE r.role = 'manager' AND r.voided_by IS NULL AND s.voided_by IS NULL "
                       "AND s.has_left = 0 AND s.id <> ?", "t", without))
    return FALSE;
  if (n > 0)
    return TRUE;
  pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_LAST_MANAGER, NULL,
                _("This is the last manager. Make somebody else manager first."));
  return FALSE;
}

/**
 * pp_staff_dup_name:
 * @self: a #PpStaff
 *
 * Returns: (transfer full): the name, in both scripts where both are there
 */
char *
pp_staff_dup_name (PpRecord *self)
{
  PpStaff *staff = (PpStaff *) self;

  return pp_name_join (staff->name_en, staff->name_ml);
}

/**
 * pp_staff_add:
 * @act: the open act
 * @asked: a #PpStaff
 * @error: #PpPeopleError
 *
 * The verb staff.add.
 *
 * Returns: (transfer full): the stored member of staff
 */
gpointer
pp_staff_add (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpStaff) draft = pp_record_draft (asked);

  if (!pp_name_settle (PP_RECORD (draft), error) || !check_code (act, draft, error))
    return NULL;
  return pp_act_insert (act, draft, error);
}

/**
 * pp_staff_edit:
 * @act: the open act
 * @asked: a #PpStaff with its id
 * @error: #PpPeopleError; PP_PEOPLE_ERROR_LAST_MANAGER where the last manager would leave
 *
 * The verb staff.edit.
 *
 * Returns: (transfer full): the stored member of staff
 */
gpointer
pp_staff_edit (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpStaff) draft = pp_record_draft (asked);

  if (!pp_name_settle (PP_RECORD (draft), error) || !check_code (act, draft, error))
    return NULL;
  if (draft->has_left && !check_manager_left (act, pp_record_get_id (PP_RECORD (draft)), error))
    return NULL;
  return pp_act_update (act, draft, error);
}

static gboolean
find_role (PpAct *act, const PpStaffRole *asked, PpStaffRole **found, GError **error)
{
  return pp_db_first (pp_act_get_db (act), pp_staff_role_get_type (), (gpointer *) found, error,
                      "WHERE staff = ? AND role = ? AND voided_by IS NULL", "tt",
                      asked->staff, asked->role);
}

static gboolean
check_works_here (const PpStaff *staff, GError **error)
{
  if (!staff->has_left)
    return TRUE;
  pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_NOT_STAFF, "staff",
                _("“%s” does not work here."), staff->code);
  return FALSE;
}

/**
 * pp_staff_grant:
 * @act: the open act
 * @asked: a #PpStaffRole
 * @error: PP_PEOPLE_ERROR_NOT_STAFF to somebody who left, PP_PEOPLE_ERROR_HAS_ALREADY
 *
 * The verb staff.grant: gives a role.
 *
 * Returns: (transfer full): the stored role
 */
gpointer
pp_staff_grant (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpStaff) staff = NULL;
  g_autoptr (PpStaffRole) found = NULL;

  staff = pp_db_get_live (pp_act_get_db (act), pp_staff_get_type (),
                          ((PpStaffRole *) asked)->staff, "staff", error);
  if (staff == NULL || !check_works_here (staff, error) || !find_role (act, asked, &found, error))
    return NULL;
  if (found != NULL)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_HAS_ALREADY, "role",
                    _("This person has that role already."));
      return NULL;
    }
  return pp_act_insert (act, asked, error);
}

/**
 * pp_staff_revoke:
 * @act: the open act
 * @asked: a #PpStaffRole
 * @error: PP_PEOPLE_ERROR_LAST_MANAGER, PP_PEOPLE_ERROR_NO_MEMBER
 *
 * The verb staff.revoke: takes a role away.
 *
 * Returns: (transfer full): the voided role
 */
gpointer
pp_staff_revoke (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpStaffRole) found = NULL;

  if (!find_role (act, asked, &found, error))
    return NULL;
  if (found == NULL)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_NO_MEMBER, "role",
                    _("This person does not have that role."));
      return NULL;
    }
  if (g_strcmp0 (found->role, "manager") == 0 && !check_manager_left (act, found->staff, error))
    return NULL;
  return pp_act_void (act, found, error);
}

/**
 * pp_staff_check:
 * @act: the open act
 * @row: a #PpStaff as it now stands
 * @error: PP_PEOPLE_ERROR_LAST_MANAGER
 *
 * Returns: whether the cluster still has a manager
 */
gboolean
pp_staff_check (PpAct *act, gpointer row, GError **error)
{
  return check_manager_left (act, "", error);
}

/**
 * pp_staff_list:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpStaff): who works here, by code
 */
GPtrArray *
pp_staff_list (PpDb *db, GError **error)
{
  return pp_db_list (db, pp_staff_get_type (), error,
                     "WHERE voided_by IS NULL AND has_left = 0 ORDER BY code", "");
}

/**
 * pp_staff_list_able:
 * @db: a connection
 * @roles: bits of #PpRole
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpStaff): who works here and has one of the roles, by code
 */
GPtrArray *
pp_staff_list_able (PpDb *db, guint roles, GError **error)
{
  g_autoptr (GPtrArray) staff = pp_staff_list (db, error);
  GPtrArray *able;

  if (staff == NULL)
    return NULL;
  able = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < staff->len; i++)
    {
      PpRecord *one = g_ptr_array_index (staff, i);
      guint theirs = 0;

      if (!pp_role_of_staff (db, pp_record_get_id (one), &theirs, error))
        {
          g_ptr_array_unref (able);
          return NULL;
        }
      if ((theirs & roles) != 0)
        g_ptr_array_add (able, g_object_ref (one));
    }
  return able;
}

/**
 * pp_staff_list_all:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpStaff): who works here, then who has left, by code
 */
GPtrArray *
pp_staff_list_all (PpDb *db, GError **error)
{
  return pp_db_list (db, pp_staff_get_type (), error,
                     "WHERE voided_by IS NULL ORDER BY has_left, code", "");
}

/**
 * pp_staff_list_roles:
 * @db: a connection
 * @staff: an id
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpStaffRole): what this person may do, or might when they
 *   come back
 */
GPtrArray *
pp_staff_list_roles (PpDb *db, const char *staff, GError **error)
{
  g_return_val_if_fail (db != NULL && staff != NULL, NULL);

  return pp_db_list (db, pp_staff_role_get_type (), error,
                     "WHERE staff = ? AND voided_by IS NULL ORDER BY role", "t", staff);
}
