/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-batch.h"

#include "intake/pp-lot.h"
#include "intake/pp-material.h"

static const PpColumn columns[] = {
  PP_COLUMN (PpBatch, number,     TEXT, .required = TRUE),
  PP_COLUMN (PpBatch, run,        REF,  .of = "run", .required = TRUE),
  PP_COLUMN (PpBatch, product,    REF,  .of = "product", .required = TRUE),
  PP_COLUMN (PpBatch, made_on,    DAY,  .required = TRUE, .group = "days"),
  PP_COLUMN (PpBatch, expires_on, DAY,  .group = "days"),
  PP_COLUMN (PpBatch, amount,     INT,  .of = "measure", .required = TRUE, .group = "amount"),
  PP_COLUMN (PpBatch, measure,    ENUM, .of = PP_MEASURE_WORDS, .required = TRUE,
             .group = "amount"),
  PP_COLUMN (PpBatch, packs,      INT,  .required = TRUE, .group = "amount"),
  PP_COLUMN (PpBatch, mrp_paise,  INT,  .money = TRUE),
  PP_COLUMN (PpBatch, reason,     TEXT),
};

/* Of the inputs of a run, those that corrections have not taken back whole. */
#define STANDING \
  "run_input AS i JOIN stock_move AS m ON m.id = i.move WHERE m.amount + " \
  "ifnull ((SELECT sum (c.amount) FROM stock_move AS c WHERE c.corrects = m.id), 0) < 0 "

static char *
dup_number (PpRecord *self)
{
  return g_strdup (((PpBatch *) self)->number);
}

PP_DEFINE_RECORD (PpBatch, pp_batch, "batch", STATE, columns,
                  record_class->key = "number"; record_class->dup_title = dup_number;
                  record_class->dup_search = dup_number)

/**
 * pp_batch_list_recent:
 * @db: a connection
 * @most: how many at most
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpBatch): the batches in use that were noted last, the
 *   last first
 */
GPtrArray *
pp_batch_list_recent (PpDb *db, guint most, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return pp_db_list (db, pp_batch_get_type (), error,
                     "WHERE voided_by IS NULL ORDER BY rowid DESC LIMIT ?", "i", (gint64) most);
}

/**
 * pp_batch_list_lots:
 * @db: a connection
 * @batch: an id
 * @error: why it failed
 *
 * Traces back: what the batch was made of.
 *
 * Returns: (transfer full) (element-type PpLot): the lots that went in, oldest first
 */
GPtrArray *
pp_batch_list_lots (PpDb *db, const char *batch, GError **error)
{
  g_return_val_if_fail (db != NULL && batch != NULL, NULL);

  return pp_db_list (db, pp_lot_get_type (), error,
                     "WHERE id IN (SELECT i.lot FROM " STANDING
                     "AND i.run = (SELECT run FROM batch WHERE id = ?)) "
                     "ORDER BY received_at, number", "t", batch);
}

/**
 * pp_lot_list_batches:
 * @db: a connection
 * @lot: an id
 * @error: why it failed
 *
 * Traces forward: where the lot ended.
 *
 * Returns: (transfer full) (element-type PpBatch): the batches in use that hold some of it,
 *   oldest first
 */
GPtrArray *
pp_lot_list_batches (PpDb *db, const char *lot, GError **error)
{
  g_return_val_if_fail (db != NULL && lot != NULL, NULL);

  return pp_db_list (db, pp_batch_get_type (), error,
                     "WHERE voided_by IS NULL AND run IN (SELECT i.run FROM " STANDING
                     "AND i.lot = ?) ORDER BY made_on, number", "t", lot);
}
