/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-act.h"

#include "store/pp-act-private.h"
#include "store/pp-local.h"

/**
 * pp_act_count:
 * @act: the open act
 * @series: a series of numbers
 * @number: (out): its next number, from 1
 * @error: why it failed
 *
 * Takes the next number. It belongs to this act: where the act fails the number was not taken,
 * so a series has no gaps.
 *
 * Returns: whether it went well
 */
gboolean
pp_act_count (PpAct *act, const char *series, gint64 *number, GError **error)
{
  return pp_db_read_int (act->db, number, error,
                         "INSERT INTO counter (series, last) VALUES (?, 1) "
                         "ON CONFLICT (series) DO UPDATE SET last = last + 1 RETURNING last",
                         "t", series);
}

/**
 * pp_act_get_series:
 * @act: the open act
 * @error: why it failed
 *
 * Returns: (transfer full): the letters of this desk and incarnation, "A" for a cluster's first
 */
char *
pp_act_get_series (PpAct *act, GError **error)
{
  char *series = NULL;

  return pp_local_read (act->db, "series", &series, error) ? series : NULL;
}

/**
 * pp_act_number:
 * @act: the open act
 * @letter: what is numbered: "L" for lots, "B" for batches, "S" for samples, "C" for certificates
 * @digits: how many digits at least
 * @error: why it failed
 *
 * Returns: (transfer full): the next number of this desk's series and year, as "L-A26-00123"
 */
char *
pp_act_number (PpAct *act, const char *letter, int digits, GError **error)
{
  g_autofree char *desk = pp_act_get_series (act, error);
  g_autofree char *series = NULL;
  gint64 number;

  if (desk == NULL)
    return NULL;
  series = g_strdup_printf ("%s-%s%.2s", letter, desk, act->today + 2);
  if (!pp_act_count (act, series, &number, error))
    return NULL;
  return g_strdup_printf ("%s-%0*" G_GINT64_FORMAT, series, digits, number);
}
