/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpBatch:
 * @number: "B-A26-00001"
 * @run: that made it
 * @product: what it is
 * @made_on: YYYY-MM-DD
 * @expires_on: (nullable): the last day it is good
 * @amount: made in all, base units
 * @measure: of @amount
 * @packs: how many packs it filled
 * @mrp_paise: of one pack, as the product had it that day; PP_NONE where it was not set
 * @reason: (nullable): why it weighs more than what went in, or its packs hold something else than
 *   was made
 */
typedef struct {
  PpRecord parent_instance;
  char    *number;
  char    *run;
  char    *product;
  char    *made_on;
  char    *expires_on;
  gint64   amount;
  char    *measure;
  gint64   packs;
  gint64   mrp_paise;
  char    *reason;
} PpBatch;

PP_DECLARE_RECORD (PpBatch, pp_batch)

GPtrArray *pp_batch_list_recent (PpDb *db, guint most, GError **error);
GPtrArray *pp_batch_list_lots   (PpDb *db, const char *batch, GError **error);
GPtrArray *pp_lot_list_batches  (PpDb *db, const char *lot, GError **error);

G_END_DECLS
