/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-proof.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-time.h"
#include "lab/pp-release.h"
#include "label/pp-label-error.h"
#include "label/pp-nutrition-rule.h"
#include "label/pp-product-note.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define USUAL_WIDTH_UM  100000
#define USUAL_HEIGHT_UM  70000
#define LEAST_WIDTH_UM   20000
#define LEAST_HEIGHT_UM  15000
#define MOST_UM         300000
#define MOST_CM2        100000

static gboolean
refuse (int code, const char *field, GError **error, const char *words)
{
  pp_error_set (error, PP_LABEL_ERROR, code, field, "%s", words);
  return FALSE;
}

static gboolean
is_area (gint64 cm2)
{
  return cm2 == PP_NONE || (cm2 > 0 && cm2 <= MOST_CM2);
}

static gboolean
settle_sheet (const PpLabelPrintForm *asked, PpLabelSheet *sheet, GError **error)
{
  gint64 label_mm2;

  *sheet = (PpLabelSheet) {
    .width_um = asked->width_um != PP_NONE ? asked->width_um : USUAL_WIDTH_UM,
    .height_um = asked->height_um != PP_NONE ? asked->height_um : USUAL_HEIGHT_UM,
    .malayalam = g_strcmp0 (asked->language, "en") != 0,
    .copies = asked->copies,
  };
  if (sheet->width_um < LEAST_WIDTH_UM || sheet->width_um > MOST_UM)
    return refuse (PP_LABEL_ERROR_BAD_SIZE, "width_um", error,
                   _("A label is between 20 and 300 mm wide."));
  if (sheet->height_um < LEAST_HEIGHT_UM || sheet->height_um > MOST_UM)
    return refuse (PP_LABEL_ERROR_BAD_SIZE, "height_um", error,
                   _("A label is between 15 and 300 mm high."));
  if (!is_area (asked->panel_cm2))
    return refuse (PP_LABEL_ERROR_BAD_SIZE, "panel_cm2", error,
                   _("Measure the main panel of the pack and write its area in cm²."));
  label_mm2 = pp_label_panel_of_box (sheet->width_um, sheet->height_um);
  if (!is_area (asked->surface_cm2) ||
      (asked->surface_cm2 != PP_NONE && asked->surface_cm2 * 100 < label_mm2))
    return refuse (PP_LABEL_ERROR_BAD_SIZE, "surface_cm2", error,
                   _("The surface of the pack cannot be smaller than its label. Measure all its "
                     "sides and write the area in cm²."));

  sheet->panel.panel_mm2 = MAX (label_mm2, asked->panel_cm2 != PP_NONE ? asked->panel_cm2 * 100
                                                                       : 0);
  sheet->panel.surface_mm2 = asked->surface_cm2 != PP_NONE ? asked->surface_cm2 * 100 : 0;
  return TRUE;
}

static void
problem_free (gpointer data)
{
  PpLabelProblem *self = data;

  g_free (self->words);
  g_free (self->id);
  g_free (self);
}

/* What a field's kind hangs on: recipe, allergens and nutrition are the product's. */
static void
add_problem (PpLabelProof *self, char *words, const char *field)
{
  PpLabelProblem *problem = g_new0 (PpLabelProblem, 1);

  problem->words = words;
  problem->field = field;
  g_ptr_array_add (self->problems, problem);
  if (field == NULL || strchr (field, '.') == NULL)
    return;
  problem->kind = g_str_has_prefix (field, "enterprise.") ? "enterprise" : "product";
  problem->id = g_strdup (g_str_has_prefix (field, "enterprise.")
                            ? pp_record_get_id (PP_RECORD (self->facts->enterprise))
                            : pp_record_get_id (PP_RECORD (self->facts->product)));
}

static void
add_missing (PpLabelProof *self, GPtrArray *declarations)
{
  for (guint i = 0; i < declarations->len; i++)
    {
      const PpDeclaration *one = g_ptr_array_index (declarations, i);

      if (one->missing != NULL)
        add_problem (self, g_strdup_printf ("%s (%s)", one->missing, one->rule), one->field);
    }
}

