/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-sample.h"

#include "intake/pp-material.h"

static const PpColumn sample_columns[] = {
  PP_COLUMN (PpSample, number,         TEXT, .required = TRUE),
  PP_COLUMN (PpSample, batch,          REF,  .of = "batch", .group = "item"),
  PP_COLUMN (PpSample, lot,            REF,  .of = "lot", .group = "item"),
  PP_COLUMN (PpSample, standard,       REF,  .of = "standard", .required = TRUE),
  PP_COLUMN (PpSample, amount,         INT,  .of = "measure", .group = "amount"),
  PP_COLUMN (PpSample, measure,        ENUM, .of = PP_MEASURE_WORDS, .group = "amount"),
  PP_COLUMN (PpSample, drawn_by,       ENUM, .of = "customer lab", .required = TRUE),
  PP_COLUMN (PpSample, condition,      ENUM, .of = "fit unfit", .required = TRUE,
             .group = "condition"),
  PP_COLUMN (PpSample, condition_note, TEXT, .group = "condition"),
  PP_COLUMN (PpSample, received_at,    TIME, .required = TRUE),
  PP_COLUMN (PpSample, decision_rule,  ENUM, .of = "simple guarded two_sided", .required = TRUE),
};

static char *
dup_number (PpRecord *self)
{
  return g_strdup (((PpSample *) self)->number);
}

PP_DEFINE_RECORD (PpSample, pp_sample, "sample", STATE, sample_columns,
                  record_class->key = "number"; record_class->dup_title = dup_number;
                  record_class->dup_search = dup_number)
