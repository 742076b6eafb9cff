/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/bookings/pp-walk-in-data.h"

#include "desk/shell/pp-member-picks.h"

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

  g_free (self->whose);
  g_free (self->member);
  g_free (self->machine);
  g_free (self);
}

static gboolean
has_member (GPtrArray *members, const char *person)
{
  for (guint i = 0; person != NULL && i < members->len; i++)
    if (strcmp (((const PpPick *) g_ptr_array_index (members, i))->id, person) == 0)
      return TRUE;
  return FALSE;
}

/* Who was chosen, else who booked for it last, else who speaks for it. */
static gboolean
find_member (PpWalkInData *self, const PpWalkInAsk *asked, const PpBooking *last, PpDb *db,
             GError **error)
{
  g_autofree char *person = NULL;

  if (has_member (self->members, asked->member))
    person = g_strdup (asked->member);
  else if (last != NULL)
    person = g_strdup (last->person);
  else if (!pp_enterprise_contact (db, asked->whose, &person, error))
    return FALSE;
  if (person == NULL)
    return TRUE;
  self->person = pp_db_get (db, pp_person_get_type (), person, error);
  return self->person != NULL;
}

static gboolean
read_enterprise (PpWalkInData *self, const PpWalkInAsk *asked, PpBooking **last, PpDb *db,
                 GError **error)
{
  if (!pp_db_first (db, pp_enterprise_get_type (), (gpointer *) &self->enterprise, error,
                    "WHERE id = ?", "t", asked->whose))
    return FALSE;
  if (self->enterprise == NULL)
    return TRUE;
  self->members = pp_member_picks_read (db, asked->whose, error);
  return self->members != NULL && pp_booking_last_for (db, asked->whose, last, error) &&
         find_member (self, asked, *last, db, error);
}

/* What was not asked for is what the person had last, of an enterprise what was last booked for it.
 * What somebody has only begun to type is nobody yet. */
static gboolean
fill_in (PpWalkInData *self, const PpWalkInAsk *asked, PpDb *db, GError **error)
{
  g_autoptr (PpBooking) last = NULL;

  self->whose = g_strdup (asked->whose);
  self->machine = g_strdup (asked->machine);
  self->seconds = asked->seconds;
  if (asked->whose == NULL)
    return TRUE;
  if (!pp_db_first (db, pp_person_get_type (), (gpointer *) &self->person, error, "WHERE id = ?",
                    "t", asked->whose) ||
      (self->person == NULL && !read_enterprise (self, asked, &last, db, error)))
    return FALSE;
  if (last == NULL && self->person != NULL &&
      !pp_booking_last (db, pp_record_get_id (PP_RECORD (self->person)), &last, error))
    return FALSE;
  if (last == NULL)
    return TRUE;
  if (self->machine == NULL)
    self->machine = g_strdup (last->machine);
  self->habit_seconds = last->ends_at - last->starts_at;
  if (self->seconds == 0)
    self->seconds = self->habit_seconds;
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
  g_clear_object (&self->enterprise);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->machines, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_free (self->whose);
  g_free (self->machine);
  g_free (self);
}
