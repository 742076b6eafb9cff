/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-trend.h"

/* Results that stand, the newest first, of one parameter among the samples @FROM names. */
#define STANDING(FROM) \
  "SELECT s.number, r.entered_at, r.value, r.verdict FROM " FROM \
  "CROSS JOIN result AS r ON r.sample = s.id AND r.parameter = ?2 " \
  "WHERE own.id = ?1 AND s.voided_by IS NULL AND s.standard = ?3 " \
  "AND NOT EXISTS (SELECT 1 FROM result AS later WHERE later.corrects = r.id) " \
  "ORDER BY r.entered_at DESC, r.id DESC"

static const char *const of_product =
  STANDING ("batch AS own CROSS JOIN batch AS b ON b.product = own.product "
            "CROSS JOIN sample AS s ON s.batch = b.id ");

static const char *const of_material =
  STANDING ("lot AS own CROSS JOIN lot AS l ON l.material = own.material "
            "CROSS JOIN sample AS s ON s.lot = l.id ");

static gboolean
read_number (const char *value, PpTrendPoint *point)
{
  point->less = *value == '<';
  return pp_decimal_parse (point->less ? value + 1 : value, &point->number, NULL);
}

/* What is no number has no place among numbers. */
static void
add (GPtrArray *points, PpStatement *statement)
{
  PpTrendPoint *point = g_new0 (PpTrendPoint, 1);

  if (!read_number (pp_statement_text (statement, 2), point))
    {
      g_free (point);
      return;
    }
  point->sample = g_strdup (pp_statement_text (statement, 0));
  point->entered_at = pp_statement_int (statement, 1);
  point->value = g_strdup (pp_statement_text (statement, 2));
  point->verdict = pp_verdict_from_word (pp_statement_text (statement, 3));
  g_ptr_array_insert (points, 0, point);
}

/**
 * pp_trend_point_free:
 * @self: (transfer full): a point
 */
void
pp_trend_point_free (PpTrendPoint *self)
{
  g_free (self->sample);
  g_free (self->value);
  g_free (self);
}

/**
 * pp_trend_read:
 * @db: a connection
 * @sample: a sample
 * @parameter: id of what is measured
 * @most: how many, at most
 * @error: why it failed
 *
 * The newest results that stand of the same product, held to the same standard; or of the
 * same material, where the sample was drawn from a lot. For a control chart.
 *
 * Returns: (transfer full) (element-type PpTrendPoint): the oldest first
 */
GPtrArray *
pp_trend_read (PpDb *db, PpSample *sample, const char *parameter, guint most, GError **error)
{
  g_autoptr (GPtrArray) points =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pp_trend_point_free);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row = TRUE;

  statement = pp_db_prepare (db, error, sample->batch != NULL ? of_product : of_material, "ttt",
                             sample->batch != NULL ? sample->batch : sample->lot, parameter,
                             sample->standard);
  while (row && points->len < most)
    {
      if (statement == NULL || !pp_statement_step (statement, &row, error))
        return NULL;
      if (row)
        add (points, statement);
    }
  return g_steal_pointer (&points);
}
