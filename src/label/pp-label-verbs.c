/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-verbs.h"

#include "core/pp-error.h"
#include "lab/pp-release.h"
#include "label/pp-label-error.h"
#include "label/pp-label-proof.h"
#include "store/pp-archive.h"
#include "store/pp-history.h"

#include <glib/gi18n-lib.h>

/* One label is kept: every copy is the same, and so the file may be printed again as it was. */
static gboolean
keep_label (PpAct *act, const PpLabelFacts *facts, PpLabelPrint *draft, GBytes *pdf,
            GError **error)
{
  g_autofree char *sha256 = pp_archive_keep (act, "label", facts->batch->number, pdf, error);

  if (sha256 == NULL)
    return FALSE;
  pp_record_set_text (draft, "sha256", sha256);
  return TRUE;
}

static gboolean
note_first (PpDb *db, PpLabelPrint *draft, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error, "SELECT count(*) FROM label_print WHERE batch = ?", "t",
                       draft->batch))
    return FALSE;
  draft->first = n == 0;
  return TRUE;
}

static gboolean
read_first_change (PpDb *db, gpointer record, gint64 *change, GError **error)
{
  g_autoptr (GPtrArray) history = pp_history_of_row (db, pp_record_get_id (record), error);

  if (history == NULL)
    return FALSE;
  *change = history->len > 0 ? ((const PpHistoryEntry *) g_ptr_array_index (history, 0))->id : 0;
  return TRUE;
}

/* Whether no label was printed since the decision. */
static gboolean
check_unprinted (PpDb *db, PpRelease *decision, GError **error)
{
  g_autoptr (GPtrArray) prints = pp_db_list (db, pp_label_print_get_type (), error,
                                             "WHERE batch = ?", "t", decision->batch);
  gint64 decided, printed;

  if (prints == NULL || !read_first_change (db, decision, &decided, error))
    return FALSE;
  for (guint i = 0; i < prints->len; i++)
    {
      if (!read_first_change (db, g_ptr_array_index (prints, i), &printed, error))
        return FALSE;
      if (printed < decided)
        continue;
      pp_error_set (error, PP_LABEL_ERROR, PP_LABEL_ERROR_PRINTED, "release",
                    _("Labels were printed since this batch was released. Reject the batch "
                      "instead, and take the labels out of use."));
      return FALSE;
    }
  return TRUE;
}

/**
 * pp_label_print_make:
 * @act: the open act
 * @asked: a #PpLabelPrintForm
 * @error: #PpLabelError
 *
 * The verb label.print: labels for a batch that is released and not past its expiry, with every
 * declaration that the law asks for, in letters that are large enough.
 *
 * Returns: (transfer full): the stored #PpLabelPrint
 */
gpointer
pp_label_print_make (PpAct *act, gpointer asked, GError **error)
{
  PpLabelPrintForm *form = asked;
  g_autoptr (PpLabelPrintForm) one = pp_record_draft (form);
  g_autoptr (PpLabelPrint) draft = g_object_new (pp_label_print_get_type (), NULL);
  g_autoptr (PpLabelFacts) facts = NULL;
  g_autoptr (GBytes) pdf = NULL;
  PpDb *db = pp_act_get_db (act);
  PpLabelSheet sheet;

  facts = pp_label_facts_read (db, form->batch, error);
  if (facts == NULL || !pp_label_check_copies (facts->batch, form->copies, error))
    return NULL;
  one->copies = 1;
  pdf = pp_label_proof_make (db, one, facts, &sheet, pp_act_get_now (act), error);
  if (pdf == NULL)
    return NULL;

  pp_record_set_text (draft, "batch", form->batch);
  pp_record_set_text (draft, "language", sheet.malayalam ? "en_ml" : "en");
  draft->copies = form->copies;
  draft->width_um = sheet.width_um;
  draft->height_um = sheet.height_um;
  draft->panel_cm2 = form->panel_cm2;
  draft->surface_cm2 = form->surface_cm2;
  if (!note_first (db, draft, error) || !keep_label (act, facts, draft, pdf, error))
    return NULL;
  return pp_act_insert (act, draft, error);
}

/**
 * pp_label_take_back:
 * @act: the open act
 * @asked: a #PpReleaseStep
 * @error: PP_LABEL_ERROR_PRINTED; as for pp_release_withdraw()
 *
 * The verb batch.take_back: a batch was released or rejected by mistake, and no label was printed
 * since.
 *
 * Returns: (transfer full): the stored #PpRelease
 */
gpointer
pp_label_take_back (PpAct *act, gpointer asked, GError **error)
{
  const PpReleaseStep *step = asked;
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpRelease) decision = pp_db_get (db, pp_release_get_type (), step->release, error);

  if (decision == NULL || !check_unprinted (db, decision, error))
    return NULL;
  return pp_release_withdraw (act, decision, error);
}
