/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/bookings/pp-grid-draw.h"

#include "core/pp-day.h"
#include "core/pp-time.h"
#include "desk/shell/pp-shown.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Pixels between two hours that are written out, where text has its usual size. */
#define LEAST_HOUR 38

#define USUAL_DPI 96

/* Bold text is at most so much wider. */
#define BOLD_WIDER 1.12

/* Where the second line above the rows begins, as a share of their height. */
#define SECOND_LINE 0.54

/* How dark what is closed is, beside what is out of use. */
#define CLOSED_SHADE 0.09

static const char *const weekdays[] = {
  NC_("short weekday", "Mon"), NC_("short weekday", "Tue"), NC_("short weekday", "Wed"),
  NC_("short weekday", "Thu"), NC_("short weekday", "Fri"), NC_("short weekday", "Sat"),
  NC_("short weekday", "Sun"),
};

/* Texts that were drawn lately are kept, laid out, by all that makes them what they are. */
#define MOST_KEPT 2000

static GHashTable *
kept_layouts (GtkWidget *widget)
{
  static const char key[] = "pp-grid-layouts";
  GHashTable *layouts = g_object_get_data (G_OBJECT (widget), key);

  if (layouts == NULL)
    {
      layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (widget), key, layouts,
                              (GDestroyNotify) g_hash_table_unref);
    }
  if (g_hash_table_size (layouts) > MOST_KEPT)
    g_hash_table_remove_all (layouts);
  return layouts;
}

static PangoLayout *
layout_of (GtkWidget *widget, const char *text, gboolean bold, int most)
{
  g_autofree char *key = g_strdup_printf ("%d %d %s", bold, most, text);
  g_autoptr (PangoAttrList) attrs = NULL;
  GHashTable *layouts = kept_layouts (widget);
  PangoLayout *layout = g_hash_table_lookup (layouts, key);

  if (layout != NULL)
    return layout;
  layout = gtk_widget_create_pango_layout (widget, text);
  attrs = pango_attr_list_new ();
  pango_attr_list_insert (attrs, bold ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                                      : pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_width (layout, most * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  g_hash_table_insert (layouts, g_steal_pointer (&key), layout);
  return layout;
}

/**
 * pp_grid_draw_forget:
 * @widget: the grid
 *
 * Its font is another one: no text that was laid out is what it was.
 */
void
pp_grid_draw_forget (GtkWidget *widget)
{
  g_hash_table_remove_all (kept_layouts (widget));
}

/**
 * pp_grid_draw_line:
 * @widget: the grid
 * @block: a part of it that has the font, as all of its kind
 * @text: in one line
 *
 * Returns: (transfer none): the text laid out, until it is asked for another one or to forget
 */
PangoLayout *
pp_grid_draw_line (GtkWidget *widget, GtkWidget *block, const char *text)
{
  g_autofree char *key = g_strconcat ("line ", text, NULL);
  GHashTable *layouts = kept_layouts (widget);
  PangoLayout *layout = g_hash_table_lookup (layouts, key);

  if (layout == NULL)
    {
      layout = gtk_widget_create_pango_layout (block, text);
      g_hash_table_insert (layouts, g_steal_pointer (&key), layout);
    }
  return layout;
}

/**
 * pp_grid_draw_small:
 * @widget: the grid
 * @block: a part of it that has the font, as all of its kind
 * @text: which may be cut
 * @width: pixels that it has
 * @height: pixels that it has
 *
 * Returns: (transfer none): the text in small letters, in two lines where they have room, until it
 *   is asked for another one or to forget
 */
PangoLayout *
pp_grid_draw_small (GtkWidget *widget, GtkWidget *block, const char *text, int width, int height)
{
  g_autofree char *key = g_strdup_printf ("small %d %d %s", width, height, text);
  g_autoptr (PangoAttrList) attrs = NULL;
  GHashTable *layouts = kept_layouts (widget);
  PangoLayout *layout = g_hash_table_lookup (layouts, key);
  int needed;

  if (layout != NULL)
    return layout;
  layout = gtk_widget_create_pango_layout (block, text);
  attrs = pango_attr_list_new ();
  pango_attr_list_insert (attrs, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -2);
  pango_layout_get_pixel_size (layout, NULL, &needed);
  if (needed > height)
    pango_layout_set_height (layout, -1);
  g_hash_table_insert (layouts, g_steal_pointer (&key), layout);
  return layout;
}

/**
 * pp_grid_draw_scale:
 * @widget: a widget
 *
 * Returns: how much larger its text is than usual
 */
double
pp_grid_draw_scale (GtkWidget *widget)
{
  double dpi = pango_cairo_context_get_resolution (gtk_widget_get_pango_context (widget));

  return dpi > 0 ? dpi / USUAL_DPI : 1;
}

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
 * pp_grid_draw_frame:
 * @snapshot: to draw into
 * @color: of the text
 * @x: where
 * @y: where
 * @width: how wide
 * @height: how high
 *
 * Draws a frame around what the next key is about.
 */
void
pp_grid_draw_frame (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y,
                    double width, double height)
{
  pp_grid_draw_rect (snapshot, color, 0.9, x, y, width, 2);
  pp_grid_draw_rect (snapshot, color, 0.9, x, y + height - 2, width, 2);
  pp_grid_draw_rect (snapshot, color, 0.9, x, y, 2, height);
  pp_grid_draw_rect (snapshot, color, 0.9, x + width - 2, y, 2, height);
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
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout_of (widget, text, bold, most), color);
  gtk_snapshot_restore (snapshot);
}

/**
 * pp_grid_draw_now:
 * @widget: the grid
 * @snapshot: to draw into
 * @color: of the text
 * @x: where
 * @y: from where downwards
 *
 * Draws the line of the present.
 */
void
pp_grid_draw_now (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color, double x,
                  double y)
{
  GdkRGBA now;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "error_color", &now))
    now = *color;
  pp_grid_draw_rect (snapshot, &now, 1, x, y, 2, gtk_widget_get_height (widget));
}

