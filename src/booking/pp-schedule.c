/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-schedule.h"

#include "booking/pp-booking-sql.h"
#include "core/pp-time.h"
#include "people/pp-cluster.h"

#include <string.h>

static void
index_machines (PpSchedule *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->machines->len; i++)
    g_hash_table_insert (self->rows,
                         (gpointer) pp_record_get_id (g_ptr_array_index (self->machines, i)),
                         GUINT_TO_POINTER (i));
}

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

static gboolean
read_closed_days (PpDb *db, PpSchedule *self, GError **error)
{
  guint n_days = (self->span.ends_at - self->span.starts_at) / PP_TIME_DAY;

  for (guint i = 0; i < MIN (n_days, 64); i++)
    {
      g_autofree char *day = pp_time_day (self->span.starts_at + i * PP_TIME_DAY);
      gboolean closed;

      if (!pp_cluster_is_closed (db, day, &closed, error))
        return FALSE;
      if (closed)
        self->closed_days |= G_GUINT64_CONSTANT (1) << i;
    }
  return TRUE;
}

/**
 * pp_schedule_read:
 * @db: a connection
 * @span: which; whole days
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
  index_machines (self);
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
  if (self->downtimes == NULL || !read_persons (db, self, error) ||
      !read_closed_days (db, self, error))
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
  g_clear_pointer (&self->rows, g_hash_table_unref);
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
 * pp_schedule_hours:
 * @self: a schedule
 * @opens_minute: (out): minutes from midnight
 * @closes_minute: (out): minutes from midnight
 *
 * From when the first machine opens until the last closes; what never closes does not stretch the
 * day.
 */
void
pp_schedule_hours (const PpSchedule *self, int *opens_minute, int *closes_minute)
{
  int opens = 24 * 60, closes = 0;

  for (guint i = 0; i < self->machines->len; i++)
    {
      const PpMachine *machine = g_ptr_array_index (self->machines, i);

      if (machine->closes_minute - machine->opens_minute == 24 * 60)
        continue;
      opens = MIN (opens, (int) machine->opens_minute);
      closes = MAX (closes, (int) machine->closes_minute);
    }
  *opens_minute = closes > opens ? opens : 0;
  *closes_minute = closes > opens ? closes : 24 * 60;
}

/**
 * pp_schedule_lane:
 * @self: a schedule
 * @booking: which of its bookings, from 0
 *
 * Returns: how many others have the machine when it begins, of those that began before it
 */
guint
pp_schedule_lane (const PpSchedule *self, guint booking)
{
  const PpBooking *one = g_ptr_array_index (self->bookings, booking);
  guint lane = 0;

  for (guint i = 0; i < booking; i++)
    {
      const PpBooking *other = g_ptr_array_index (self->bookings, i);

      if (other->ends_at > one->starts_at && strcmp (other->machine, one->machine) == 0)
        lane++;
    }
  return lane;
}

/**
 * pp_schedule_is_day_closed:
 * @self: a schedule
 * @at: UTC seconds, in its span
 *
 * Returns: whether the cluster is closed all that day
 */
gboolean
pp_schedule_is_day_closed (const PpSchedule *self, gint64 at)
{
  gint64 day = (at - self->span.starts_at) / PP_TIME_DAY;

  return day >= 0 && day < 64 && (self->closed_days >> day & 1) != 0;
}

/**
 * pp_schedule_is_open:
 * @self: a schedule
 * @machine: one of its machines
 * @at: UTC seconds, in its span
 *
 * Returns: whether a booking of the machine may take this moment, if nobody has it
 */
gboolean
pp_schedule_is_open (const PpSchedule *self, const PpMachine *machine, gint64 at)
{
  int minute = pp_time_minute_of_day (at);

  return minute >= machine->opens_minute && minute < machine->closes_minute &&
         !pp_schedule_is_day_closed (self, at);
}

/**
 * pp_schedule_row:
 * @self: a schedule
 * @machine: a machine's id
 *
 * Returns: where it stands among the machines; -1 where it does not
 */
int
pp_schedule_row (const PpSchedule *self, const char *machine)
{
  gpointer row;

  return g_hash_table_lookup_extended (self->rows, machine, NULL, &row)
           ? GPOINTER_TO_INT (row) : -1;
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
