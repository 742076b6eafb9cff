/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/pp-stock.h"

G_BEGIN_DECLS

/**
 * PpLotMove:
 * @move: what came or went
 * @stands: of it, with its corrections, signed
 * @at: when it was noted, UTC seconds
 * @who: (nullable): who noted it
 */
typedef struct {
  PpStockMove *move;
  gint64       stands;
  gint64       at;
  char        *who;
} PpLotMove;

/**
 * PpLotData:
 * @lot: a lot
 * @left: how much of it is there, base units
 * @material: what it is called
 * @owner: who it belongs to
 * @person: who brought it
 * @place: (nullable): where it lies
 * @moves: (element-type PpLotMove): in the order in which this desk has them
 * @batches: (element-type PpBatch): where it went
 */
typedef struct {
  PpLot     *lot;
  gint64     left;
  char      *material;
  char      *owner;
  char      *person;
  char      *place;
  GPtrArray *moves;
  GPtrArray *batches;
} PpLotData;

gpointer         pp_lot_data_load (PpDb *db, gpointer lot, GError **error);
void             pp_lot_data_free (gpointer data);
const PpLotMove *pp_lot_data_move (const PpLotData *self, const char *move);

G_END_DECLS
