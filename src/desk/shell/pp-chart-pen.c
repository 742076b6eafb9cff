/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-chart-pen.h"

#include <math.h>

#define SMALLER 0.85   /* than the text around it */

/**
 * pp_chart_pen_layout:
 * @context: of the writing
 * @words: what is written, a little smaller than the text around the chart
 * @widest: where it wraps, in pixels; 0: nowhere
 *
 * Returns: (transfer full): a layout of it
 */
PangoLayout *
pp_chart_pen_layout (PangoContext *context, const char *words, double widest)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_context_get_font_description (context);
  int size;

  font = pango_font_description_copy (font);
  size = (int) (pango_font_description_get_size (font) * SMALLER);
  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, size);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, words, -1);
  if (widest > 0)
    pango_layout_set_width (layout, (int) (widest * PANGO_SCALE));
  return layout;
}

/**
 * pp_chart_pen_line:
 * @context: of the writing
 *
 * Returns: the height of a line in either script, in pixels
 */
double
pp_chart_pen_line (PangoContext *context)
{
  g_autoptr (PangoLayout) layout = pp_chart_pen_layout (context, "0ക്ഷ്മ", 0);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/**
 * pp_chart_pen_write:
 * @cr: where it is drawn
 * @layout: what
 * @x: its left edge, in pixels
 * @y: its top edge
 * @colour: of it
 */
void
pp_chart_pen_write (cairo_t *cr, PangoLayout *layout, double x, double y,
                    const GdkRGBA *colour)
{
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_move_to (cr, round (x), round (y));
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}
