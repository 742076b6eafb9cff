/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-table.h"

#include <glib/gi18n-lib.h>

#include "paper/pp-paper-error.h"

#define GAP_MM        0.8     /* between a cell's text and the lines around it, usually */
#define LEAST_CELL_MM 1.0
#define THIN_MM       0.125
#define THICK_MM      0.375
#define SLACK_MM      0.01
#define NO_COLUMN     G_MAXUINT

typedef struct {
  char   **cells;   /* (owned): as many as there are columns */
  gboolean bold;
  guint    strong;  /* the one column whose cell is bold; NO_COLUMN for none */
} Row;

struct _PpTable {
  GArray    *columns;   /* (element-type PpTableColumn): headings owned */
  GPtrArray *rows;      /* (element-type Row) */
  double     size_pt;
  double     beside_mm;
  double     above_mm;
};

/* A table while it is drawn. */
typedef struct {
  const PpTable      *table;
  PpPaper            *paper;
  const PpTablePlace *place;
  char              **headings;     /* (owned) */
  double             *edges_mm;     /* (owned): left edge of each column, then the right edge */
  double             *heights_mm;   /* (owned): of each row */
  double              head_mm;      /* height of the headings */
  gboolean            too_narrow;   /* a letter is wider than its column */
} Drawing;

static void
clear_column (gpointer column)
{
  g_free ((char *) ((PpTableColumn *) column)->heading);
}

static void
free_row (gpointer data)
{
  Row *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

static void
clear_drawing (Drawing *drawing)
{
  g_strfreev (drawing->headings);
  g_free (drawing->edges_mm);
  g_free (drawing->heights_mm);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawing, clear_drawing)

static void
add_row (PpTable *table, GStrvBuilder *cells, gboolean bold)
{
  Row *row = g_new (Row, 1);

  *row = (Row) { g_strv_builder_end (cells), bold, NO_COLUMN };
  g_assert (g_strv_length (row->cells) == table->columns->len);
  g_ptr_array_add (table->rows, row);
}

static void
add_row_va (PpTable *table, gboolean bold, va_list args)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  const char *cell;

  while ((cell = va_arg (args, const char *)) != NULL)
    g_strv_builder_add (cells, cell);
  add_row (table, cells, bold);
}

static double *
share_width (const PpTable *table, const PpTablePlace *place)
{
  double *edges = g_new (double, table->columns->len + 1);
  double sum = 0;

  for (guint i = 0; i < table->columns->len; i++)
    sum += g_array_index (table->columns, PpTableColumn, i).share;

  edges[0] = place->left_mm;
  for (guint i = 0; i < table->columns->len; i++)
    edges[i + 1] = edges[i]
                   + place->width_mm * g_array_index (table->columns, PpTableColumn, i).share / sum;
  return edges;
}

static PpTextStyle
get_style (const Drawing *drawing, guint column, gboolean bold)
{
  return (PpTextStyle) {
    .size_pt = drawing->table->size_pt,
    .bold = bold,
    .align = g_array_index (drawing->table->columns, PpTableColumn, column).align,
  };
}

static double
get_cell_width (const Drawing *drawing, guint column)
{
  return drawing->edges_mm[column + 1] - drawing->edges_mm[column] -
         2 * drawing->table->beside_mm;
}

static double
measure_cells (Drawing *drawing, char **cells, gboolean bold, guint strong)
{
  double height_mm = 0;

  for (guint i = 0; i < drawing->table->columns->len; i++)
    {
      PpTextStyle style = get_style (drawing, i, bold || i == strong);
      double width_mm = get_cell_width (drawing, i);
      double widest_mm;
      double cell_mm = pp_draw_measure_text (drawing->paper, &style, cells[i], width_mm,
                                             &widest_mm);

      height_mm = MAX (height_mm, cell_mm);
      if (widest_mm > width_mm + SLACK_MM)
        drawing->too_narrow = TRUE;
    }
  return height_mm + 2 * drawing->table->above_mm;
}

static double *
measure_rows (Drawing *drawing)
{
  double *heights_mm = g_new (double, drawing->table->rows->len);

  for (guint i = 0; i < drawing->table->rows->len; i++)
    {
      const Row *row = drawing->table->rows->pdata[i];

      heights_mm[i] = measure_cells (drawing, row->cells, row->bold, row->strong);
    }
  return heights_mm;
}

static void
draw_rule (const Drawing *drawing, double y_mm, double thick_mm)
{
  pp_draw_line (drawing->paper, drawing->place->left_mm, y_mm,
                drawing->place->left_mm + drawing->place->width_mm, y_mm, thick_mm);
}

