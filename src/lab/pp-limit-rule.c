/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-limit-rule.h"

static const PpColumn rule_columns[] = {
  PP_COLUMN (PpLimitRule, standard,    REF,  .of = "standard", .required = TRUE),
  PP_COLUMN (PpLimitRule, parameter,   REF,  .of = "parameter", .required = TRUE),
  PP_COLUMN (PpLimitRule, basis,       TEXT),
  PP_COLUMN (PpLimitRule, min,         TEXT),
  PP_COLUMN (PpLimitRule, max,         TEXT),
  PP_COLUMN (PpLimitRule, below,       TEXT),
  PP_COLUMN (PpLimitRule, wanted,      TEXT),
  PP_COLUMN (PpLimitRule, alternative, TEXT),
  PP_COLUMN (PpLimitRule, method,      TEXT),
  PP_COLUMN (PpLimitRule, source,      TEXT, .required = TRUE),
  PP_COLUMN (PpLimitRule, verified,    TEXT, .required = TRUE),
  PP_COLUMN (PpLimitRule, note,        TEXT),
};

PP_DEFINE_RECORD (PpLimitRule, pp_limit_rule, "limit_rule", REFERENCE, rule_columns)

/**
 * pp_limit_rule_is_verified:
 * @self: a limit
 *
 * Returns: whether the number was read in the law or in a page that quotes it; else it is
 *   assumed
 */
gboolean
pp_limit_rule_is_verified (PpLimitRule *self)
{
  return g_str_has_prefix (self->verified, "yes");
}
