/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-slot.h"

#include "booking/pp-booking-error.h"
#include "booking/pp-booking-sql.h"
#include "booking/pp-booking.h"
#include "booking/pp-machine.h"
#include "booking/pp-occupancy.h"
#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-time.h"
#include "people/pp-cluster.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far ahead a free slot is looked for. */
#define SEARCH_DAYS 60

/* The longest booking, and the last second that one may end at: 2100 in Kolkata. */
#define MOST_SECONDS (62 * G_GINT64_CONSTANT (86400))
#define LAST_SECOND  G_GINT64_CONSTANT (4102424999)

static gboolean
refuse (int code, const char *field, GError **error, const char *words)
{
  pp_error_set (error, PP_BOOKING_ERROR, code, field, "%s", words);
  return FALSE;
}

/* Minutes from the day's start in Kerala; a span that ends at midnight ends at minute 1440. */
static int
end_minute (PpSpan span)
{
  return pp_time_minute_of_day (span.ends_at - 1) + 1;
}

static gboolean
is_on_slot (const PpMachine *machine, int minute)
{
  return (minute - machine->opens_minute) % machine->slot_minutes == 0;
}

/* The last slot of a day may be cut short by the closing. */
static gboolean
is_on_slots (const PpMachine *machine, PpSpan span)
{
  int to = end_minute (span);

  return span.starts_at % 60 == 0 && span.ends_at % 60 == 0 &&
         is_on_slot (machine, pp_time_minute_of_day (span.starts_at)) &&
         (is_on_slot (machine, to) || to == machine->closes_minute);
}

static gboolean
check_grid (const PpMachine *machine, PpSpan span, GError **error)
{
  g_autofree char *first = pp_time_day (span.starts_at);
  g_autofree char *last = pp_time_day (span.ends_at - 1);
  int from = pp_time_minute_of_day (span.starts_at);
  int to = end_minute (span);
  gboolean whole_days = from == machine->opens_minute && to == machine->closes_minute;

  if (from < machine->opens_minute || to > machine->closes_minute ||
      (pp_day_compare (first, last) != 0 && !whole_days))
    {
      pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_OUTSIDE_HOURS, "starts_at",
                    _("The machine works from %02d:%02d to %02d:%02d."),
                    (int) machine->opens_minute / 60, (int) machine->opens_minute % 60,
                    (int) machine->closes_minute / 60, (int) machine->closes_minute % 60);
      return FALSE;
    }
  if (!is_on_slots (machine, span))
    {
      pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_NOT_A_SLOT, "starts_at",
                    _("This machine is booked in steps of %d minutes from %02d:%02d."),
                    (int) machine->slot_minutes, (int) machine->opens_minute / 60,
                    (int) machine->opens_minute % 60);
      return FALSE;
    }
  return TRUE;
}

/**
 * pp_slot_check_span:
 * @span: a span
 * @error: PP_BOOKING_ERROR_BAD_SPAN
 *
 * Returns: whether it has a begin and an end after it
 */
gboolean
pp_slot_check_span (PpSpan span, GError **error)
{
  if (span.starts_at != PP_NONE && span.ends_at != PP_NONE && pp_span_is_valid (span))
    {
      if (pp_span_seconds (span) <= MOST_SECONDS && span.ends_at <= LAST_SECOND)
        return TRUE;
      return refuse (PP_BOOKING_ERROR_BAD_SPAN, "ends_at", error,
                     _("Two months is the longest that can be booked at once."));
    }
  return refuse (PP_BOOKING_ERROR_BAD_SPAN, "ends_at", error,
                 _("The end must come after the begin."));
}

/**
 * pp_slot_check_hours:
 * @db: a connection
 * @machine: a #PpMachine
 * @span: when it is wanted
 * @error: #PpBookingError
 *
 * A booking lies in the opening hours of one day, or takes whole days; it begins and ends on
 * slots; the cluster is open on its first and last day.
 *
 * Returns: whether the machine can be booked so
 */
gboolean
pp_slot_check_hours (PpDb *db, PpRecord *machine, PpSpan span, GError **error)
{
  g_autofree char *first = NULL, *last = NULL;
  gboolean closed;

  if (!pp_slot_check_span (span, error) || !check_grid ((PpMachine *) machine, span, error))
    return FALSE;
  first = pp_time_day (span.starts_at);
  last = pp_time_day (span.ends_at - 1);
  if (!pp_cluster_is_closed (db, first, &closed, error) ||
      (!closed && strcmp (first, last) != 0 && !pp_cluster_is_closed (db, last, &closed, error)))
    return FALSE;
  if (closed)
    return refuse (PP_BOOKING_ERROR_CLOSED, "starts_at", error,
                   _("The cluster is closed on that day."));
  return TRUE;
}

/**
 * pp_slot_list_bookings:
 * @db: a connection
 * @machine: id of a machine
 * @span: a span
 * @except: (nullable): id of a booking to leave out
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpBooking): the bookings that hold the machine in @span
 */
