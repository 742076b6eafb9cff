/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-food.h"
#include "label/pp-nutrition.h"
#include "people/pp-cluster.h"
#include "people/pp-enterprise.h"
#include "production/pp-batch.h"
#include "production/pp-product.h"
#include "production/pp-recipe.h"

G_BEGIN_DECLS

/**
 * PpLabelFacts:
 * @cluster: where it was made
 * @enterprise: whose it is
 * @product: what it is
 * @batch: which
 * @food: (nullable): what the list of foods says of it
 * @recipe: (element-type PpRecipeLine): by position
 * @allergens: (element-type PpProductAllergen): with the words of the list of allergens where
 *   the product names none nearer; not those that are answered to be absent
 * @unanswered: (element-type PpAllergen): what such a food usually holds, or its additives bring,
 *   and the product does not answer for
 * @nutrition: (nullable): of the product
 *
 * All that a label is made from.
 */
typedef struct {
  PpCluster    *cluster;
  PpEnterprise *enterprise;
  PpProduct    *product;
  PpBatch      *batch;
  PpFood       *food;
  GPtrArray    *recipe;
  GPtrArray    *allergens;
  GPtrArray    *unanswered;
  PpNutrition  *nutrition;
} PpLabelFacts;

PpLabelFacts *pp_label_facts_read            (PpDb *db, const char *batch, GError **error);
void          pp_label_facts_free            (PpLabelFacts *self);
gboolean      pp_label_facts_is_food         (const PpLabelFacts *self);
gboolean      pp_label_facts_needs_metrology (const PpLabelFacts *self);
gint64        pp_label_facts_mrp             (const PpLabelFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpLabelFacts, pp_label_facts_free)

G_END_DECLS
