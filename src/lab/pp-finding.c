/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-finding.h"

#include "core/pp-error.h"
#include "lab/pp-lab-error.h"
#include "people/pp-staff.h"

#include <glib/gi18n-lib.h>

static gboolean
add (GPtrArray *findings, PpDb *db, const char *parameter, PpLimitRule *rule, PpResult *result,
     GError **error)
{
  g_autoptr (PpFinding) finding = g_new0 (PpFinding, 1);

  finding->parameter = pp_db_get (db, pp_parameter_get_type (), parameter, error);
  if (finding->parameter == NULL)
    return FALSE;
  g_set_object (&finding->rule, rule);
  g_set_object (&finding->result, result);
  if (result != NULL &&
      !pp_db_read_text (db, &finding->verifier, error,
                        "SELECT verifier FROM verification WHERE result = ? LIMIT 1", "t",
                        pp_record_get_id (PP_RECORD (result))))
    return FALSE;
  g_ptr_array_add (findings, g_steal_pointer (&finding));
  return TRUE;
}

static gboolean
has_rule (GPtrArray *rules, const char *parameter)
{
  for (guint i = 0; i < rules->len; i++)
    if (g_strcmp0 (((PpLimitRule *) g_ptr_array_index (rules, i))->parameter, parameter) == 0)
      return TRUE;
  return FALSE;
}

/* Two desks that entered one parameter at once leave two results, and both count. */
static gboolean
add_rule (GPtrArray *findings, PpDb *db, PpLimitRule *rule, GPtrArray *results, GError **error)
{
  gboolean any = FALSE;

  for (guint i = 0; i < results->len; i++)
    {
      PpResult *result = g_ptr_array_index (results, i);

      if (g_strcmp0 (result->parameter, rule->parameter) != 0)
        continue;
      any = TRUE;
      if (!add (findings, db, rule->parameter, rule, result, error))
        return FALSE;
    }
  return any || add (findings, db, rule->parameter, rule, NULL, error);
}

static gboolean
is_alternative_to (const PpFinding *a, const PpFinding *b)
{
  return a->rule != NULL && b->rule != NULL && a->rule->alternative != NULL &&
         g_strcmp0 (a->rule->alternative, b->rule->alternative) == 0;
}

static gboolean
has_alternative (GPtrArray *findings, const PpFinding *finding)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PpFinding *other = g_ptr_array_index (findings, i);

      if (other->result != NULL && is_alternative_to (finding, other))
        return TRUE;
    }
  return FALSE;
}

/* Whether one result is enough for both: one limit, or two of which one is to be kept. */
static gboolean
is_same_test (const PpFinding *a, const PpFinding *b)
{
  return a->rule != NULL && b->rule != NULL &&
         (g_strcmp0 (pp_record_get_id (PP_RECORD (a->rule)),
                     pp_record_get_id (PP_RECORD (b->rule))) == 0 || is_alternative_to (a, b));
}

/* Counts a test where it first stands, with whatever result it has. */
static void
count_test (GPtrArray *findings, guint index, PpProgress *progress)
{
  const PpFinding *finding = g_ptr_array_index (findings, index);
  gboolean entered = finding->result != NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const PpFinding *other = g_ptr_array_index (findings, i);

      if (i == index || !is_same_test (finding, other))
        continue;
      if (i < index)
        return;
      entered = entered || other->result != NULL;
    }
  progress->n_wanted++;
  if (entered)
    progress->n_entered++;
}

static char *
dup_name (const PpFinding *finding)
{
  PpRecord *parameter = PP_RECORD (finding->parameter);

  return PP_RECORD_GET_CLASS (parameter)->dup_title (parameter);
}

/* The stored verdict of one result, if the limit is still the one that it was reached under. */
static gboolean
check_verdict (const PpFinding *finding, const char *decision_rule, PpVerdict *verdict,
               GError **error)
{
  PpLimits limits = pp_finding_limits (finding->parameter, finding->rule);
  g_autofree char *name = NULL;

  if (!pp_verdict_reach (&limits, decision_rule, finding->result->value,
                         finding->result->uncertainty, verdict, error))
    return FALSE;
  if (*verdict == pp_verdict_from_word (finding->result->verdict))
    return TRUE;
  name = dup_name (finding);
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_LIMIT_CHANGED, "sample",
                _("The limit changed after this result was entered: %s. Enter it again as a "
                  "correction."), name);
  return FALSE;
}

