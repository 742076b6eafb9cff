/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lab/pp-limit-rule.h"
#include "lab/pp-result.h"
#include "lab/pp-sample.h"
#include "lab/pp-standard.h"
#include "lab/pp-verdict.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpFinding:
 * @parameter: what is tested
 * @rule: (nullable): the limit; %NULL for a test that the standard does not ask for
 * @result: (nullable): the result that stands; %NULL where there is none yet
 * @verifier: (nullable): id of the member of staff who checked it
 *
 * One line of a sample's work sheet.
 */
typedef struct {
  PpParameter *parameter;
  PpLimitRule *rule;
  PpResult    *result;
  char        *verifier;
} PpFinding;

/**
 * PpProgress:
 * @n_wanted: how many limits ask for a result; alternatives are one
 * @n_entered: how many of these have one
 * @n_unverified: how many results no second person has checked
 *
 * How far the work on a sample is.
 */
typedef struct {
  guint n_wanted;
  guint n_entered;
  guint n_unverified;
} PpProgress;

/** PpFindingStaff: id of somebody who worked on @finding; %NULL for nobody. */
typedef const char *(*PpFindingStaff) (const PpFinding *finding);

/** PpFindingName: (transfer full): how the member of staff is named. */
typedef char *(*PpFindingName) (PpRecord *staff);

void       pp_finding_free           (PpFinding *self);
PpLimits   pp_finding_limits         (const PpParameter *parameter, const PpLimitRule *rule);

GPtrArray *pp_finding_list           (PpDb *db, PpSample *sample, GError **error);
PpProgress pp_finding_count          (GPtrArray *findings);
gboolean   pp_finding_is_open        (const PpFinding *self);
gboolean   pp_finding_is_own         (GPtrArray *findings, const char *staff);
gboolean   pp_finding_check_complete (GPtrArray *findings, GError **error);
gboolean   pp_finding_check_verified (GPtrArray *findings, GError **error);
char      *pp_finding_dup_names      (PpDb *db, GPtrArray *findings, PpFindingStaff who,
                                      PpFindingName name_of, GError **error);
gboolean   pp_finding_conclude       (GPtrArray *findings, const char *decision_rule,
                                      PpVerdict *verdict, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpFinding, pp_finding_free)

G_END_DECLS
