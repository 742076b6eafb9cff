/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-uncharged.h"

#include "money/pp-fee.h"

#define OF_BOOKING                                                                     \
  "voided_by IS NULL AND fee_paise > 0 AND NOT EXISTS (SELECT 1 FROM charge AS c "     \
  "WHERE c.booking = booking.id AND c.fee IS NULL)"

/* Who pays for a sample s: whose lot it is, or who booked the machine that made the batch. */
#define SAMPLES                                                                        \
  "FROM sample AS s LEFT JOIN lot AS t ON t.id = s.lot "                               \
  "LEFT JOIN batch AS h ON h.id = s.batch LEFT JOIN run AS r ON r.id = h.run "         \
  "LEFT JOIN booking AS b ON b.id = r.booking "                                        \
  "WHERE s.voided_by IS NULL "                                                         \
  "AND EXISTS (SELECT 1 FROM result AS e WHERE e.sample = s.id) "                      \
  "AND NOT EXISTS (SELECT 1 FROM charge AS c WHERE c.sample = s.id) "
#define PAYER "coalesce (t.person, b.person)"

static void
booking_free (gpointer data)
{
  PpUnchargedBooking *self = data;

  g_clear_object (&self->booking);
  g_clear_object (&self->machine);
  g_free (self);
}

static void
sample_free (gpointer data)
{
  PpUnchargedSample *self = data;

  g_clear_object (&self->sample);
  g_free (self);
}

/**
 * pp_uncharged_bookings:
 * @db: a connection
 * @person: id of a person
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpUnchargedBooking): what they booked that is finished or
 *   under way, has a fee, and was not charged; the oldest first
 */
GPtrArray *
pp_uncharged_bookings (PpDb *db, const char *person, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (booking_free);
  g_autoptr (GPtrArray) bookings = NULL;

  bookings = pp_db_list (db, pp_booking_get_type (), error,
                         "WHERE person = ? AND state IN ('done', 'checked_in') AND "
                         OF_BOOKING " ORDER BY starts_at, id", "t", person);
  for (guint i = 0; bookings != NULL && i < bookings->len; i++)
    {
      PpUnchargedBooking *line = g_new0 (PpUnchargedBooking, 1);

      g_ptr_array_add (lines, line);
      line->booking = g_object_ref (g_ptr_array_index (bookings, i));
      line->machine = pp_db_get (db, pp_machine_get_type (), line->booking->machine, error);
      if (line->machine == NULL)
        return NULL;
    }
  return bookings != NULL ? g_steal_pointer (&lines) : NULL;
}

/**
 * pp_uncharged_samples:
 * @db: a connection
 * @person: id of a person
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpUnchargedSample): samples with results that this person
 *   pays for, as charge.test finds who does, of which nothing was charged; the oldest first
 */
GPtrArray *
pp_uncharged_samples (PpDb *db, const char *person, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (sample_free);
  g_autoptr (GPtrArray) samples = NULL;

  samples = pp_db_list (db, pp_sample_get_type (), error,
                        "WHERE id IN (SELECT s.id " SAMPLES "AND " PAYER " = ?) "
                        "ORDER BY received_at, id", "t", person);
  for (guint i = 0; samples != NULL && i < samples->len; i++)
    {
      PpUnchargedSample *line = g_new0 (PpUnchargedSample, 1);

      g_ptr_array_add (lines, line);
      line->sample = g_object_ref (g_ptr_array_index (samples, i));
      if (!pp_db_read_int (db, &line->n_results, error,
                           "SELECT count(*) FROM result WHERE sample = ? AND corrects IS NULL",
                           "t", pp_record_get_id (PP_RECORD (line->sample))))
        return NULL;
    }
  return samples != NULL ? g_steal_pointer (&lines) : NULL;
}

static gboolean
add_rows (PpStatement *statement, GHashTable *totals, GError **error)
{
  gboolean row;

  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      PpUnchargedTotal *total;
      const char *person;

      if (!row)
        return TRUE;
      person = pp_statement_text (statement, 0);
      total = g_hash_table_lookup (totals, person);
      if (total == NULL)
        {
          total = g_new0 (PpUnchargedTotal, 1);
          g_hash_table_insert (totals, g_strdup (person), total);
        }
      total->n += (guint) pp_statement_int (statement, 1);
      total->paise += pp_statement_int (statement, 2);
    }
  return FALSE;
}

/**
 * pp_uncharged_totals:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type utf8 PpUnchargedTotal): for the id of each person who has
 *   any, the finished bookings and tested samples of theirs that were not charged; samples where
 *   there is a price to charge for them, and what they come to where there is but one
 */
GHashTable *
pp_uncharged_totals (PpDb *db, GError **error)
{
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (PpStatement) bookings = NULL, samples = NULL;
  g_autoptr (GPtrArray) fees = pp_fee_list (db, error);

  if (fees == NULL)
    return NULL;
  bookings = pp_db_prepare (db, error, "SELECT person, count(*), sum(fee_paise) FROM booking "
                            "WHERE state = 'done' AND " OF_BOOKING " GROUP BY person", "");
  if (!add_rows (bookings, totals, error))
    return NULL;
  if (fees->len == 0)
    return g_steal_pointer (&totals);
  samples = pp_db_prepare (db, error, "SELECT payer, count(*), sum(n) * ? FROM ("
                           "SELECT " PAYER " AS payer, (SELECT count(*) FROM result AS e "
                           "WHERE e.sample = s.id AND e.corrects IS NULL) AS n " SAMPLES ") "
                           "GROUP BY payer", "i",
                           fees->len == 1 ? ((PpFee *) g_ptr_array_index (fees, 0))->amount_paise
                                          : (gint64) 0);
  return add_rows (samples, totals, error) ? g_steal_pointer (&totals) : NULL;
}
