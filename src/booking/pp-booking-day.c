/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-booking-day.h"

#include "core/pp-day.h"

/**
 * pp_booking_day_read:
 * @db: a connection
 * @day: YYYY-MM-DD
 * @out: (out caller-allocates): what became of its bookings; one that was undone is none
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_booking_day_read (PpDb *db, const char *day, PpBookingDay *out, GError **error)
{
  gint64 from = pp_day_start (day);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error,
                             "SELECT count(*), "
                             "count(*) FILTER (WHERE b.state IN ('checked_in', 'done')), "
                             "count(*) FILTER (WHERE b.state = 'checked_in'), "
                             "count(*) FILTER (WHERE b.state = 'no_show'), "
                             "count(*) FILTER (WHERE b.state = 'booked'), "
                             "count(*) FILTER (WHERE b.state = 'cancelled') "
                             "FROM machine AS m CROSS JOIN booking AS b ON b.machine = m.id "
                             "AND b.starts_at >= ? AND b.starts_at < ? WHERE b.voided_by IS NULL",
                             "ii", from, from + PP_TIME_DAY);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  *out = (PpBookingDay) {
    .n_made = pp_statement_int (statement, 0),
    .n_came = pp_statement_int (statement, 1),
    .n_running = pp_statement_int (statement, 2),
    .n_absent = pp_statement_int (statement, 3),
    .n_open = pp_statement_int (statement, 4),
    .n_cancelled = pp_statement_int (statement, 5),
  };
  return TRUE;
}
