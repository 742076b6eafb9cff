/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-paper.h"

#include "core/pp-error.h"
#include "label/pp-label-error.h"
#include "label/pp-label-print.h"
#include "label/pp-label-size.h"
#include "label/pp-label-text.h"
#include "label/pp-nutrition-rule.h"
#include "label/pp-nutrition-table.h"
#include "label/pp-veg-mark.h"
#include "paper/pp-barcode.h"
#include "paper/pp-draw.h"
#include "paper/pp-sticker-fill.h"
#include "store/pp-archive.h"

#include <glib/gi18n-lib.h>

#define GAP_MM        1.0
#define GUTTER_MM     2.0    /* between columns of text, of a label that has the room */
#define RIGHT_SHARE   0.42   /* of the width, for quantity, price, dates and codes */

/* With a nutrition panel: the share of the right side that holds it too, and of a column for the
 * panel alone. */
#define RIGHT_PANEL_SHARE 0.48
#define OWN_PANEL_SHARE   0.36

#define PRINTER_DPI 203
#define EAN_WIDTH_MM 28.6
#define EAN_MM       12.0
#define QR_MM        12.6    /* of a label that has the room */
#define QR_SMALL_MM   8.4
#define QR_ROOM_MM   50.0

#define USUAL_PT      9.0    /* no larger where the law does not ask for it */
#define STEP_PT       0.25
#define NAME_SCALE    1.5

/* Malayalam below this cannot be read from a label printer of 203 dots an inch. */
#define MALAYALAM_PT  7.0

/* Of Noto Sans: the height of a figure, in ems. */
#define FIGURE_EM     0.714

/* Rule 8 of the LM Packaged Commodities Rules 2011: free space around the net quantity, in
 * heights of its figures. */
#define CLEAR_ABOVE   1.0
#define CLEAR_BESIDE  2.0

/* Where the nutrition panel stands; the first with room for the largest letters is taken. */
typedef enum {
  PANEL_RIGHT,    /* under the dates */
  PANEL_LEFT,     /* between the English and the Malayalam texts */
  PANEL_BETWEEN,  /* a column of its own, on a wide label */
  PANEL_BELOW,    /* as wide as the label, at its foot */
  N_PANEL_PLACES,
} PanelPlace;

typedef struct {
  PpPaper             *paper;
  const PpLabelFacts  *facts;
  GPtrArray           *declarations;
  const PpLabelSheet  *sheet;
  PpNutritionPanel    *panel;       /* (nullable) */
  PanelPlace           panel_place;
  gboolean             codes_beside; /* beside the figures, on a low label, else below them */
  double               width_mm;
  double               height_mm;
  double               margin_mm;
  double               gutter_mm;
  double               size_pt;
  gboolean             draws;       /* or only measures */
  const PpDeclaration *cut;         /* (nullable): the first that has no room */
} Layout;

static const PpDeclarationKind running[] = {
  PP_DECLARATION_CATEGORY, PP_DECLARATION_INGREDIENTS, PP_DECLARATION_CONTAINS,
  PP_DECLARATION_MAY_CONTAIN, PP_DECLARATION_NOTE, PP_DECLARATION_STORAGE,
  PP_DECLARATION_INSTRUCTIONS, PP_DECLARATION_MAKER, PP_DECLARATION_CARE,
};
static const PpDeclarationKind malayalam[] = {
  PP_DECLARATION_INGREDIENTS, PP_DECLARATION_CONTAINS, PP_DECLARATION_MAY_CONTAIN,
  PP_DECLARATION_NOTE, PP_DECLARATION_NUTRITION, PP_DECLARATION_STORAGE,
  PP_DECLARATION_INSTRUCTIONS, PP_DECLARATION_EXPIRES_ON,
};
static const PpDeclarationKind figures[] = {
  PP_DECLARATION_DRAINED, PP_DECLARATION_MRP, PP_DECLARATION_UNIT_PRICE, PP_DECLARATION_MADE_ON,
  PP_DECLARATION_EXPIRES_ON, PP_DECLARATION_BATCH, PP_DECLARATION_LICENCE,
};

