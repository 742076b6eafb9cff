/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-veg-mark.h"

#include <math.h>
#include <string.h>

#define OUTLINE_MM 0.3

static void
set_colour (cairo_t *cr, gboolean brown)
{
  if (brown)
    cairo_set_source_rgb (cr, 0.545, 0.271, 0.075);
  else
    cairo_set_source_rgb (cr, 0, 0.5, 0);
}

/* Point up, its middle in the middle of the square. */
static void
fill_triangle (cairo_t *cr, double middle, double side)
{
  double height = side * sqrt (3) / 2;

  cairo_move_to (cr, middle, middle - height / 2);
  cairo_line_to (cr, middle + side / 2, middle + height / 2);
  cairo_line_to (cr, middle - side / 2, middle + height / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/**
 * pp_veg_mark_draw:
 * @paper: a paper
 * @kind: "green": a filled circle in a square; "brown": a filled triangle in one
 * @size: of the marks; the triangle is drawn as large as the circle, which is the safer of the
 *   two sizes
 * @x_mm: left edge of the square
 * @y_mm: its top edge
 *
 * Draws the vegetarian or the non-vegetarian mark (FSS Labelling and Display 2020, 5(4)).
 */
void
pp_veg_mark_draw (PpPaper *paper, const char *kind, const PpLabelMark *size, double x_mm,
                  double y_mm)
{
  gboolean brown = strcmp (kind, "brown") == 0;
  double side = size->square_um / 1000.0 * PP_MM;
  double inner = size->circle_um / 1000.0 * PP_MM;
  double line = OUTLINE_MM * PP_MM;
  cairo_t *cr = pp_paper_get_cairo (paper);

  cairo_save (cr);
  cairo_translate (cr, x_mm * PP_MM, y_mm * PP_MM);
  set_colour (cr, brown);
  cairo_set_line_width (cr, line);
  cairo_rectangle (cr, line / 2, line / 2, side - line, side - line);
  cairo_stroke (cr);
  if (brown)
    {
      fill_triangle (cr, side / 2, inner);
    }
  else
    {
      cairo_arc (cr, side / 2, side / 2, inner / 2, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}
