/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/pp-stock.h"

G_BEGIN_DECLS

/**
 * PpStoreLine:
 * @lot: a lot
 * @left: how much of it is there, base units
 * @material: what it is called
 * @owner: who it belongs to
 * @place: (nullable): where it lies
 */
typedef struct {
  PpLot *lot;
  gint64 left;
  char  *material;
  char  *owner;
  char  *place;
} PpStoreLine;

/**
 * PpStoreData:
 * @day: YYYY-MM-DD: today
 * @lines: (element-type PpStoreLine): what is shown of what was asked for, first what expires first
 * @n_found: how many lots were asked for
 * @n_lots: how many are in store
 */
typedef struct {
  char      *day;
  GPtrArray *lines;
  guint      n_found;
  guint      n_lots;
} PpStoreData;

gpointer pp_store_data_load (PpDb *db, gpointer text, GError **error);
void     pp_store_data_free (gpointer data);

G_END_DECLS
