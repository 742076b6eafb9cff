/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-takings.h"

#include "core/pp-day.h"

#include <string.h>

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

static void
add_back (PpTakingsParts *parts, GPtrArray *voided)
{
  for (guint i = 0; i < voided->len; i++)
    {
      const PpPayment *payment = g_ptr_array_index (voided, i);

      if (strcmp (payment->mode, "cash") == 0)
        parts->back_cash_paise += payment->amount_paise;
      else if (strcmp (payment->mode, "upi") == 0)
        parts->back_upi_paise += payment->amount_paise;
    }
}

/**
 * pp_takings_read_parts:
 * @db: a connection
 * @desk: series of a desk, "A"
 * @day: YYYY-MM-DD
 * @out: (out caller-allocates): what it took, by what it was for, and what it gave back
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_takings_read_parts (PpDb *db, const char *desk, const char *day, PpTakingsParts *out,
                       GError **error)
{
  gint64 from = pp_day_start (day);
  g_autoptr (GPtrArray) voided = pp_takings_list_voided (db, desk, day, error);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  *out = (PpTakingsParts) { 0 };
  if (voided == NULL)
    return FALSE;
  add_back (out, voided);
  statement = pp_db_prepare (db, error,
                             "SELECT CASE WHEN c.booking IS NOT NULL THEN 0 "
                             "WHEN c.sample IS NOT NULL THEN 1 ELSE 2 END AS kind, "
                             "sum (l.amount_paise) FILTER (WHERE p.mode = 'cash'), "
                             "sum (l.amount_paise) FILTER (WHERE p.mode = 'upi') "
                             "FROM payment AS p JOIN payment_line AS l ON l.payment = p.id "
                             "JOIN charge AS c ON c.id = l.charge "
                             "WHERE p.taken_at >= ? AND p.taken_at < ? AND p." PP_LEDGER_OF_DESK
                             " GROUP BY kind", "iit", from, from + PP_TIME_DAY, desk);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      gint64 cash, upi;

      if (!row)
        return TRUE;
      cash = pp_statement_int (statement, 1);
      upi = pp_statement_int (statement, 2);
      out->cash_paise[pp_statement_int (statement, 0)] = cash != PP_NONE ? cash : 0;
      out->upi_paise[pp_statement_int (statement, 0)] = upi != PP_NONE ? upi : 0;
    }
  return FALSE;
}

/**
 * pp_takings_list_voided:
 * @db: a connection
 * @desk: series of a desk, "A"
 * @day: YYYY-MM-DD
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpPayment): what was given back there on that day, of
 *   whatever day its receipt was, in order
 */
GPtrArray *
pp_takings_list_voided (PpDb *db, const char *desk, const char *day, GError **error)
{
  gint64 from = pp_day_start (day);

  return pp_db_list (db, pp_payment_get_type (), error,
                     "WHERE voided_at >= ? AND voided_at < ? AND voided_desk = ? "
                     "AND voided_by IS NOT NULL ORDER BY voided_at, number", "iit", from,
                     from + PP_TIME_DAY, desk);
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
