/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-flow.h"

#include "paper/pp-barcode.h"

#define FOOT_MM     282.0
#define CODE_GAP_MM   4.0

static const PpTextStyle head_name = { 12, TRUE, PP_ALIGN_START };
static const PpTextStyle head_place = { 9, FALSE, PP_ALIGN_START };
static const PpTextStyle foot_start = { 8, FALSE, PP_ALIGN_START };
static const PpTextStyle foot_end = { 8, FALSE, PP_ALIGN_END };

static char *
dup_pages (guint page, guint n_pages, gboolean malayalam)
{
  return malayalam
           ? g_strdup_printf ("പേജ് %u/%u · Page %u of %u", page, n_pages, page, n_pages)
           : g_strdup_printf ("Page %u of %u · പേജ് %u/%u", page, n_pages, page, n_pages);
}

/**
 * pp_flow_paper_new:
 * @title: the document's
 * @language: "en" or "ml"
 * @made_at: UTC seconds
 *
 * Returns: (transfer full): an A4 paper for a flow
 */
PpPaper *
pp_flow_paper_new (const char *title, const char *language, gint64 made_at)
{
  return pp_paper_new (PP_FLOW_PAGE_WIDTH_MM, PP_FLOW_PAGE_HEIGHT_MM, title, language, made_at);
}

/**
 * pp_flow_head:
 * @self: a flow at the top of its first page
 * @name: of the house, perhaps in two lines
 * @place: where it is
 * @code: text of the QR code at the right
 * @code_mm: its width
 * @error: #PpPaperError
 *
 * Returns: whether it was drawn
 */
gboolean
pp_flow_head (PpFlow *self, const char *name, const char *place, const char *code, double code_mm,
              GError **error)
{
  const PpBarcode qr = { PP_BARCODE_QR, code, FALSE, 0 };
  double width_mm = PP_FLOW_WIDTH_MM - code_mm - CODE_GAP_MM;

  g_return_val_if_fail (self != NULL && name != NULL && place != NULL, FALSE);

  if (!pp_barcode_draw (&qr, self->paper, PP_FLOW_MARGIN_MM + PP_FLOW_WIDTH_MM - code_mm,
                        PP_FLOW_MARGIN_MM, code_mm, code_mm, error))
    return FALSE;
  pp_flow_block (self, &head_name, name, width_mm);
  pp_flow_block (self, &head_place, place, width_mm);
  self->y_mm = MAX (self->y_mm, PP_FLOW_MARGIN_MM + code_mm) + PP_FLOW_GAP_MM;
  pp_flow_rule (self);
  return TRUE;
}

/**
 * pp_flow_make_room:
 * @self: a flow
 * @height_mm: what comes next and must stand on one page
 *
 * Goes on to the next page where this one has no room for it.
 */
void
pp_flow_make_room (PpFlow *self, double height_mm)
{
  g_return_if_fail (self != NULL && self->paper != NULL);

  if (self->y_mm + height_mm <= PP_FLOW_BOTTOM_MM)
    return;
  pp_paper_next_page (self->paper);
  self->y_mm = PP_FLOW_MARGIN_MM;
}

/**
 * pp_flow_block:
 * @self: a flow
 * @style: how the text is set
 * @text: a paragraph
 * @width_mm: that it wraps at, from the left margin
 */
void
pp_flow_block (PpFlow *self, const PpTextStyle *style, const char *text, double width_mm)
{
  g_return_if_fail (self != NULL && style != NULL && text != NULL);

  pp_flow_make_room (self, pp_draw_measure_text (self->paper, style, text, width_mm, NULL));
  self->y_mm += pp_draw_text (self->paper, style, text, PP_FLOW_MARGIN_MM, self->y_mm, width_mm) +
                PP_FLOW_GAP_MM;
}

/**
 * pp_flow_pair:
 * @self: a flow
 * @name_style: of the name
 * @name: what is told
 * @name_mm: width of the column of names
 * @style: of the text
 * @text: what it is, beside the name
 */
void
pp_flow_pair (PpFlow *self, const PpTextStyle *name_style, const char *name, double name_mm,
              const PpTextStyle *style, const char *text)
{
  double width_mm = PP_FLOW_WIDTH_MM - name_mm, left, right;

  g_return_if_fail (self != NULL && name != NULL && text != NULL);

  left = pp_draw_measure_text (self->paper, name_style, name, name_mm - PP_FLOW_GAP_MM, NULL);
  right = pp_draw_measure_text (self->paper, style, text, width_mm, NULL);
  pp_flow_make_room (self, MAX (left, right));
  pp_draw_text (self->paper, name_style, name, PP_FLOW_MARGIN_MM, self->y_mm,
                name_mm - PP_FLOW_GAP_MM);
  pp_draw_text (self->paper, style, text, PP_FLOW_MARGIN_MM + name_mm, self->y_mm, width_mm);
  self->y_mm += MAX (left, right) + PP_FLOW_GAP_MM;
}

/**
 * pp_flow_rule:
 * @self: a flow
 *
 * A line from margin to margin.
 */
void
pp_flow_rule (PpFlow *self)
{
  g_return_if_fail (self != NULL);

  pp_draw_line (self->paper, PP_FLOW_MARGIN_MM, self->y_mm, PP_FLOW_MARGIN_MM + PP_FLOW_WIDTH_MM,
                self->y_mm, PP_FLOW_RULE_MM);
  self->y_mm += PP_FLOW_GAP_MM;
}

/**
 * pp_flow_table:
 * @self: a flow
 * @table: a table, which goes on over pages
 * @error: PP_PAPER_ERROR_DOES_NOT_FIT
 *
 * Returns: whether it was drawn
 */
gboolean
pp_flow_table (PpFlow *self, PpTable *table, GError **error)
{
  const PpTablePlace place = {
    PP_FLOW_MARGIN_MM, PP_FLOW_WIDTH_MM, self->y_mm, PP_FLOW_MARGIN_MM, PP_FLOW_BOTTOM_MM,
  };

  return pp_table_draw (table, self->paper, &place, &self->y_mm, error);
}

/**
 * pp_flow_foot:
 * @paper: an A4 paper, in its #PpPaperFrameFunc
 * @name: of the document
 * @page: from 1
 * @n_pages: how many there are
 * @malayalam: which language stands first
 *
 * Its name and which page of how many this is, in both languages.
 */
void
pp_flow_foot (PpPaper *paper, const char *name, guint page, guint n_pages, gboolean malayalam)
{
  g_autofree char *pages = dup_pages (page, n_pages, malayalam);
  double y_mm = FOOT_MM - PP_FLOW_GAP_MM, half_mm = PP_FLOW_WIDTH_MM / 2;

  g_return_if_fail (paper != NULL && name != NULL);

  pp_draw_line (paper, PP_FLOW_MARGIN_MM, y_mm, PP_FLOW_MARGIN_MM + PP_FLOW_WIDTH_MM, y_mm,
                PP_FLOW_RULE_MM);
  pp_draw_text (paper, &foot_start, name, PP_FLOW_MARGIN_MM, FOOT_MM, half_mm);
  pp_draw_text (paper, &foot_end, pages, PP_FLOW_MARGIN_MM + half_mm, FOOT_MM, half_mm);
}