/* Of alternatives the best counts, as one of them is enough. */
static PpVerdict
best_of_group (GPtrArray *findings, const PpFinding *finding, PpVerdict own)
{
  PpVerdict best = own;

  for (guint i = 0; i < findings->len; i++)
    {
      const PpFinding *other = g_ptr_array_index (findings, i);

      if (other->result != NULL && is_alternative_to (finding, other))
        best = MIN (best, pp_verdict_from_word (other->result->verdict));
    }
  return best;
}

static gboolean
refuse_empty (GError **error)
{
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_INCOMPLETE, "sample",
                _("No result of this sample was held to a limit, so there is nothing to "
                  "certify."));
  return FALSE;
}

static gboolean
refuse_undecided (GPtrArray *findings, GError **error)
{
  g_autofree char *name = NULL;

  for (guint i = 0; i < findings->len && name == NULL; i++)
    {
      const PpFinding *finding = g_ptr_array_index (findings, i);

      if (finding->result != NULL &&
          pp_verdict_from_word (finding->result->verdict) == PP_VERDICT_INCONCLUSIVE)
        name = dup_name (finding);
    }
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_UNDECIDED, "sample",
                _("This result is too near to the limit to tell: %s. Measure it again with less "
                  "uncertainty and enter the correction."), name);
  return FALSE;
}

/**
 * pp_finding_free:
 * @self: (transfer full): a finding
 */
void
pp_finding_free (PpFinding *self)
{
  g_clear_object (&self->parameter);
  g_clear_object (&self->rule);
  g_clear_object (&self->result);
  g_free (self->verifier);
  g_free (self);
}

/**
 * pp_finding_is_open:
 * @self: a finding
 *
 * Returns: whether it has a result that nobody verified
 */
gboolean
pp_finding_is_open (const PpFinding *self)
{
  return self->result != NULL && self->verifier == NULL;
}

/**
 * pp_finding_is_own:
 * @findings: (element-type PpFinding): of a sample
 * @staff: (nullable): an id
 *
 * Returns: whether that person entered a result that is not verified, so that another person has
 *   to verify it
 */
gboolean
pp_finding_is_own (GPtrArray *findings, const char *staff)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (findings, i);

      if (pp_finding_is_open (finding) && g_strcmp0 (finding->result->analyst, staff) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * pp_finding_limits:
 * @parameter: what is tested
 * @rule: (nullable): the limit
 *
 * Returns: what the standard wants; it borrows from both
 */
PpLimits
pp_finding_limits (const PpParameter *parameter, const PpLimitRule *rule)
{
  PpLimits limits = { .kind = parameter->kind };

  if (rule != NULL)
    {
      limits.min = rule->min;
      limits.max = rule->max;
      limits.below = rule->below;
      limits.wanted = rule->wanted;
    }
  return limits;
}

/**
 * pp_finding_list:
 * @db: a connection
 * @sample: a sample
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpFinding): every limit of the sample's standard with
 *   the result that stands, then the results that the standard does not ask for
 */
GPtrArray *
pp_finding_list (PpDb *db, PpSample *sample, GError **error)
{
  g_autoptr (GPtrArray) findings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pp_finding_free);
  g_autoptr (GPtrArray) rules = NULL, results = NULL;

  rules = pp_db_list (db, pp_limit_rule_get_type (), error,
                      "WHERE standard = ? ORDER BY rowid", "t", sample->standard);
  results = rules == NULL ? NULL
            : pp_db_list (db, pp_result_get_type (), error,
                          "WHERE sample = ? AND NOT EXISTS (SELECT 1 FROM result AS later "
                          "WHERE later.corrects = result.id) ORDER BY entered_at, id", "t",
                          pp_record_get_id (PP_RECORD (sample)));
  if (results == NULL)
    return NULL;
  for (guint i = 0; i < rules->len; i++)
    if (!add_rule (findings, db, g_ptr_array_index (rules, i), results, error))
      return NULL;
  for (guint i = 0; i < results->len; i++)
    {
      PpResult *result = g_ptr_array_index (results, i);

      if (!has_rule (rules, result->parameter) &&
          !add (findings, db, result->parameter, NULL, result, error))
        return NULL;
    }
  return g_steal_pointer (&findings);
}

