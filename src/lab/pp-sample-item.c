/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-sample-item.h"

/**
 * pp_sample_item_read:
 * @self: (out caller-allocates): an empty one, to clear whether or not this fails
 * @db: a connection
 * @sample: whose
 * @error: why it failed
 *
 * Returns: whether it was read
 */
gboolean
pp_sample_item_read (PpSampleItem *self, PpDb *db, const PpSample *sample, GError **error)
{
  if (sample->batch != NULL)
    {
      self->batch = pp_db_get (db, pp_batch_get_type (), sample->batch, error);
      if (self->batch != NULL)
        self->product = pp_db_get (db, pp_product_get_type (), self->batch->product, error);
      return self->product != NULL;
    }
  self->lot = pp_db_get (db, pp_lot_get_type (), sample->lot, error);
  if (self->lot != NULL)
    self->material = pp_db_get (db, pp_material_get_type (), self->lot->material, error);
  return self->material != NULL;
}

/**
 * pp_sample_item_clear:
 * @self: of a sample
 */
void
pp_sample_item_clear (PpSampleItem *self)
{
  g_clear_object (&self->batch);
  g_clear_object (&self->product);
  g_clear_object (&self->lot);
  g_clear_object (&self->material);
}
