/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/bookings/pp-walk-in-data.h"

#include "store/pp-store-error.h"

#include <string.h>

#define MOST_OFFERS 6
#define KIND "kind:"

/**
 * pp_walk_in_ask_free:
 * @data: (transfer full): a #PpWalkInAsk
 */
void
pp_walk_in_ask_free (gpointer data)
{
  PpWalkInAsk *self = data;

  g_free (self->person);
  g_free (self->machine);
  g_free (self);
}

/* What was not asked for is what the person had last. What somebody has only begun to type is
 * nobody yet. */
static gboolean
fill_in (PpWalkInData *self, const PpWalkInAsk *asked, PpDb *db, GError **error)
{
  g_autoptr (PpBooking) last = NULL;
  g_autoptr (GError) problem = NULL;

  self->machine = g_strdup (asked->machine);
  self->seconds = asked->seconds;
  if (asked->person == NULL)
    return TRUE;
  self->person = pp_db_get (db, pp_person_get_type (), asked->person, &problem);
  if (g_error_matches (problem, PP_STORE_ERROR, PP_STORE_ERROR_NOT_FOUND))
    return TRUE;
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  if (self->person == NULL || !pp_booking_last (db, asked->person, &last, error))
    return FALSE;
  if (last == NULL)
    return TRUE;
  if (self->machine == NULL)
    self->machine = g_strdup (last->machine);
  if (self->seconds == 0)
    self->seconds = last->ends_at - last->starts_at;
  return TRUE;
}

static gboolean
find_offers (PpWalkInData *self, const PpWalkInAsk *asked, PpDb *db, GError **error)
{
  gboolean any = g_str_has_prefix (self->machine != NULL ? self->machine : "", KIND);

  if (self->machine == NULL)
    {
      self->offers = g_ptr_array_new ();
      return TRUE;
    }
  self->offers = pp_slot_offers (db, any ? NULL : self->machine,
                                 any ? self->machine + strlen (KIND) : NULL, self->seconds,
                                 asked->from, MOST_OFFERS, error);
  return self->offers != NULL;
}

/**
 * pp_walk_in_data_load:
 * @db: a connection
 * @asked: a #PpWalkInAsk
 * @error: why it failed
 *
 * Returns: (transfer full): a #PpWalkInData
 */
gpointer
pp_walk_in_data_load (PpDb *db, gpointer asked, GError **error)
{
  PpWalkInData *self = g_new0 (PpWalkInData, 1);

  self->machines = pp_machine_list (db, error);
  if (self->machines != NULL && fill_in (self, asked, db, error))
    {
      if (self->seconds == 0)
        self->seconds = 3600;
      if (find_offers (self, asked, db, error))
        return self;
    }
  pp_walk_in_data_free (self);
  return NULL;
}

/**
 * pp_walk_in_data_free:
 * @data: (transfer full): a #PpWalkInData
 */
void
pp_walk_in_data_free (gpointer data)
{
  PpWalkInData *self = data;

  g_clear_object (&self->person);
  g_clear_pointer (&self->machines, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_free (self->machine);
  g_free (self);
}
