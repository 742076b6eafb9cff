/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-sticker-fill.h"

#define A4_WIDTH_MM  210.0
#define A4_HEIGHT_MM 297.0

/**
 * pp_sticker_fill_paper_new:
 * @title: of the document
 * @language: "en" or "ml"
 * @made_at: UTC seconds
 *
 * Returns: (transfer full): the paper of sheets of labels, A4
 */
PpPaper *
pp_sticker_fill_paper_new (const char *title, const char *language, gint64 made_at)
{
  return pp_paper_new (A4_WIDTH_MM, A4_HEIGHT_MM, title, language, made_at);
}

/**
 * pp_sticker_fill:
 * @plan: which sheets, from where, how many
 * @paper: of pp_sticker_fill_paper_new()
 * @form: a label, of the size that the sheet has
 *
 * Draws every copy in its place, on as many sheets as it takes.
 */
void
pp_sticker_fill (const PpStickerPlan *plan, PpPaper *paper, PpForm *form)
{
  guint count = pp_sticker_sheet_count (plan->sheet);

  for (guint i = 0; i < plan->copies; i++)
    {
      guint index = (plan->start - 1 + i) % count;
      double x_mm, y_mm;

      if (i > 0 && index == 0)
        pp_paper_next_page (paper);
      pp_sticker_sheet_place (plan->sheet, index, &x_mm, &y_mm);
      pp_paper_draw_form (paper, form, x_mm, y_mm);
    }
}
