/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-verdict.h"

#include "core/pp-decimal.h"
#include "core/pp-error.h"
#include "lab/pp-lab-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const words[] = { "none", "pass", "conditional", "inconclusive", "fail" };

typedef enum {
  SIMPLE,      /* the value alone decides */
  GUARDED,     /* a guard band as wide as the uncertainty within the limit */
  TWO_SIDED,   /* and one beyond it */
} DecisionRule;

/* Of two words that mean one thing, the first is stored. */
static const struct {
  const char *word, *means;
} presences[] = {
  { "absent", "absent" },
  { "negative", "absent" },
  { "present", "present" },
  { "positive", "present" },
};

/* A number as it was read: 8.80, or less than 0.05. */
typedef struct {
  PpDecimal number;
  gboolean  less;
} Reading;

/* Where a result is held to one limit. */
typedef struct {
  PpDecimal limit;
  gboolean  is_min;
  gboolean  strict;   /* the limit itself does not pass */
} Bound;

static gboolean
is_number (const char *kind)
{
  return g_strcmp0 (kind, "decimal") == 0 || g_strcmp0 (kind, "count") == 0;
}

static const char *
presence_of (const char *word)
{
  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (presences); i++)
    if (g_ascii_strcasecmp (presences[i].word, word) == 0)
      return presences[i].means;
  return NULL;
}

static gboolean
read_value (const char *kind, const char *value, Reading *out, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (value));
  const char *number = trimmed;
  gboolean may_be_negative = strcmp (kind, "count") != 0;

  out->less = *number == '<';
  if (out->less)
    number++;
  if (!pp_decimal_parse (number, &out->number, NULL))
    {
      pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_BAD_VALUE, "value",
                    _("“%s” is no result. Write a number as in 8.80, or <0.05 where it is too "
                      "little to be measured."), value);
      return FALSE;
    }
  if (out->number.units < 0 && (out->less || !may_be_negative))
    {
      pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_BAD_VALUE, "value",
                    _("This result cannot be below zero."));
      return FALSE;
    }
  return TRUE;
}

/* A part of something is not more than the whole. */
static gboolean
check_share (const char *unit, const Reading *reading, GError **error)
{
  const PpDecimal whole = { 100, 0 };

  if (unit == NULL || !g_str_has_prefix (unit, "%") ||
      pp_decimal_compare (reading->number, whole) <= 0)
    return TRUE;
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_BAD_VALUE, "value",
                _("This result is a percentage. It cannot be above 100."));
  return FALSE;
}

static gboolean
read_limit (const char *text, PpDecimal *out, GError **error)
{
  if (pp_decimal_parse (text, out, NULL))
    return TRUE;
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_BAD_LIMIT, NULL,
                _("The limit “%s” in the reference data is no number. Tell the district office."),
                text);
  return FALSE;
}

static gboolean
read_uncertainty (const char *text, PpDecimal *out, GError **error)
{
  *out = (PpDecimal) { 0, 0 };
  if (text == NULL)
    return TRUE;
  if (pp_decimal_parse (text, out, NULL) && out->units >= 0)
    return TRUE;
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_BAD_UNCERTAINTY, "uncertainty",
                _("“%s” is no uncertainty. Write it in the unit of the result, as in 0.4."),
                text);
  return FALSE;
}

static DecisionRule
rule_of (const char *word)
{
  if (g_strcmp0 (word, "guarded") == 0)
    return GUARDED;
  return g_strcmp0 (word, "two_sided") == 0 ? TWO_SIDED : SIMPLE;
}

static gboolean
is_exact_at (PpDecimal v, int scale)
{
  PpDecimal wide = pp_decimal_round (v, scale);

  return wide.scale == scale && ABS (wide.units) < G_MAXINT64 / 2;
}

