/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-staff-secret.h"

#include "core/pp-error.h"
#include "people/pp-people-error.h"
#include "people/pp-pin.h"
#include "people/pp-role.h"
#include "people/pp-staff.h"
#include "store/pp-recovery.h"

#include <glib/gi18n-lib.h>

static const PpColumn pin_columns[] = {
  PP_COLUMN (PpStaffPin, staff, REF, .of = "staff", .required = TRUE),
};

PP_DEFINE_RECORD (PpStaffPin, pp_staff_pin, "staff_pin", ARGUMENT, pin_columns)

static PpStaff *
find_staff (PpAct *act, PpStaffPin *asked, GError **error)
{
  return pp_db_get_live (pp_act_get_db (act), pp_staff_get_type (), asked->staff, "staff", error);
}

/**
 * pp_staff_set_pin:
 * @act: the open act
 * @asked: a #PpStaffPin
 * @error: PP_PEOPLE_ERROR_WEAK_PIN
 *
 * The verb staff.set_pin: sets a person's PIN on the spot. The log holds that it was set, and by
 * whom; never the PIN.
 *
 * Returns: (transfer full): the member of staff
 */
gpointer
pp_staff_set_pin (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpStaff) staff = find_staff (act, asked, error);

  if (staff == NULL ||
      !pp_pin_set (pp_act_get_db (act), ((PpStaffPin *) asked)->staff, pp_act_get_new_pin (act),
                   error))
    return NULL;
  return g_steal_pointer (&staff);
}

/**
 * pp_staff_recover:
 * @act: the open act, for which the recovery code was checked
 * @asked: a #PpStaffPin
 * @error: PP_PEOPLE_ERROR_WEAK_PIN, PP_PEOPLE_ERROR_NO_MEMBER where this is no manager
 *
 * The verb staff.recover: a manager whose PIN nobody knows any more gets a new one, with the
 * recovery code in its place, also off line. A manager can set everybody else's.
 *
 * Returns: (transfer full): the manager
 */
gpointer
pp_staff_recover (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpStaff) staff = find_staff (act, asked, error);
  guint roles;

  if (staff == NULL ||
      !pp_role_of_staff (pp_act_get_db (act), pp_record_get_id (PP_RECORD (staff)), &roles, error))
    return NULL;
  if ((roles & PP_ROLE_MANAGER) == 0)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_NO_MEMBER, "staff",
                    _("The recovery code is for managers. Ask one of them for a new PIN."));
      return NULL;
    }
  return pp_staff_set_pin (act, asked, error);
}

static gboolean
is_told (PpAct *act, const char *words, GError **error)
{
  if (pp_act_get_new_pin (act) != NULL)
    return TRUE;
  pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WEAK_PIN, NULL, "%s", words);
  return FALSE;
}

/**
 * pp_staff_set_recovery_code:
 * @act: the open act
 * @asked: a #PpStaffPin: to whom the code is given
 * @error: where there is no code
 *
 * The verb recovery.set_code: from now on this code, which comes with the request, opens new
 * backups and helps a manager in who has lost their PIN. The one before does neither.
 *
 * Returns: (transfer full): the member of staff
 */
gpointer
pp_staff_set_recovery_code (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpStaff) staff = find_staff (act, asked, error);
  const char *code = pp_act_get_new_pin (act);
  g_auto (PpRecoveryPair) pair = { { 0 } };

  if (staff == NULL || !is_told (act, _("There is no recovery code to set."), error))
    return NULL;
  if (!pp_recovery_read_code (code, &pair))
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WEAK_PIN, "code",
                    _("This is not the recovery code. It has five groups of five letters and "
                      "digits."));
      return NULL;
    }
  return pp_recovery_set_code (pp_act_get_db (act), code, error) ? g_steal_pointer (&staff) : NULL;
}

/**
 * pp_staff_set_passphrase:
 * @act: the open act
 * @asked: a #PpStaffPin: who chose it
 * @error: where it is missing or too short
 *
 * The verb recovery.set_passphrase: from now on this passphrase opens new backups beside the
 * recovery code.
 *
 * Returns: (transfer full): the member of staff
 */
gpointer
pp_staff_set_passphrase (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpStaff) staff = find_staff (act, asked, error);

  if (staff == NULL || !is_told (act, _("There is no passphrase to set."), error) ||
      !pp_recovery_set_passphrase (pp_act_get_db (act), pp_act_get_new_pin (act), error))
    return NULL;
  return g_steal_pointer (&staff);
}
