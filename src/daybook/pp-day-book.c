/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "daybook/pp-day-book.h"

#include "booking/pp-utilisation.h"
#include "core/pp-day.h"
#include "core/pp-quantity.h"
#include "intake/pp-lot.h"
#include "intake/pp-material.h"
#include "lab/pp-certificate.h"
#include "lab/pp-sample.h"
#include "label/pp-label-print.h"
#include "production/pp-batch.h"
#include "production/pp-product.h"
#include "store/pp-history.h"

/* One item of each record that a day brought. */
typedef gboolean (*Describe) (PpDb *db, gpointer record, PpDayItem *item, GError **error);

static void
item_free (gpointer data)
{
  PpDayItem *self = data;

  g_free (self->number);
  g_free (self->name_en);
  g_free (self->name_ml);
  g_free (self->much);
  g_free (self->verdict);
  g_free (self);
}

static GPtrArray *
describe_all (PpDb *db, GPtrArray *records, Describe describe, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      PpDayItem *item = g_new0 (PpDayItem, 1);

      item->count = PP_NONE;
      g_ptr_array_add (items, item);
      if (!describe (db, g_ptr_array_index (records, i), item, error))
        return NULL;
    }
  return records != NULL ? g_steal_pointer (&items) : NULL;
}

static gboolean
describe_lot (PpDb *db, gpointer record, PpDayItem *item, GError **error)
{
  const PpLot *lot = record;
  g_autoptr (PpMaterial) material = pp_db_get (db, pp_material_get_type (), lot->material, error);

  if (material == NULL)
    return FALSE;
  item->number = g_strdup (lot->number);
  item->name_en = g_strdup (material->name_en);
  item->name_ml = g_strdup (material->name_ml);
  item->much = pp_quantity_format (lot->amount, pp_measure_from_word (lot->measure));
  return TRUE;
}

static gboolean
name_batch (PpDb *db, const PpBatch *batch, PpDayItem *item, GError **error)
{
  g_autoptr (PpProduct) product = pp_db_get (db, pp_product_get_type (), batch->product, error);

  if (product == NULL)
    return FALSE;
  item->number = g_strdup (batch->number);
  item->name_en = g_strdup (product->name_en);
  item->name_ml = g_strdup (product->name_ml);
  return TRUE;
}

static gboolean
describe_batch (PpDb *db, gpointer record, PpDayItem *item, GError **error)
{
  const PpBatch *batch = record;

  item->much = pp_quantity_format (batch->amount, pp_measure_from_word (batch->measure));
  return name_batch (db, batch, item, error);
}

static gboolean
describe_certificate (PpDb *db, gpointer record, PpDayItem *item, GError **error)
{
  const PpCertificate *certificate = record;
  g_autoptr (PpSample) sample = pp_db_get (db, pp_sample_get_type (), certificate->sample, error);

  if (sample == NULL)
    return FALSE;
  item->number = g_strdup (certificate->number);
  item->much = g_strdup (sample->number);
  item->verdict = g_strdup (certificate->verdict);
  return TRUE;
}

static gboolean
describe_labels (PpDb *db, gpointer record, PpDayItem *item, GError **error)
{
  const PpLabelPrint *print = record;
  g_autoptr (PpBatch) batch = pp_db_get (db, pp_batch_get_type (), print->batch, error);

  item->count = print->copies;
  return batch != NULL && name_batch (db, batch, item, error);
}

static GPtrArray *
list_prints (PpDb *db, gint64 from, GError **error)
{
  g_autoptr (GPtrArray) ids = pp_history_list_made (db, "label_print", from, from + PP_TIME_DAY,
                                                    error);
  g_autoptr (GPtrArray) prints = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      PpLabelPrint *print = pp_db_get (db, pp_label_print_get_type (), g_ptr_array_index (ids, i),
                                       error);

      if (print == NULL)
        return NULL;
      g_ptr_array_add (prints, print);
    }
  return ids != NULL ? g_steal_pointer (&prints) : NULL;
}

