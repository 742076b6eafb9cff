/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-outage.h"

#include "booking/pp-slot.h"
#include "core/pp-time.h"
#include "core/pp-uptime.h"
#include "store/pp-history.h"

#include <string.h>

static const PpColumn outage_columns[] = {
  PP_COLUMN (PpOutage, started_at, TIME, .required = TRUE),
  PP_COLUMN (PpOutage, ended_at,   TIME),
};

static const PpColumn extension_columns[] = {
  PP_COLUMN (PpExtension, booking, REF,  .of = "booking", .required = TRUE),
  PP_COLUMN (PpExtension, outage,  REF,  .of = "outage", .required = TRUE),
  PP_COLUMN (PpExtension, due_at,  TIME, .required = TRUE, .group = "time"),
  PP_COLUMN (PpExtension, ends_at, TIME, .required = TRUE, .group = "time"),
};

static const PpColumn power_columns[] = {
  PP_COLUMN (PpPower, at, TIME),
};

static const PpColumn rest_columns[] = {
  PP_COLUMN (PpOutageRest, extension, REF, .of = "extension", .required = TRUE),
};

PP_DEFINE_RECORD (PpOutage, pp_outage, "outage", STATE, outage_columns)
PP_DEFINE_RECORD (PpExtension, pp_extension, "extension", STATE, extension_columns)
PP_DEFINE_RECORD (PpPower, pp_power, "power", ARGUMENT, power_columns)
PP_DEFINE_RECORD (PpOutageRest, pp_outage_rest, "outage_rest", ARGUMENT, rest_columns)

/**
 * pp_outage_current:
 * @db: a connection
 * @outage: (out) (transfer full) (nullable): that holds now; the first where two desks wrote one
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_outage_current (PpDb *db, PpOutage **outage, GError **error)
{
  return pp_db_first (db, pp_outage_get_type (), (gpointer *) outage, error,
                      "WHERE ended_at IS NULL AND voided_by IS NULL ORDER BY started_at LIMIT 1",
                      "");
}

/**
 * pp_outage_list_paused:
 * @db: a connection
 * @outage: an outage
 * @until: its end, or now, UTC seconds
 * @error: why it failed
 *
 * Who was checked in when the power went, and is still: their booked time stands still from then,
 * or from its begin, until the power is back.
 *
 * Returns: (transfer full) (element-type PpBooking): those bookings, by begin
 */
GPtrArray *
pp_outage_list_paused (PpDb *db, const PpOutage *outage, gint64 until, GError **error)
{
  PpSpan span = { outage->started_at, MAX (until, outage->started_at + 1) };
  GPtrArray *bookings = pp_slot_list_checked_in (db, span, error);

  for (guint i = bookings != NULL ? bookings->len : 0; i-- > 0;)
    if (((PpBooking *) g_ptr_array_index (bookings, i))->checked_in_at > outage->started_at)
      g_ptr_array_remove_index (bookings, i);
  return bookings;
}

static void
shortened_free (gpointer data)
{
  PpShortened *self = data;

  g_clear_object (&self->extension);
  g_clear_object (&self->booking);
  g_clear_object (&self->machine);
  g_clear_object (&self->person);
  g_free (self);
}

static gboolean
shortened_fill (PpShortened *self, PpDb *db, GError **error)
{
  g_autoptr (PpOutage) outage = NULL;

  self->booking = pp_db_get (db, pp_booking_get_type (), self->extension->booking, error);
  outage = self->booking != NULL
             ? pp_db_get (db, pp_outage_get_type (), self->extension->outage, error) : NULL;
  if (outage == NULL)
    return FALSE;
  self->minutes = (self->extension->due_at - MAX (self->extension->ends_at, outage->ended_at))
                  / 60;
  self->machine = pp_db_get (db, pp_machine_get_type (), self->booking->machine, error);
  self->person = self->machine != NULL
                   ? pp_db_get (db, pp_person_get_type (), self->booking->person, error) : NULL;
  return self->person != NULL;
}

/**
 * pp_outage_list_shortened:
 * @db: a connection
 * @from: UTC seconds; what is of outages that ended before is over
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpShortened): bookings that an outage stopped, that could
 *   not be given all their time, and that are still checked in
 */
GPtrArray *
pp_outage_list_shortened (PpDb *db, gint64 from, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (shortened_free);
  g_autoptr (GPtrArray) extensions = NULL;

  extensions = pp_db_list (db, pp_extension_get_type (), error,
                           "WHERE outage IN (SELECT id FROM outage WHERE ended_at >= ? "
                           "AND voided_by IS NULL) AND due_at > ends_at AND voided_by IS NULL "
                           "AND (SELECT state FROM booking WHERE booking.id = extension.booking) "
                           "= 'checked_in' ORDER BY due_at, id", "i", from);
  for (guint i = 0; extensions != NULL && i < extensions->len; i++)
    {
      PpShortened *line = g_new0 (PpShortened, 1);

      g_ptr_array_add (lines, line);
      line->extension = g_object_ref (g_ptr_array_index (extensions, i));
      if (!shortened_fill (line, db, error))
        return NULL;
    }
  return extensions != NULL ? g_steal_pointer (&lines) : NULL;
}

/**
 * pp_outage_guess:
 * @last: when this desk last wrote anything, UTC seconds
 * @woke: when the computer was started
 * @now: now
 *
 * A cut takes the computer along. What was written today before it was started anew is its last
 * sign of life.
 *
 * Returns: when the power may have gone, on a whole minute
 */
gint64
pp_outage_guess (gint64 last, gint64 woke, gint64 now)
{
  g_autofree char *then = pp_time_day (last), *today = pp_time_day (now);
  gint64 guess = last < woke && last <= now && strcmp (then, today) == 0 ? last : now;

  return guess - guess % 60;
}

/**
 * pp_power_state_read:
 * @db: a connection
 * @now: UTC seconds
 * @error: why it failed
 *
 * Returns: (transfer full): whether there is power at the cluster, as far as it was told
 */
PpPowerState *
pp_power_state_read (PpDb *db, gint64 now, GError **error)
{
  PpPowerState *self = g_new0 (PpPowerState, 1);
  g_autoptr (GPtrArray) paused = NULL;
  PpUptime uptime;
  gint64 last;

  pp_uptime_read (&uptime);
  if (!pp_outage_current (db, &self->outage, error) || !pp_history_last (db, &last, error) ||
      (self->outage != NULL &&
       (paused = pp_outage_list_paused (db, self->outage, now, error)) == NULL))
    {
      pp_power_state_free (self);
      return NULL;
    }
  self->n_paused = paused != NULL ? paused->len : 0;
  self->guess = pp_outage_guess (last, now - uptime.seconds, now);
  return self;
}

/**
 * pp_power_state_free:
 * @self: (transfer full): a state
 */
void
pp_power_state_free (PpPowerState *self)
{
  g_clear_object (&self->outage);
  g_free (self);
}
