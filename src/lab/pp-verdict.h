/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PpVerdict: what a result says against a limit, from the best to the worst. */
typedef enum {
  PP_VERDICT_NONE,           /* there is no limit */
  PP_VERDICT_PASS,
  PP_VERDICT_CONDITIONAL,    /* within the limit, but not by as much as the uncertainty */
  PP_VERDICT_INCONCLUSIVE,   /* the uncertainty is too large to tell */
  PP_VERDICT_FAIL,
} PpVerdict;

/**
 * PpLimits:
 * @kind: of the parameter: decimal, presence, text or count
 * @min: (nullable): least value, inclusive
 * @max: (nullable): highest value, inclusive
 * @below: (nullable): limit that is not reached
 * @wanted: (nullable): word that the result must be
 */
typedef struct {
  const char *kind;
  const char *min;
  const char *max;
  const char *below;
  const char *wanted;
} PpLimits;

const char *pp_verdict_to_word     (PpVerdict verdict);
PpVerdict   pp_verdict_from_word   (const char *word);

char       *pp_verdict_tidy_value  (const char *kind, const char *unit, const char *value,
                                    GError **error);
gboolean    pp_verdict_reach       (const PpLimits *limits, const char *decision_rule,
                                    const char *value, const char *uncertainty,
                                    PpVerdict *verdict, GError **error);

G_END_DECLS
