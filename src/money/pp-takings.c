/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-takings.h"

#include "core/pp-day.h"

static void
receipt_free (gpointer data)
{
  PpTakingsReceipt *self = data;

  g_clear_object (&self->payment);
  g_clear_object (&self->person);
  g_free (self);
}

static void
day_free (gpointer data)
{
  PpTakingsDay *self = data;

  g_free (self->day);
  pp_money_day_clear (&self->total);
  g_free (self);
}

/**
 * pp_takings_list_receipts:
 * @db: a connection
 * @day: YYYY-MM-DD
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpTakingsReceipt): the receipts that were given that day
 *   at all desks, and those that were voided on it, the newest first
 */
GPtrArray *
pp_takings_list_receipts (PpDb *db, const char *day, GError **error)
{
  g_autoptr (GPtrArray) receipts = g_ptr_array_new_with_free_func (receipt_free);
  g_autoptr (GPtrArray) payments = NULL;
  gint64 from = pp_day_start (day), to = from + PP_TIME_DAY;

  payments = pp_db_list (db, pp_payment_get_type (), error,
                         "WHERE (taken_at >= ? AND taken_at < ?) OR "
                         "(voided_at >= ? AND voided_at < ? AND voided_by IS NOT NULL) "
                         "ORDER BY taken_at DESC, rowid DESC", "iiii", from, to, from, to);
  for (guint i = 0; payments != NULL && i < payments->len; i++)
    {
      PpTakingsReceipt *receipt = g_new0 (PpTakingsReceipt, 1);

      g_ptr_array_add (receipts, receipt);
      receipt->payment = g_object_ref (g_ptr_array_index (payments, i));
      receipt->person = pp_db_get (db, pp_person_get_type (), receipt->payment->person, error);
      if (receipt->person == NULL)
        return NULL;
    }
  return payments != NULL ? g_steal_pointer (&receipts) : NULL;
}

/**
 * pp_takings_list_days:
 * @db: a connection
 * @desk: series of a desk, "A"
 * @last: the last day, YYYY-MM-DD
 * @n_days: how many days, that one included
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpTakingsDay): what the desk took on each day, the oldest
 *   first; days on which it took nothing are there too
 */
GPtrArray *
pp_takings_list_days (PpDb *db, const char *desk, const char *last, guint n_days, GError **error)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (day_free);

  for (guint i = 0; i < n_days; i++)
    {
      PpTakingsDay *day = g_new0 (PpTakingsDay, 1);

      g_ptr_array_add (days, day);
      day->day = pp_day_add (last, (int) (i + 1) - (int) n_days);
      if (!pp_money_day_total (db, desk, day->day, &day->total, error))
        return NULL;
    }
  return g_steal_pointer (&days);
}
