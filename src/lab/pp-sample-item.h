/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/pp-lot.h"
#include "intake/pp-material.h"
#include "lab/pp-sample.h"
#include "production/pp-batch.h"
#include "production/pp-product.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpSampleItem:
 * @batch: (nullable): from which the sample was drawn
 * @product: (nullable): of the batch
 * @lot: (nullable): from which the sample was drawn
 * @material: (nullable): of the lot
 *
 * What was sampled: a batch of a product, or a lot of a material.
 */
typedef struct {
  PpBatch    *batch;
  PpProduct  *product;
  PpLot      *lot;
  PpMaterial *material;
} PpSampleItem;

gboolean pp_sample_item_read  (PpSampleItem *self, PpDb *db, const PpSample *sample,
                               GError **error);
void     pp_sample_item_clear (PpSampleItem *self);

G_END_DECLS
