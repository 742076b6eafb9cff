/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-result-verbs.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "core/pp-time.h"
#include "lab/pp-certificate.h"
#include "lab/pp-finding.h"
#include "lab/pp-instrument.h"
#include "lab/pp-lab-error.h"
#include "lab/pp-limit-rule.h"
#include "lab/pp-release.h"
#include "lab/pp-result-form.h"
#include "lab/pp-result.h"
#include "lab/pp-sample.h"
#include "lab/pp-standard.h"
#include "lab/pp-verdict.h"
#include "store/pp-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
check_instrument (PpAct *act, const char *id, GError **error)
{
  g_autofree char *day = pp_time_day (pp_act_get_happened_at (act));
  g_autoptr (PpInstrument) instrument = NULL;
  g_autofree char *due = NULL;

  if (id == NULL)
    return TRUE;
  instrument = pp_db_get_live (pp_act_get_db (act), pp_instrument_get_type (), id, "instrument",
                               error);
  if (instrument == NULL)
    return FALSE;
  if (!pp_instrument_is_overdue (instrument, day))
    return TRUE;
  due = pp_day_format (instrument->due_on);
  /* TRANSLATORS: an instrument's code, a date */
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_INSTRUMENT_OVERDUE, "instrument",
                _("The calibration of %1$s held until %2$s. Have it calibrated, or use another "
                  "instrument."), instrument->code, due);
  return FALSE;
}

static gboolean
check_first (PpAct *act, const PpResultEntry *entry, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (pp_act_get_db (act), &n, error,
                       "SELECT count(*) FROM result WHERE sample = ? AND parameter = ?", "tt",
                       entry->sample, entry->parameter))
    return FALSE;
  if (n == 0)
    return TRUE;
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_ENTERED_ALREADY, "parameter",
                _("This result is there already. Correct it, and say why."));
  return FALSE;
}

static gboolean
check_newest (PpAct *act, PpResult *result, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (pp_act_get_db (act), &n, error,
                       "SELECT count(*) FROM result WHERE corrects = ?", "t",
                       pp_record_get_id (PP_RECORD (result))))
    return FALSE;
  if (n == 0)
    return TRUE;
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_CORRECTED_ALREADY, "result",
                _("This result was corrected already. Correct the one that stands now."));
  return FALSE;
}

/* Limit, unit and verdict of a result: they never come from who enters it. */
static gboolean
judge (PpAct *act, PpSample *sample, PpResult *draft, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpParameter) parameter = NULL;
  g_autoptr (PpLimitRule) rule = NULL;
  g_autofree char *value = NULL;
  PpLimits limits;
  PpVerdict verdict;

  parameter = pp_db_get_live (db, pp_parameter_get_type (), draft->parameter, "parameter", error);
  if (parameter == NULL ||
      !pp_db_first (db, pp_limit_rule_get_type (), (gpointer *) &rule, error,
                    "WHERE standard = ? AND parameter = ? ORDER BY rowid", "tt",
                    sample->standard, draft->parameter))
    return FALSE;
  value = pp_verdict_tidy_value (parameter->kind, parameter->unit, draft->value, error);
  if (value == NULL)
    return FALSE;
  limits = pp_finding_limits (parameter, rule);
  if (!pp_verdict_reach (&limits, sample->decision_rule, value, draft->uncertainty, &verdict,
                         error))
    return FALSE;
  pp_record_set_text (draft, "value", value);
  pp_record_set_text (draft, "unit", parameter->unit);
  pp_record_set_text (draft, "verdict", pp_verdict_to_word (verdict));
  if (rule != NULL)
    pp_record_set_text (draft, "rule", pp_record_get_id (PP_RECORD (rule)));
  return TRUE;
}

