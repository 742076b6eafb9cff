/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/intake/pp-lot-data.h"

#include "desk/shell/pp-shown.h"
#include "intake/pp-material.h"
#include "intake/pp-place.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"
#include "people/pp-staff.h"
#include "production/pp-batch.h"
#include "store/pp-history.h"

#include <string.h>

static void
move_free (gpointer data)
{
  PpLotMove *self = data;

  g_object_unref (self->move);
  g_free (self->who);
  g_free (self);
}

static gboolean
read_names (PpLotData *self, PpDb *db, GError **error)
{
  g_autoptr (PpMaterial) material = NULL;
  g_autoptr (PpPerson) person = NULL;
  g_autoptr (PpEnterprise) enterprise = NULL;
  g_autoptr (PpPlace) place = NULL;

  if ((material = pp_db_get (db, pp_material_get_type (), self->lot->material, error)) == NULL ||
      (person = pp_db_get (db, pp_person_get_type (), self->lot->person, error)) == NULL ||
      (self->lot->enterprise != NULL &&
       (enterprise = pp_db_get (db, pp_enterprise_get_type (), self->lot->enterprise,
                                error)) == NULL) ||
      (self->lot->place != NULL &&
       (place = pp_db_get (db, pp_place_get_type (), self->lot->place, error)) == NULL))
    return FALSE;
  self->material = pp_shown_name (material->name_en, material->name_ml);
  self->person = pp_shown_name (person->name_en, person->name_ml);
  self->owner = enterprise != NULL ? pp_shown_name (enterprise->name_en, enterprise->name_ml)
                                   : g_strdup (self->person);
  if (place != NULL)
    {
      g_autofree char *name = pp_shown_name (place->name_en, place->name_ml);

      self->place = g_strdup_printf ("%s · %s", place->code, name);
    }
  return TRUE;
}

/* Who noted it and when stands in the log. */
static gboolean
read_act (PpLotMove *self, PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (PpStaff) staff = NULL;
  const PpHistoryEntry *first;

  entries = pp_history_of_row (db, pp_record_get_id (PP_RECORD (self->move)), error);
  if (entries == NULL)
    return FALSE;
  if (entries->len == 0)
    return TRUE;
  first = g_ptr_array_index (entries, 0);
  self->at = first->told_at != PP_NONE ? first->told_at : first->at;
  staff = pp_db_get (db, pp_staff_get_type (), first->actor, NULL);
  if (staff != NULL)
    self->who = pp_shown_name (staff->name_en, staff->name_ml);
  return TRUE;
}

static gboolean
read_moves (PpLotData *self, PpDb *db, const char *lot, GError **error)
{
  g_autoptr (GPtrArray) moves = pp_stock_list_moves (db, lot, error);

  for (guint i = 0; moves != NULL && i < moves->len; i++)
    {
      PpLotMove *one = g_new0 (PpLotMove, 1);

      one->move = g_object_ref ((PpStockMove *) g_ptr_array_index (moves, i));
      one->at = PP_NONE;
      g_ptr_array_add (self->moves, one);
      if (!pp_stock_move_stands (db, one->move, &one->stands, error) ||
          !read_act (one, db, error))
        return FALSE;
    }
  return moves != NULL;
}

/**
 * pp_lot_data_load:
 * @db: a connection
 * @lot: (type utf8) (nullable): an id
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable): a #PpLotData; %NULL without @error where no lot is asked for
 */
gpointer
pp_lot_data_load (PpDb *db, gpointer lot, GError **error)
{
  PpLotData *self;

  if (lot == NULL)
    return NULL;
  self = g_new0 (PpLotData, 1);
  self->moves = g_ptr_array_new_with_free_func (move_free);
  self->lot = pp_db_get (db, pp_lot_get_type (), lot, error);
  if (self->lot != NULL && read_names (self, db, error) &&
      pp_stock_balance (db, lot, &self->left, error) && read_moves (self, db, lot, error) &&
      (self->batches = pp_lot_list_batches (db, lot, error)) != NULL)
    return self;
  pp_lot_data_free (self);
  return NULL;
}

/**
 * pp_lot_data_free:
 * @data: (transfer full): a #PpLotData
 */
void
pp_lot_data_free (gpointer data)
{
  PpLotData *self = data;

  g_clear_object (&self->lot);
  g_free (self->material);
  g_free (self->owner);
  g_free (self->person);
  g_free (self->place);
  g_ptr_array_unref (self->moves);
  g_clear_pointer (&self->batches, g_ptr_array_unref);
  g_free (self);
}

/**
 * pp_lot_data_move:
 * @self: a lot's page
 * @move: an id
 *
 * Returns: (transfer none) (nullable): the move
 */
const PpLotMove *
pp_lot_data_move (const PpLotData *self, const char *move)
{
  for (guint i = 0; i < self->moves->len; i++)
    {
      const PpLotMove *one = g_ptr_array_index (self->moves, i);

      if (g_strcmp0 (pp_record_get_id (PP_RECORD (one->move)), move) == 0)
        return one;
    }
  return NULL;
}
