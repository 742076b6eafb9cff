/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-verbs.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-time.h"
#include "lab/pp-release.h"
#include "label/pp-label-error.h"
#include "label/pp-label-paper.h"
#include "label/pp-nutrition-rule.h"
#include "label/pp-product-note.h"
#include "store/pp-archive.h"

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
check_batch (PpDb *db, const PpLabelFacts *facts, const char *today, GError **error)
{
  g_autoptr (PpRelease) newest = NULL;
  g_autofree char *shown = NULL;
  gboolean changed;

  if (!pp_release_of_batch (db, pp_record_get_id (PP_RECORD (facts->batch)), &newest, error))
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
  if (facts->batch->expires_on == NULL ||
      pp_day_compare (today, facts->batch->expires_on) <= 0)
    return TRUE;
  shown = pp_day_format (facts->batch->expires_on);
  pp_error_set (error, PP_LABEL_ERROR, PP_LABEL_ERROR_EXPIRED, "batch",
                _("This batch is past its expiry date: %s."), shown);
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

static gboolean
check_copies (const PpLabelFacts *facts, gint64 copies, GError **error)
{
  if (copies == PP_NONE || copies < 1)
    return refuse (PP_LABEL_ERROR_BAD_COPIES, "copies", error,
                   _("Write how many labels are wanted."));
  if (copies <= facts->batch->packs)
    return TRUE;
  pp_error_set (error, PP_LABEL_ERROR, PP_LABEL_ERROR_TOO_MANY, "copies",
                g_dngettext (GETTEXT_PACKAGE,
                             "The batch has %d pack. Print no more labels than packs; spoilt ones "
                             "can be printed again.",
                             "The batch has %d packs. Print no more labels than packs; spoilt "
                             "ones can be printed again.", (gulong) facts->batch->packs),
                (int) facts->batch->packs);
  return FALSE;
}

static GBytes *
make (PpDb *db, const PpLabelPrintForm *asked, const PpLabelFacts *facts, PpLabelSheet *sheet,
      gint64 made_at, GError **error)
{
  g_autofree char *today = pp_time_day (made_at);
  g_autoptr (GPtrArray) declarations = NULL;

  if (!check_batch (db, facts, today, error) || !settle_sheet (asked, sheet, error) ||
      !check_copies (facts, asked->copies, error))
    return NULL;
  declarations = pp_declaration_list (facts, &sheet->panel);
  pp_product_note_write (facts, declarations);
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

  return facts != NULL ? make (db, asked, facts, &sheet, made_at, error) : NULL;
}

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
  if (facts == NULL || !check_copies (facts, form->copies, error))
    return NULL;
  one->copies = 1;
  pdf = make (db, one, facts, &sheet, pp_act_get_now (act), error);
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
