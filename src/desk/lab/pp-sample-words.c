/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-sample-words.h"

#include "core/pp-day.h"
#include "core/pp-time.h"
#include "desk/lab/pp-lab-words.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-words.h"

#include <glib/gi18n.h>
#include <string.h>

static void
add (GString *all, char *fact)
{
  g_string_append_printf (all, "%s%s", all->len > 0 ? " · " : "", fact);
  g_free (fact);
}

static char *
dup_certified (const PpSampleState *state)
{
  gboolean pass = strcmp (state->certificate->verdict, "pass") == 0;

  if (state->item.batch == NULL)
    return g_strdup_printf (pass ? _("Certificate %s says that this lot complies.")
                                 : _("Certificate %s says that this lot does not comply."),
                            state->certificate->number);
  return g_strdup_printf (pass ? _("Certificate %s says that this batch complies. It can be "
                                   "released.")
                               : _("Certificate %s says that this batch does not comply. Reject "
                                   "it."),
                          state->certificate->number);
}

static char *
dup_unverified (const PpSampleData *data)
{
  g_autofree char *entered = g_strdup_printf (_("Entered by: %s. Another person of the laboratory "
                                                "checks every figure and verifies."),
                                              data->analysts);
  g_autofree char *corrected = NULL;

  if (data->n_corrected == 0)
    return g_steal_pointer (&entered);
  corrected = g_strdup_printf (ngettext ("%u result was corrected: see below it from what to what.",
                                         "%u results were corrected: see below each from what to "
                                         "what.", data->n_corrected), data->n_corrected);
  return g_strjoin (" ", entered, corrected, NULL);
}

/**
 * pp_sample_words_title:
 * @data: of a sample
 *
 * Returns: (transfer full): its number, and what it is of
 */
char *
pp_sample_words_title (const PpSampleData *data)
{
  g_autofree char *item = pp_lab_words_item (data->state);

  return g_strdup_printf ("%s · %s", data->state->sample->number, item);
}

/**
 * pp_sample_words_facts:
 * @data: of a sample
 *
 * Returns: (transfer full): what was written down when it was received
 */
char *
pp_sample_words_facts (const PpSampleData *data)
{
  const PpSampleState *state = data->state;
  const PpSample *sample = state->sample;
  GString *all = g_string_new (NULL);
  g_autofree char *standard = pp_shown_name (state->standard->name_en, state->standard->name_ml);
  g_autofree char *day = pp_time_day (sample->received_at), *date = pp_day_format (day);
  g_autofree char *clock = pp_time_format_clock (sample->received_at);
  g_autofree char *amount = pp_shown_amount (sample->amount, sample->measure);

  add (all, state->item.batch != NULL ? g_strdup_printf (_("Batch: %s"), state->item.batch->number)
                                      : g_strdup_printf (_("Lot: %s"), state->item.lot->number));
  add (all, g_strdup_printf (_("Standard: %s"), standard));
  /* TRANSLATORS: a date, a time of day */
  add (all, g_strdup_printf (_("Received: %1$s, %2$s"), date, clock));
  if (*amount != '\0')
    add (all, g_steal_pointer (&amount));
  add (all, g_strdup_printf (_("Drawn by: %s"), pp_words_of ("drawn_by", sample->drawn_by)));
  if (strcmp (sample->condition, "fit") != 0)
    add (all, g_strdup_printf ("%s: %s", pp_words_of ("condition", sample->condition),
                               sample->condition_note != NULL ? sample->condition_note : ""));
  if (strcmp (sample->decision_rule, "simple") != 0)
    add (all, g_strdup (pp_words_of ("decision_rule", sample->decision_rule)));
  return g_string_free (all, FALSE);
}

static char *
dup_stage (const PpSampleData *data)
{
  const PpSampleState *state = data->state;

  switch (state->stage)
    {
    case PP_SAMPLE_RECEIVED:
    case PP_SAMPLE_UNFINISHED:
      /* TRANSLATORS: how many are there, how many are wanted */
      return g_strdup_printf (_("Results: %1$u of %2$u. Type each as it was read; Enter saves it."),
                              state->progress.n_entered, state->progress.n_wanted);
    case PP_SAMPLE_UNVERIFIED:
      return dup_unverified (data);
    case PP_SAMPLE_READY:
      return g_strdup_printf (_("Verified by: %s. The certificate can be issued."),
                              data->verifiers);
    case PP_SAMPLE_OUTDATED:
      return g_strdup_printf (_("A result was entered or corrected after certificate %s. It has "
                                "to be amended."), state->certificate->number);
    case PP_SAMPLE_RELEASED:
      return g_strdup_printf (_("Certificate: %s. The batch is released: it may be labelled and "
                                "sold."), state->certificate->number);
    case PP_SAMPLE_REJECTED:
      return state->release->reason != NULL
               ? g_strdup_printf (_("The batch is rejected: %s"), state->release->reason)
               : g_strdup (_("The batch is rejected."));
    case PP_SAMPLE_CERTIFIED:
    default:
      return dup_certified (state);
    }
}

/* What was decided about a batch whose certificate does not say how it is any more.
 * Returns: (nullable): %NULL where there is no such thing */
static const char *
decided_meanwhile (const PpSampleState *state)
{
  gboolean is_open = state->stage == PP_SAMPLE_UNVERIFIED || state->stage == PP_SAMPLE_OUTDATED;

  if (!is_open || state->certificate == NULL || state->release == NULL)
    return NULL;
  return strcmp (state->release->decision, "released") == 0
           ? _("Meanwhile the batch stays released.")
           : _("The batch is rejected: none of it may be labelled or sold.");
}

/**
 * pp_sample_words_next:
 * @data: of a sample
 *
 * Returns: (transfer full): how far it is, and what comes next
 */
char *
pp_sample_words_next (const PpSampleData *data)
{
  g_autofree char *stage = dup_stage (data);
  const char *decided = decided_meanwhile (data->state);

  return decided != NULL ? g_strdup_printf ("%s %s", stage, decided) : g_steal_pointer (&stage);
}
