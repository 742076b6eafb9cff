/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

/**
 * PpSample:
 * @number: "S-A26-00001"
 * @batch: (nullable): where it was drawn from a batch
 * @lot: (nullable): where it was drawn from a lot of raw material; one of the two is there
 * @standard: against which it is tested
 * @amount: how much, in base units; PP_NONE where not told
 * @measure: (nullable): of @amount
 * @drawn_by: customer or lab
 * @condition: fit or unfit
 * @condition_note: (nullable): what was wrong with it; there where it is unfit
 * @received_at: UTC seconds
 * @decision_rule: simple, guarded or two_sided
 */
typedef struct {
  PpRecord parent_instance;
  char    *number;
  char    *batch;
  char    *lot;
  char    *standard;
  gint64   amount;
  char    *measure;
  char    *drawn_by;
  char    *condition;
  char    *condition_note;
  gint64   received_at;
  char    *decision_rule;
} PpSample;

PP_DECLARE_RECORD (PpSample, pp_sample)

G_END_DECLS
