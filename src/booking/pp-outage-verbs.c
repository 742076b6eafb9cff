/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-outage-verbs.h"

#include "booking/pp-booking-error.h"
#include "booking/pp-outage.h"
#include "booking/pp-slot.h"
#include "core/pp-error.h"
#include "core/pp-time.h"
#include "people/pp-cluster.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_MINUTES (24 * 60)

static gboolean
refuse (int code, const char *field, GError **error, const char *words)
{
  pp_error_set (error, PP_BOOKING_ERROR, code, field, "%s", words);
  return FALSE;
}

/* When it happened: as typed, else with the act; never in a time to come. */
static gboolean
settle_time (PpAct *act, const PpPower *asked, gint64 *at, GError **error)
{
  *at = asked->at != PP_NONE ? asked->at : pp_act_get_happened_at (act);
  return *at <= pp_act_get_now (act) ||
         refuse (PP_BOOKING_ERROR_BAD_SPAN, "at", error,
                 _("That time is still to come. Write when it was."));
}

static gboolean
check_begin (PpAct *act, gint64 at, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpOutage) current = NULL;
  g_autofree char *clock = NULL;
  gint64 n;

  if (!pp_outage_current (db, &current, error))
    return FALSE;
  if (current != NULL)
    {
      clock = pp_time_format_spoken (current->started_at);
      pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_POWER_GONE, "at",
                    _("The power is gone since %s already."), clock);
      return FALSE;
    }
  if (!pp_db_read_int (db, &n, error, "SELECT count(*) FROM outage WHERE ended_at > ? "
                       "AND voided_by IS NULL", "i", at))
    return FALSE;
  return n == 0 || refuse (PP_BOOKING_ERROR_BAD_SPAN, "at", error,
                           _("Another power cut that was written down lasted longer than that. "
                             "Write a later time."));
}

/**
 * pp_outage_begin:
 * @act: the open act
 * @asked: a #PpPower
 * @error: PP_BOOKING_ERROR_POWER_GONE; PP_BOOKING_ERROR_BAD_SPAN for a time that cannot be
 *
 * The verb power.gone: from that moment on the time of who is checked in stands still. The desk's
 * computer may have had no power either, so that it is told later.
 *
 * Returns: (transfer full): the stored #PpOutage
 */
gpointer
pp_outage_begin (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpOutage) draft = g_object_new (pp_outage_get_type (), NULL);

  if (!settle_time (act, asked, &draft->started_at, error) ||
      !check_begin (act, draft->started_at, error))
    return NULL;
  draft->ended_at = PP_NONE;
  return pp_act_insert (act, draft, error);
}

/* A machine closes on the day on which the booking ends; one that works day and night, when a day
 * comes on which the cluster is closed. */
static gboolean
find_closing (PpDb *db, const PpMachine *machine, PpSpan span, gint64 *closes_at, GError **error)
{
  g_autofree char *last = pp_time_day (span.starts_at - 1);
  gint64 start = pp_day_start (last);

  *closes_at = start + machine->closes_minute * 60;
  if (machine->opens_minute > 0 || machine->closes_minute < DAY_MINUTES)
    return TRUE;
  while (*closes_at < span.ends_at)
    {
      g_autofree char *next = pp_time_day (*closes_at);
      gboolean closed;

      if (!pp_cluster_is_closed (db, next, &closed, error))
        return FALSE;
      if (closed)
        return TRUE;
      *closes_at += PP_TIME_DAY;
    }
  return TRUE;
}

static int
compare_latest (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a, *other = b;

  return (*one < *other) - (*one > *other);
}

/* Where the time after a booking may have to end: at each begin of what lies in it, the last
 * first. */
static GArray *
list_ends (PpDb *db, PpBooking *booking, PpSpan span, GError **error)
{
  g_autoptr (GPtrArray) bookings = NULL, downtimes = NULL;
  GArray *ends;

  bookings = pp_slot_list_bookings (db, booking->machine, span,
                                    pp_record_get_id (PP_RECORD (booking)), error);
  downtimes = bookings != NULL ? pp_slot_list_downtime (db, booking->machine, span, error) : NULL;
  if (downtimes == NULL)
    return NULL;
  ends = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ends, span.ends_at);
  for (guint i = 0; i < bookings->len; i++)
    g_array_append_val (ends, ((PpBooking *) g_ptr_array_index (bookings, i))->starts_at);
  for (guint i = 0; i < downtimes->len; i++)
    g_array_append_val (ends, ((PpDowntime *) g_ptr_array_index (downtimes, i))->starts_at);
  g_array_sort (ends, compare_latest);
  return ends;
}

