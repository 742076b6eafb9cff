/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/pp-lot.h"

#include "intake/pp-material.h"

static const PpColumn lot_columns[] = {
  PP_COLUMN (PpLot, number,      TEXT, .required = TRUE),
  PP_COLUMN (PpLot, material,    REF,  .of = "material", .required = TRUE),
  PP_COLUMN (PpLot, person,      REF,  .of = "person", .required = TRUE),
  PP_COLUMN (PpLot, enterprise,  REF,  .of = "enterprise"),
  PP_COLUMN (PpLot, amount,      INT,  .of = "measure", .required = TRUE, .group = "amount"),
  PP_COLUMN (PpLot, measure,     ENUM, .of = PP_MEASURE_WORDS, .required = TRUE,
             .group = "amount"),
  PP_COLUMN (PpLot, grade,       TEXT),
  PP_COLUMN (PpLot, moisture,    TEXT),
  PP_COLUMN (PpLot, expires_on,  DAY),
  PP_COLUMN (PpLot, place,       REF,  .of = "place"),
  PP_COLUMN (PpLot, received_at, TIME, .required = TRUE),
};

static const PpColumn take_columns[] = {
  PP_COLUMN (PpLotTake, lot,     REF,  .of = "lot", .required = TRUE),
  PP_COLUMN (PpLotTake, amount,  INT,  .of = "measure", .required = TRUE),
  PP_COLUMN (PpLotTake, measure, ENUM, .of = PP_MEASURE_WORDS, .required = TRUE),
  PP_COLUMN (PpLotTake, reason,  TEXT),
};

static const PpColumn correct_columns[] = {
  PP_COLUMN (PpLotCorrect, move,    REF,  .of = "stock_move", .required = TRUE),
  PP_COLUMN (PpLotCorrect, amount,  INT,  .of = "measure", .required = TRUE),
  PP_COLUMN (PpLotCorrect, measure, ENUM, .of = PP_MEASURE_WORDS, .required = TRUE),
  PP_COLUMN (PpLotCorrect, reason,  TEXT, .required = TRUE),
};

static const PpColumn step_columns[] = {
  PP_COLUMN (PpLotStep, lot, REF, .of = "lot", .required = TRUE),
};

static char *
dup_number (PpRecord *self)
{
  return g_strdup (((PpLot *) self)->number);
}

PP_DEFINE_RECORD (PpLot, pp_lot, "lot", STATE, lot_columns,
                  record_class->key = "number"; record_class->dup_title = dup_number;
                  record_class->dup_search = dup_number)
PP_DEFINE_RECORD (PpLotStep, pp_lot_step, "lot_step", ARGUMENT, step_columns)
PP_DEFINE_RECORD (PpLotTake, pp_lot_take, "lot_take", ARGUMENT, take_columns)
PP_DEFINE_RECORD (PpLotCorrect, pp_lot_correct_form, "lot_correct", ARGUMENT, correct_columns)
