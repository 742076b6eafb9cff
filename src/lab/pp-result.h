/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

/**
 * PpResult:
 * @sample: of which
 * @parameter: what was tested
 * @rule: (nullable): the limit that it was held to; %NULL where the standard has none
 * @value: as typed, its digits mean something: "8.80", "<0.05", "absent"
 * @unit: (nullable): of @value
 * @uncertainty: (nullable): expanded (k = 2), in the unit of @value
 * @instrument: (nullable): with which it was measured
 * @analyst: who tested
 * @entered_at: UTC seconds
 * @verdict: pass, fail, conditional, inconclusive or none, as reckoned when it was entered
 * @corrects: (nullable): the result in whose place it stands
 * @reason: (nullable): why it was corrected
 */
typedef struct {
  PpRecord parent_instance;
  char    *sample;
  char    *parameter;
  char    *rule;
  char    *value;
  char    *unit;
  char    *uncertainty;
  char    *instrument;
  char    *analyst;
  gint64   entered_at;
  char    *verdict;
  char    *corrects;
  char    *reason;
} PpResult;

PP_DECLARE_RECORD (PpResult, pp_result)

/**
 * PpVerification:
 * @result: which
 * @verifier: who checked it; never its analyst
 */
typedef struct {
  PpRecord parent_instance;
  char    *result;
  char    *verifier;
} PpVerification;

PP_DECLARE_RECORD (PpVerification, pp_verification)

G_END_DECLS
