/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpProductionAsk:
 * @lot: (nullable): that is to go into a run
 * @run: (nullable): the run in hand
 */
typedef struct {
  char *lot;
  char *run;
} PpProductionAsk;

/**
 * PpProductionLine:
 * @id: of a booking, a run or a batch
 * @title: what it is
 * @more: more of it
 * @decision: (nullable): of a batch: released or rejected
 */
typedef struct {
  char *id;
  char *title;
  char *more;
  char *decision;
} PpProductionLine;

/**
 * PpProductionData:
 * @ready: (element-type PpProductionLine): bookings that run nothing
 * @running: (element-type PpProductionLine): runs
 * @batches: (element-type PpProductionLine): the last ones
 * @lot: (nullable): that is to go into a run
 * @run: (nullable): that can use it
 */
typedef struct {
  GPtrArray *ready;
  GPtrArray *running;
  GPtrArray *batches;
  char      *lot;
  char      *run;
} PpProductionData;

void     pp_production_ask_free  (gpointer ask);
gpointer pp_production_data_load (PpDb *db, gpointer ask, GError **error);
void     pp_production_data_free (gpointer data);

G_END_DECLS
