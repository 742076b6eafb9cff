/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-product.h"

#include "intake/pp-material.h"
#include "people/pp-name.h"

static const PpColumn columns[] = {
  PP_COLUMN (PpProduct, enterprise,      REF,  .of = "enterprise", .required = TRUE),
  PP_COLUMN (PpProduct, name_en,         TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpProduct, name_ml,         TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpProduct, food,            TEXT),
  PP_COLUMN (PpProduct, standard,        TEXT),
  PP_COLUMN (PpProduct, net_amount,      INT,  .of = "net_measure", .required = TRUE,
             .group = "net"),
  PP_COLUMN (PpProduct, net_measure,     ENUM, .of = PP_MEASURE_WORDS, .required = TRUE,
             .group = "net"),
  PP_COLUMN (PpProduct, drained_amount,  INT,  .of = "drained_measure", .group = "drained"),
  PP_COLUMN (PpProduct, drained_measure, ENUM, .of = PP_MEASURE_WORDS, .group = "drained"),
  PP_COLUMN (PpProduct, mrp_paise,       INT,  .money = TRUE),
  PP_COLUMN (PpProduct, shelf_days,      INT),
  PP_COLUMN (PpProduct, veg_mark,        ENUM, .of = "green brown none", .required = TRUE),
  PP_COLUMN (PpProduct, gtin,            TEXT, .issued = TRUE),
  PP_COLUMN (PpProduct, storage_en,      TEXT, .group = "storage"),
  PP_COLUMN (PpProduct, storage_ml,      TEXT, .group = "storage"),
  PP_COLUMN (PpProduct, instructions_en, TEXT, .group = "instructions", .lines = TRUE),
  PP_COLUMN (PpProduct, instructions_ml, TEXT, .group = "instructions", .lines = TRUE),
};

static char *
dup_search (PpRecord *self)
{
  PpProduct *product = (PpProduct *) self;

  return g_strjoin (" ", product->name_en, product->name_ml, product->gtin, NULL);
}

PP_DEFINE_RECORD (PpProduct, pp_product, "product", STATE, columns,
                  record_class->key = "name_en"; record_class->dup_title = pp_product_dup_name;
                  record_class->dup_search = dup_search)

/**
 * pp_product_dup_name:
 * @self: a #PpProduct
 *
 * Returns: (transfer full): its name, in both scripts
 */
char *
pp_product_dup_name (PpRecord *self)
{
  PpProduct *product = (PpProduct *) self;

  return pp_name_join (product->name_en, product->name_ml);
}

/**
 * pp_product_list:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpProduct): every product of every enterprise, in no order
 *   that people would call one
 */
GPtrArray *
pp_product_list (PpDb *db, GError **error)
{
  return pp_db_list (db, pp_product_get_type (), error, "WHERE voided_by IS NULL ORDER BY id", "");
}
