/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/intake/pp-weigh-in-data.h"

#include "desk/shell/pp-member-picks.h"
#include "desk/shell/pp-shown.h"
#include "intake/pp-material.h"
#include "intake/pp-place.h"
#include "intake/pp-stock.h"
#include "people/pp-enterprise.h"

#include <string.h>

static gboolean
read_members (PpDb *db, PpWeighInData *self, const char *enterprise, GError **error)
{
  GPtrArray *members = pp_member_picks_read (db, enterprise, error);

  if (members == NULL)
    return FALSE;
  g_ptr_array_unref (self->sides);
  self->sides = members;
  return TRUE;
}

static gboolean
read_enterprises (PpDb *db, PpWeighInData *self, const char *person, GError **error)
{
  g_autoptr (GPtrArray) enterprises = pp_enterprise_list_of (db, person, error);

  for (guint i = 0; enterprises != NULL && i < enterprises->len; i++)
    {
      PpEnterprise *one = g_ptr_array_index (enterprises, i);
      g_autofree char *name = pp_shown_name (one->name_en, one->name_ml);

      g_ptr_array_add (self->sides, pp_pick_new ("enterprise", pp_record_get_id (PP_RECORD (one)),
                                                 name, NULL));
    }
  return enterprises != NULL;
}

/**
 * pp_weigh_in_ask_free:
 * @ask: (transfer full): a #PpWeighInAsk
 */
void
pp_weigh_in_ask_free (gpointer ask)
{
  PpWeighInAsk *self = ask;

  pp_pick_free (self->owner);
  g_free (self->lot);
  g_free (self);
}

/**
 * pp_weigh_in_data_load:
 * @db: a connection
 * @ask: a #PpWeighInAsk
 * @error: why it failed
 *
 * Returns: (transfer full): a #PpWeighInData
 */
gpointer
pp_weigh_in_data_load (PpDb *db, gpointer ask, GError **error)
{
  const PpPick *pick = ((PpWeighInAsk *) ask)->owner;
  const char *lot = ((PpWeighInAsk *) ask)->lot;
  PpWeighInData *self = g_new0 (PpWeighInData, 1);

  self->owner = pick != NULL ? g_strdup (pick->id) : NULL;
  self->sides = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_pick_free);
  self->materials = pp_material_list (db, error);
  self->places = self->materials != NULL ? pp_place_list (db, error) : NULL;
  if (self->places != NULL && (lot == NULL || pp_stock_balance (db, lot, &self->left, error)) &&
      (pick == NULL || (strcmp (pick->kind, "person") == 0
                          ? read_enterprises (db, self, pick->id, error)
                          : read_members (db, self, pick->id, error))))
    return self;
  pp_weigh_in_data_free (self);
  return NULL;
}

/**
 * pp_weigh_in_data_free:
 * @data: (transfer full): a #PpWeighInData
 */
void
pp_weigh_in_data_free (gpointer data)
{
  PpWeighInData *self = data;

  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->sides, g_ptr_array_unref);
  g_free (self->owner);
  g_free (self);
}
