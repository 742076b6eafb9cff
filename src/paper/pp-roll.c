/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-roll.h"

#include "paper/pp-barcode.h"

#define RULE_MM       0.25
#define LONGEST_MM 2000.0

/**
 * pp_roll_centred:
 * @self: a roll
 * @style: of the letters
 * @text: what to write
 *
 * Writes text in the middle.
 */
void
pp_roll_centred (PpRoll *self, const PpTextStyle *style, const char *text)
{
  self->y_mm += pp_draw_text (self->paper, style, text, PP_ROLL_MARGIN_MM, self->y_mm,
                              PP_ROLL_INK_MM) + PP_ROLL_GAP_MM;
}

/**
 * pp_roll_rule:
 * @self: a roll
 *
 * Draws a line across.
 */
void
pp_roll_rule (PpRoll *self)
{
  pp_draw_line (self->paper, PP_ROLL_MARGIN_MM, self->y_mm, PP_ROLL_MARGIN_MM + PP_ROLL_INK_MM,
                self->y_mm, RULE_MM);
  self->y_mm += PP_ROLL_GAP_MM;
}

/**
 * pp_roll_row:
 * @self: a roll
 * @name: what it is
 * @text: its value
 *
 * Writes a name at the left and its value beside it.
 */
void
pp_roll_row (PpRoll *self, const char *name, const char *text)
{
  double left = pp_draw_text (self->paper, &self->label, name, PP_ROLL_MARGIN_MM, self->y_mm,
                              self->label_mm - PP_ROLL_GAP_MM);
  double right = pp_draw_text (self->paper, &self->value, text,
                               PP_ROLL_MARGIN_MM + self->label_mm, self->y_mm,
                               PP_ROLL_INK_MM - self->label_mm);

  self->y_mm += MAX (left, right) + PP_ROLL_GAP_MM;
}

/**
 * pp_roll_pair:
 * @self: a roll
 * @style: of the sum
 * @text: what it is for
 * @sum: the sum, at the right edge
 * @sum_mm: the width that the sum needs
 *
 * Writes a line of a bill.
 */
void
pp_roll_pair (PpRoll *self, const PpTextStyle *style, const char *text, const char *sum,
              double sum_mm)
{
  double text_mm = PP_ROLL_INK_MM - sum_mm;
  double left = pp_draw_text (self->paper, &self->value, text, PP_ROLL_MARGIN_MM, self->y_mm,
                              text_mm - PP_ROLL_GAP_MM);
  double right = pp_draw_text (self->paper, style, sum, PP_ROLL_MARGIN_MM + text_mm, self->y_mm,
                               sum_mm);

  self->y_mm += MAX (left, right) + PP_ROLL_GAP_MM;
}

/**
 * pp_roll_code:
 * @self: a roll
 * @code: ASCII
 * @height_mm: of the bars
 * @error: #PpPaperError
 *
 * Draws a Code 128.
 *
 * Returns: whether it fitted
 */
gboolean
pp_roll_code (PpRoll *self, const char *code, double height_mm, GError **error)
{
  const PpBarcode bars = { PP_BARCODE_CODE128, code, TRUE, PP_ROLL_DPI };

  if (!pp_barcode_draw (&bars, self->paper, PP_ROLL_MARGIN_MM, self->y_mm, PP_ROLL_INK_MM,
                        height_mm, error))
    return FALSE;
  self->y_mm += height_mm;
  return TRUE;
}

/**
 * pp_roll_print:
 * @like: a roll with the width of its names and its styles
 * @title: of the document
 * @language: "ml" or "en"
 * @made_at: UTC seconds
 * @draw: draws it
 * @data: for @draw
 * @error: why it could not be made
 *
 * Makes one page as long as what stands on it.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_roll_print (const PpRoll *like, const char *title, const char *language, gint64 made_at,
               PpRollDraw draw, gconstpointer data, GError **error)
{
  g_autoptr (PpPaper) trial = pp_paper_new (PP_ROLL_WIDTH_MM, LONGEST_MM, title, language, made_at);
  g_autoptr (PpPaper) paper = NULL;
  PpRoll roll = *like;

  roll.paper = trial;
  roll.y_mm = PP_ROLL_MARGIN_MM;
  if (!draw (&roll, data, error))
    return NULL;
  paper = pp_paper_new (PP_ROLL_WIDTH_MM, roll.y_mm + PP_ROLL_MARGIN_MM, title, language, made_at);
  roll.paper = paper;
  roll.y_mm = PP_ROLL_MARGIN_MM;
  return draw (&roll, data, error) ? pp_paper_finish (paper, error) : NULL;
}