static GPtrArray *
list_declarations (const PpLabelFacts *facts, const PpLabelSheet *sheet)
{
  GPtrArray *declarations = pp_declaration_list (facts, &sheet->panel);

  pp_product_note_write (facts, declarations);
  return declarations;
}

/**
 * pp_label_check_batch:
 * @db: a connection
 * @batch: which
 * @today: YYYY-MM-DD
 * @error: PP_LABEL_ERROR_NOT_RELEASED or PP_LABEL_ERROR_EXPIRED; its words say why not
 *
 * Returns: whether it may be labelled
 */
gboolean
pp_label_check_batch (PpDb *db, PpBatch *batch, const char *today, GError **error)
{
  g_autoptr (PpRelease) newest = NULL;
  gboolean changed;
  g_autofree char *shown = NULL;

  if (!pp_release_of_batch (db, pp_record_get_id (PP_RECORD (batch)), &newest, error))
    return FALSE;
  if (newest == NULL)
    return refuse (PP_LABEL_ERROR_NOT_RELEASED, "batch", error,
                   _("This batch is not released yet. Its tests must pass and the lab must "
                     "release it before labels can be printed."));
  if (strcmp (newest->decision, "released") != 0)
    return refuse (PP_LABEL_ERROR_NOT_RELEASED, "batch", error,
                   _("This batch was rejected. Labels cannot be printed for it."));
  if (!pp_release_is_changed (db, newest, &changed, error))
    return FALSE;
  if (changed)
    return refuse (PP_LABEL_ERROR_CHANGED, "batch", error,
                   _("The product, its recipe, its allergens or its nutrition values were changed "
                     "after this batch was released. The manager or the lab must release the batch "
                     "anew; then its labels can be printed."));
  if (batch->expires_on == NULL ||
      pp_day_compare (today, batch->expires_on) <= 0)
    return TRUE;
  shown = pp_day_format (batch->expires_on);
  pp_error_set (error, PP_LABEL_ERROR, PP_LABEL_ERROR_EXPIRED, "batch",
                _("This batch is past its expiry date: %s."), shown);
  return FALSE;
}

/**
 * pp_label_check_copies:
 * @batch: which
 * @copies: how many
 * @error: PP_LABEL_ERROR_BAD_COPIES or PP_LABEL_ERROR_TOO_MANY
 *
 * Returns: whether so many labels can be printed at a time
 */
gboolean
pp_label_check_copies (const PpBatch *batch, gint64 copies, GError **error)
{
  if (copies == PP_NONE || copies < 1)
    return refuse (PP_LABEL_ERROR_BAD_COPIES, "copies", error,
                   _("Write how many labels are wanted."));
  if (copies <= batch->packs)
    return TRUE;
  pp_error_set (error, PP_LABEL_ERROR, PP_LABEL_ERROR_TOO_MANY, "copies",
                g_dngettext (GETTEXT_PACKAGE,
                             "The batch has %d pack. Print no more labels than packs; spoilt ones "
                             "can be printed again.",
                             "The batch has %d packs. Print no more labels than packs; spoilt "
                             "ones can be printed again.", (gulong) batch->packs),
                (int) batch->packs);
  return FALSE;
}