static double
put (Layout *self, const PpTextStyle *style, const char *text, double x_mm, double y_mm,
     double width_mm)
{
  if (!self->draws)
    return pp_draw_measure_text (self->paper, style, text, width_mm, NULL);
  return pp_draw_text (self->paper, style, text, x_mm, y_mm, width_mm);
}

static void
note_end (Layout *self, const PpDeclaration *declaration, double end_mm, double limit_mm)
{
  if (end_mm > limit_mm && self->cut == NULL)
    self->cut = declaration;
}

static double
get_qr_mm (const Layout *self)
{
  return self->height_mm >= QR_ROOM_MM ? QR_MM : QR_SMALL_MM;
}

static double
get_codes_mm (const Layout *self)
{
  return self->facts->product->gtin != NULL ? MAX (EAN_MM, get_qr_mm (self)) : get_qr_mm (self);
}

static double
get_right_share (const Layout *self)
{
  if (self->panel == NULL)
    return RIGHT_SHARE;
  switch (self->panel_place)
    {
    case PANEL_RIGHT:
      return RIGHT_PANEL_SHARE;
    case PANEL_BETWEEN:
      return (1 - OWN_PANEL_SHARE) / 2;
    case PANEL_LEFT: case PANEL_BELOW: case N_PANEL_PLACES: default:
      return RIGHT_SHARE;
    }
}

/* How wide the codes are, side by side. */
static double
get_codes_wide_mm (const Layout *self)
{
  return get_qr_mm (self) + (self->facts->product->gtin != NULL ? EAN_WIDTH_MM + GAP_MM : 0);
}

static double
get_right_mm (const Layout *self)
{
  double codes_mm = get_codes_wide_mm (self);
  double share_mm = get_right_share (self) * (self->width_mm - 2 * self->margin_mm);

  return self->codes_beside ? share_mm + GAP_MM + codes_mm : MAX (codes_mm, share_mm);
}

/* The mark and the name in both scripts, across the top. Returns: where it ends */
static double
put_head (Layout *self)
{
  const PpDeclaration *name = pp_declaration_find (self->declarations, PP_DECLARATION_NAME);
  const PpDeclaration *mark = pp_declaration_find (self->declarations, PP_DECLARATION_VEG_MARK);
  const PpTextStyle style = { self->size_pt * NAME_SCALE, TRUE, PP_ALIGN_START };
  const PpTextStyle style_ml = { MAX (MALAYALAM_PT, style.size_pt), FALSE, PP_ALIGN_START };
  double mark_mm = mark != NULL
                     ? pp_label_size_mark (self->sheet->panel.panel_mm2)->square_um / 1000.0 : 0;
  double x_mm = self->margin_mm + (mark != NULL ? mark_mm + GAP_MM : 0);
  double width_mm = self->width_mm - self->margin_mm - x_mm;
  double y_mm = self->margin_mm;

  if (mark != NULL && self->draws)
    pp_veg_mark_draw (self->paper, mark->text_en,
                      pp_label_size_mark (self->sheet->panel.panel_mm2), self->margin_mm,
                      self->margin_mm);
  y_mm += put (self, &style, name->text_en, x_mm, y_mm, width_mm);
  y_mm += put (self, &style_ml, name->text_ml, x_mm, y_mm, width_mm);
  return MAX (y_mm, self->margin_mm + mark_mm) + GAP_MM;
}

static double
put_net_quantity (Layout *self, double x_mm, double y_mm, double width_mm, double limit_mm)
{
  const PpDeclaration *net = pp_declaration_find (self->declarations,
                                                  PP_DECLARATION_NET_QUANTITY);
  const PpTextStyle style = { self->size_pt, TRUE, PP_ALIGN_START };
  double figure_mm = FIGURE_EM * self->size_pt / PP_MM;

  y_mm += CLEAR_ABOVE * figure_mm;
  y_mm += put (self, &style, net->text_en, x_mm + CLEAR_BESIDE * figure_mm, y_mm,
               MAX (1, width_mm - 2 * CLEAR_BESIDE * figure_mm));
  y_mm += CLEAR_ABOVE * figure_mm;
  note_end (self, net, y_mm, limit_mm);
  return y_mm;
}