/* Whether limit and uncertainty can be added without losing a digit. */
static gboolean
check_sum (PpDecimal limit, PpDecimal uncertainty, GError **error)
{
  int scale = MAX (limit.scale, uncertainty.scale);

  if (is_exact_at (limit, scale) && is_exact_at (uncertainty, scale))
    return TRUE;
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_BAD_UNCERTAINTY, "uncertainty",
                _("This uncertainty has too many digits. Write two that mean something."));
  return FALSE;
}

/* Positive where @value is inside the limit moved by @shift, 0 on it; @direction 1 is inwards. */
static int
room (PpDecimal value, const Bound *bound, PpDecimal shift, int direction)
{
  int scale = MAX (bound->limit.scale, shift.scale);
  PpDecimal limit = pp_decimal_round (bound->limit, scale);
  gint64 step = pp_decimal_round (shift, scale).units * direction;
  int order;

  limit.units += bound->is_min ? step : -step;
  order = pp_decimal_compare (value, limit);
  return bound->is_min ? order : -order;
}

static gboolean
is_inside (PpDecimal value, const Bound *bound, PpDecimal shift, int direction)
{
  int left = room (value, bound, shift, direction);

  return bound->strict ? left > 0 : left >= 0;
}

/* What is less than L is below every limit that is not less than L. */
static PpVerdict
judge_less (PpDecimal loq, const Bound *bound)
{
  if (pp_decimal_compare (loq, bound->limit) > 0)
    return PP_VERDICT_INCONCLUSIVE;
  return bound->is_min ? PP_VERDICT_FAIL : PP_VERDICT_PASS;
}

static PpVerdict
judge (const Reading *reading, const Bound *bound, DecisionRule rule, PpDecimal uncertainty)
{
  const PpDecimal nothing = { 0, 0 };
  PpDecimal value = reading->number;

  if (reading->less)
    return judge_less (value, bound);
  if (value.scale > bound->limit.scale)
    value = pp_decimal_round (value, bound->limit.scale);

  if (rule == SIMPLE)
    return is_inside (value, bound, nothing, 1) ? PP_VERDICT_PASS : PP_VERDICT_FAIL;
  if (is_inside (value, bound, uncertainty, 1))
    return PP_VERDICT_PASS;
  if (rule == GUARDED)
    return is_inside (value, bound, nothing, 1) ? PP_VERDICT_CONDITIONAL : PP_VERDICT_FAIL;
  return is_inside (value, bound, uncertainty, -1) ? PP_VERDICT_INCONCLUSIVE : PP_VERDICT_FAIL;
}

static gboolean
reach_number (const PpLimits *limits, DecisionRule rule, const char *value,
              const char *uncertainty, PpVerdict *verdict, GError **error)
{
  const struct { const char *text; gboolean is_min, strict; } bounds[] = {
    { limits->min, TRUE, FALSE },
    { limits->max, FALSE, FALSE },
    { limits->below, FALSE, TRUE },
  };
  PpDecimal guard;
  Reading reading;

  if (!read_value (limits->kind, value, &reading, error) ||
      !read_uncertainty (uncertainty, &guard, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      Bound bound = { .is_min = bounds[i].is_min, .strict = bounds[i].strict };

      if (bounds[i].text == NULL)
        continue;
      if (rule != SIMPLE && uncertainty == NULL && !reading.less)
        {
          pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_BAD_UNCERTAINTY, "uncertainty",
                        _("The decision rule agreed with the customer needs the uncertainty of "
                          "this result."));
          return FALSE;
        }
      if (!read_limit (bounds[i].text, &bound.limit, error) ||
          !check_sum (bound.limit, guard, error))
        return FALSE;
      *verdict = MAX (*verdict, judge (&reading, &bound, rule, guard));
    }
  return TRUE;
}

static PpVerdict
reach_word (const PpLimits *limits, const char *value)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (value));
  const char *found = trimmed, *wanted = limits->wanted;

  if (wanted == NULL)
    return PP_VERDICT_NONE;
  if (strcmp (limits->kind, "presence") == 0)
    {
      found = presence_of (found);
      wanted = presence_of (wanted);
    }
  if (found == NULL || wanted == NULL)
    return PP_VERDICT_FAIL;
  return g_ascii_strcasecmp (found, wanted) == 0 ? PP_VERDICT_PASS : PP_VERDICT_FAIL;
}

