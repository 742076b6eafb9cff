/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpProduct:
 * @enterprise: whose
 * @name_en: the name of the food, or of the thing
 * @name_ml: in Malayalam
 * @food: (nullable): code in the list of foods
 * @standard: (nullable): code of the standard that its batches are tested against: that of @food,
 *   where the list names one
 * @net_amount: in one pack, base units
 * @net_measure: mass, volume, length or count
 * @drained_amount: of a food in brine or syrup without its liquid, base units; PP_NONE where there
 *   is no liquid
 * @drained_measure: (nullable): mass
 * @mrp_paise: of one pack, all taxes included; PP_NONE where it is not set yet
 * @shelf_days: from the day it is made to the last day it is good; PP_NONE where it does not spoil
 * @veg_mark: green, brown or none
 * @gtin: (nullable): EAN-13 from the enterprise's GS1 prefix
 * @storage_en: (nullable): how it is kept
 * @storage_ml: (nullable): in Malayalam
 * @instructions_en: (nullable): how it is used
 * @instructions_ml: (nullable): in Malayalam
 */
typedef struct {
  PpRecord parent_instance;
  char    *enterprise;
  char    *name_en;
  char    *name_ml;
  char    *food;
  char    *standard;
  gint64   net_amount;
  char    *net_measure;
  gint64   drained_amount;
  char    *drained_measure;
  gint64   mrp_paise;
  gint64   shelf_days;
  char    *veg_mark;
  char    *gtin;
  char    *storage_en;
  char    *storage_ml;
  char    *instructions_en;
  char    *instructions_ml;
} PpProduct;

PP_DECLARE_RECORD (PpProduct, pp_product)

char      *pp_product_dup_name (PpRecord *self);
GPtrArray *pp_product_list     (PpDb *db, GError **error);

G_END_DECLS