static double
put_one (Layout *self, const PpDeclaration *one, const PpTextStyle *style, gboolean in_malayalam,
         double x_mm, double y_mm, double width_mm)
{
  const char *text = in_malayalam ? one->text_ml : one->text_en;
  g_autofree char *branded = NULL;

  if (text == NULL)
    return y_mm;
  if (one->kind == PP_DECLARATION_LICENCE)
    text = branded = g_strdup_printf ("FSSAI %s", text);
  return y_mm + put (self, style, text, x_mm, y_mm, width_mm);
}

static double
put_list (Layout *self, const PpDeclarationKind *kinds, gsize n_kinds, gboolean in_malayalam,
          double x_mm, double y_mm, double width_mm, double limit_mm)
{
  const PpTextStyle style = {
    in_malayalam ? MAX (MALAYALAM_PT, self->size_pt) : self->size_pt, FALSE, PP_ALIGN_START
  };

  for (gsize i = 0; i < n_kinds; i++)
    for (guint j = 0; j < self->declarations->len; j++)
      {
        const PpDeclaration *one = g_ptr_array_index (self->declarations, j);

        if (one->kind != kinds[i])
          continue;
        y_mm = put_one (self, one, &style, in_malayalam, x_mm, y_mm, width_mm);
        note_end (self, one, y_mm, limit_mm);
      }
  return y_mm;
}

/* Returns: where the panel ends, if it stands at @here */
static double
put_panel (Layout *self, PanelPlace here, double x_mm, double y_mm, double width_mm,
           double limit_mm)
{
  const PpNutritionPlace place = { x_mm, y_mm + GAP_MM / 2, width_mm, self->size_pt };
  double end_mm;

  if (self->panel == NULL || self->panel_place != here)
    return y_mm;
  end_mm = pp_nutrition_table_measure (self->paper, self->panel, &place);
  note_end (self, pp_declaration_find (self->declarations, PP_DECLARATION_NUTRITION), end_mm,
            limit_mm);
  if (self->draws)
    pp_nutrition_table_draw (self->paper, self->panel, &place);
  return end_mm + GAP_MM / 2;
}

/* Returns: where the foot of the label begins, with the panel in it or not */
static double
get_foot_mm (Layout *self)
{
  const PpNutritionPlace place = { 0, 0, self->width_mm - 2 * self->margin_mm, self->size_pt };
  double bottom_mm = self->height_mm - self->margin_mm;

  if (self->panel == NULL || self->panel_place != PANEL_BELOW)
    return bottom_mm;
  return bottom_mm - GAP_MM - pp_nutrition_table_measure (self->paper, self->panel, &place);
}

static gboolean
put_codes (Layout *self, double x_mm, double width_mm, GError **error)
{
  g_autofree char *text = pp_label_text_code (self->facts->cluster->code,
                                              self->facts->batch->number);
  const PpBarcode qr = { PP_BARCODE_QR, text, FALSE, PRINTER_DPI };
  const PpBarcode ean = { PP_BARCODE_EAN13, self->facts->product->gtin, TRUE, PRINTER_DPI };
  double qr_mm = get_qr_mm (self);
  double y_mm = get_foot_mm (self) - get_codes_mm (self);

  if (ean.text != NULL &&
      !pp_barcode_draw (&ean, self->paper, x_mm, y_mm, width_mm - qr_mm - GAP_MM,
                        get_codes_mm (self), error))
    return FALSE;
  return pp_barcode_draw (&qr, self->paper, x_mm + width_mm - qr_mm, y_mm, qr_mm, qr_mm, error);
}

