/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-power-words.h"

#include "desk/shell/pp-shown.h"

#include <glib/gi18n.h>

/**
 * pp_power_words_gone:
 * @state: in which there is no power
 *
 * Returns: (transfer full): since when, and what stands still
 */
char *
pp_power_words_gone (const PpPowerState *state)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *since = pp_shown_moment (state->outage->started_at, now);

  if (state->n_paused == 0)
    return g_strdup_printf (_("No power since %s. Nobody was at work. "
                              "When it is back: Ctrl+G."), since);
  return g_strdup_printf (ngettext ("No power since %s. %u booking is paused. "
                                    "When it is back: Ctrl+G.",
                                    "No power since %s. %u bookings are paused. "
                                    "When it is back: Ctrl+G.", state->n_paused),
                          since, state->n_paused);
}

/**
 * pp_power_words_short:
 * @line: a booking that lacks some of its time
 *
 * Returns: (transfer full): whose, and how much
 */
char *
pp_power_words_short (const PpShortened *line)
{
  g_autofree char *name = pp_shown_name (line->person->name_en, line->person->name_ml);

  /* TRANSLATORS: a machine's code, a person's name, how many minutes */
  return g_strdup_printf (ngettext ("%s, %s: %d minute of the power cut could not be given back.",
                                    "%s, %s: %d minutes of the power cut could not be given back.",
                                    line->minutes),
                          line->machine->code, name, (int) line->minutes);
}