static void
draw_cells (const Drawing *drawing, char **cells, gboolean bold, guint strong, double y_mm)
{
  for (guint i = 0; i < drawing->table->columns->len; i++)
    {
      PpTextStyle style = get_style (drawing, i, bold || i == strong);

      pp_draw_text (drawing->paper, &style, cells[i],
                    drawing->edges_mm[i] + drawing->table->beside_mm,
                    y_mm + drawing->table->above_mm, get_cell_width (drawing, i));
    }
}

static char **
get_headings (const PpTable *table)
{
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();

  for (guint i = 0; i < table->columns->len; i++)
    g_strv_builder_add (headings, g_array_index (table->columns, PpTableColumn, i).heading);
  return g_strv_builder_end (headings);
}

static double
draw_head (const Drawing *drawing, double y_mm)
{
  draw_rule (drawing, y_mm, THICK_MM);
  draw_cells (drawing, drawing->headings, TRUE, NO_COLUMN, y_mm);
  draw_rule (drawing, y_mm + drawing->head_mm, THICK_MM);
  return y_mm + drawing->head_mm;
}

static double
draw_row (const Drawing *drawing, guint i, double y_mm)
{
  const Row *row = drawing->table->rows->pdata[i];

  if (row->bold)
    draw_rule (drawing, y_mm, THICK_MM);
  draw_cells (drawing, row->cells, row->bold, row->strong, y_mm);
  draw_rule (drawing, y_mm + drawing->heights_mm[i], THIN_MM);
  return y_mm + drawing->heights_mm[i];
}

static double
get_page_room (const Drawing *drawing)
{
  return drawing->place->bottom_mm - drawing->place->next_top_mm - drawing->head_mm;
}

/* The totals under a row stay with it, if a page can hold them together. */
static double
get_kept_height (const Drawing *drawing, guint i)
{
  const GPtrArray *rows = drawing->table->rows;
  double height_mm = drawing->heights_mm[i];

  for (guint next = i + 1; next < rows->len && ((const Row *) rows->pdata[next])->bold; next++)
    height_mm += drawing->heights_mm[next];
  return height_mm <= get_page_room (drawing) ? height_mm : drawing->heights_mm[i];
}

static double
draw_rows (const Drawing *drawing)
{
  double y_mm = drawing->place->top_mm;
  gboolean headed = FALSE;

  for (guint i = 0; i < drawing->table->rows->len; i++)
    {
      double need_mm = get_kept_height (drawing, i) + (headed ? 0 : drawing->head_mm);

      if (y_mm + need_mm > drawing->place->bottom_mm + SLACK_MM)
        {
          pp_paper_next_page (drawing->paper);
          y_mm = drawing->place->next_top_mm;
          headed = FALSE;
        }
      if (!headed)
        y_mm = draw_head (drawing, y_mm);
      headed = TRUE;
      y_mm = draw_row (drawing, i, y_mm);
    }
  return headed ? y_mm : draw_head (drawing, y_mm);
}

static gboolean
measure_all (Drawing *drawing, GError **error)
{
  for (guint i = 0; i < drawing->table->columns->len; i++)
    drawing->too_narrow |= get_cell_width (drawing, i) < LEAST_CELL_MM;
  if (!drawing->too_narrow)
    {
      drawing->head_mm = measure_cells (drawing, drawing->headings, TRUE, NO_COLUMN);
      drawing->heights_mm = measure_rows (drawing);
    }
  if (drawing->too_narrow)
    {
      pp_error_set (error, PP_PAPER_ERROR, PP_PAPER_ERROR_DOES_NOT_FIT, NULL,
                    _("The table is too wide for this paper. Choose a larger paper."));
      return FALSE;
    }

  for (guint i = 0; i < drawing->table->rows->len; i++)
    if (drawing->heights_mm[i] > get_page_room (drawing) + SLACK_MM)
      {
        pp_error_set (error, PP_PAPER_ERROR, PP_PAPER_ERROR_DOES_NOT_FIT, NULL,
                      _("Row %u of the table is higher than a page. Shorten its text."), i + 1);
        return FALSE;
      }
  return TRUE;
}

/**
 * pp_table_new:
 * @columns: (array length=n_columns): copied
 * @n_columns: how many
 * @size_pt: size of the letters
 *
 * Returns: (transfer full): a table without rows
 */
PpTable *
pp_table_new (const PpTableColumn *columns, guint n_columns, double size_pt)
{
  PpTable *table;

  g_return_val_if_fail (columns != NULL && n_columns > 0 && size_pt > 0, NULL);

  table = g_new0 (PpTable, 1);
  table->columns = g_array_new (FALSE, FALSE, sizeof (PpTableColumn));
  g_array_set_clear_func (table->columns, clear_column);
  for (guint i = 0; i < n_columns; i++)
    {
      PpTableColumn column = columns[i];

      column.heading = g_strdup (columns[i].heading);
      g_array_append_val (table->columns, column);
    }
  table->rows = g_ptr_array_new_with_free_func (free_row);
  table->size_pt = size_pt;
  table->beside_mm = table->above_mm = GAP_MM;
  return table;
}