/**
 * pp_label_proof_make:
 * @db: a connection
 * @asked: which labels, and how many
 * @facts: of the batch
 * @sheet: (out): how they are set
 * @made_at: UTC seconds
 * @error: #PpLabelError
 *
 * What the verb label.print prints, after every check of it.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_label_proof_make (PpDb *db, const PpLabelPrintForm *asked, const PpLabelFacts *facts,
                     PpLabelSheet *sheet, gint64 made_at, GError **error)
{
  g_autofree char *today = pp_time_day (made_at);
  g_autoptr (GPtrArray) declarations = NULL;

  if (!pp_label_check_batch (db, facts->batch, today, error) ||
      !settle_sheet (asked, sheet, error) ||
      !pp_label_check_copies (facts->batch, asked->copies, error))
    return NULL;
  declarations = list_declarations (facts, sheet);
  if (!pp_declaration_check (declarations, error))
    return NULL;
  if (facts->nutrition == NULL && pp_nutrition_rule_is_needed (facts, &sheet->panel))
    {
      refuse (PP_LABEL_ERROR_NUTRITION, "nutrition.product", error,
              _("The label of this food needs a nutrition panel (R31). Write the nutrition values "
                "of the product first: energy is counted from them. Only single raw or dried "
                "foods, spices, masalas, plain tea and coffee, and small packs go without."));
      return NULL;
    }
  if (facts->nutrition != NULL && !pp_nutrition_fits (facts->nutrition, facts->product))
    {
      refuse (PP_LABEL_ERROR_NUTRITION, "nutrition.per_measure", error,
              _("The nutrition values do not fit the product any more: they are of 100 g and it is "
                "sold by volume, or of 100 ml and it is sold by weight. Write them anew."));
      return NULL;
    }
  return pp_label_paper_make (facts, declarations, sheet, made_at, error);
}

/**
 * pp_label_proof_draw:
 * @asked: which labels
 * @facts: of the batch
 * @plan: (nullable): on which sheets; %NULL: as many as are asked for, one a page
 * @made_at: UTC seconds
 * @error: #PpLabelError
 *
 * Labels that were printed already: whether they may be is not asked again.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_label_proof_draw (const PpLabelPrintForm *asked, const PpLabelFacts *facts,
                     const PpStickerPlan *plan, gint64 made_at, GError **error)
{
  g_autoptr (GPtrArray) declarations = NULL;
  PpLabelSheet sheet;

  if (!settle_sheet (asked, &sheet, error))
    return NULL;
  sheet.plan = plan;
  declarations = list_declarations (facts, &sheet);
  if (!pp_declaration_check (declarations, error))
    return NULL;
  return pp_label_paper_make (facts, declarations, &sheet, made_at, error);
}

/**
 * pp_label_print_pdf:
 * @db: a connection
 * @asked: which labels, and how many
 * @made_at: UTC seconds
 * @error: #PpLabelError
 *
 * All the labels that are asked for, one a page, after every check of label.print.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_label_print_pdf (PpDb *db, const PpLabelPrintForm *asked, gint64 made_at, GError **error)
{
  g_autoptr (PpLabelFacts) facts = pp_label_facts_read (db, asked->batch, error);
  PpLabelSheet sheet;

  return facts != NULL ? pp_label_proof_make (db, asked, facts, &sheet, made_at, error)
                       : NULL;
}

/**
 * pp_label_proof_read:
 * @db: a connection
 * @asked: which labels; how many is not looked at
 * @made_at: UTC seconds
 * @error: why it could not be read; what keeps the label from being printed is no error but a
 *   problem of the proof
 *
 * What label.print would print: the PDF that it keeps, byte for byte but for the time.
 *
 * Returns: (transfer full): the label before it is printed
 */
PpLabelProof *
pp_label_proof_read (PpDb *db, const PpLabelPrintForm *asked, gint64 made_at, GError **error)
{
  g_autoptr (PpLabelProof) self = g_new0 (PpLabelProof, 1);
  g_autoptr (PpLabelPrintForm) one = pp_record_draft ((gpointer) asked);
  g_autoptr (GPtrArray) declarations = NULL;
  g_autoptr (GError) refused = NULL;
  PpLabelSheet sheet;

  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->facts = pp_label_facts_read (db, asked->batch, error);
  if (self->facts == NULL)
    return NULL;
  one->copies = 1;
  self->pdf = pp_label_proof_make (db, one, self->facts, &sheet, made_at, &refused);
  if (self->pdf != NULL)
    return g_steal_pointer (&self);
  if (refused->domain != PP_LABEL_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return NULL;
    }
  if (refused->code == PP_LABEL_ERROR_MISSING)
    {
      declarations = list_declarations (self->facts, &sheet);
      add_missing (self, declarations);
    }
  else
    add_problem (self, g_strdup (refused->message), g_intern_string (pp_error_get_field (refused)));
  return g_steal_pointer (&self);
}

/**
 * pp_label_proof_free:
 * @self: (transfer full) (nullable): a proof
 */
void
pp_label_proof_free (PpLabelProof *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->facts, pp_label_facts_free);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}
