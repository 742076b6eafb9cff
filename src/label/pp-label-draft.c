/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-draft.h"

#include "label/pp-label-print.h"
#include "label/pp-label-proof.h"
#include "production/pp-batch.h"
#include "production/pp-product.h"

static char *
dup_name_of (PpDb *db, const char *batch_id, GError **error)
{
  g_autoptr (PpBatch) batch = pp_db_get (db, pp_batch_get_type (), batch_id, error);
  g_autoptr (PpProduct) product = NULL;

  if (batch == NULL)
    return NULL;
  product = pp_db_get (db, pp_product_get_type (), batch->product, error);
  return product != NULL ? g_strdup_printf ("%s %s", product->name_en, batch->number) : NULL;
}

/**
 * pp_label_draft_count:
 * @asked: a #PpLabelPrintForm
 *
 * Returns: how many labels are asked for
 */
gint64
pp_label_draft_count (gpointer asked)
{
  g_return_val_if_fail (asked != NULL, 0);

  return ((PpLabelPrintForm *) asked)->copies;
}

/**
 * pp_label_draft_takes:
 * @asked: a #PpLabelPrintForm
 * @sheet: a sheet
 *
 * Returns: whether its labels have the size of those that are asked for
 */
gboolean
pp_label_draft_takes (gpointer asked, const PpStickerSheet *sheet)
{
  PpLabelPrintForm *form = asked;

  g_return_val_if_fail (form != NULL && sheet != NULL, FALSE);

  return form->width_um == sheet->width_um && form->height_um == sheet->height_um;
}

/**
 * pp_label_draft_print:
 * @db: a connection
 * @asked: a #PpLabelPrintForm
 * @plan: (nullable): on which sheets; %NULL: one label
 * @made_at: UTC seconds
 * @error: #PpLabelError
 *
 * Labels before they are printed, to be looked at: nothing is counted.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_label_draft_print (PpDb *db, gpointer asked, const PpStickerPlan *plan, gint64 made_at,
                      GError **error)
{
  g_autoptr (PpLabelPrintForm) one = NULL;
  g_autoptr (PpLabelFacts) facts = NULL;
  g_autoptr (GBytes) pdf = NULL;
  PpLabelSheet sheet;

  g_return_val_if_fail (db != NULL && asked != NULL, NULL);

  one = pp_record_draft (asked);
  one->copies = 1;
  facts = pp_label_facts_read (db, one->batch, error);
  pdf = facts != NULL ? pp_label_proof_make (db, one, facts, &sheet, made_at, error) : NULL;
  if (pdf == NULL || plan == NULL)
    return g_steal_pointer (&pdf);
  if (!pp_sticker_plan_check (plan, error))
    return NULL;
  return pp_label_proof_draw (one, facts, plan, made_at, error);
}

/**
 * pp_label_draft_print_all:
 * @db: a connection
 * @asked: a #PpLabelPrintForm
 * @made_at: UTC seconds
 * @error: #PpLabelError
 *
 * All the labels before they are printed, one a page, as they would be saved.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_label_draft_print_all (PpDb *db, gpointer asked, gint64 made_at, GError **error)
{
  g_return_val_if_fail (db != NULL && asked != NULL, NULL);

  return pp_label_print_pdf (db, asked, made_at, error);
}

/**
 * pp_label_draft_dup_name:
 * @db: a connection
 * @asked: a #PpLabelPrintForm
 * @error: why it could not be read
 *
 * Returns: (transfer full): what a file of these labels is called: the product and the batch
 */
char *
pp_label_draft_dup_name (PpDb *db, gpointer asked, GError **error)
{
  g_return_val_if_fail (db != NULL && asked != NULL, NULL);

  return dup_name_of (db, ((PpLabelPrintForm *) asked)->batch, error);
}

/**
 * pp_label_print_dup_name:
 * @db: a connection
 * @label_print: id of a print
 * @error: why it could not be read
 *
 * Returns: (transfer full): what a file of its labels is called: the product and the batch
 */
char *
pp_label_print_dup_name (PpDb *db, const char *label_print, GError **error)
{
  g_autoptr (PpLabelPrint) found = NULL;

  g_return_val_if_fail (db != NULL && label_print != NULL, NULL);

  found = pp_db_get (db, pp_label_print_get_type (), label_print, error);
  return found != NULL ? dup_name_of (db, found->batch, error) : NULL;
}
