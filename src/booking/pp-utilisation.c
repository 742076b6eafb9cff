/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-utilisation.h"

#include "booking/pp-booking.h"
#include "booking/pp-slot.h"
#include "core/pp-day.h"
#include "people/pp-cluster.h"

static void
utilisation_free (gpointer data)
{
  PpUtilisation *self = data;

  g_clear_object (&self->machine);
  g_free (self);
}

static int
compare_begins (gconstpointer a, gconstpointer b)
{
  const PpSpan *one = a, *other = b;

  return (one->starts_at > other->starts_at) - (one->starts_at < other->starts_at);
}

/* The spans of records that have a begin and an end. */
static GArray *
spans_of (GPtrArray *records, PpSpan (*span_of) (gconstpointer record))
{
  GArray *spans = g_array_sized_new (FALSE, FALSE, sizeof (PpSpan), records->len);

  for (guint i = 0; i < records->len; i++)
    {
      PpSpan span = span_of (g_ptr_array_index (records, i));

      g_array_append_val (spans, span);
    }
  g_array_sort (spans, compare_begins);
  return spans;
}

static PpSpan
span_of_booking (gconstpointer record)
{
  const PpBooking *booking = record;

  return (PpSpan) { booking->starts_at, booking->ends_at };
}

static PpSpan
span_of_downtime (gconstpointer record)
{
  const PpDowntime *down = record;

  return (PpSpan) { down->starts_at, down->ends_at };
}

static void
add_open (PpUtilisation *self, GArray *bookings, gint64 from, gint64 to)
{
  const PpSpan within = { from, to };

  if (from >= to)
    return;
  self->open_seconds += (to - from) * self->machine->capacity;
  self->booked_seconds += pp_utilisation_booked ((PpSpan *) (gpointer) bookings->data,
                                                 bookings->len, self->machine->capacity, within);
}

/* The machine's hours of one day, less what it is out of use. */
static void
add_day (PpUtilisation *self, GArray *bookings, GArray *downtimes, const char *day)
{
  gint64 start = pp_day_start (day);
  gint64 at = start + self->machine->opens_minute * 60;
  gint64 closes = start + self->machine->closes_minute * 60;

  for (guint i = 0; i < downtimes->len; i++)
    {
      const PpSpan *down = &g_array_index (downtimes, PpSpan, i);

      add_open (self, bookings, at, MIN (down->starts_at, closes));
      at = MAX (at, down->ends_at);
    }
  add_open (self, bookings, at, closes);
}

static gboolean
add_days (PpUtilisation *self, PpDb *db, GPtrArray *days, PpSpan span, GError **error)
{
  const char *id = pp_record_get_id (PP_RECORD (self->machine));
  g_autoptr (GPtrArray) bookings = pp_slot_list_bookings (db, id, span, NULL, error);
  g_autoptr (GPtrArray) downtimes = NULL;
  g_autoptr (GArray) booked = NULL, down = NULL;

  downtimes = bookings != NULL ? pp_slot_list_downtime (db, id, span, error) : NULL;
  if (downtimes == NULL)
    return FALSE;
  booked = spans_of (bookings, span_of_booking);
  down = spans_of (downtimes, span_of_downtime);
  for (guint i = 0; i < days->len; i++)
    add_day (self, booked, down, g_ptr_array_index (days, i));
  return TRUE;
}

/* Those of the days on which the cluster is open. */
static GPtrArray *
list_open_days (PpDb *db, const char *first, guint n_days, GError **error)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_days; i++)
    {
      g_autofree char *day = pp_day_add (first, (int) i);
      gboolean closed;

      if (!pp_cluster_is_closed (db, day, &closed, error))
        return NULL;
      if (!closed)
        g_ptr_array_add (days, g_steal_pointer (&day));
    }
  return g_steal_pointer (&days);
}

/**
 * pp_utilisation_booked:
 * @bookings: spans of one machine, in order of their begins
 * @n_bookings: how many
 * @capacity: how many it holds at a time
 * @within: a span in which it can be booked
 *
 * What two desks booked over the capacity counts once: a machine is never more than full.
 *
 * Returns: for how many seconds, times places, it is booked there
 */
gint64
pp_utilisation_booked (const PpSpan *bookings, guint n_bookings, gint64 capacity, PpSpan within)
{
  gint64 seconds = 0, at = within.starts_at;

  while (at < within.ends_at)
    {
      gint64 next = within.ends_at, here = 0;

      for (guint i = 0; i < n_bookings && bookings[i].starts_at < next; i++)
        {
          if (bookings[i].starts_at > at)
            {
              next = bookings[i].starts_at;
              break;
            }
          if (bookings[i].ends_at <= at)
            continue;
          here++;
          next = MIN (next, bookings[i].ends_at);
        }
      seconds += (next - at) * MIN (here, capacity);
      at = next;
    }
  return seconds;
}

/**
 * pp_utilisation_read:
 * @db: a connection
 * @first: the first day, YYYY-MM-DD
 * @n_days: how many days
 * @error: why it failed
 *
 * Of each machine how much of the time in which it can be booked is booked. Who did not come and
 * what was cancelled left it free; a booking of several days counts by the hours of each.
 *
 * Returns: (transfer full) (element-type PpUtilisation): of the machines in use, by code
 */
GPtrArray *
pp_utilisation_read (PpDb *db, const char *first, guint n_days, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (utilisation_free);
  g_autoptr (GPtrArray) days = NULL, machines = NULL;
  gint64 from;

  g_return_val_if_fail (db != NULL && pp_day_is_valid (first), NULL);

  from = pp_day_start (first);
  days = list_open_days (db, first, n_days, error);
  machines = days != NULL ? pp_machine_list (db, error) : NULL;
  for (guint i = 0; machines != NULL && i < machines->len; i++)
    {
      PpUtilisation *self = g_new0 (PpUtilisation, 1);

      g_ptr_array_add (list, self);
      self->machine = g_object_ref (g_ptr_array_index (machines, i));
      if (!add_days (self, db, days, (PpSpan) { from, from + n_days * PP_TIME_DAY }, error))
        return NULL;
    }
  return machines != NULL ? g_steal_pointer (&list) : NULL;
}

/**
 * pp_utilisation_week:
 * @day: YYYY-MM-DD
 *
 * Returns: (transfer full): the Monday of its week
 */
char *
pp_utilisation_week (const char *day)
{
  g_return_val_if_fail (pp_day_is_valid (day), NULL);

  return pp_day_add (day, 1 - pp_day_weekday (day));
}
