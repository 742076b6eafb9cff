/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-certificate-verbs.h"

#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "lab/pp-certificate-paper.h"
#include "lab/pp-certificate.h"
#include "lab/pp-finding.h"
#include "lab/pp-lab-error.h"
#include "lab/pp-release.h"
#include "store/pp-archive.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NUMBER_DIGITS 5

static gboolean
check_clock (PpAct *act, GError **error)
{
  if (!pp_act_is_doubtful (act))
    return TRUE;
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_CLOCK, NULL,
                _("The date of this PC cannot be right. Set it before you issue a certificate."));
  return FALSE;
}

static gboolean
check_findings (PpDb *db, PpSample *sample, PpVerdict *verdict, GError **error)
{
  g_autoptr (GPtrArray) findings = pp_finding_list (db, sample, error);

  return findings != NULL && pp_finding_check_complete (findings, error) &&
         pp_finding_check_verified (findings, error) &&
         pp_finding_conclude (findings, sample->decision_rule, verdict, error);
}

/* The certificate of this sample that stands, if there is one, and the reason to replace it. */
static gboolean
settle_amendment (PpDb *db, PpCertificate *draft, const PpCertificateForm *form, GError **error)
{
  g_autoptr (PpCertificate) before = NULL;

  if (!pp_certificate_of_sample (db, form->sample, &before, error))
    return FALSE;
  if (before == NULL)
    return TRUE;
  if (form->reason == NULL)
    {
      pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_NO_REASON, "reason",
                    _("This sample has certificate %s. Write why it is replaced."),
                    before->number);
      return FALSE;
    }
  pp_record_set_text (draft, "replaces", pp_record_get_id (PP_RECORD (before)));
  pp_record_set_text (draft, "reason", form->reason);
  return TRUE;
}

static gboolean
fill (PpAct *act, PpCertificate *draft, const PpCertificateForm *form, PpVerdict verdict,
      GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autofree char *number = NULL;

  if (!settle_amendment (db, draft, form, error) ||
      !pp_db_read_int (db, &draft->n_results, error,
                       "SELECT count(*) FROM result WHERE sample = ?", "t", form->sample))
    return FALSE;
  number = pp_act_number (act, "C", NUMBER_DIGITS, error);
  if (number == NULL)
    return FALSE;
  pp_record_set_text (draft, "number", number);
  pp_record_set_text (draft, "sample", form->sample);
  pp_record_set_text (draft, "issuer", pp_act_get_actor (act));
  pp_record_set_text (draft, "verdict", pp_verdict_to_word (verdict));
  draft->issued_at = pp_act_get_now (act);
  return TRUE;
}

static gboolean
keep_paper (PpAct *act, PpCertificate *draft, const char *language, GError **error)
{
  g_autoptr (GBytes) pdf = pp_certificate_make (pp_act_get_db (act), draft, language, error);
  g_autofree char *sha256 = NULL;

  if (pdf != NULL)
    sha256 = pp_archive_keep (act, "certificate", draft->number, pdf, error);
  pp_record_set_text (draft, "sha256", sha256);
  return sha256 != NULL;
}

/* A batch whose newest certificate fails is no longer released. */
static gboolean
take_back (PpAct *act, const PpSample *sample, PpCertificate *stored, GError **error)
{
  g_autoptr (PpCertificate) newest = NULL;

  if (sample->batch == NULL || strcmp (stored->verdict, "fail") != 0)
    return TRUE;
  if (!pp_certificate_of_batch (pp_act_get_db (act), sample->batch, &newest, error))
    return FALSE;
  if (strcmp (newest->number, stored->number) != 0)
    return TRUE;
  return pp_release_take_back (act, sample->batch, stored->reason, error);
}

/**
 * pp_certificate_issue:
 * @act: the open act
 * @asked: a #PpCertificateForm
 * @error: PP_LAB_ERROR_CLOCK, PP_LAB_ERROR_INCOMPLETE, PP_LAB_ERROR_UNVERIFIED,
 *   PP_LAB_ERROR_UNDECIDED, PP_LAB_ERROR_LIMIT_CHANGED; PP_LAB_ERROR_NO_REASON where it
 *   replaces another
 *
 * The verb lab.certify: issues a sample's certificate. The paper is made within the act and kept
 * under its hash. One that replaces another keeps it on record and says so (ISO/IEC 17025:2017,
 * 7.8.2 and 7.8.8).
 *
 * Returns: (transfer full): the stored #PpCertificate
 */
gpointer
pp_certificate_issue (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpCertificateForm) form = pp_record_draft (asked);
  g_autoptr (PpCertificate) draft = g_object_new (pp_certificate_get_type (), NULL);
  g_autoptr (PpCertificate) stored = NULL;
  g_autoptr (PpSample) sample = NULL;
  PpVerdict verdict = PP_VERDICT_NONE;

  if (!pp_record_tidy (PP_RECORD (form), error) || !check_clock (act, error))
    return NULL;
  sample = pp_db_get_live (db, pp_sample_get_type (), form->sample, "sample", error);
  if (sample == NULL || !check_findings (db, sample, &verdict, error) ||
      !fill (act, draft, form, verdict, error) ||
      !keep_paper (act, draft, form->language, error))
    return NULL;
  stored = pp_act_insert (act, draft, error);
  if (stored == NULL || !take_back (act, sample, stored, error))
    return NULL;
  return g_steal_pointer (&stored);
}
