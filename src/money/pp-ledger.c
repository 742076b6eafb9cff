/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-ledger.h"

#include "core/pp-day.h"
#include "core/pp-time.h"
#include "money/pp-charge.h"
#include "money/pp-payment.h"

/* Of a first charge c: what it amounts to with its corrections, and what was paid of it. */
#define CHARGED                                                                       \
  "(c.amount_paise + coalesce ((SELECT sum (k.amount_paise) FROM charge AS k "        \
  "WHERE k.corrects = c.id), 0))"
#define PAID                                                                          \
  "coalesce ((SELECT sum (l.amount_paise) FROM payment_line AS l "                    \
  "JOIN payment AS p ON p.id = l.payment "                                            \
  "WHERE l.charge = c.id AND p.voided_by IS NULL), 0)"

/**
 * pp_money_due:
 * @db: a connection
 * @person: id of a person
 * @paise: (out): what they owe; below zero only where two desks took the same money while
 *   they could not talk
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_money_due (PpDb *db, const char *person, gint64 *paise, GError **error)
{
  return pp_db_read_int (db, paise, error,
                         "SELECT coalesce (sum (" CHARGED " - " PAID "), 0) FROM charge AS c "
                         "WHERE c.person = ? AND c.corrects IS NULL", "t", person);
}

/**
 * pp_money_list_open:
 * @db: a connection
 * @person: id of a person
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpPaymentLine): drafts of the lines that would pay all
 *   that the person owes, the oldest charge first
 */
GPtrArray *
pp_money_list_open (PpDb *db, const char *person, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error,
                             "SELECT id, open FROM (SELECT c.rowid AS place, c.id AS id, "
                             CHARGED " - " PAID " AS open FROM charge AS c "
                             "WHERE c.person = ? AND c.corrects IS NULL) "
                             "WHERE open > 0 ORDER BY place", "t", person);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      PpPaymentLine *line;

      if (!row)
        return g_steal_pointer (&lines);
      line = g_object_new (pp_payment_line_get_type (), NULL);
      pp_record_set_text (line, "charge", pp_statement_text (statement, 0));
      line->amount_paise = pp_statement_int (statement, 1);
      g_ptr_array_add (lines, line);
    }
  return NULL;
}

/**
 * pp_money_charge_sum:
 * @db: a connection
 * @charge: id of a first charge, not of a correction
 * @charged: (out): what it amounts to with its corrections
 * @paid: (out): what was paid of it
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_money_charge_sum (PpDb *db, const char *charge, gint64 *charged, gint64 *paid, GError **error)
{
  return pp_db_read_int (db, charged, error,
                         "SELECT " CHARGED " FROM charge AS c WHERE c.id = ?", "t", charge) &&
         pp_db_read_int (db, paid, error,
                         "SELECT " PAID " FROM charge AS c WHERE c.id = ?", "t", charge);
}

static gboolean
read_sum (PpDb *db, const char *mode, const char *desk, gint64 from, gint64 to, gint64 *paise,
          GError **error)
{
  return pp_db_read_int (db, paise, error,
                         "SELECT coalesce ((SELECT sum (amount_paise) FROM payment WHERE mode = ? "
                         "AND taken_at >= ? AND taken_at < ? AND " PP_LEDGER_OF_DESK "), 0) - "
                         "coalesce ((SELECT sum (amount_paise) FROM payment WHERE mode = ? "
                         "AND voided_at >= ? AND voided_at < ? AND voided_desk = ? "
                         "AND voided_by IS NOT NULL), 0)", "tiittiit",
                         mode, from, to, desk, mode, from, to, desk);
}

/**
 * pp_money_day_total:
 * @db: a connection
 * @desk: series of a desk, "A"
 * @day: YYYY-MM-DD
 * @total: (out caller-allocates): what it took; cleared by pp_money_day_clear()
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_money_day_total (PpDb *db, const char *desk, const char *day, PpMoneyDay *total,
                    GError **error)
{
  gint64 from = pp_day_start (day);
  gint64 to = from + PP_TIME_DAY;

  *total = (PpMoneyDay) { 0 };
  return read_sum (db, "cash", desk, from, to, &total->cash_paise, error) &&
         read_sum (db, "upi", desk, from, to, &total->upi_paise, error) &&
         pp_db_read_int (db, &total->n_receipts, error,
                         "SELECT count(*) FROM payment WHERE taken_at >= ? AND taken_at < ? "
                         "AND " PP_LEDGER_OF_DESK, "iit", from, to, desk) &&
         pp_db_read_text (db, &total->first_number, error,
                          "SELECT number FROM payment WHERE taken_at >= ? AND taken_at < ? "
                          "AND " PP_LEDGER_OF_DESK " ORDER BY length (number), number "
                          "LIMIT 1", "iit", from, to, desk) &&
         pp_db_read_text (db, &total->last_number, error,
                          "SELECT number FROM payment WHERE taken_at >= ? AND taken_at < ? "
                          "AND " PP_LEDGER_OF_DESK " ORDER BY length (number) DESC, number DESC "
                          "LIMIT 1",
                          "iit", from, to, desk);
}

/**
 * pp_money_day_clear:
 * @total: what pp_money_day_total() filled in
 */
void
pp_money_day_clear (PpMoneyDay *total)
{
  g_clear_pointer (&total->first_number, g_free);
  g_clear_pointer (&total->last_number, g_free);
}