static PpResult *
store (PpAct *act, PpSample *sample, PpResult *draft, GError **error)
{
  pp_record_set_text (draft, "sample", pp_record_get_id (PP_RECORD (sample)));
  pp_record_set_text (draft, "analyst", pp_act_get_actor (act));
  draft->entered_at = pp_act_get_happened_at (act);
  if (!check_instrument (act, draft->instrument, error) || !judge (act, sample, draft, error))
    return NULL;
  return pp_act_insert (act, draft, error);
}

/* What fails after it was certified and released is no longer released. */
static gboolean
take_back (PpAct *act, const PpSample *sample, const PpResult *result, GError **error)
{
  g_autoptr (PpCertificate) certificate = NULL;

  if (sample->batch == NULL || strcmp (result->verdict, "fail") != 0)
    return TRUE;
  if (!pp_certificate_of_batch (pp_act_get_db (act), sample->batch, &certificate, error))
    return FALSE;
  if (certificate == NULL || strcmp (certificate->sample, result->sample) != 0)
    return TRUE;
  return pp_release_take_back (act, sample->batch, result->reason, error);
}

/**
 * pp_result_enter:
 * @act: the open act
 * @asked: a #PpResultEntry
 * @error: PP_LAB_ERROR_BAD_VALUE, PP_LAB_ERROR_BAD_UNCERTAINTY, PP_LAB_ERROR_INSTRUMENT_OVERDUE;
 *   PP_LAB_ERROR_ENTERED_ALREADY where it has to be corrected instead
 *
 * The verb lab.enter: one result of one sample. Limit, unit and verdict come from the standard.
 *
 * Returns: (transfer full): the stored #PpResult
 */
gpointer
pp_result_enter (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpResultEntry) entry = pp_record_draft (asked);
  g_autoptr (PpResult) draft = g_object_new (pp_result_get_type (), NULL);
  g_autoptr (PpResult) stored = NULL;
  g_autoptr (PpSample) sample = NULL;

  if (!pp_record_tidy (PP_RECORD (entry), error))
    return NULL;
  sample = pp_db_get_live (pp_act_get_db (act), pp_sample_get_type (), entry->sample, "sample",
                           error);
  if (sample == NULL || !check_first (act, entry, error))
    return NULL;
  pp_record_set_text (draft, "parameter", entry->parameter);
  pp_record_set_text (draft, "value", entry->value);
  pp_record_set_text (draft, "uncertainty", entry->uncertainty);
  pp_record_set_text (draft, "instrument", entry->instrument);
  stored = store (act, sample, draft, error);
  if (stored == NULL || !take_back (act, sample, stored, error))
    return NULL;
  return g_steal_pointer (&stored);
}

/**
 * pp_result_correct:
 * @act: the open act
 * @asked: a #PpResultCorrection
 * @error: as for pp_result_enter(); PP_LAB_ERROR_CORRECTED_ALREADY
 *
 * The verb lab.correct: a new result in the place of one that stays on record. It has to be
 * verified again, and a certificate that was issued has to be amended. Where the new one fails,
 * a batch that was released on that certificate is no longer released.
 *
 * Returns: (transfer full): the stored #PpResult
 */
gpointer
pp_result_correct (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpResultCorrection) correction = pp_record_draft (asked);
  g_autoptr (PpResult) wrong = NULL, draft = NULL, stored = NULL;
  g_autoptr (PpSample) sample = NULL;

  if (!pp_record_tidy (PP_RECORD (correction), error))
    return NULL;
  wrong = pp_db_get_live (db, pp_result_get_type (), correction->result, "result", error);
  if (wrong == NULL || !check_newest (act, wrong, error))
    return NULL;
  sample = pp_db_get_live (db, pp_sample_get_type (), wrong->sample, "sample", error);
  if (sample == NULL)
    return NULL;

  draft = pp_record_draft (wrong);
  pp_record_set_id (PP_RECORD (draft), NULL);
  pp_record_set_text (draft, "rule", NULL);
  pp_record_set_text (draft, "value", correction->value);
  if (correction->uncertainty != NULL)
    pp_record_set_text (draft, "uncertainty", correction->uncertainty);
  if (correction->instrument != NULL)
    pp_record_set_text (draft, "instrument", correction->instrument);
  pp_record_set_text (draft, "corrects", correction->result);
  pp_record_set_text (draft, "reason", correction->reason);
  stored = store (act, sample, draft, error);
  if (stored == NULL || !take_back (act, sample, stored, error))
    return NULL;
  return g_steal_pointer (&stored);
}