/**
 * pp_verdict_to_word:
 * @verdict: a verdict
 *
 * Returns: (transfer none): the word that is stored
 */
const char *
pp_verdict_to_word (PpVerdict verdict)
{
  g_return_val_if_fail ((gsize) verdict < G_N_ELEMENTS (words), words[0]);

  return words[verdict];
}

/**
 * pp_verdict_from_word:
 * @word: (nullable): as it is stored
 *
 * Returns: the verdict; PP_VERDICT_INCONCLUSIVE for a word of a newer program, which must not
 *   pass
 */
PpVerdict
pp_verdict_from_word (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i], word) == 0)
      return (PpVerdict) i;
  return PP_VERDICT_INCONCLUSIVE;
}

/**
 * pp_verdict_tidy_value:
 * @kind: of the parameter: decimal, presence, text or count
 * @unit: (nullable): of the parameter; a share in % is at most 100
 * @value: a result as it was typed
 * @error: PP_LAB_ERROR_BAD_VALUE
 *
 * Numbers keep their digits, because these mean something. Presence is one of two words,
 * "absent" or "present"; a test that is negative or positive is said in the same words.
 *
 * Returns: (transfer full): the value as it is stored
 */
char *
pp_verdict_tidy_value (const char *kind, const char *unit, const char *value, GError **error)
{
  g_autofree char *trimmed = NULL;
  Reading reading;

  g_return_val_if_fail (kind != NULL && value != NULL, NULL);

  trimmed = g_strstrip (g_strdup (value));
  if (is_number (kind))
    return read_value (kind, trimmed, &reading, error) && check_share (unit, &reading, error)
             ? g_steal_pointer (&trimmed) : NULL;
  if (strcmp (kind, "presence") != 0)
    return g_steal_pointer (&trimmed);
  if (presence_of (trimmed) != NULL)
    return g_strdup (presence_of (trimmed));
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_BAD_VALUE, "value",
                _("This test is answered with “absent” or “present”."));
  return NULL;
}

/**
 * pp_verdict_reach:
 * @limits: what the standard wants
 * @decision_rule: simple, guarded or two_sided
 * @value: the result: "8.80", "<0.05" (below quantification), "absent"
 * @uncertainty: (nullable): expanded (k = 2), in the unit of the value
 * @verdict: (out): the verdict
 * @error: PP_LAB_ERROR_BAD_VALUE; PP_LAB_ERROR_BAD_UNCERTAINTY, also where the decision rule
 *   needs one and there is none; PP_LAB_ERROR_BAD_LIMIT
 *
 * Compares a result with its limits after rounding it to the limit's last digit, a half to the
 * even one (IS 2:1960). Decision rules as ISO/IEC 17025:2017, 7.8.6, and ILAC G8 mean them:
 * simple takes the limit as it is; guarded passes only what is within by the uncertainty, and
 * passes conditionally what is just within; two_sided leaves open what is nearer to the limit
 * than the uncertainty. What is less than L passes a maximum where L is not above it.
 *
 * Returns: whether a verdict was reached
 */
gboolean
pp_verdict_reach (const PpLimits *limits, const char *decision_rule, const char *value,
                  const char *uncertainty, PpVerdict *verdict, GError **error)
{
  g_return_val_if_fail (limits != NULL && limits->kind != NULL, FALSE);
  g_return_val_if_fail (value != NULL && verdict != NULL, FALSE);

  *verdict = PP_VERDICT_NONE;
  if (is_number (limits->kind))
    return reach_number (limits, rule_of (decision_rule), value, uncertainty, verdict, error);
  *verdict = reach_word (limits, value);
  return TRUE;
}
