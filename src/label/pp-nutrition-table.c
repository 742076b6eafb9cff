/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-nutrition-table.h"

#include "paper/pp-table.h"

#include <math.h>

#define N_COLUMNS 4

#define BESIDE_MM  0.5
#define ABOVE_MM   0.1
#define FOOT_MM    0.4     /* between the table and what stands below it */
#define SPARE_MM   0.05    /* against rounding in the layout */
#define WIDE_MM 1000.0

#define NO_BREAK "\u00a0"

static double
measure_width (PpPaper *paper, double size_pt, gboolean bold, const char *text)
{
  const PpTextStyle style = { size_pt, bold, PP_ALIGN_START };
  double widest_mm;

  pp_draw_measure_text (paper, &style, text, WIDE_MM, &widest_mm);
  return widest_mm + 2 * BESIDE_MM;
}

/* The widest of its words. */
static double
measure_words (PpPaper *paper, double size_pt, gboolean bold, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double width_mm = 0;

  for (guint i = 0; words[i] != NULL; i++)
    width_mm = MAX (width_mm, measure_width (paper, size_pt, bold, words[i]));
  return width_mm;
}

static void
get_cells (const PpNutritionLine *line, const char *cells[N_COLUMNS + 1])
{
  cells[0] = line->name;
  cells[1] = line->per_hundred;
  cells[2] = line->per_serve;
  cells[3] = line->share;
  cells[4] = NULL;
}

/* Its heading may be broken between words, its cells not. */
static double
measure_column (PpPaper *paper, const PpNutritionPanel *panel, double size_pt,
                const PpTableColumn *column, guint at)
{
  double width_mm = measure_words (paper, size_pt, TRUE, column->heading);

  for (guint i = 0; i < panel->lines->len; i++)
    {
      const char *cells[N_COLUMNS + 1];

      get_cells (g_ptr_array_index (panel->lines, i), cells);
      width_mm = MAX (width_mm, measure_width (paper, size_pt, FALSE, cells[at]));
    }
  return width_mm + SPARE_MM;
}

/* Figures have what they need, names what is left: both stand in one line. */
static PpTable *
make_table (PpPaper *paper, const PpNutritionPanel *panel, const PpNutritionPlace *place)
{
  g_auto (GStrv) hundred = g_strsplit (panel->hundred, " ", 2);
  g_autofree char *amount = g_strjoinv (NO_BREAK, hundred);
  g_autofree char *per_hundred = g_strdup_printf ("Per %s", amount);
  PpTableColumn columns[N_COLUMNS] = {
    { "Nutritional information", place->width_mm, PP_ALIGN_START },
    { per_hundred, 0, PP_ALIGN_END },
    { "Per serve", 0, PP_ALIGN_END },
    { "%" NO_BREAK "RDA*", 0, PP_ALIGN_END },
  };
  const char *cells[N_COLUMNS + 1];
  PpTable *table;

  for (guint i = 1; i < N_COLUMNS; i++)
    {
      columns[i].share = measure_column (paper, panel, place->size_pt, &columns[i], i);
      columns[0].share -= columns[i].share;
    }
  if (columns[0].share < measure_column (paper, panel, place->size_pt, &columns[0], 0))
    return NULL;
  table = pp_table_new (columns, N_COLUMNS, place->size_pt);
  pp_table_set_gaps (table, BESIDE_MM, ABOVE_MM);
  for (guint i = 0; i < panel->lines->len; i++)
    {
      get_cells (g_ptr_array_index (panel->lines, i), cells);
      pp_table_add_cells (table, cells);
    }
  return table;
}

/**
 * pp_nutrition_table_measure:
 * @paper: a label
 * @panel: what it says of the nutrition
 * @place: where it would stand
 *
 * Returns: where it would end, mm; infinity where a word or a figure is wider than its column
 */
double
pp_nutrition_table_measure (PpPaper *paper, const PpNutritionPanel *panel,
                            const PpNutritionPlace *place)
{
  const PpTextStyle style = { place->size_pt, FALSE, PP_ALIGN_START };
  g_autoptr (PpTable) table = make_table (paper, panel, place);
  double height_mm;

  if (table == NULL || !pp_table_measure (table, paper, place->width_mm, &height_mm))
    return HUGE_VAL;
  return place->y_mm + height_mm + FOOT_MM +
         pp_draw_measure_text (paper, &style, panel->foot_en, place->width_mm, NULL);
}

/**
 * pp_nutrition_table_draw:
 * @paper: a label
 * @panel: what it says of the nutrition
 * @place: where it stands, and has room
 *
 * Draws the values of 100 g and of a serve with its share of the allowance, and below them how
 * large a serve is.
 */
void
pp_nutrition_table_draw (PpPaper *paper, const PpNutritionPanel *panel,
                         const PpNutritionPlace *place)
{
  const PpTextStyle style = { place->size_pt, FALSE, PP_ALIGN_START };
  const PpTablePlace at = {
    .left_mm = place->x_mm, .width_mm = place->width_mm, .top_mm = place->y_mm,
    .next_top_mm = 0, .bottom_mm = pp_paper_get_height_mm (paper),
  };
  g_autoptr (PpTable) table = make_table (paper, panel, place);
  double end_mm;

  if (table != NULL && pp_table_draw (table, paper, &at, &end_mm, NULL))
    pp_draw_text (paper, &style, panel->foot_en, place->x_mm, end_mm + FOOT_MM, place->width_mm);
}
