/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-release.h"

#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "lab/pp-certificate.h"
#include "lab/pp-lab-error.h"
#include "lab/pp-release-basis.h"
#include "production/pp-batch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PpColumn release_columns[] = {
  PP_COLUMN (PpRelease, batch,       REF,  .of = "batch", .required = TRUE),
  PP_COLUMN (PpRelease, decision,    ENUM, .of = "released rejected withdrawn", .required = TRUE),
  PP_COLUMN (PpRelease, certificate, REF,  .of = "certificate"),
  PP_COLUMN (PpRelease, reason,      TEXT),
  PP_COLUMN (PpRelease, replaces,    REF,  .of = "release"),
  PP_COLUMN (PpRelease, basis,       TEXT),
};

static const PpColumn form_columns[] = {
  PP_COLUMN (PpReleaseForm, batch,  REF, .of = "batch", .required = TRUE),
  PP_COLUMN (PpReleaseForm, reason, TEXT),
};

static const PpColumn step_columns[] = {
  PP_COLUMN (PpReleaseStep, release, REF, .of = "release", .required = TRUE),
};

PP_DEFINE_RECORD (PpRelease, pp_release, "release", FACT, release_columns)
PP_DEFINE_RECORD (PpReleaseForm, pp_release_form, "release_form", ARGUMENT, form_columns)
PP_DEFINE_RECORD (PpReleaseStep, pp_release_step, "release_step", ARGUMENT, step_columns)

/* What is known of a batch when it is decided about. */
typedef struct {
  const char    *batch;
  PpCertificate *certificate;   /* (nullable): the newest */
  PpRelease     *before;        /* (nullable): the newest decision */
} Case;

static void
clear (Case *known)
{
  g_clear_object (&known->certificate);
  g_clear_object (&known->before);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, clear)

static gboolean
refuse (int code, GError **error, const char *words)
{
  pp_error_set (error, PP_LAB_ERROR, code, "batch", "%s", words);
  return FALSE;
}

static gboolean
read_case (PpDb *db, const char *batch, Case *known, GError **error)
{
  known->batch = batch;
  return pp_certificate_of_batch (db, batch, &known->certificate, error) &&
         pp_release_of_batch (db, batch, &known->before, error);
}

static gboolean
read_live_case (PpDb *db, const char *batch, Case *known, GError **error)
{
  g_autoptr (PpBatch) found = pp_db_get_live (db, pp_batch_get_type (), batch, "batch", error);

  return found != NULL && read_case (db, batch, known, error);
}

static PpReleaseForm *
settle (gpointer asked, GError **error)
{
  g_autoptr (PpReleaseForm) form = pp_record_draft (asked);

  return pp_record_tidy (PP_RECORD (form), error) ? g_steal_pointer (&form) : NULL;
}

static const char *
get_certificate (const Case *known)
{
  return known->certificate != NULL ? pp_record_get_id (PP_RECORD (known->certificate)) : NULL;
}

static gboolean
is_decided (const Case *known, const char *decision)
{
  return known->before != NULL && strcmp (known->before->decision, decision) == 0;
}

/* Whoever draws a sample may choose what to test it against, but only the product's own standard,
 * where it has one, says whether it may be sold.
 */
static gboolean
check_standard (PpDb *db, const Case *known, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error,
                       "SELECT count(*) FROM batch JOIN product ON product.id = batch.product "
                       "JOIN standard ON standard.code = product.standard "
                       "WHERE batch.id = ? AND standard.id <> "
                       "(SELECT standard FROM sample WHERE id = ?)", "tt", known->batch,
                       known->certificate->sample))
    return FALSE;
  if (n == 0)
    return TRUE;
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_OTHER_STANDARD, "batch",
                _("Certificate %s is about another standard than the product's. Test a sample "
                  "against that one."), known->certificate->number);
  return FALSE;
}

static gboolean
check_certificate (PpDb *db, const Case *known, GError **error)
{
  gboolean outdated;

  if (known->certificate == NULL)
    return refuse (PP_LAB_ERROR_NO_CERTIFICATE, error,
                   _("This batch has no certificate yet. It can be released once its sample has "
                     "been tested and certified."));
  if (strcmp (known->certificate->verdict, "pass") != 0)
    {
      pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_FAILED, "batch",
                    _("Certificate %s says that this batch does not comply. It cannot be "
                      "released."), known->certificate->number);
      return FALSE;
    }
  if (!check_standard (db, known, error))
    return FALSE;
  if (!pp_certificate_is_outdated (db, known->certificate, &outdated, error))
    return FALSE;
  if (!outdated)
    return TRUE;
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_OUTDATED, "batch",
                _("A result was entered or corrected after certificate %s. Issue the amended "
                  "certificate first."), known->certificate->number);
  return FALSE;
}

