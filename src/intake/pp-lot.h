/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

/**
 * PpLot:
 * @number: "L-A26-00001"
 * @material: what it is
 * @person: who brought it, and whose it is where @enterprise is %NULL
 * @enterprise: (nullable): whose it is
 * @amount: as it was first weighed, in base units; what is left says pp_stock_balance()
 * @measure: the material's
 * @grade: (nullable): in the words of the trade: "Nendran", "MG1"
 * @moisture: (nullable): in percent, as read from the meter
 * @expires_on: (nullable): the last day on which it may be used
 * @place: (nullable): where it lies
 * @received_at: UTC seconds
 */
typedef struct {
  PpRecord parent_instance;
  char    *number;
  char    *material;
  char    *person;
  char    *enterprise;
  gint64   amount;
  char    *measure;
  char    *grade;
  char    *moisture;
  char    *expires_on;
  char    *place;
  gint64   received_at;
} PpLot;

PP_DECLARE_RECORD (PpLot, pp_lot)

/**
 * PpLotTake:
 * @lot: which
 * @amount: how much, above zero
 * @measure: the material's
 * @reason: (nullable): why; waste must have one
 *
 * Argument of the verbs lot.hand_back and lot.waste.
 */
typedef struct {
  PpRecord parent_instance;
  char    *lot;
  gint64   amount;
  char    *measure;
  char    *reason;
} PpLotTake;

PP_DECLARE_RECORD (PpLotTake, pp_lot_take)

/**
 * PpLotStep:
 * @lot: which
 *
 * Argument of the verb lot.take_back.
 */
typedef struct {
  PpRecord parent_instance;
  char    *lot;
} PpLotStep;

PP_DECLARE_RECORD (PpLotStep, pp_lot_step)

/**
 * PpLotCorrect:
 * @move: the stock move that is wrong
 * @amount: what it should have been, zero or above: received, or taken
 * @measure: the material's
 * @reason: why
 *
 * Argument of the verb lot.correct.
 */
typedef struct {
  PpRecord parent_instance;
  char    *move;
  gint64   amount;
  char    *measure;
  char    *reason;
} PpLotCorrect;

PP_DECLARE_RECORD (PpLotCorrect, pp_lot_correct_form)

G_END_DECLS
