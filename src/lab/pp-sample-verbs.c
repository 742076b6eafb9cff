/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-sample-verbs.h"

#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "intake/pp-lot.h"
#include "lab/pp-lab-error.h"
#include "lab/pp-sample.h"
#include "lab/pp-standard.h"
#include "production/pp-batch.h"
#include "production/pp-product.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NUMBER_DIGITS 5

static gboolean
refuse (int code, const char *field, GError **error, const char *words)
{
  pp_error_set (error, PP_LAB_ERROR, code, field, "%s", words);
  return FALSE;
}

static void
set_default (PpSample *draft, const char *column, const char *value, const char *otherwise)
{
  if (value == NULL)
    pp_record_set_text (draft, column, otherwise);
}

/* What it is drawn from: a batch or a lot. */
static PpRecord *
find_item (PpAct *act, const PpSample *draft, GError **error)
{
  PpDb *db = pp_act_get_db (act);

  if ((draft->batch == NULL) == (draft->lot == NULL))
    {
      refuse (PP_LAB_ERROR_ONE_ITEM, "batch", error,
              _("A sample is drawn from one batch or from one lot. Name one of the two."));
      return NULL;
    }
  return draft->batch != NULL
           ? pp_db_get_live (db, pp_batch_get_type (), draft->batch, "batch", error)
           : pp_db_get_live (db, pp_lot_get_type (), draft->lot, "lot", error);
}

/* The product's standard, where there is a product and it has one. */
static gboolean
find_standard (PpDb *db, const char *batch, char **standard, GError **error)
{
  return batch == NULL ||
         pp_db_read_text (db, standard, error,
                          "SELECT s.id FROM batch AS b JOIN product AS p ON p.id = b.product "
                          "JOIN standard AS s ON s.code = p.standard WHERE b.id = ?", "t", batch);
}

static gboolean
settle_standard (PpAct *act, PpSample *draft, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpStandard) standard = NULL;
  g_autofree char *found = NULL;

  if (draft->standard != NULL)
    {
      standard = pp_db_get_live (db, pp_standard_get_type (), draft->standard, "standard", error);
      return standard != NULL;
    }
  if (!find_standard (db, draft->batch, &found, error))
    return FALSE;
  if (found == NULL)
    return refuse (PP_LAB_ERROR_NO_STANDARD, "standard", error,
                   _("There is no standard to test this against. Choose one."));
  pp_record_set_text (draft, "standard", found);
  return TRUE;
}

/* Of what is counted in another measure than the sample nothing can be said. */
static gboolean
check_amount (const PpSample *draft, PpRecord *item, GError **error)
{
  gint64 whole = draft->batch != NULL ? ((PpBatch *) item)->amount : ((PpLot *) item)->amount;
  const char *measure = draft->batch != NULL ? ((PpBatch *) item)->measure
                                             : ((PpLot *) item)->measure;

  if ((draft->amount == PP_NONE) != (draft->measure == NULL) ||
      (draft->amount != PP_NONE && draft->amount <= 0))
    return refuse (PP_LAB_ERROR_BAD_VALUE, "amount", error,
                   _("Write how much the sample is, with its unit, as in 250 g."));
  if (g_strcmp0 (draft->measure, measure) == 0 && draft->amount > whole)
    return refuse (PP_LAB_ERROR_BAD_VALUE, "amount", error,
                   _("The sample is more than there was of it in all. Look at the scale again."));
  return TRUE;
}

static gboolean
check_condition (const PpSample *draft, GError **error)
{
  if (strcmp (draft->condition, "unfit") != 0 || draft->condition_note != NULL)
    return TRUE;
  return refuse (PP_LAB_ERROR_NO_NOTE, "condition_note", error,
                 _("Write what is wrong with the sample, and what the customer said when asked."));
}

/**
 * pp_sample_receive:
 * @act: the open act
 * @asked: a #PpSample: a batch or a lot, and what is known of it
 * @error: PP_LAB_ERROR_ONE_ITEM; PP_LAB_ERROR_NO_STANDARD where neither it nor the product
 *   names one; PP_LAB_ERROR_NO_NOTE, PP_LAB_ERROR_BAD_VALUE
 *
 * The verb sample.receive. It gets its number and the time of receipt; drawn by the customer,
 * fit and judged by the simple rule unless told otherwise (ISO/IEC 17025:2017, 7.1 and 7.4).
 *
 * Returns: (transfer full): the stored sample
 */
gpointer
pp_sample_receive (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpSample) draft = pp_record_draft (asked);
  g_autoptr (PpRecord) item = NULL;
  g_autofree char *number = NULL;

  set_default (draft, "drawn_by", draft->drawn_by, "customer");
  set_default (draft, "condition", draft->condition, "fit");
  set_default (draft, "decision_rule", draft->decision_rule, "simple");
  pp_record_set_text (draft, "number", "-");
  draft->received_at = pp_act_get_happened_at (act);
  item = find_item (act, draft, error);
  if (item == NULL || !settle_standard (act, draft, error) ||
      !pp_record_tidy (PP_RECORD (draft), error) || !check_amount (draft, item, error) ||
      !check_condition (draft, error))
    return NULL;

  number = pp_act_number (act, "S", NUMBER_DIGITS, error);
  if (number == NULL)
    return NULL;
  pp_record_set_text (draft, "number", number);
  return pp_act_insert (act, draft, error);
}
