/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/today/pp-today-data.h"

#include "booking/pp-slot.h"
#include "booking/pp-token.h"
#include "core/pp-day.h"
#include "core/pp-time.h"
#include "desk/shell/pp-power-words.h"
#include "desk/shell/pp-shown.h"
#include "intake/pp-stock.h"
#include "money/pp-day-close.h"
#include "store/pp-local.h"
#include "sync/pp-desk-sync.h"

#include <glib/gi18n.h>
#include <string.h>

static void
notice_free (gpointer data)
{
  PpNotice *self = data;

  g_free (self->words);
  g_free (self->id);
  g_free (self->extension);
  g_free (self);
}

static void
notice (PpTodayData *self, const char *kind, const char *id, char *words)
{
  PpNotice *one = g_new0 (PpNotice, 1);

  one->words = words;
  one->kind = kind;
  one->id = g_strdup (id);
  g_ptr_array_add (self->notices, one);
}

static const char *
code_of (const PpTodayData *self, const char *machine)
{
  for (guint i = 0; i < self->schedule->machines->len; i++)
    {
      PpMachine *one = g_ptr_array_index (self->schedule->machines, i);

      if (strcmp (pp_record_get_id (PP_RECORD (one)), machine) == 0)
        return one->code;
    }
  return "";
}

/* Whose time stands still is not late. */
static gboolean
is_paused (const PpTodayData *self, const PpHeld *held)
{
  return self->power->outage != NULL && strcmp (held->state, "checked_in") == 0 &&
         held->ends_at > self->power->outage->started_at;
}

static gboolean
is_over (const PpTodayData *self, const PpHeld *held)
{
  return strcmp (held->state, "checked_in") == 0 && held->ends_at <= self->now &&
         !is_paused (self, held);
}

static gboolean
is_absent (const PpTodayData *self, const PpHeld *held)
{
  return strcmp (held->state, "booked") == 0 && held->starts_at + 900 <= self->now;
}

static void
notice_late (PpTodayData *self, const PpHeld *held)
{
  const PpMachine *machine = g_ptr_array_index (self->schedule->machines, held->row);
  gboolean over = is_over (self, held);
  g_autofree char *clock = pp_time_format_spoken (over ? held->ends_at : held->starts_at);
  g_autofree char *name = pp_shown_name (held->whose->name_en, held->whose->name_ml);

  notice (self, "booking", held->whose->booking,
          g_strdup_printf (over ? _("%s should have been finished at %s: %s")
                                : _("%s, booked from %s, has not been begun: %s"),
                           machine->code, clock, name));
}

/* Who a power cut cost time that could not be given back. */
static gboolean
look_at_shortened (PpTodayData *self, PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) lines = pp_outage_list_shortened (db, self->now - PP_TIME_DAY, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const PpShortened *line = g_ptr_array_index (lines, i);
      PpNotice *one;

      notice (self, "booking", line->extension->booking, pp_power_words_short (line));
      one = g_ptr_array_index (self->notices, self->notices->len - 1);
      one->extension = g_strdup (pp_record_get_id (PP_RECORD (line->extension)));
    }
  return lines != NULL;
}

static int
compare_begins (gconstpointer a, gconstpointer b)
{
  const PpHeld *one = *(PpHeld *const *) a, *other = *(PpHeld *const *) b;

  return (one->starts_at > other->starts_at) - (one->starts_at < other->starts_at);
}

/* Who is over their time, and who has not come. */
static gboolean
look_at_late (PpTodayData *self, PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) late = g_ptr_array_new ();
  GArray *held = self->schedule->held;

  for (guint i = 0; i < held->len; i++)
    {
      PpHeld *one = &g_array_index (held, PpHeld, i);

      if (!is_over (self, one) && !is_absent (self, one))
        continue;
      if (!pp_held_read_whose (one, db, error))
        return FALSE;
      g_ptr_array_add (late, one);
    }
  g_ptr_array_sort (late, compare_begins);
  for (guint i = 0; i < late->len; i++)
    notice_late (self, g_ptr_array_index (late, i));
  return TRUE;
}

static gboolean
name_current (PpTodayData *self, PpDb *db, GError **error)
{
  for (guint row = 0; row < self->schedule->machines->len; row++)
    {
      PpHeld *current = pp_schedule_current (self->schedule, row, self->now);

      if (current != NULL && !pp_held_read_whose (current, db, error))
        return FALSE;
    }
  return TRUE;
}

/* What a merge brought. */
static gboolean
look_at_merge (PpTodayData *self, PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) overfull = pp_slot_list_overfull (db, self->now, error), lots = NULL;
  g_autoptr (PpSyncState) state = NULL;

  lots = overfull != NULL ? pp_stock_list_below_zero (db, error) : NULL;
  state = lots != NULL ? pp_desk_sync_get_state (db, error) : NULL;
  if (state == NULL)
    return FALSE;
  for (guint i = 0; i < overfull->len; i++)
    {
      PpBooking *booking = g_ptr_array_index (overfull, i);
      g_autofree char *day = pp_time_day (booking->starts_at), *words = pp_day_format (day);

      notice (self, "booking", pp_record_get_id (PP_RECORD (booking)),
              g_strdup_printf (_("%s is booked twice on %s. Move one booking."),
                               code_of (self, booking->machine), words));
    }
  for (guint i = 0; i < lots->len; i++)
    {
      const PpStockLine *line = g_ptr_array_index (lots, i);

      notice (self, "lot", pp_record_get_id (PP_RECORD (line->lot)),
              g_strdup_printf (_("More was taken from lot %s than there was. Weigh it."),
                               line->lot->number));
    }
  if (state->outbox.refused > 0)
    notice (self, NULL, NULL,
            g_strdup_printf (ngettext ("The district did not accept %d entry.",
                                       "The district did not accept %d entries.",
                                       state->outbox.refused), (int) state->outbox.refused));
  return TRUE;
}