GPtrArray *
pp_slot_list_bookings (PpDb *db, const char *machine, PpSpan span, const char *except,
                       GError **error)
{
  return pp_db_list (db, pp_booking_get_type (), error,
                     "WHERE rowid IN ("
                     "SELECT rowid FROM booking AS b WHERE machine = ?1 AND "
                     PP_BOOKING_SHORT ("b", "?2", "?3") " UNION ALL "
                     "SELECT rowid FROM booking AS b WHERE machine = ?1 AND "
                     PP_BOOKING_LONG ("b", "?2", "?3") ") AND id IS NOT ?4 "
                     "AND " PP_BOOKING_HOLDS " ORDER BY starts_at", "tiit",
                     machine, span.starts_at, span.ends_at, except);
}

/**
 * pp_slot_list_checked_in:
 * @db: a connection
 * @span: a span
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpBooking): those of @span who are at a machine, by begin
 */
GPtrArray *
pp_slot_list_checked_in (PpDb *db, PpSpan span, GError **error)
{
  return pp_db_list (db, pp_booking_get_type (), error,
                     "WHERE rowid IN ("
                     "SELECT b.rowid FROM machine AS m CROSS JOIN booking AS b "
                     "ON b.machine = m.id AND " PP_BOOKING_SHORT ("b", "?1", "?2")
                     " WHERE m.voided_by IS NULL AND b.state = 'checked_in' UNION ALL "
                     "SELECT b.rowid FROM booking AS b CROSS JOIN machine AS m "
                     "ON m.id = b.machine WHERE " PP_BOOKING_LONG ("b", "?1", "?2")
                     " AND m.voided_by IS NULL AND b.state = 'checked_in') "
                     "AND voided_by IS NULL ORDER BY starts_at, id", "ii", span.starts_at,
                     span.ends_at);
}

/* How many that are @which lie over the begin of @b, itself included. */
#define BESIDE(b, which)                                                                  \
  "((SELECT count(*) FROM booking AS o WHERE o.machine = " b ".machine AND "              \
  PP_BOOKING_SHORT ("o", b ".starts_at", b ".starts_at + 1") " AND " which ") + "         \
  "(SELECT count(*) FROM booking AS o WHERE o.machine = " b ".machine AND "               \
  PP_BOOKING_LONG ("o", b ".starts_at", b ".starts_at + 1")                               \
  " AND o.starts_at <= " b ".starts_at - 86400 AND " which "))"

/**
 * pp_slot_list_overfull:
 * @db: a connection
 * @from: UTC seconds; what ended before is not looked at
 * @error: why it failed
 *
 * No act of one desk books more than a machine holds; two desks that booked while the line was
 * down can. Each booking that came on top is listed until somebody moves or cancels one.
 *
 * Returns: (transfer full) (element-type PpBooking): bookings at whose begin the machine holds
 *   more than its capacity
 */
GPtrArray *
pp_slot_list_overfull (PpDb *db, gint64 from, GError **error)
{
  return pp_db_list (db, pp_booking_get_type (), error,
                     "WHERE rowid IN ("
                     "SELECT b.rowid FROM machine AS m CROSS JOIN booking AS b "
                     "ON b.machine = m.id AND b.starts_at > ?1 - 86400 AND b.ends_at > ?1 "
                     "WHERE " BESIDE ("b", "TRUE") " > m.capacity UNION ALL "
                     "SELECT rowid FROM booking AS b "
                     "WHERE b.ends_at - b.starts_at > 86400 AND b.ends_at > ?1) "
                     "AND " PP_BOOKING_HOLDS " AND " BESIDE ("booking", PP_BOOKING_HOLDS)
                     " > (SELECT capacity FROM machine WHERE machine.id = booking.machine) "
                     "ORDER BY starts_at, id", "i", from);
}

/**
 * pp_slot_list_downtime:
 * @db: a connection
 * @machine: id of a machine
 * @span: a span
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpDowntime): when the machine is out of use in @span
 */
GPtrArray *
pp_slot_list_downtime (PpDb *db, const char *machine, PpSpan span, GError **error)
{
  return pp_db_list (db, pp_downtime_get_type (), error,
                     "WHERE machine = ? AND starts_at < ? AND ends_at > ? AND voided_by IS NULL "
                     "ORDER BY starts_at", "tii", machine, span.ends_at, span.starts_at);
}

/**
 * pp_slot_peak:
 * @spans: spans in any order
 * @n_spans: how many
 * @within: where to look
 *
 * Returns: the most of @spans that hold at one instant of @within
 */
guint
pp_slot_peak (const PpSpan *spans, guint n_spans, PpSpan within)
{
  guint peak = 0;

  for (guint i = 0; i < n_spans; i++)
    {
      gint64 at = MAX (spans[i].starts_at, within.starts_at);
      guint here = 0;

      if (at >= within.ends_at)
        continue;
      for (guint j = 0; j < n_spans; j++)
        if (spans[j].starts_at <= at && spans[j].ends_at > at)
          here++;
      peak = MAX (peak, here);
    }
  return peak;
}

