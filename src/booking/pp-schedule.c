/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-schedule.h"

#include "booking/pp-booking-sql.h"

#include <string.h>

static gboolean
read_persons (PpDb *db, PpSchedule *self, GError **error)
{
  for (guint i = 0; i < self->bookings->len; i++)
    {
      const PpBooking *booking = g_ptr_array_index (self->bookings, i);
      PpPerson *person;

      if (g_hash_table_contains (self->persons, booking->person))
        continue;
      person = pp_db_get (db, pp_person_get_type (), booking->person, error);
      if (person == NULL)
        return FALSE;
      g_hash_table_insert (self->persons, g_strdup (booking->person), person);
    }
  return TRUE;
}

/**
 * pp_schedule_read:
 * @db: a connection
 * @span: which
 * @error: why it failed
 *
 * Returns: (transfer full): the machines and who has them in the span
 */
PpSchedule *
pp_schedule_read (PpDb *db, PpSpan span, GError **error)
{
  g_autoptr (PpSchedule) self = g_new0 (PpSchedule, 1);

  self->span = span;
  self->persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->machines = pp_machine_list (db, error);
  if (self->machines == NULL)
    return NULL;
  self->bookings = pp_db_list (db, pp_booking_get_type (), error,
                               "WHERE rowid IN ("
                               "SELECT b.rowid FROM machine AS m CROSS JOIN booking AS b "
                               "ON b.machine = m.id AND " PP_BOOKING_SHORT ("b", "?1", "?2")
                               " WHERE m.voided_by IS NULL UNION ALL "
                               "SELECT b.rowid FROM machine AS m CROSS JOIN booking AS b "
                               "ON b.machine = m.id AND " PP_BOOKING_LONG ("b", "?1", "?2")
                               " WHERE m.voided_by IS NULL) AND " PP_BOOKING_HOLDS
                               " ORDER BY starts_at, id", "ii",
                               span.starts_at, span.ends_at);
  if (self->bookings == NULL)
    return NULL;
  self->downtimes = pp_db_list (db, pp_downtime_get_type (), error,
                                "WHERE starts_at < ? AND ends_at > ? AND voided_by IS NULL "
                                "ORDER BY starts_at", "ii", span.ends_at, span.starts_at);
  if (self->downtimes == NULL || !read_persons (db, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pp_schedule_free:
 * @self: (transfer full): a schedule
 */
void
pp_schedule_free (PpSchedule *self)
{
  g_clear_pointer (&self->machines, g_ptr_array_unref);
  g_clear_pointer (&self->bookings, g_ptr_array_unref);
  g_clear_pointer (&self->downtimes, g_ptr_array_unref);
  g_hash_table_unref (self->persons);
  g_free (self);
}

/**
 * pp_schedule_current:
 * @self: a schedule
 * @machine: a machine's id
 * @now: UTC seconds
 *
 * Returns: (transfer none) (nullable): the booking that has the machine: who is checked in, also
 *   behind their time, else whose time it is
 */
PpBooking *
pp_schedule_current (const PpSchedule *self, const char *machine, gint64 now)
{
  PpBooking *found = NULL;

  for (guint i = 0; i < self->bookings->len; i++)
    {
      PpBooking *booking = g_ptr_array_index (self->bookings, i);

      if (strcmp (booking->machine, machine) != 0)
        continue;
      if (strcmp (booking->state, "checked_in") == 0)
        return booking;
      if (strcmp (booking->state, "booked") == 0 && booking->starts_at <= now &&
          booking->ends_at > now)
        found = booking;
    }
  return found;
}

/**
 * pp_schedule_next:
 * @self: a schedule
 * @machine: a machine's id
 * @now: UTC seconds
 *
 * Returns: (transfer none) (nullable): the first booking that begins later
 */
PpBooking *
pp_schedule_next (const PpSchedule *self, const char *machine, gint64 now)
{
  for (guint i = 0; i < self->bookings->len; i++)
    {
      PpBooking *booking = g_ptr_array_index (self->bookings, i);

      if (booking->starts_at > now && strcmp (booking->machine, machine) == 0 &&
          strcmp (booking->state, "booked") == 0)
        return booking;
    }
  return NULL;
}

/**
 * pp_schedule_down:
 * @self: a schedule
 * @machine: a machine's id
 * @now: UTC seconds
 *
 * Returns: (transfer none) (nullable): why the machine cannot be used now
 */
PpDowntime *
pp_schedule_down (const PpSchedule *self, const char *machine, gint64 now)
{
  for (guint i = 0; i < self->downtimes->len; i++)
    {
      PpDowntime *down = g_ptr_array_index (self->downtimes, i);

      if (down->starts_at <= now && down->ends_at > now && strcmp (down->machine, machine) == 0)
        return down;
    }
  return NULL;
}

/**
 * pp_schedule_person:
 * @self: a schedule
 * @booking: one of its bookings
 *
 * Returns: (transfer none): who it is for
 */
PpPerson *
pp_schedule_person (const PpSchedule *self, const PpBooking *booking)
{
  return g_hash_table_lookup (self->persons, booking->person);
}
