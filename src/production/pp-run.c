/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-run.h"

#include "intake/pp-material.h"

static const PpColumn run_columns[] = {
  PP_COLUMN (PpRun, booking,     REF,  .of = "booking", .required = TRUE),
  PP_COLUMN (PpRun, product,     REF,  .of = "product", .required = TRUE),
  PP_COLUMN (PpRun, state,       ENUM, .of = "running finished abandoned", .required = TRUE,
             .group = "state"),
  PP_COLUMN (PpRun, started_at,  TIME, .required = TRUE, .group = "state"),
  PP_COLUMN (PpRun, finished_at, TIME, .group = "state"),
};

static const PpColumn input_columns[] = {
  PP_COLUMN (PpRunInput, run,     REF,  .of = "run", .required = TRUE),
  PP_COLUMN (PpRunInput, lot,     REF,  .of = "lot", .required = TRUE),
  PP_COLUMN (PpRunInput, move,    REF,  .of = "stock_move", .required = TRUE),
  PP_COLUMN (PpRunInput, amount,  INT,  .of = "measure", .required = TRUE, .group = "amount"),
  PP_COLUMN (PpRunInput, measure, ENUM, .of = PP_MEASURE_WORDS, .required = TRUE,
             .group = "amount"),
};

static const PpColumn step_columns[] = {
  PP_COLUMN (PpRunStep, run, REF, .of = "run", .required = TRUE),
};

static const PpColumn put_back_columns[] = {
  PP_COLUMN (PpRunPutBack, input, REF, .of = "run_input", .required = TRUE),
};

static const PpColumn finish_columns[] = {
  PP_COLUMN (PpRunFinish, run,     REF,  .of = "run", .required = TRUE),
  PP_COLUMN (PpRunFinish, amount,  INT,  .of = "measure", .required = TRUE),
  PP_COLUMN (PpRunFinish, measure, ENUM, .of = PP_MEASURE_WORDS, .required = TRUE),
  PP_COLUMN (PpRunFinish, packs,   INT,  .required = TRUE),
  PP_COLUMN (PpRunFinish, reason,  TEXT),
};

PP_DEFINE_RECORD (PpRun, pp_run, "run", STATE, run_columns)
PP_DEFINE_RECORD (PpRunInput, pp_run_input, "run_input", FACT, input_columns)
PP_DEFINE_RECORD (PpRunStep, pp_run_step, "run_step", ARGUMENT, step_columns)
PP_DEFINE_RECORD (PpRunPutBack, pp_run_put_back_form, "run_put_back", ARGUMENT, put_back_columns)
PP_DEFINE_RECORD (PpRunFinish, pp_run_finish_form, "run_finish", ARGUMENT, finish_columns)