/* Without a verifier, as in a rehearsal, it is not yet known who it will be. */
static gboolean
check_verifier (GPtrArray *findings, const char *verifier, GError **error)
{
  if (pp_finding_count (findings).n_unverified == 0)
    {
      pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_NOTHING_TO_VERIFY, "sample",
                    _("Every result of this sample is verified already."));
      return FALSE;
    }
  if (verifier == NULL || !pp_finding_is_own (findings, verifier))
    return TRUE;
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_SAME_PERSON, "sample",
                _("Who entered a result cannot verify it. Ask another person of the "
                  "laboratory."));
  return FALSE;
}

static gboolean
verify (PpAct *act, const PpFinding *finding, const char *verifier, GError **error)
{
  g_autoptr (PpVerification) draft = g_object_new (pp_verification_get_type (), NULL);
  g_autoptr (PpVerification) stored = NULL;

  pp_record_set_text (draft, "result", pp_record_get_id (PP_RECORD (finding->result)));
  pp_record_set_text (draft, "verifier", verifier);
  stored = pp_act_insert (act, draft, error);
  return stored != NULL;
}

static PpSample *
verify_as (PpAct *act, const char *id, const char *verifier, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpSample) sample = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  sample = pp_db_get_live (db, pp_sample_get_type (), id, "sample", error);
  findings = sample != NULL ? pp_finding_list (db, sample, error) : NULL;
  if (findings == NULL || !pp_finding_check_complete (findings, error) ||
      !check_verifier (findings, verifier, error))
    return NULL;
  for (guint i = 0; verifier != NULL && i < findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (findings, i);

      if (pp_finding_is_open (finding) && !verify (act, finding, verifier, error))
        return NULL;
    }
  return g_steal_pointer (&sample);
}

/**
 * pp_result_verify:
 * @act: the open act
 * @asked: a #PpSampleCheck
 * @error: PP_LAB_ERROR_INCOMPLETE, PP_LAB_ERROR_NOTHING_TO_VERIFY; PP_LAB_ERROR_SAME_PERSON
 *   where the actor entered one of the results
 *
 * The verb lab.verify: a second person has checked every result of a sample (ISO/IEC
 * 17025:2017, 7.8.1).
 *
 * Returns: (transfer full): the #PpSample
 */
gpointer
pp_result_verify (PpAct *act, gpointer asked, GError **error)
{
  return verify_as (act, ((PpSampleCheck *) asked)->sample, pp_act_get_actor (act), error);
}

/**
 * pp_result_verify_beside:
 * @act: the open act
 * @asked: a #PpSampleCheck
 * @error: as for pp_result_verify(), of the second person; PP_STORE_ERROR_WRONG_PIN where there
 *   is none
 *
 * The verb lab.verify_beside: as lab.verify, by a second person beside the one at the desk, who
 * has entered the results. The second person is the verifier.
 *
 * Returns: (transfer full): the #PpSample
 */
gpointer
pp_result_verify_beside (PpAct *act, gpointer asked, GError **error)
{
  const char *second = pp_act_get_second (act);

  if (!pp_act_is_rehearsal (act) &&
      (second == NULL || strcmp (second, pp_act_get_actor (act)) == 0))
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_WRONG_PIN, NULL,
                    _("This needs a second person's PIN."));
      return NULL;
    }
  return verify_as (act, ((PpSampleCheck *) asked)->sample, second, error);
}
