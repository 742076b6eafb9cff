/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-chart-picture.h"

#include "desk/shell/pp-chart-pen.h"

#include <math.h>

#define LINE_STEP      32.0   /* pixels from tick to tick, about */
#define POINT          3.5
#define BAR_WIDEST     36.0
#define REFERENCE_WIDE 110.0  /* what is said of a line wraps there */

static const PpChartMark *
mark_at (GPtrArray *marks, guint index)
{
  return g_ptr_array_index (marks, index);
}

static char *
format (const PpChartPicture *self, const PpChartScale *scale, double value)
{
  if (self->format != NULL)
    return self->format (value);
  return g_strdup_printf ("%.*f", scale->decimals, value + 0.0);
}

static guint
count_ticks (const PpChartScale *scale)
{
  return (guint) lround ((scale->most - scale->least) / scale->step) + 1;
}

static double
tick_at (const PpChartScale *scale, guint index)
{
  double value = scale->least + index * scale->step;

  return fabs (value) < scale->step / 1000 ? 0 : value;
}

static PpChartScale
scale_of (const PpChartPicture *self, double height)
{
  gboolean bars = self->shape == PP_CHART_BARS;
  double least = bars ? 0 : G_MAXDOUBLE, most = bars ? 0 : -G_MAXDOUBLE;

  for (guint i = 0; i < self->values->len; i++)
    {
      least = MIN (least, mark_at (self->values, i)->value);
      most = MAX (most, mark_at (self->values, i)->value);
    }
  for (guint i = 0; i < self->references->len; i++)
    {
      least = MIN (least, mark_at (self->references, i)->value);
      most = MAX (most, mark_at (self->references, i)->value);
    }
  if (least > most)
    least = most = 0;
  return pp_chart_scale_make (least, most, MAX (1, (guint) (height / LINE_STEP)));
}