/**
 * pp_grid_draw_closed:
 * @snapshot: to draw into
 * @color: of the text
 * @axis: the days
 * @schedule: of those days
 * @machine: whose row it is
 * @y: where the row is
 * @height: how high it is
 *
 * Darkens the hours in which the machine cannot be booked.
 */
void
pp_grid_draw_closed (GtkSnapshot *snapshot, const GdkRGBA *color, const PpTimeAxis *axis,
                     const PpSchedule *schedule, const PpMachine *machine, double y,
                     double height)
{
  for (int day = 0; day < axis->n_days; day++)
    {
      gint64 start = axis->starts_at + day * PP_TIME_DAY;
      double from = axis->x + axis->width / axis->n_days * day;
      double until = axis->x + axis->width / axis->n_days * (day + 1);
      double opens = pp_time_axis_place (axis, start + machine->opens_minute * 60);
      double closes = pp_time_axis_place (axis, start + machine->closes_minute * 60 - 1);

      if (pp_schedule_is_day_closed (schedule, start))
        opens = closes = until;
      if (opens > from)
        pp_grid_draw_rect (snapshot, color, CLOSED_SHADE, from, y, opens - from, height);
      if (until - closes > 1)
        pp_grid_draw_rect (snapshot, color, CLOSED_SHADE, closes, y, until - closes, height);
    }
}

/**
 * pp_grid_draw_downtime:
 * @snapshot: to draw into
 * @color: of the text
 * @axis: the days
 * @schedule: of those days
 * @first: the first row that is seen
 * @header: height of what stands above the rows
 * @height: how high a row is
 *
 * Darkens the times in which a machine is out of use.
 */
void
pp_grid_draw_downtime (GtkSnapshot *snapshot, const GdkRGBA *color, const PpTimeAxis *axis,
                       const PpSchedule *schedule, guint first, int header, int height)
{
  for (guint i = 0; i < schedule->downtimes->len; i++)
    {
      const PpDowntime *down = g_ptr_array_index (schedule->downtimes, i);
      int row = pp_schedule_row (schedule, down->machine);
      double x = pp_time_axis_place (axis, down->starts_at);

      if (row >= (int) first)
        pp_grid_draw_rect (snapshot, color, 0.25, x, header + (row - first) * height + 1,
                           pp_time_axis_place (axis, down->ends_at) - x, height - 1);
    }
}

/**
 * pp_grid_draw_machine:
 * @widget: the grid
 * @snapshot: to draw into
 * @color: of the text
 * @machine: whose row it is
 * @y: where the row is
 * @height: how high it is
 * @width: how wide names may be
 *
 * Writes its code, and its name below.
 */
