/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-result-form.h"

static const PpColumn entry_columns[] = {
  PP_COLUMN (PpResultEntry, sample,      REF,  .of = "sample", .required = TRUE),
  PP_COLUMN (PpResultEntry, parameter,   REF,  .of = "parameter", .required = TRUE),
  PP_COLUMN (PpResultEntry, value,       TEXT, .required = TRUE),
  PP_COLUMN (PpResultEntry, uncertainty, TEXT),
  PP_COLUMN (PpResultEntry, instrument,  REF,  .of = "instrument"),
};

static const PpColumn correction_columns[] = {
  PP_COLUMN (PpResultCorrection, result,      REF,  .of = "result", .required = TRUE),
  PP_COLUMN (PpResultCorrection, value,       TEXT, .required = TRUE),
  PP_COLUMN (PpResultCorrection, uncertainty, TEXT),
  PP_COLUMN (PpResultCorrection, instrument,  REF,  .of = "instrument"),
  PP_COLUMN (PpResultCorrection, reason,      TEXT, .required = TRUE),
};

static const PpColumn check_columns[] = {
  PP_COLUMN (PpSampleCheck, sample, REF, .of = "sample", .required = TRUE),
};

PP_DEFINE_RECORD (PpResultEntry, pp_result_entry, "result_entry", ARGUMENT, entry_columns)
PP_DEFINE_RECORD (PpResultCorrection, pp_result_correction, "result_correction", ARGUMENT,
                  correction_columns)
PP_DEFINE_RECORD (PpSampleCheck, pp_sample_check, "sample_check", ARGUMENT, check_columns)
