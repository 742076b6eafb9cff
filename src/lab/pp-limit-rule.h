/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

/**
 * PpLimitRule:
 * @standard: of which standard
 * @parameter: for what
 * @basis: (nullable): on what it is reckoned: "as is", "dry"
 * @min: (nullable): least value, inclusive
 * @max: (nullable): highest value, inclusive
 * @below: (nullable): limit that is not reached
 * @wanted: (nullable): word that the result must be
 * @alternative: (nullable): letter of a group, of which one rule is enough
 * @method: (nullable): of the test
 * @source: the regulation
 * @verified: yes-primary, yes-primary-old-text, yes-secondary or no
 * @note: (nullable): what else is to be known
 */
typedef struct {
  PpRecord parent_instance;
  char    *standard;
  char    *parameter;
  char    *basis;
  char    *min;
  char    *max;
  char    *below;
  char    *wanted;
  char    *alternative;
  char    *method;
  char    *source;
  char    *verified;
  char    *note;
} PpLimitRule;

PP_DECLARE_RECORD (PpLimitRule, pp_limit_rule)

gboolean pp_limit_rule_is_verified (PpLimitRule *self);

G_END_DECLS