static PpRelease *
decide (PpAct *act, const Case *known, const char *decision, const char *reason, GError **error)
{
  g_autoptr (PpRelease) draft = g_object_new (pp_release_get_type (), NULL);
  g_autofree char *basis = NULL;

  pp_record_set_text (draft, "batch", known->batch);
  pp_record_set_text (draft, "decision", decision);
  pp_record_set_text (draft, "certificate", get_certificate (known));
  pp_record_set_text (draft, "reason", reason);
  if (known->before != NULL)
    pp_record_set_text (draft, "replaces", pp_record_get_id (PP_RECORD (known->before)));
  if (strcmp (decision, "released") == 0)
    {
      basis = pp_release_basis_of_batch (pp_act_get_db (act), known->batch, error);
      if (basis == NULL)
        return NULL;
      pp_record_set_text (draft, "basis", basis);
    }
  return pp_act_insert (act, draft, error);
}

/**
 * pp_release_of_batch:
 * @db: a connection
 * @batch: an id
 * @newest: (out) (transfer full) (nullable): the decision that stands; %NULL where none was made,
 *   or the only one was taken back
 * @error: why it failed
 *
 * Nothing of a batch may be sold or labelled but where this is "released". Where two desks
 * decided at once, a rejection counts.
 *
 * Returns: whether it went well
 */
gboolean
pp_release_of_batch (PpDb *db, const char *batch, PpRelease **newest, GError **error)
{
  return pp_db_first (db, pp_release_get_type (), (gpointer *) newest, error,
                      "WHERE batch = ? AND decision <> 'withdrawn' "
                      "AND NOT EXISTS (SELECT 1 FROM release AS later "
                      "WHERE later.replaces = release.id) "
                      "ORDER BY decision = 'released', id LIMIT 1", "t", batch);
}

/**
 * pp_release_is_changed:
 * @db: a connection
 * @self: a decision that released a batch
 * @changed: (out): whether the batch's label would say something else of its product by now, so
 *   that the batch has to be released anew
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_release_is_changed (PpDb *db, PpRelease *self, gboolean *changed, GError **error)
{
  g_autofree char *basis = pp_release_basis_of_batch (db, self->batch, error);

  *changed = g_strcmp0 (basis, self->basis) != 0;
  return basis != NULL;
}

/**
 * pp_release_take_back:
 * @act: the open act
 * @batch: an id
 * @reason: (nullable): why
 * @error: why it failed
 *
 * Rejects a batch that stands released, because what the release rested on is gone. Where it
 * is not released nothing happens.
 *
 * Returns: whether it went well
 */
gboolean
pp_release_take_back (PpAct *act, const char *batch, const char *reason, GError **error)
{
  g_auto (Case) known = { NULL };
  g_autoptr (PpRelease) stored = NULL;

  if (!read_case (pp_act_get_db (act), batch, &known, error))
    return FALSE;
  if (!is_decided (&known, "released"))
    return TRUE;
  stored = decide (act, &known, "rejected", reason, error);
  return stored != NULL;
}

static gboolean
read_before (PpDb *db, const PpRelease *last, PpRelease **before, GError **error)
{
  if (last->replaces == NULL)
    return TRUE;
  *before = pp_db_get (db, pp_release_get_type (), last->replaces, error);
  return *before != NULL;
}

/* What stood before stands once more, unless it released on a certificate that holds no longer. */
static PpRelease *
restore (PpAct *act, const Case *known, PpRelease *before, GError **error)
{
  g_autoptr (PpRelease) draft = g_object_new (pp_release_get_type (), NULL);

  pp_record_set_text (draft, "batch", known->batch);
  pp_record_set_text (draft, "decision", before != NULL ? before->decision : "withdrawn");
  pp_record_set_text (draft, "replaces", pp_record_get_id (PP_RECORD (known->before)));
  if (before != NULL)
    {
      if (strcmp (before->decision, "released") == 0 &&
          !check_certificate (pp_act_get_db (act), known, error))
        return NULL;
      pp_record_set_text (draft, "certificate", before->certificate);
      pp_record_set_text (draft, "reason", before->reason);
      pp_record_set_text (draft, "basis", before->basis);
    }
  return pp_act_insert (act, draft, error);
}