void
pp_grid_draw_machine (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color,
                      PpMachine *machine, double y, int height, int width)
{
  g_autofree char *name = pp_shown_name (machine->name_en, machine->name_ml);

  pp_grid_draw_text (widget, snapshot, color, machine->code, TRUE, 9, y + 3, width - 12);
  pp_grid_draw_text (widget, snapshot, color, name, FALSE, 9, y + height / 2, width - 12);
}

static const char *
weekday_of (const char *date)
{
  return g_dpgettext2 (NULL, "short weekday", weekdays[pp_day_weekday (date) - 1]);
}

static char *
describe_day (const PpTimeAxis *axis, const char *date, gboolean is_closed)
{
  g_autofree char *words = NULL;

  if (axis->n_days > 1)
    return g_strdup_printf ("%s %d", weekday_of (date), atoi (date + strlen ("2026-11-")));
  words = pp_day_format_long (date);
  /* TRANSLATORS: a day, as Sunday, 22 November 2026 */
  return is_closed ? g_strdup_printf (C_("day", "%s: closed"), words) : g_steal_pointer (&words);
}

static gboolean
has_room (GtkWidget *widget, const char *words, double most)
{
  int width;

  pango_layout_get_pixel_size (pp_grid_draw_line (widget, widget, words), &width, NULL);
  return width * BOLD_WIDER <= most;
}

/* Hours are written where they have room, not across the next day. */
static void
draw_hours (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color,
            const PpTimeAxis *axis, gint64 start, int header, gboolean is_written)
{
  double room = LEAST_HOUR * pp_grid_draw_scale (widget), width = axis->width / axis->n_days;
  double end = pp_time_axis_place (axis, start) + width;
  double hour = width * 60 / (axis->closes_minute - axis->opens_minute);
  int step = MAX ((int) ceil (room / hour), 1), height = gtk_widget_get_height (widget);

  for (int minute = (axis->opens_minute + 59) / 60 * 60, n = 0; minute < axis->closes_minute;
       minute += 60, n++)
    {
      double at = pp_time_axis_place (axis, start + minute * 60);
      g_autofree char *clock = g_strdup_printf ("%02d", minute / 60);

      pp_grid_draw_rect (snapshot, color, 0.08, at, header, 1, height - header);
      if (is_written && n % step == 0 && at + room / 2 < end)
        pp_grid_draw_text (widget, snapshot, color, clock, FALSE, at + 3, header * SECOND_LINE,
                           room);
    }
}

/* Where a day is too narrow for its name and its hours, the name takes both lines; of a single day
 * the date stands above the table as well. */
static void
draw_day (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color, const PpTimeAxis *axis,
          gint64 start, gboolean is_closed, int header)
{
  double width = axis->width / axis->n_days, x = pp_time_axis_place (axis, start) + 4;
  g_autofree char *date = pp_time_day (start), *words = describe_day (axis, date, is_closed);
  gboolean is_wide = has_room (widget, words, width - 6);
  const char *below = is_closed && axis->n_days > 1 ? C_("day", "Closed") : NULL;

  if (!is_wide)
    {
      below = axis->n_days > 1 ? weekday_of (date) : NULL;
      g_free (words);
      words = axis->n_days > 1 ? g_strdup_printf ("%d", atoi (date + strlen ("2026-11-")))
                               : g_strdup (is_closed ? C_("day", "Closed") : "");
    }
  pp_grid_draw_rect (snapshot, color, 0.3, x - 4, 0, 1, gtk_widget_get_height (widget));
  pp_grid_draw_text (widget, snapshot, color, words, TRUE, x, 3, width - 5);
  if (below != NULL)
    pp_grid_draw_text (widget, snapshot, color, below, FALSE, x, header * SECOND_LINE, width - 5);
  draw_hours (widget, snapshot, color, axis, start, header, below == NULL);
}

/**
 * pp_grid_draw_hours:
 * @widget: the grid
 * @snapshot: to draw into
 * @color: of the text
 * @axis: the days
 * @schedule: of those days
 * @header: height of what stands above the rows
 *
 * Draws the days and hours above the rows, and their lines down to the bottom.
 */
void
pp_grid_draw_hours (GtkWidget *widget, GtkSnapshot *snapshot, const GdkRGBA *color,
                    const PpTimeAxis *axis, const PpSchedule *schedule, int header)
{
  for (int day = 0; day < axis->n_days; day++)
    {
      gint64 start = axis->starts_at + day * PP_TIME_DAY;

      draw_day (widget, snapshot, color, axis, start,
                pp_schedule_is_day_closed (schedule, start), header);
    }
}
