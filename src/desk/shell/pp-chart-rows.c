/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-chart-rows.h"

#include "desk/shell/pp-chart-pen.h"

#include <math.h>

#define BAR     8.0    /* thickness of a bar */
#define BETWEEN 10.0   /* from row to row */

/* Where the parts of a row are, from its top. */
typedef struct {
  PangoLayout *name;
  PangoLayout *aside;
  double       aside_x;
  double       aside_y;
  double       bar_y;
  double       height;
} Row;

static void
clear_row (Row *row)
{
  g_clear_object (&row->name);
  g_clear_object (&row->aside);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, clear_row)

/* What has no room beside the name stands below it. */
static Row
lay_row (const PpChartMark *mark, PangoContext *context, double width)
{
  Row row = {
    .name = pp_chart_pen_layout (context, mark->name, width),
    .aside = pp_chart_pen_layout (context, mark->aside, width),
  };
  int name_width, name_height, aside_width, aside_height;

  pango_layout_get_pixel_size (row.name, &name_width, &name_height);
  pango_layout_get_pixel_size (row.aside, &aside_width, &aside_height);
  if (name_width + 2 * PP_CHART_GAP + aside_width <= width)
    {
      row.aside_x = width - aside_width;
      row.bar_y = MAX (name_height, aside_height);
    }
  else
    {
      row.aside_y = name_height;
      row.bar_y = name_height + aside_height;
    }
  row.bar_y = ceil (row.bar_y + PP_CHART_GAP / 3);
  row.height = row.bar_y + BAR;
  return row;
}

static void
draw_bar (const PpChartPicture *self, cairo_t *cr, const PpChartMark *mark, double y, double width,
          gboolean chosen)
{
  double part = width * CLAMP (mark->value, 0, 1);

  gdk_cairo_set_source_rgba (cr, &self->faint);
  cairo_rectangle (cr, 0, y, width, BAR);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, pp_chart_picture_colour (self, mark->tone));
  cairo_rectangle (cr, 0, y, mark->value > 0 ? MAX (1, round (part)) : 0, BAR);
  cairo_fill (cr);
  if (!chosen)
    return;
  gdk_cairo_set_source_rgba (cr, &self->text);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, 0.5, y - 0.5, width - 1, BAR + 1);
  cairo_stroke (cr);
}

/**
 * pp_chart_rows_height:
 * @self: what is shown
 * @context: of its writing
 * @width: in pixels
 *
 * Returns: how high the rows are at that width
 */
double
pp_chart_rows_height (const PpChartPicture *self, PangoContext *context, double width)
{
  double height = 0;

  for (guint i = 0; i < self->values->len; i++)
    {
      g_auto (Row) row = lay_row (g_ptr_array_index (self->values, i), context, width);

      height += row.height + (i > 0 ? BETWEEN : 0);
    }
  return height + 1;
}

/**
 * pp_chart_rows_draw:
 * @self: what is shown
 * @context: of its writing
 * @cr: where it is drawn
 * @width: in pixels
 */
void
pp_chart_rows_draw (const PpChartPicture *self, PangoContext *context, cairo_t *cr, double width)
{
  double y = 0;

  for (guint i = 0; i < self->values->len; i++)
    {
      const PpChartMark *mark = g_ptr_array_index (self->values, i);
      g_auto (Row) row = lay_row (mark, context, width);

      pp_chart_pen_write (cr, row.name, 0, y, &self->text);
      pp_chart_pen_write (cr, row.aside, row.aside_x, y + row.aside_y, &self->text);
      draw_bar (self, cr, mark, y + row.bar_y, width, i == self->chosen);
      y += row.height + BETWEEN;
    }
}

/**
 * pp_chart_rows_at:
 * @self: what is shown, at least one row
 * @context: of its writing
 * @width: in pixels
 * @y: in pixels
 *
 * Returns: which row is there
 */
guint
pp_chart_rows_at (const PpChartPicture *self, PangoContext *context, double width, double y)
{
  double bottom = 0;

  for (guint i = 0; i < self->values->len; i++)
    {
      g_auto (Row) row = lay_row (g_ptr_array_index (self->values, i), context, width);

      bottom += row.height + BETWEEN;
      if (y < bottom)
        return i;
    }
  return self->values->len - 1;
}