/* The whole label; @cut is set where something has no room. */
static void
put_texts (Layout *self)
{
  double right_mm = get_right_mm (self);
  double left_mm = self->width_mm - 2 * self->margin_mm - right_mm - self->gutter_mm;
  double right_x_mm = self->width_mm - self->margin_mm - right_mm;
  double own_mm = OWN_PANEL_SHARE * (self->width_mm - 2 * self->margin_mm);
  double bottom_mm = get_foot_mm (self);
  double codes_top_mm = self->codes_beside ? bottom_mm
                                           : bottom_mm - get_codes_mm (self) - GAP_MM / 2;
  double figures_mm = self->codes_beside ? right_mm - get_codes_wide_mm (self) - GAP_MM : right_mm;
  double top_mm = put_head (self);
  double y_mm;

  self->cut = NULL;
  if (self->codes_beside)
    note_end (self, pp_declaration_find (self->declarations, PP_DECLARATION_BATCH),
              top_mm + get_codes_mm (self), bottom_mm);
  y_mm = put_net_quantity (self, right_x_mm, top_mm, figures_mm, codes_top_mm);
  y_mm = put_list (self, figures, G_N_ELEMENTS (figures), FALSE, right_x_mm, y_mm, figures_mm,
                   codes_top_mm);
  put_panel (self, PANEL_RIGHT, right_x_mm, y_mm, figures_mm, codes_top_mm);
  if (self->panel != NULL && self->panel_place == PANEL_BETWEEN)
    left_mm -= own_mm + self->gutter_mm;
  put_panel (self, PANEL_BETWEEN, right_x_mm - self->gutter_mm - own_mm, top_mm, own_mm,
             bottom_mm);
  y_mm = put_list (self, running, G_N_ELEMENTS (running), FALSE, self->margin_mm, top_mm,
                   MAX (1, left_mm), bottom_mm);
  y_mm = put_panel (self, PANEL_LEFT, self->margin_mm, y_mm, MAX (1, left_mm), bottom_mm);
  if (self->sheet->malayalam)
    put_list (self, malayalam, G_N_ELEMENTS (malayalam), TRUE, self->margin_mm, y_mm + GAP_MM / 2,
              MAX (1, left_mm), bottom_mm);
  put_panel (self, PANEL_BELOW, self->margin_mm, bottom_mm, self->width_mm - 2 * self->margin_mm,
             self->height_mm - self->margin_mm);
}

/* Whether all has room at this size, in one way or another; where not, what the first way cuts
 * is told. */
static gboolean
fits (Layout *self)
{
  PanelPlace n_places = self->panel != NULL ? N_PANEL_PLACES : PANEL_RIGHT + 1;
  const PpDeclaration *cut = NULL;

  for (self->panel_place = PANEL_RIGHT; self->panel_place < n_places; self->panel_place++)
    {
      put_texts (self);
      if (self->cut == NULL)
        return TRUE;
      if (cut == NULL)
        cut = self->cut;
    }
  self->cut = cut;
  return FALSE;
}

/* The largest letters with which all has room, never below the law's. */
static gboolean
find_size (Layout *self, double least_pt)
{
  self->size_pt = MAX (USUAL_PT, least_pt);
  for (;; self->size_pt = MAX (self->size_pt - STEP_PT, least_pt))
    {
      if (fits (self))
        return TRUE;
      if (self->size_pt <= least_pt)
        return FALSE;
    }
}

/* On a label that is full the columns move together; on one that is too low for codes below the
 * figures they stand beside them. */
static gboolean
choose_size (Layout *self, GError **error)
{
  static const struct { double gutter_mm; gboolean codes_beside; } ways[] = {
    { GUTTER_MM, FALSE }, { GAP_MM, FALSE }, { GUTTER_MM, TRUE }, { GAP_MM, TRUE },
  };
  double least_pt = pp_label_size_least_pt (self->sheet->panel.panel_mm2);
  const PpDeclaration *cut = NULL;

  self->draws = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      self->gutter_mm = ways[i].gutter_mm;
      self->codes_beside = ways[i].codes_beside;
      if (find_size (self, least_pt))
        return TRUE;
      if (cut == NULL)
        cut = self->cut;
    }
  pp_error_set (error, PP_LABEL_ERROR, PP_LABEL_ERROR_DOES_NOT_FIT, "width_um",
                _("The label does not fit on %.0f × %.0f mm: with the smallest lawful letters "
                  "(%.1f mm) there is no room for “%s”. Choose a larger label, shorten the texts, "
                  "or leave the Malayalam block out."),
                self->width_mm, self->height_mm,
                pp_label_size_numeral_um (self->sheet->panel.panel_mm2) / 1000.0,
                cut->text_en != NULL ? cut->text_en : cut->text_ml);
  return FALSE;
}

