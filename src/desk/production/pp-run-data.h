/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/production/pp-run-names.h"
#include "desk/shell/pp-pick.h"
#include "production/pp-batch.h"
#include "production/pp-product.h"
#include "production/pp-run.h"

G_BEGIN_DECLS

/**
 * PpRunLine:
 * @id: of a lot, or of a waste line
 * @number: (nullable): of a lot
 * @what: the material, or the kind of waste
 * @note: (nullable): of a waste line
 * @amount: that stands, or that is left, base units
 * @measure: of @amount
 * @pick: (nullable): of a lot that may go in
 */
typedef struct {
  char   *id;
  char   *number;
  char   *what;
  char   *note;
  gint64  amount;
  char   *measure;
  PpPick *pick;
} PpRunLine;

/**
 * PpRunData:
 * @run: a run
 * @product: what is made
 * @names: of its booking
 * @owner_kind: enterprise or person
 * @owner: id of whom it is made by
 * @inputs: (element-type PpRunLine): what went in, by lot
 * @mass: of what was weighed of it, base units
 * @waste: (element-type PpRunLine): what was left over
 * @usable: (element-type PpRunLine): lots that may go in, the likeliest first
 * @batch: (nullable): what it made
 * @decision: (nullable): of @batch: released or rejected
 */
typedef struct {
  PpRun     *run;
  PpProduct *product;
  PpRunNames names;
  const char *owner_kind;
  char      *owner;
  GPtrArray *inputs;
  gint64     mass;
  GPtrArray *waste;
  GPtrArray *usable;
  PpBatch   *batch;
  char      *decision;
} PpRunData;

gpointer         pp_run_data_load   (PpDb *db, gpointer run, GError **error);
void             pp_run_data_free   (gpointer data);
const PpRunLine *pp_run_data_usable (const PpRunData *self, const char *lot);

G_END_DECLS
