/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-sticker-sheet.h"

#include "core/pp-error.h"
#include "paper/pp-paper-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define USUAL_MM         2.0   /* free at the edges of a label */
#define UNPRINTABLE_MM   4.3   /* an office printer reaches no nearer to the paper's edge */
#define MOST_COPIES  10000

/* The sizes that are sold most, with the places of the makers' own tables (Avery L7165, L7163,
 * L7160, 3474). */
static const PpStickerSheet sheets[] = {
  { "A4-8",  2, 4, 99100, 67700, 4650, 13100, 2500 },
  { "A4-14", 2, 7, 99100, 38100, 4650, 15150, 2500 },
  { "A4-21", 3, 7, 63500, 38100, 7250, 15150, 2500 },
  { "A4-24", 3, 8, 70000, 37000, 0,    500,   0 },
};

/**
 * pp_sticker_sheet_list:
 * @n_sheets: (out): how many
 *
 * Returns: (transfer none) (array length=n_sheets): those that are known, the largest labels first
 */
const PpStickerSheet *
pp_sticker_sheet_list (guint *n_sheets)
{
  *n_sheets = G_N_ELEMENTS (sheets);
  return sheets;
}

/**
 * pp_sticker_sheet_find:
 * @name: (nullable): "A4-24"
 *
 * Returns: (transfer none) (nullable): it, where it is known
 */
const PpStickerSheet *
pp_sticker_sheet_find (const char *name)
{
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (sheets); i++)
    if (strcmp (sheets[i].name, name) == 0)
      return &sheets[i];
  return NULL;
}

/**
 * pp_sticker_sheet_count:
 * @self: a sheet
 *
 * Returns: how many labels it has
 */
guint
pp_sticker_sheet_count (const PpStickerSheet *self)
{
  return self->columns * self->rows;
}

/**
 * pp_sticker_sheet_place:
 * @self: a sheet
 * @index: which label, from 0, counted row by row
 * @x_mm: (out): its left edge
 * @y_mm: (out): its top edge
 */
void
pp_sticker_sheet_place (const PpStickerSheet *self, guint index, double *x_mm, double *y_mm)
{
  g_return_if_fail (index < pp_sticker_sheet_count (self));

  *x_mm = (self->left_um + index % self->columns * (self->width_um + self->gap_um)) / 1000.0;
  *y_mm = (self->top_um + index / self->columns * self->height_um) / 1000.0;
}

/**
 * pp_sticker_sheet_margin_mm:
 * @width_um: of a label
 * @height_um: of a label
 *
 * Of labels of this size that lie at the very edge of their sheet a printer leaves a strip empty.
 *
 * Returns: how much must be free at the edges of a label
 */
double
pp_sticker_sheet_margin_mm (gint64 width_um, gint64 height_um)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (sheets[i].width_um == width_um && sheets[i].height_um == height_um)
      return MAX (USUAL_MM,
                  UNPRINTABLE_MM - MIN (sheets[i].left_um, sheets[i].top_um) / 1000.0);
  return USUAL_MM;
}

/**
 * pp_sticker_plan_pages:
 * @self: a plan
 *
 * Returns: how many sheets it takes
 */
guint
pp_sticker_plan_pages (const PpStickerPlan *self)
{
  guint count = pp_sticker_sheet_count (self->sheet);

  return (self->start - 1 + self->copies + count - 1) / count;
}

/**
 * pp_sticker_plan_check:
 * @self: a plan
 * @error: PP_PAPER_ERROR_BAD_PLAN
 *
 * Returns: whether it can be printed
 */
gboolean
pp_sticker_plan_check (const PpStickerPlan *self, GError **error)
{
  guint count = pp_sticker_sheet_count (self->sheet);

  if (self->start < 1 || self->start > count)
    {
      pp_error_set (error, PP_PAPER_ERROR, PP_PAPER_ERROR_BAD_PLAN, "start",
                    _("The sheet has %u labels. Begin at one of them: 1 to %u."), count, count);
      return FALSE;
    }
  if (self->copies >= 1 && self->copies <= MOST_COPIES)
    return TRUE;
  pp_error_set (error, PP_PAPER_ERROR, PP_PAPER_ERROR_BAD_PLAN, "copies",
                _("Print from 1 to %d labels at a time."), MOST_COPIES);
  return FALSE;
}