static double
widest_tick (const PpChartPicture *self, PangoContext *context, const PpChartScale *scale)
{
  int widest = 0, width;

  for (guint i = 0; i < count_ticks (scale); i++)
    {
      g_autofree char *words = format (self, scale, tick_at (scale, i));
      g_autoptr (PangoLayout) layout = pp_chart_pen_layout (context, words, 0);

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

static double
widest_reference (const PpChartPicture *self, PangoContext *context)
{
  int widest = 0, width;

  for (guint i = 0; i < self->references->len; i++)
    {
      const char *words = mark_at (self->references, i)->words;
      g_autoptr (PangoLayout) layout = pp_chart_pen_layout (context, words, REFERENCE_WIDE);

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

static double
x_of (const PpChartPicture *self, const PpChartFrame *frame, guint index)
{
  return frame->plot.origin.x +
         frame->plot.size.width * (index + 0.5) / MAX (self->values->len, 1);
}

static double
y_of (const PpChartFrame *frame, double value)
{
  return frame->plot.origin.y +
         frame->plot.size.height * (1 - pp_chart_scale_at (&frame->scale, value));
}

static void
draw_across (const PpChartFrame *frame, cairo_t *cr, double value)
{
  double y = floor (y_of (frame, value)) + 0.5;

  cairo_move_to (cr, frame->plot.origin.x, y);
  cairo_line_to (cr, frame->plot.origin.x + frame->plot.size.width, y);
  cairo_stroke (cr);
}

static void
draw_scale (const PpChartPicture *self, PangoContext *context, cairo_t *cr,
            const PpChartFrame *frame)
{
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < count_ticks (&frame->scale); i++)
    {
      double value = tick_at (&frame->scale, i);
      g_autofree char *words = format (self, &frame->scale, value);
      g_autoptr (PangoLayout) layout = pp_chart_pen_layout (context, words, 0);
      int width, height;

      gdk_cairo_set_source_rgba (cr, &self->faint);
      draw_across (frame, cr, value);
      pango_layout_get_pixel_size (layout, &width, &height);
      pp_chart_pen_write (cr, layout, frame->plot.origin.x - PP_CHART_GAP - width,
                          y_of (frame, value) - height / 2.0, &self->text);
    }
}

static void
draw_references (const PpChartPicture *self, PangoContext *context, cairo_t *cr,
                 const PpChartFrame *frame)
{
  static const double dashes[] = { 6, 4 };
  double free_from = 0;

  for (guint i = 0; i < self->references->len; i++)
    {
      const PpChartMark *mark = mark_at (self->references, i);
      g_autoptr (PangoLayout) layout = pp_chart_pen_layout (context, mark->words, REFERENCE_WIDE);
      double y;
      int height;

      cairo_save (cr);
      cairo_set_line_width (cr, 1.5);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      gdk_cairo_set_source_rgba (cr, &self->text);
      draw_across (frame, cr, mark->value);
      cairo_restore (cr);
      pango_layout_get_pixel_size (layout, NULL, &height);
      y = MAX (free_from, y_of (frame, mark->value) - height / 2.0);
      free_from = y + height;
      pp_chart_pen_write (cr, layout,
                          frame->plot.origin.x + frame->plot.size.width + PP_CHART_GAP, y,
                          &self->text);
    }
}

/* The shape tells the tone where the colour does not. */
static void
draw_point (const PpChartPicture *self, cairo_t *cr, double x, double y, PpChartTone tone)
{
  double size = POINT * 1.6;

  gdk_cairo_set_source_rgba (cr, pp_chart_picture_colour (self, tone));
  cairo_new_path (cr);
  if (tone == PP_CHART_BAD)
    cairo_rectangle (cr, x - size + 1, y - size + 1, 2 * size - 2, 2 * size - 2);
  else if (tone == PP_CHART_CAUTION)
    {
      cairo_move_to (cr, x, y - size);
      cairo_line_to (cr, x + size, y + size * 0.8);
      cairo_line_to (cr, x - size, y + size * 0.8);
      cairo_close_path (cr);
    }
  else
    cairo_arc (cr, x, y, POINT, 0, 2 * G_PI);
  if (tone == PP_CHART_OPEN)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

static void
draw_points (const PpChartPicture *self, cairo_t *cr, const PpChartFrame *frame)
{
  cairo_set_line_width (cr, 1.5);
  gdk_cairo_set_source_rgba (cr, &self->accent);
  for (guint i = 0; i < self->values->len; i++)
    cairo_line_to (cr, x_of (self, frame, i), y_of (frame, mark_at (self->values, i)->value));
  cairo_stroke (cr);
  for (guint i = 0; i < self->values->len; i++)
    {
      const PpChartMark *mark = mark_at (self->values, i);
      double x = x_of (self, frame, i), y = y_of (frame, mark->value);

      draw_point (self, cr, x, y, mark->tone);
      if (i != self->chosen)
        continue;
      gdk_cairo_set_source_rgba (cr, &self->text);
      cairo_new_path (cr);
      cairo_arc (cr, x, y, POINT * 2.3, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
}

static void
draw_bars (const PpChartPicture *self, cairo_t *cr, const PpChartFrame *frame)
{
  double slot = frame->plot.size.width / MAX (self->values->len, 1);
  double width = MAX (1, floor (MIN (slot * 0.7, BAR_WIDEST))), base = round (y_of (frame, 0));

  for (guint i = 0; i < self->values->len; i++)
    {
      const PpChartMark *mark = mark_at (self->values, i);
      double x = round (x_of (self, frame, i) - width / 2), y = round (y_of (frame, mark->value));

      gdk_cairo_set_source_rgba (cr, pp_chart_picture_colour (self, mark->tone));
      cairo_rectangle (cr, x, MIN (y, base), width, fabs (base - y));
      cairo_fill (cr);
      if (i != self->chosen)
        continue;
      gdk_cairo_set_source_rgba (cr, &self->text);
      cairo_set_line_width (cr, 2);
      cairo_rectangle (cr, x - 1, MIN (y, base) - 1, width + 2, fabs (base - y) + 2);
      cairo_stroke (cr);
    }
}

/* As many names as have room, the last one first: it is the newest. */
static void
draw_names (const PpChartPicture *self, PangoContext *context, cairo_t *cr,
            const PpChartFrame *frame)
{
  double bottom = frame->plot.origin.y + frame->plot.size.height;
  double right = frame->plot.origin.x + frame->plot.size.width, free_to = right;

  for (guint i = self->values->len; i > 0; i--)
    {
      const char *name = mark_at (self->values, i - 1)->name;
      g_autoptr (PangoLayout) layout = name != NULL ? pp_chart_pen_layout (context, name, 0) : NULL;
      double x;
      int width;

      if (layout == NULL)
        continue;
      pango_layout_get_pixel_size (layout, &width, NULL);
      x = MIN (x_of (self, frame, i - 1) - width / 2.0, right - width);
      if (x + width > free_to || x < 0)
        continue;
      pp_chart_pen_write (cr, layout, x, bottom + PP_CHART_GAP, &self->text);
      free_to = x - 2 * PP_CHART_GAP;
    }
}

static void
draw_chosen (const PpChartPicture *self, PangoContext *context, cairo_t *cr,
             const PpChartFrame *frame)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (self->chosen >= self->values->len)
    return;
  layout = pp_chart_pen_layout (context, mark_at (self->values, self->chosen)->words, 0);
  pp_chart_pen_write (cr, layout, frame->plot.origin.x, 0, &self->text);
}

/**
 * pp_chart_picture_frame:
 * @self: what is shown
 * @context: of its writing
 * @width: in pixels
 * @height: in pixels
 *
 * Returns: where things are at that size
 */
PpChartFrame
pp_chart_picture_frame (const PpChartPicture *self, PangoContext *context, int width, int height)
{
  double line = pp_chart_pen_line (context), top = line + PP_CHART_GAP, left, right;
  double bottom = line + 2 * PP_CHART_GAP;
  PpChartFrame frame;

  frame.scale = scale_of (self, height - top - bottom);
  left = widest_tick (self, context, &frame.scale) + PP_CHART_GAP;
  right = widest_reference (self, context) + 2 * PP_CHART_GAP;
  graphene_rect_init (&frame.plot, left, top, MAX (1, width - left - right),
                      MAX (1, height - top - bottom));
  return frame;
}

/**
 * pp_chart_picture_draw:
 * @self: what is shown
 * @context: of its writing
 * @cr: where it is drawn
 * @frame: where things are there
 */
void
pp_chart_picture_draw (const PpChartPicture *self, PangoContext *context, cairo_t *cr,
                       const PpChartFrame *frame)
{
  draw_scale (self, context, cr, frame);
  if (self->shape == PP_CHART_BARS)
    draw_bars (self, cr, frame);
  draw_references (self, context, cr, frame);
  if (self->shape != PP_CHART_BARS)
    draw_points (self, cr, frame);
  draw_names (self, context, cr, frame);
  draw_chosen (self, context, cr, frame);
}

/**
 * pp_chart_picture_at:
 * @self: what is shown, at least one value
 * @frame: where things are
 * @x: in pixels
 *
 * Returns: which value is nearest
 */
guint
pp_chart_picture_at (const PpChartPicture *self, const PpChartFrame *frame, double x)
{
  double slot = frame->plot.size.width / self->values->len;
  double index = floor ((x - frame->plot.origin.x) / slot);

  return (guint) CLAMP (index, 0, self->values->len - 1.0);
}

/**
 * pp_chart_picture_colour:
 * @self: what is shown
 * @tone: of a value
 *
 * Returns: (transfer none): the colour of that tone
 */
const GdkRGBA *
pp_chart_picture_colour (const PpChartPicture *self, PpChartTone tone)
{
  return tone == PP_CHART_BAD ? &self->bad : tone == PP_CHART_CAUTION ? &self->caution
                                                                      : &self->accent;
}