/* How far after its end a booking can go on, and its end where it cannot. */
static gboolean
find_end (PpDb *db, PpBooking *booking, gint64 due_at, gint64 *ends_at, GError **error)
{
  const char *id = pp_record_get_id (PP_RECORD (booking));
  PpSpan span = { booking->ends_at, due_at };
  g_autoptr (PpMachine) machine = NULL;
  g_autoptr (GArray) ends = NULL;
  gint64 closes_at;

  *ends_at = booking->ends_at;
  machine = pp_db_get (db, pp_machine_get_type (), booking->machine, error);
  if (machine == NULL || !find_closing (db, machine, span, &closes_at, error))
    return FALSE;
  span.ends_at = MIN (due_at, closes_at);
  if (span.ends_at <= span.starts_at)
    return TRUE;
  ends = list_ends (db, booking, span, error);
  for (guint i = 0; ends != NULL && i < ends->len; i++)
    {
      gboolean is_free;

      span.ends_at = g_array_index (ends, gint64, i);
      if (span.ends_at <= span.starts_at)
        return TRUE;
      if (!pp_slot_is_free (db, PP_RECORD (machine), span, id, &is_free, error))
        return FALSE;
      if (is_free)
        *ends_at = span.ends_at;
      if (is_free)
        return TRUE;
    }
  return ends != NULL;
}

/* Time before the power was back is of no use to anybody. */
static gboolean
extend (PpAct *act, PpBooking *booking, gint64 due_at, gint64 back_at, gint64 *ends_at,
        GError **error)
{
  g_autoptr (PpBooking) draft = pp_record_draft (booking);
  g_autoptr (PpBooking) stored = NULL;

  if (!find_end (pp_act_get_db (act), booking, due_at, ends_at, error))
    return FALSE;
  if (*ends_at <= back_at)
    *ends_at = booking->ends_at;
  if (*ends_at == booking->ends_at)
    return TRUE;
  draft->ends_at = *ends_at;
  stored = pp_act_update (act, draft, error);
  return stored != NULL;
}

static gint64
round_up (gint64 seconds)
{
  return (seconds + 59) / 60 * 60;
}

/* What of a booking's time lay in the outage: who booked whole days lost no nights. */
static gint64
count_lost (const PpOutage *outage, const PpBooking *booking, const PpMachine *machine)
{
  gint64 from = MAX (outage->started_at, booking->starts_at);
  gint64 to = MIN (outage->ended_at, booking->ends_at), lost = 0;
  g_autofree char *first = pp_time_day (from);

  for (gint64 start = pp_day_start (first); start < to; start += PP_TIME_DAY)
    {
      gint64 begin = MAX (from, start + machine->opens_minute * 60);
      gint64 end = MIN (to, start + machine->closes_minute * 60);

      lost += MAX (end - begin, 0);
    }
  return lost;
}

/* By whole minutes, as bookings are. The fee stays what it was. */
static gboolean
give_time (PpAct *act, PpOutage *outage, PpBooking *booking, GError **error)
{
  g_autoptr (PpExtension) draft = g_object_new (pp_extension_get_type (), NULL);
  g_autoptr (PpExtension) stored = NULL;
  g_autoptr (PpMachine) machine = NULL;
  gint64 lost;

  machine = pp_db_get (pp_act_get_db (act), pp_machine_get_type (), booking->machine, error);
  if (machine == NULL)
    return FALSE;
  lost = count_lost (outage, booking, machine);
  if (lost == 0)
    return TRUE;
  draft->due_at = MAX (booking->ends_at, round_up (outage->ended_at)) + round_up (lost);
  if (!extend (act, booking, draft->due_at, outage->ended_at, &draft->ends_at, error))
    return FALSE;
  pp_record_set_text (draft, "outage", pp_record_get_id (PP_RECORD (outage)));
  pp_record_set_text (draft, "booking", pp_record_get_id (PP_RECORD (booking)));
  stored = pp_act_insert (act, draft, error);
  return stored != NULL;
}