static gboolean
draw (Layout *self, GError **error)
{
  double right_mm;

  if (!choose_size (self, error))
    return FALSE;
  right_mm = get_right_mm (self);
  self->draws = TRUE;
  put_texts (self);
  right_mm = self->codes_beside ? get_codes_wide_mm (self) : right_mm;
  return put_codes (self, self->width_mm - self->margin_mm - right_mm, right_mm, error);
}

static void
draw_pages (PpPaper *paper, PpForm *form, gint64 copies)
{
  pp_paper_draw_form (paper, form, 0, 0);
  for (gint64 i = 1; i < copies; i++)
    {
      pp_paper_next_page (paper);
      pp_paper_draw_form (paper, form, 0, 0);
    }
}

/**
 * pp_label_paper_make:
 * @facts: what the label is made from
 * @declarations: (element-type PpDeclaration): none of them missing
 * @sheet: size and number of the labels
 * @made_at: UTC seconds
 * @error: PP_LABEL_ERROR_DOES_NOT_FIT
 *
 * Lays the label out: letters as large as there is room for, never smaller than the law asks;
 * free space around the net quantity; the dates together; the nutrition panel where it leaves the
 * other letters largest; the EAN-13 where the product has a GTIN and the QR code of the batch. One
 * label a page, or as many as a sheet has; the PDF holds its drawing once.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_label_paper_make (const PpLabelFacts *facts, GPtrArray *declarations,
                     const PpLabelSheet *sheet, gint64 made_at, GError **error)
{
  g_autofree char *title = g_strdup_printf ("%s %s", facts->product->name_en,
                                            facts->batch->number);
  g_autoptr (PpPaper) paper = NULL;
  g_autoptr (PpForm) form = NULL;
  g_autoptr (PpNutritionPanel) panel = NULL;
  Layout layout = {
    .facts = facts, .declarations = declarations, .sheet = sheet,
    .width_mm = sheet->width_um / 1000.0, .height_mm = sheet->height_um / 1000.0,
    .margin_mm = pp_sticker_sheet_margin_mm (sheet->width_um, sheet->height_um),
  };
  gboolean drawn;

  if (pp_declaration_find (declarations, PP_DECLARATION_NUTRITION) != NULL)
    layout.panel = panel = pp_nutrition_rule_make (facts);
  layout.paper = paper = sheet->plan != NULL
                           ? pp_sticker_fill_paper_new (title, "en", made_at)
                           : pp_paper_new (layout.width_mm, layout.height_mm, title, "en", made_at);
  pp_paper_begin_form (paper, layout.width_mm, layout.height_mm);
  drawn = draw (&layout, error);
  form = pp_paper_end_form (paper);
  if (!drawn)
    return NULL;

  if (sheet->plan != NULL)
    pp_sticker_fill (sheet->plan, paper, form);
  else
    draw_pages (paper, form, sheet->copies);
  return pp_paper_finish (paper, error);
}

/**
 * pp_label_paper_print:
 * @db: a connection
 * @label_print: id of a print
 * @language: "ml" or "en"; a label is in the languages that it was printed in
 * @made_at: UTC seconds; a label bears the time of its act
 * @error: why it could not be read
 *
 * One label as it was printed, whatever the product says today.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_label_paper_print (PpDb *db, const char *label_print, const char *language, gint64 made_at,
                      GError **error)
{
  g_autoptr (PpLabelPrint) found = NULL;

  g_return_val_if_fail (db != NULL && label_print != NULL, NULL);

  found = pp_db_get (db, pp_label_print_get_type (), label_print, error);
  return found != NULL ? pp_archive_get (db, found->sha256, error) : NULL;
}