/**
 * pp_table_free:
 * @table: (transfer full) (nullable): a table
 */
void
pp_table_free (PpTable *table)
{
  if (table == NULL)
    return;

  g_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

/**
 * pp_table_set_gaps:
 * @table: a table
 * @beside_mm: free space at both sides of a cell's text
 * @above_mm: the same above and below it
 *
 * For a table on a small paper; without this both are 0.8 mm.
 */
void
pp_table_set_gaps (PpTable *table, double beside_mm, double above_mm)
{
  g_return_if_fail (table != NULL && beside_mm >= 0 && above_mm >= 0);

  table->beside_mm = beside_mm;
  table->above_mm = above_mm;
}

/**
 * pp_table_add_row:
 * @table: a table
 * @...: the text of each cell, then %NULL; "" for an empty one
 */
void
pp_table_add_row (PpTable *table, ...)
{
  va_list args;

  g_return_if_fail (table != NULL);

  va_start (args, table);
  add_row_va (table, FALSE, args);
  va_end (args);
}

/**
 * pp_table_add_cells:
 * @table: a table
 * @cells: (array zero-terminated=1): the text of each cell
 */
void
pp_table_add_cells (PpTable *table, const char *const *cells)
{
  g_autoptr (GStrvBuilder) copy = g_strv_builder_new ();

  g_return_if_fail (table != NULL && cells != NULL);

  g_strv_builder_addv (copy, (const char **) cells);
  add_row (table, copy, FALSE);
}

/**
 * pp_table_add_total:
 * @table: a table
 * @...: the text of each cell, then %NULL
 *
 * Adds a row in bold letters under a thick line, which never stands alone on a page.
 */
void
pp_table_add_total (PpTable *table, ...)
{
  va_list args;

  g_return_if_fail (table != NULL);

  va_start (args, table);
  add_row_va (table, TRUE, args);
  va_end (args);
}

/**
 * pp_table_measure:
 * @table: a table
 * @paper: what it would be drawn on
 * @width_mm: of the whole table
 * @height_mm: (out): of its headings and rows, without a page between them
 *
 * Returns: whether each letter has room in its column
 */
gboolean
pp_table_measure (PpTable *table, PpPaper *paper, double width_mm, double *height_mm)
{
  const PpTablePlace place = { .width_mm = width_mm, .bottom_mm = G_MAXDOUBLE };
  g_auto (Drawing) drawing = { .table = table, .paper = paper, .place = &place };

  g_return_val_if_fail (table != NULL && paper != NULL && height_mm != NULL, FALSE);

  drawing.headings = get_headings (table);
  drawing.edges_mm = share_width (table, &place);
  if (!measure_all (&drawing, NULL))
    return FALSE;
  *height_mm = drawing.head_mm;
  for (guint i = 0; i < table->rows->len; i++)
    *height_mm += drawing.heights_mm[i];
  return TRUE;
}

/**
 * pp_table_set_strong:
 * @table: a table with a row
 * @column: from 0
 *
 * Sets one cell of the last row in bold letters, so that the eye finds it.
 */
void
pp_table_set_strong (PpTable *table, guint column)
{
  g_return_if_fail (table != NULL && table->rows->len > 0 && column < table->columns->len);

  ((Row *) table->rows->pdata[table->rows->len - 1])->strong = column;
}

/**
 * pp_table_draw:
 * @table: a table
 * @paper: what it is drawn on; new pages are opened as needed
 * @place: where it may stand
 * @end_mm: (out) (optional): where it ends on the page that is open then
 * @error: PP_PAPER_ERROR_DOES_NOT_FIT
 *
 * Draws a table over as many pages as it needs, its headings on each. A row is never cut; a
 * heading never stands without a row. Where a row is higher than a page nothing is drawn.
 *
 * Returns: whether it was drawn
 */
gboolean
pp_table_draw (PpTable *table, PpPaper *paper, const PpTablePlace *place, double *end_mm,
               GError **error)
{
  g_auto (Drawing) drawing = { .table = table, .paper = paper, .place = place };
  double y_mm;

  g_return_val_if_fail (table != NULL && paper != NULL && place != NULL, FALSE);

  drawing.headings = get_headings (table);
  drawing.edges_mm = share_width (table, place);
  if (!measure_all (&drawing, error))
    return FALSE;

  y_mm = draw_rows (&drawing);
  if (end_mm != NULL)
    *end_mm = y_mm;
  return TRUE;
}