static gboolean
read_goods (PpDayBook *self, PpDb *db, GError **error)
{
  gint64 from = pp_day_start (self->close->day), to = from + PP_TIME_DAY;
  g_autoptr (GPtrArray) lots = NULL, batches = NULL;

  lots = pp_db_list (db, pp_lot_get_type (), error,
                     "WHERE received_at >= ? AND received_at < ? AND voided_by IS NULL "
                     "ORDER BY received_at, number", "ii", from, to);
  self->lots = describe_all (db, lots, describe_lot, error);
  if (self->lots == NULL)
    return FALSE;
  batches = pp_db_list (db, pp_batch_get_type (), error,
                        "WHERE made_on = ? AND voided_by IS NULL ORDER BY number", "t",
                        self->close->day);
  self->batches = describe_all (db, batches, describe_batch, error);
  return self->batches != NULL;
}

static gboolean
read_papers (PpDayBook *self, PpDb *db, GError **error)
{
  gint64 from = pp_day_start (self->close->day), to = from + PP_TIME_DAY;
  g_autoptr (GPtrArray) certificates = NULL, prints = NULL;

  certificates = pp_db_list (db, pp_certificate_get_type (), error,
                             "WHERE issued_at >= ? AND issued_at < ? ORDER BY issued_at, number",
                             "ii", from, to);
  self->certificates = describe_all (db, certificates, describe_certificate, error);
  prints = self->certificates != NULL ? list_prints (db, from, error) : NULL;
  self->labels = describe_all (db, prints, describe_labels, error);
  return self->labels != NULL;
}

static gboolean
read_all (PpDayBook *self, PpDb *db, const char *closer, GError **error)
{
  const char *day = self->close->day, *desk = self->close->desk;

  self->cluster = pp_cluster_get (db, error);
  self->closer = self->cluster != NULL ? pp_db_get (db, pp_staff_get_type (), closer, error) : NULL;
  if (self->closer == NULL || !pp_takings_read_parts (db, desk, day, &self->parts, error))
    return FALSE;
  self->voided = pp_takings_list_voided (db, desk, day, error);
  self->shifts = self->voided != NULL ? pp_till_handover_list (db, desk, day, error) : NULL;
  if (self->shifts == NULL || !pp_booking_day_read (db, day, &self->bookings, error))
    return FALSE;
  self->machines = pp_utilisation_read (db, day, 1, error);
  if (self->machines == NULL || !read_goods (self, db, error) || !read_papers (self, db, error))
    return FALSE;
  self->papers = pp_blank_list_open (db, error);
  self->sync = self->papers != NULL ? pp_desk_sync_get_state (db, error) : NULL;
  self->anchor = self->sync != NULL ? pp_anchor_read (db, error) : NULL;
  return self->anchor != NULL;
}

/**
 * pp_day_book_read:
 * @db: a connection
 * @close: the close of a day of this desk
 * @closer: id of the staff who closes it
 * @closed_at: UTC seconds
 * @error: why it failed
 *
 * Returns: (transfer full): what the day brought
 */
PpDayBook *
pp_day_book_read (PpDb *db, PpDayClose *close, const char *closer, gint64 closed_at,
                  GError **error)
{
  g_autoptr (PpDayBook) self = g_new0 (PpDayBook, 1);

  g_return_val_if_fail (db != NULL && close != NULL && closer != NULL, NULL);

  self->close = g_object_ref (close);
  self->closed_at = closed_at;
  return read_all (self, db, closer, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pp_day_book_free:
 * @self: (transfer full) (nullable): a day
 */
void
pp_day_book_free (PpDayBook *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->cluster);
  g_clear_object (&self->close);
  g_clear_object (&self->closer);
  g_clear_pointer (&self->voided, g_ptr_array_unref);
  g_clear_pointer (&self->shifts, g_ptr_array_unref);
  g_clear_pointer (&self->machines, g_ptr_array_unref);
  g_clear_pointer (&self->lots, g_ptr_array_unref);
  g_clear_pointer (&self->batches, g_ptr_array_unref);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  g_clear_pointer (&self->sync, pp_sync_state_free);
  g_clear_pointer (&self->anchor, pp_anchor_free);
  g_free (self);
}
