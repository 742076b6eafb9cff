/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-result.h"

static const PpColumn result_columns[] = {
  PP_COLUMN (PpResult, sample,      REF,  .of = "sample", .required = TRUE),
  PP_COLUMN (PpResult, parameter,   REF,  .of = "parameter", .required = TRUE),
  PP_COLUMN (PpResult, rule,        REF,  .of = "limit_rule"),
  PP_COLUMN (PpResult, value,       TEXT, .required = TRUE),
  PP_COLUMN (PpResult, unit,        TEXT),
  PP_COLUMN (PpResult, uncertainty, TEXT),
  PP_COLUMN (PpResult, instrument,  REF,  .of = "instrument"),
  PP_COLUMN (PpResult, analyst,     REF,  .of = "staff", .required = TRUE),
  PP_COLUMN (PpResult, entered_at,  TIME, .required = TRUE),
  PP_COLUMN (PpResult, verdict,     ENUM, .of = "pass fail conditional inconclusive none",
             .required = TRUE),
  PP_COLUMN (PpResult, corrects,    REF,  .of = "result"),
  PP_COLUMN (PpResult, reason,      TEXT),
};

static const PpColumn verification_columns[] = {
  PP_COLUMN (PpVerification, result,   REF, .of = "result", .required = TRUE),
  PP_COLUMN (PpVerification, verifier, REF, .of = "staff", .required = TRUE),
};

PP_DEFINE_RECORD (PpResult, pp_result, "result", FACT, result_columns)
PP_DEFINE_RECORD (PpVerification, pp_verification, "verification", FACT, verification_columns)