/* When a machine is booked in a span, and NULL where it is out of use: from the index alone. */
#define BOOKED "SELECT starts_at, ends_at FROM booking AS b WHERE machine = ?1 AND "
#define COUNTS " AND rowid IS NOT (SELECT rowid FROM booking WHERE id = ?4) AND " PP_BOOKING_HOLDS
#define IN_THE_WAY                                                                           \
  BOOKED PP_BOOKING_SHORT ("b", "?2", "?3") COUNTS " UNION ALL "                             \
  BOOKED PP_BOOKING_LONG ("b", "?2", "?3") " AND starts_at <= ?2 - 86400" COUNTS " UNION ALL " \
  "SELECT NULL, NULL FROM downtime WHERE machine = ?1 AND starts_at < ?3 AND ends_at > ?2 "  \
  "AND voided_by IS NULL"

/**
 * pp_slot_is_free:
 * @db: a connection
 * @machine: a #PpMachine
 * @span: when it is wanted
 * @except: (nullable): id of a booking that does not count: the one that is moved
 * @is_free: (out): whether its capacity holds one booking more all through @span, and it is in use
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_slot_is_free (PpDb *db, PpRecord *machine, PpSpan span, const char *except, gboolean *is_free,
                 GError **error)
{
  gint64 capacity = ((PpMachine *) machine)->capacity;
  g_autoptr (PpStatement) statement = NULL;
  g_autoptr (GArray) spans = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error, IN_THE_WAY, "tiit", pp_record_get_id (machine),
                             span.starts_at, span.ends_at, except);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      PpSpan one;

      *is_free = !row && (spans != NULL ? pp_slot_peak ((PpSpan *) (gpointer) spans->data,
                                                        spans->len, span) : 0) < capacity;
      if (!row || capacity <= 1)
        return TRUE;
      one = (PpSpan) { pp_statement_int (statement, 0), pp_statement_int (statement, 1) };
      if (one.starts_at == PP_NONE)
        return TRUE;
      if (spans == NULL)
        spans = g_array_new (FALSE, FALSE, sizeof (PpSpan));
      g_array_append_val (spans, one);
    }
  return FALSE;
}

/* What a free slot is looked for with: on the thread that reads what is kept there tells, in an act
 * the tables.
 */
typedef struct {
  PpDb        *db;
  PpOccupancy *occupancy;   /* (nullable) */
  PpMachine   *machine;
} Search;

/* From when on it may be free: the begin of @span where it is. */
static gboolean
look (const Search *search, PpSpan span, gint64 *free_from, GError **error)
{
  gboolean is_free;

  if (search->occupancy != NULL)
    return pp_occupancy_is_free (search->occupancy, search->db, search->machine, span, free_from,
                                 error);
  if (!pp_slot_is_free (search->db, PP_RECORD (search->machine), span, NULL, &is_free, error))
    return FALSE;
  *free_from = span.starts_at + (is_free ? 0 : 1);
  return TRUE;
}

/* The first slot of the day that begins at @from or later. */
static gint64
slot_from (gint64 first, gint64 step, gint64 from)
{
  return first + (MAX (from - first, 0) + step - 1) / step * step;
}

static gboolean
find_on_day (const Search *search, gint64 start, gint64 seconds, gint64 from, PpSpan *found,
             gboolean *is_free, GError **error)
{
  const PpMachine *machine = search->machine;
  gint64 first = start + machine->opens_minute * 60, closes = start + machine->closes_minute * 60;
  gint64 step = machine->slot_minutes * 60, free_from;

  *is_free = FALSE;
  for (gint64 at = slot_from (first, step, from); at + seconds <= closes;
       at = slot_from (first, step, free_from))
    {
      *found = (PpSpan) { at, at + seconds };
      free_from = at + 1;
      if (!is_on_slots (machine, *found))
        continue;
      if (!look (search, *found, &free_from, error))
        return FALSE;
      *is_free = free_from == at;
      if (*is_free)
        return TRUE;
    }
  return TRUE;
}

/**
 * pp_slot_next_free:
 * @db: a connection
 * @machine: a #PpMachine
 * @seconds: how long it is wanted, within one day, in whole slots
 * @from: not before this, UTC seconds
 * @found: (out): the first free span
 * @error: PP_BOOKING_ERROR_NO_ROOM where none is found within two months
 *
 * Returns: whether one was found
 */
gboolean
pp_slot_next_free (PpDb *db, PpRecord *machine, gint64 seconds, gint64 from, PpSpan *found,
                   GError **error)
{
  Search search = { db, NULL, (PpMachine *) machine };
  g_autofree char *day = pp_time_day (from);
  gint64 start = pp_day_start (day);
  g_autoptr (GError) failure = NULL;

  search.occupancy = pp_occupancy_get (db, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (int i = 0; i < SEARCH_DAYS; i++, start += PP_TIME_DAY)
    {
      gboolean closed, is_free = FALSE;

      if (!pp_occupancy_is_closed (db, start, &closed, error) ||
          (!closed && !find_on_day (&search, start, seconds, from, found, &is_free, error)))
        return FALSE;
      if (is_free)
        return TRUE;
    }
  return refuse (PP_BOOKING_ERROR_NO_ROOM, "starts_at", error,
                 _("No free slot was found in the next two months."));
}