/* Two desks that wrote it apart mean the same one: the first counts. */
static gboolean
end_all (PpAct *act, gint64 at, PpOutage **first, GError **error)
{
  g_autoptr (GPtrArray) open = NULL;

  open = pp_db_list (pp_act_get_db (act), pp_outage_get_type (), error,
                     "WHERE ended_at IS NULL AND voided_by IS NULL ORDER BY started_at", "");
  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      g_autoptr (PpOutage) draft = pp_record_draft (g_ptr_array_index (open, i));
      g_autoptr (PpOutage) stored = NULL;

      draft->ended_at = MAX (at, draft->started_at);
      stored = pp_act_update (act, draft, error);
      if (stored == NULL)
        return FALSE;
      if (i == 0)
        *first = g_steal_pointer (&stored);
    }
  return open != NULL;
}

/**
 * pp_outage_end:
 * @act: the open act
 * @asked: a #PpPower
 * @error: PP_BOOKING_ERROR_POWER_ON; PP_BOOKING_ERROR_BAD_SPAN for a time that cannot be
 *
 * The verb power.back: what stood still goes on, each booking by as much longer as it lost, at the
 * fee that it had; as far as the machine is free and open where that is less, which its
 * #PpExtension tells.
 *
 * Returns: (transfer full): the stored #PpOutage
 */
gpointer
pp_outage_end (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpOutage) current = NULL, ended = NULL;
  g_autoptr (GPtrArray) paused = NULL;
  gint64 at;

  if (!settle_time (act, asked, &at, error) || !pp_outage_current (db, &current, error))
    return NULL;
  if (current == NULL)
    {
      refuse (PP_BOOKING_ERROR_POWER_ON, "at", error,
              _("It was not written down that the power is gone."));
      return NULL;
    }
  if (at < current->started_at)
    {
      refuse (PP_BOOKING_ERROR_BAD_SPAN, "at", error,
              _("The power went later than that. Write when it came back."));
      return NULL;
    }
  if (!end_all (act, at, &ended, error))
    return NULL;
  paused = pp_outage_list_paused (db, ended, at, error);
  for (guint i = 0; paused != NULL && i < paused->len; i++)
    if (!give_time (act, ended, g_ptr_array_index (paused, i), error))
      return NULL;
  return paused != NULL ? g_steal_pointer (&ended) : NULL;
}

/**
 * pp_outage_give_rest:
 * @act: the open act
 * @asked: a #PpOutageRest
 * @error: PP_BOOKING_ERROR_WRONG_STATE where who it is for has gone; PP_BOOKING_ERROR_TAKEN where
 *   nothing more is free
 *
 * The verb power.give_rest: what stood in the way was moved; the booking goes on as far as the
 * machine now is free.
 *
 * Returns: (transfer full): the stored #PpExtension
 */
gpointer
pp_outage_give_rest (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpExtension) draft = NULL, stored = NULL;
  g_autoptr (PpBooking) booking = NULL;
  gint64 ends_at;

  stored = pp_db_get_live (db, pp_extension_get_type (), ((PpOutageRest *) asked)->extension,
                           "extension", error);
  booking = stored != NULL ? pp_db_get_live (db, pp_booking_get_type (), stored->booking,
                                             "extension", error) : NULL;
  if (booking == NULL)
    return NULL;
  if (strcmp (booking->state, "checked_in") != 0)
    {
      refuse (PP_BOOKING_ERROR_WRONG_STATE, "extension", error,
              _("This booking is no longer at the machine."));
      return NULL;
    }
  if (!extend (act, booking, stored->due_at, booking->ends_at, &ends_at, error))
    return NULL;
  if (ends_at == booking->ends_at)
    {
      refuse (PP_BOOKING_ERROR_TAKEN, "extension", error,
              _("Nothing more is free after it. Move the next booking first."));
      return NULL;
    }
  draft = pp_record_draft (stored);
  draft->ends_at = ends_at;
  return pp_act_update (act, draft, error);
}
