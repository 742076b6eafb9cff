/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-sheets.h"

#include "core/pp-error.h"
#include "label/pp-label-error.h"
#include "label/pp-label-proof.h"
#include "store/pp-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static PpLabelPrintForm *
form_of (const PpLabelPrint *print)
{
  PpLabelPrintForm *form = g_object_new (pp_label_print_form_get_type (), NULL);

  pp_record_set_text (form, "batch", print->batch);
  pp_record_set_text (form, "language", print->language);
  form->copies = 1;
  form->width_um = print->width_um;
  form->height_um = print->height_um;
  form->panel_cm2 = print->panel_cm2;
  form->surface_cm2 = print->surface_cm2;
  return form;
}

/* By the clock of the desk, which stands in the file, and not as told. */
static gboolean
read_made_at (PpDb *db, const char *label_print, gint64 *made_at, GError **error)
{
  g_autoptr (GPtrArray) history = pp_history_of_row (db, label_print, error);

  if (history == NULL)
    return FALSE;
  g_return_val_if_fail (history->len > 0, FALSE);
  *made_at = ((PpHistoryEntry *) g_ptr_array_index (history, 0))->at;
  return TRUE;
}

/* The same facts give the same bytes: where the one label is not what was kept, what it is made
 * from was changed since. */
static gboolean
check_same (const PpLabelPrint *print, GBytes *one, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, one);

  if (g_strcmp0 (sha256, print->sha256) == 0)
    return TRUE;
  pp_error_set (error, PP_LABEL_ERROR, PP_LABEL_ERROR_CHANGED, NULL,
                _("The product was changed after these labels were printed, so a sheet of them "
                  "would look different. Print new labels for the batch."));
  return FALSE;
}

/* What the labels of a print are drawn from. */
typedef struct {
  PpLabelPrint     *print;
  PpLabelPrintForm *form;
  PpLabelFacts     *facts;
  gint64            made_at;
} Drawing;

static void
drawing_clear (Drawing *self)
{
  g_clear_object (&self->print);
  g_clear_object (&self->form);
  g_clear_pointer (&self->facts, pp_label_facts_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawing, drawing_clear)

/* Refused where the label would not be the one that was kept. */
static gboolean
drawing_read (Drawing *self, PpDb *db, GError **error)
{
  g_autoptr (GBytes) one = NULL;

  if (!read_made_at (db, pp_record_get_id (PP_RECORD (self->print)), &self->made_at, error))
    return FALSE;
  self->form = form_of (self->print);
  self->facts = pp_label_facts_read (db, self->print->batch, error);
  one = self->facts != NULL
          ? pp_label_proof_draw (self->form, self->facts, NULL, self->made_at, error) : NULL;
  return one != NULL && check_same (self->print, one, error);
}

static gboolean
check_plan (const PpLabelPrint *print, const PpStickerPlan *plan, GError **error)
{
  if (!pp_sticker_plan_check (plan, error))
    return FALSE;
  if (plan->copies > print->copies)
    {
      pp_error_set (error, PP_LABEL_ERROR, PP_LABEL_ERROR_TOO_MANY, "copies",
                    _("This print was of %d labels. Print the rest as new labels, or print fewer."),
                    (int) print->copies);
      return FALSE;
    }
  if (print->width_um == plan->sheet->width_um && print->height_um == plan->sheet->height_um)
    return TRUE;
  pp_error_set (error, PP_LABEL_ERROR, PP_LABEL_ERROR_BAD_SIZE, NULL,
                _("These labels are %g × %g mm and those of the sheet %g × %g mm. Choose the "
                  "sheet first, then print the labels for it."),
                (double) print->width_um / 1000, (double) print->height_um / 1000,
                (double) plan->sheet->width_um / 1000, (double) plan->sheet->height_um / 1000);
  return FALSE;
}

/**
 * pp_label_sheets_print:
 * @db: a connection
 * @label_print: id of a print
 * @language: "ml" or "en"; a label is in the languages that it was printed in
 * @plan: on which sheets, from where, how many
 * @error: PP_LABEL_ERROR_TOO_MANY where more are asked for than stand in the log of prints;
 *   PP_LABEL_ERROR_BAD_SIZE where the sheet has labels of another size;
 *   PP_LABEL_ERROR_CHANGED where the label would not be the one that was printed
 *
 * The labels of a print on sheets: each is the very label that was kept.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_label_sheets_print (PpDb *db, const char *label_print, const char *language,
                       const PpStickerPlan *plan, GError **error)
{
  g_auto (Drawing) drawing = { NULL };

  drawing.print = pp_db_get (db, pp_label_print_get_type (), label_print, error);
  if (drawing.print == NULL || !check_plan (drawing.print, plan, error) ||
      !drawing_read (&drawing, db, error))
    return NULL;
  return pp_label_proof_draw (drawing.form, drawing.facts, plan, drawing.made_at, error);
}

/**
 * pp_label_sheets_print_all:
 * @db: a connection
 * @label_print: id of a print
 * @error: PP_LABEL_ERROR_CHANGED where the label would not be the one that was printed
 *
 * The labels of a print on a roll, as they come out of the printer: each is the very label that was
 * kept.
 *
 * Returns: (transfer full): the PDF, a page for each
 */
GBytes *
pp_label_sheets_print_all (PpDb *db, const char *label_print, GError **error)
{
  g_auto (Drawing) drawing = { NULL };

  drawing.print = pp_db_get (db, pp_label_print_get_type (), label_print, error);
  if (drawing.print == NULL || !drawing_read (&drawing, db, error))
    return NULL;
  drawing.form->copies = drawing.print->copies;
  return pp_label_proof_draw (drawing.form, drawing.facts, NULL, drawing.made_at, error);
}

/**
 * pp_label_sheets_takes:
 * @db: a connection
 * @label_print: id of a print
 * @sheet: a sheet
 * @takes: (out): whether its labels have the size of these
 * @error: why it could not be read
 *
 * Returns: whether it was read
 */
gboolean
pp_label_sheets_takes (PpDb *db, const char *label_print, const PpStickerSheet *sheet,
                       gboolean *takes, GError **error)
{
  g_autoptr (PpLabelPrint) print = pp_db_get (db, pp_label_print_get_type (), label_print, error);

  if (print == NULL)
    return FALSE;
  *takes = print->width_um == sheet->width_um && print->height_um == sheet->height_um;
  return TRUE;
}
