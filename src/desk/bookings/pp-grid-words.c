/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/bookings/pp-grid-words.h"

#include "core/pp-day.h"
#include "core/pp-time.h"
#include "desk/shell/pp-shown.h"

#include <glib/gi18n.h>

/**
 * pp_grid_words_at:
 * @schedule: a schedule
 * @row: of one of its machines
 * @at: UTC seconds, in its span
 *
 * Returns: (transfer full): what is there, for a screen reader
 */
char *
pp_grid_words_at (const PpSchedule *schedule, guint row, gint64 at)
{
  const PpMachine *machine = g_ptr_array_index (schedule->machines, row);
  const PpHeld *held = pp_schedule_at (schedule, row, at);
  g_autofree char *name = pp_shown_name (machine->name_en, machine->name_ml);
  g_autofree char *clock = pp_time_format_clock (at), *date = pp_time_day (at);
  g_autofree char *day = pp_day_format_long (date), *whose = NULL;

  if (held == NULL)
    return g_strdup_printf (pp_schedule_is_open (schedule, machine, at)
                              ? _("%1$s %2$s, %3$s %4$s, free")
                              : _("%1$s %2$s, %3$s %4$s, closed"),
                            machine->code, name, day, clock);
  whose = held->whose != NULL ? pp_shown_name (held->whose->name_en, held->whose->name_ml)
                              : g_strdup ("");
  return g_strdup_printf ("%s %s, %s %s, %s, %s", machine->code, name, day, clock, whose,
                          pp_booking_state_name (held->state));
}
