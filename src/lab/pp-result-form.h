/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

/**
 * PpResultEntry:
 * @sample: of which
 * @parameter: what was tested
 * @value: as read
 * @uncertainty: (nullable): expanded (k = 2), in the parameter's unit
 * @instrument: (nullable): with which it was measured
 */
typedef struct {
  PpRecord parent_instance;
  char    *sample;
  char    *parameter;
  char    *value;
  char    *uncertainty;
  char    *instrument;
} PpResultEntry;

PP_DECLARE_RECORD (PpResultEntry, pp_result_entry)

/**
 * PpResultCorrection:
 * @result: in whose place the new one stands
 * @value: the right value
 * @uncertainty: (nullable): as it was where %NULL
 * @instrument: (nullable): as it was where %NULL
 * @reason: why
 */
typedef struct {
  PpRecord parent_instance;
  char    *result;
  char    *value;
  char    *uncertainty;
  char    *instrument;
  char    *reason;
} PpResultCorrection;

PP_DECLARE_RECORD (PpResultCorrection, pp_result_correction)

/**
 * PpSampleCheck:
 * @sample: whose results were checked
 */
typedef struct {
  PpRecord parent_instance;
  char    *sample;
} PpSampleCheck;

PP_DECLARE_RECORD (PpSampleCheck, pp_sample_check)

G_END_DECLS
