/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/bookings/pp-grid-draw.h"

#include "core/pp-day.h"
#include "core/pp-time.h"

#include <math.h>

/* Pixels between two hours that are written out. */
#define LEAST_HOUR 38

/**
 * pp_grid_draw_rect:
 * @snapshot: to draw into
 * @color: of the text
 * @alpha: how much of it
 * @x: where
 * @y: where
 * @width: how wide
 * @height: how high
 *
 * Draws a line or an area, on whole pixels.
 */
void
pp_grid_draw_rect (GtkSnapshot *snapshot, const GdkRGBA *color, double alpha, double x, double y,
                   double width, double height)
{
  GdkRGBA shade = *color;

  shade.alpha *= alpha;
  gtk_snapshot_append_color (snapshot, &shade,
                             &GRAPHENE_RECT_INIT (floor (x), floor (y), ceil (width),
                                                  ceil (height)));
}

/**
 * pp_grid_draw_text:
 * @widget: whose font it is
 * @snapshot: to draw into
 * @color: of the text
 * @text: one or two lines
 * @bold: bold, or small
 * @x: where
 * @y: where
 * @most: pixels of width; what is longer goes on in a second line
 */
void
pp_grid_draw_text (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color,
                   const char *text, gboolean bold, double x, double y, int most)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();

  pango_attr_list_insert (attrs, bold ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                                      : pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_width (layout, most * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/**
 * pp_grid_draw_hours:
 * @widget: the grid
 * @snapshot: to draw into
 * @color: of the text
 * @axis: the days
 * @header: height of what stands above the rows
 *
 * Draws the days and hours above the rows, and their lines down to the bottom.
 */
void
pp_grid_draw_hours (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color,
                    const PpTimeAxis *axis, int header)
{
  int height = gtk_widget_get_height (widget);
  double hour = axis->width / axis->n_days * 60 / (axis->closes_minute - axis->opens_minute);
  int step = MAX ((int) ceil (LEAST_HOUR / hour), 1);

  for (int day = 0; day < axis->n_days; day++)
    {
      gint64 start = axis->starts_at + day * PP_TIME_DAY;
      double x = axis->x + axis->width / axis->n_days * day;
      g_autofree char *date = pp_time_day (start), *words = NULL;

      words = axis->n_days > 1 ? pp_day_format (date) : pp_day_format_long (date);
      pp_grid_draw_rect (snapshot, color, 0.3, x, 0, 1, height);
      pp_grid_draw_text (widget, snapshot, color, words, TRUE, x + 6, 3,
                         axis->width / axis->n_days - 9);
      for (int minute = (axis->opens_minute + 59) / 60 * 60, n = 0; minute < axis->closes_minute;
           minute += 60, n++)
        {
          double at = pp_time_axis_place (axis, start + minute * 60);
          g_autofree char *clock = g_strdup_printf ("%02d", minute / 60);

          pp_grid_draw_rect (snapshot, color, 0.08, at, header, 1, height - header);
          if (n % step == 0)
            pp_grid_draw_text (widget, snapshot, color, clock, FALSE, at + 3, 26, LEAST_HOUR);
        }
    }
}