static gboolean
read_waiting (PpTodayData *self, PpDb *db, GError **error)
{
  for (guint i = 0; i < self->tokens->len; i++)
    {
      const PpToken *token = g_ptr_array_index (self->tokens, i);
      PpPerson *person = pp_db_get (db, pp_person_get_type (), token->person, error);

      if (person == NULL)
        return FALSE;
      g_ptr_array_add (self->waiting, person);
    }
  return TRUE;
}

static gboolean
fill (PpTodayData *self, PpDb *db, GError **error)
{
  g_autofree char *day = pp_time_day (self->now), *desk = NULL, *purpose = NULL;
  g_autoptr (PpDayClose) close = NULL;
  gint64 start = pp_day_start (day);

  self->schedule = pp_schedule_read (db, (PpSpan) { start, start + PP_TIME_DAY }, error);
  self->tokens = self->schedule != NULL ? pp_token_list_waiting (db, day, error) : NULL;
  if (self->tokens == NULL || !read_waiting (self, db, error) ||
      !pp_local_read (db, "series", &desk, error) ||
      !pp_local_read (db, "purpose", &purpose, error) ||
      !pp_money_day_total (db, desk, day, &self->money, error) ||
      !pp_day_close_find (db, desk, day, &close, error))
    return FALSE;
  self->power = pp_power_state_read (db, self->now, error);
  if (self->power == NULL)
    return FALSE;
  self->is_closed = close != NULL;
  self->is_demo = g_strcmp0 (purpose, "demo") == 0;
  return look_at_shortened (self, db, error) && look_at_late (self, db, error) &&
         name_current (self, db, error) && look_at_merge (self, db, error);
}

/**
 * pp_today_data_load:
 * @db: a connection
 * @unused: nothing
 * @error: why it failed
 *
 * Returns: (transfer full): a #PpTodayData of now
 */
gpointer
pp_today_data_load (PpDb *db, gpointer unused, GError **error)
{
  PpTodayData *self = g_new0 (PpTodayData, 1);

  self->now = g_get_real_time () / G_USEC_PER_SEC;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->notices = g_ptr_array_new_with_free_func (notice_free);
  if (fill (self, db, error))
    return self;
  pp_today_data_free (self);
  return NULL;
}

/**
 * pp_today_data_free:
 * @data: (transfer full): a #PpTodayData
 */
void
pp_today_data_free (gpointer data)
{
  PpTodayData *self = data;

  g_clear_pointer (&self->schedule, pp_schedule_free);
  g_clear_pointer (&self->tokens, g_ptr_array_unref);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->notices);
  pp_money_day_clear (&self->money);
  g_clear_pointer (&self->power, pp_power_state_free);
  g_free (self);
}

static char *
describe_use (const PpTodayData *self, const PpHeld *booking, const char **icon)
{
  g_autofree char *name = pp_shown_name (booking->whose->name_en, booking->whose->name_ml);
  g_autofree char *clock = pp_time_format_spoken (booking->ends_at);
  gboolean is_running = strcmp (booking->state, "checked_in") == 0;

  *icon = is_running ? "media-playback-start-symbolic" : "alarm-symbolic";
  if (!is_running)
    return g_strdup_printf (_("Booked until %s, not begun: %s"), clock, name);
  if (is_paused (self, booking))
    {
      *icon = "media-playback-pause-symbolic";
      return g_strdup_printf (_("Paused, no power: %s"), name);
    }
  return g_strdup_printf (booking->ends_at > self->now ? _("At work until %s: %s")
                                                       : _("At work, was booked until %s: %s"),
                          clock, name);
}

/**
 * pp_today_data_describe:
 * @self: the data
 * @row: of the machine in the schedule
 * @machine: its id
 * @icon: (out) (transfer none): that goes with it
 *
 * One sentence for each state a machine can be in. Who is checked in is at work, whatever else was
 * planned.
 *
 * Returns: (transfer full): how it stands with the machine
 */
char *
pp_today_data_describe (const PpTodayData *self, guint row, const char *machine,
                        const char **icon)
{
  PpHeld *current = pp_schedule_current (self->schedule, row, self->now);
  PpHeld *next = pp_schedule_next (self->schedule, row, self->now);
  PpDowntime *down = pp_schedule_down (self->schedule, machine, self->now);
  g_autofree char *clock = NULL;

  if (current != NULL && (down == NULL || strcmp (current->state, "checked_in") == 0))
    return describe_use (self, current, icon);
  *icon = "action-unavailable-symbolic";
  if (current == NULL && pp_schedule_is_day_closed (self->schedule, self->now))
    return g_strdup (C_("day", "Closed today"));
  if (down != NULL)
    {
      clock = pp_time_format_spoken (down->ends_at);
      return g_strdup_printf (_("Out of use until %s: %s"), clock, down->reason);
    }
  *icon = "emblem-ok-symbolic";
  if (next == NULL)
    return g_strdup (_("Free for the rest of the day"));
  clock = pp_time_format_spoken (next->starts_at);
  return g_strdup_printf (_("Free until %s"), clock);
}
