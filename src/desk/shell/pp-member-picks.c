/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-member-picks.h"

#include "desk/shell/pp-shown.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"

/**
 * pp_member_picks_read:
 * @db: a connection
 * @enterprise: an id
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpPick): who belongs to it, in the order in which they
 *   joined
 */
GPtrArray *
pp_member_picks_read (PpDb *db, const char *enterprise, GError **error)
{
  g_autoptr (GPtrArray) members = pp_enterprise_list_members (db, enterprise, error);
  g_autoptr (GPtrArray) picks = NULL;

  picks = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_pick_free);
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      const PpMembership *one = g_ptr_array_index (members, i);
      g_autoptr (PpPerson) person = pp_db_get (db, pp_person_get_type (), one->person, error);
      g_autofree char *name = NULL;

      if (person == NULL)
        return NULL;
      name = pp_shown_name (person->name_en, person->name_ml);
      g_ptr_array_add (picks, pp_pick_new ("person", one->person, name, NULL));
    }
  return members != NULL ? g_steal_pointer (&picks) : NULL;
}