/**
 * pp_release_withdraw:
 * @act: the open act
 * @decision: that was taken by mistake, and of which nothing came yet
 * @error: PP_LAB_ERROR_DECIDED_ALREADY where another one stands; where it is a release that would
 *   stand once more, as for pp_release_make()
 *
 * What was decided before stands once more; where nothing was, the batch is undecided.
 *
 * Returns: (transfer full): the stored #PpRelease
 */
PpRelease *
pp_release_withdraw (PpAct *act, PpRelease *decision, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_auto (Case) known = { NULL };
  g_autoptr (PpRelease) before = NULL;

  if (!read_live_case (db, decision->batch, &known, error))
    return NULL;
  if (known.before == NULL || g_strcmp0 (pp_record_get_id (PP_RECORD (known.before)),
                                         pp_record_get_id (PP_RECORD (decision))) != 0)
    {
      pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_DECIDED_ALREADY, "release",
                    _("This decision does not stand any more. There is nothing to take back."));
      return NULL;
    }
  return read_before (db, known.before, &before, error) ? restore (act, &known, before, error)
                                                        : NULL;
}

/* One certificate carries one decision, unless what was released is to be sold as something else
 * than it was then. */
static gboolean
check_before (PpDb *db, const Case *known, GError **error)
{
  gboolean changed;

  if (known->before == NULL ||
      g_strcmp0 (known->before->certificate, get_certificate (known)) != 0)
    return TRUE;
  if (!is_decided (known, "released"))
    return refuse (PP_LAB_ERROR_REJECTED, error,
                   _("This batch was rejected. It can be released only on a newer certificate."));
  if (!pp_release_is_changed (db, known->before, &changed, error))
    return FALSE;
  return changed || refuse (PP_LAB_ERROR_DECIDED_ALREADY, error,
                            _("This batch is released already."));
}

/**
 * pp_release_make:
 * @act: the open act
 * @asked: a #PpReleaseForm
 * @error: PP_LAB_ERROR_NO_CERTIFICATE, PP_LAB_ERROR_FAILED, PP_LAB_ERROR_OUTDATED,
 *   PP_LAB_ERROR_DECIDED_ALREADY; PP_LAB_ERROR_REJECTED where the batch was rejected in
 *   knowledge of that certificate
 *
 * The verb batch.release: it may be labelled and sold. It is done again where what stands on the
 * label was changed.
 *
 * Returns: (transfer full): the stored #PpRelease
 */
gpointer
pp_release_make (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpReleaseForm) form = settle (asked, error);
  PpDb *db = pp_act_get_db (act);
  g_auto (Case) known = { NULL };

  if (form == NULL || !read_live_case (db, form->batch, &known, error) ||
      !check_certificate (db, &known, error) || !check_before (db, &known, error))
    return NULL;
  return decide (act, &known, "released", form->reason, error);
}

/**
 * pp_release_reject:
 * @act: the open act
 * @asked: a #PpReleaseForm with its reason
 * @error: PP_LAB_ERROR_NO_REASON, PP_LAB_ERROR_DECIDED_ALREADY
 *
 * The verb batch.reject: nothing of it may be labelled or sold. What was rejected is rejected once
 * more on a newer certificate.
 *
 * Returns: (transfer full): the stored #PpRelease
 */
gpointer
pp_release_reject (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpReleaseForm) form = settle (asked, error);
  g_auto (Case) known = { NULL };

  if (form == NULL || !read_live_case (pp_act_get_db (act), form->batch, &known, error))
    return NULL;
  if (form->reason == NULL)
    {
      pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_NO_REASON, "reason",
                    _("Write why the batch is rejected."));
      return NULL;
    }
  if (is_decided (&known, "rejected") &&
      g_strcmp0 (known.before->certificate, get_certificate (&known)) == 0)
    {
      refuse (PP_LAB_ERROR_DECIDED_ALREADY, error, _("This batch is rejected already."));
      return NULL;
    }
  return decide (act, &known, "rejected", form->reason, error);
}
