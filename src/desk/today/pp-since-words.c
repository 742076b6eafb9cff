/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/today/pp-since-words.h"

#include "core/pp-money.h"
#include "desk/shell/pp-shown.h"
#include "people/pp-staff.h"

#include <glib/gi18n.h>

static char *
count (PpSinceTopic topic, guint n)
{
  switch (topic)
    {
    case PP_SINCE_BOOKINGS:
      return g_strdup_printf (ngettext ("%u booking", "%u bookings", n), n);
    case PP_SINCE_LOTS:
      return g_strdup_printf (ngettext ("%u lot", "%u lots", n), n);
    case PP_SINCE_BATCHES:
      return g_strdup_printf (ngettext ("%u batch", "%u batches", n), n);
    case PP_SINCE_SAMPLES:
      return g_strdup_printf (ngettext ("%u sample", "%u samples", n), n);
    case PP_SINCE_CERTIFICATES:
      return g_strdup_printf (ngettext ("%u certificate", "%u certificates", n), n);
    case PP_SINCE_N_TOPICS:
      break;
    }
  g_assert_not_reached ();
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static char *
dup_done (const PpSince *since)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < PP_SINCE_N_TOPICS; i++)
    if (since->n[i] > 0)
      g_ptr_array_add (parts, count (i, since->n[i]));
  if (since->paise > 0)
    {
      g_autofree char *money = pp_money_format (since->paise);

      g_ptr_array_add (parts, g_strdup_printf (C_("money", "%s taken"), money));
    }
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u entry", "%u entries", since->n_acts),
                                             since->n_acts));
  return join (parts);
}

static char *
dup_names (const PpSince *since)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < since->staff->len; i++)
    {
      const PpStaff *one = g_ptr_array_index (since->staff, i);

      g_ptr_array_add (names, pp_shown_name (one->name_en, one->name_ml));
    }
  return join (names);
}

/**
 * pp_since_words:
 * @since: what others did
 * @now: UTC seconds
 *
 * Returns: (transfer full) (nullable): that in one line; %NULL where they did nothing
 */
char *
pp_since_words (const PpSince *since, gint64 now)
{
  g_autofree char *left = NULL, *done = NULL, *names = NULL;

  if (since->n_acts == 0)
    return NULL;
  left = pp_shown_moment (since->left_at, now);
  done = dup_done (since);
  names = dup_names (since);
  /* TRANSLATORS: a time, what was done ("3 bookings, ₹480.00 taken"), names */
  return g_strdup_printf (_("Since you left at %s: %s, by %s."), left, done, names);
}