/**
 * pp_finding_count:
 * @findings: (element-type PpFinding): of a sample
 *
 * Returns: how far the work is; results that the standard does not ask for count only where they
 *   are not verified
 */
PpProgress
pp_finding_count (GPtrArray *findings)
{
  PpProgress progress = { 0, 0, 0 };

  for (guint i = 0; i < findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (findings, i);

      if (finding->rule != NULL)
        count_test (findings, i, &progress);
      if (finding->result != NULL && finding->verifier == NULL)
        progress.n_unverified++;
    }
  return progress;
}

/**
 * pp_finding_check_complete:
 * @findings: (element-type PpFinding): of a sample
 * @error: PP_LAB_ERROR_INCOMPLETE, which names the first that is missing
 *
 * Returns: whether every limit has a result; one of a group of alternatives is enough
 */
gboolean
pp_finding_check_complete (GPtrArray *findings, GError **error)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *name = NULL;

      if (finding->result != NULL || has_alternative (findings, finding))
        continue;
      name = dup_name (finding);
      pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_INCOMPLETE, "sample",
                    _("A result is still missing: %s."), name);
      return FALSE;
    }
  return TRUE;
}

/**
 * pp_finding_check_verified:
 * @findings: (element-type PpFinding): of a sample
 * @error: PP_LAB_ERROR_UNVERIFIED, which names the first
 *
 * Returns: whether a second person checked every result
 */
gboolean
pp_finding_check_verified (GPtrArray *findings, GError **error)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *name = NULL;

      if (finding->result == NULL || finding->verifier != NULL)
        continue;
      name = dup_name (finding);
      pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_UNVERIFIED, "sample",
                    _("A second person has not verified this result yet: %s."), name);
      return FALSE;
    }
  return TRUE;
}

/**
 * pp_finding_conclude:
 * @findings: (element-type PpFinding): of a sample, complete
 * @decision_rule: the sample's
 * @verdict: (out): PP_VERDICT_PASS or PP_VERDICT_FAIL
 * @error: PP_LAB_ERROR_UNDECIDED where nothing fails and something is inconclusive;
 *   PP_LAB_ERROR_INCOMPLETE where nothing was held to a limit; PP_LAB_ERROR_LIMIT_CHANGED where
 *   a limit is no longer the one that a verdict was reached under
 *
 * The sample complies where every result does. A conditional pass is one: the value is within
 * the limit of the law.
 *
 * Returns: whether there is a verdict
 */
gboolean
pp_finding_conclude (GPtrArray *findings, const char *decision_rule, PpVerdict *verdict,
                     GError **error)
{
  PpVerdict worst = PP_VERDICT_NONE;

  for (guint i = 0; i < findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (findings, i);
      PpVerdict own;

      if (finding->result == NULL)
        continue;
      if (!check_verdict (finding, decision_rule, &own, error))
        return FALSE;
      worst = MAX (worst, best_of_group (findings, finding, own));
    }
  if (worst == PP_VERDICT_NONE)
    return refuse_empty (error);
  if (worst == PP_VERDICT_INCONCLUSIVE)
    return refuse_undecided (findings, error);
  *verdict = worst == PP_VERDICT_FAIL ? PP_VERDICT_FAIL : PP_VERDICT_PASS;
  return TRUE;
}

/**
 * pp_finding_dup_names:
 * @db: a connection
 * @findings: (element-type PpFinding): of a sample
 * @who: (scope call): whom to name
 * @name_of: (scope call): names them
 * @error: why it failed
 *
 * Returns: (transfer full): everybody once, with commas between
 */
char *
pp_finding_dup_names (PpDb *db, GPtrArray *findings, PpFindingStaff who, PpFindingName name_of,
                      GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      const char *id = who (g_ptr_array_index (findings, i));
      g_autoptr (PpRecord) staff = NULL;
      g_autofree char *name = NULL;

      if (id == NULL)
        continue;
      staff = pp_db_get (db, pp_staff_get_type (), id, error);
      if (staff == NULL)
        return NULL;
      name = name_of (staff);
      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}
