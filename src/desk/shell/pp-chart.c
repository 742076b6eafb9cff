/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-chart.h"

#include "desk/shell/pp-chart-picture.h"
#include "desk/shell/pp-chart-rows.h"

#include <adwaita.h>
#include <math.h>

#define LEAST_WIDTH   220
#define USUAL_WIDTH   420
#define LEAST_HEIGHT  120
#define USUAL_HEIGHT  150

struct _PpChart
{
  GtkWidget      parent_instance;

  PpChartPicture picture;
  char          *title;     /* (nullable): what it shows */
};

G_DEFINE_FINAL_TYPE (PpChart, pp_chart, GTK_TYPE_WIDGET)

static void
choose (PpChart *self, guint index)
{
  if (self->picture.chosen == index || index >= self->picture.values->len)
    return;
  self->picture.chosen = index;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static guint
find (PpChart *self, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  int width = gtk_widget_get_width (widget);
  PpChartFrame frame;

  if (self->picture.shape == PP_CHART_ROWS)
    return pp_chart_rows_at (&self->picture, context, width, y);
  frame = pp_chart_picture_frame (&self->picture, context, width,
                                  gtk_widget_get_height (widget));
  return pp_chart_picture_at (&self->picture, &frame, x);
}

static void
motion_cb (PpChart *self, double x, double y)
{
  if (self->picture.values->len > 0)
    choose (self, find (self, x, y));
}

/* Who does not see it goes from value to value: the chosen one is part of the name, because a
 * change of the name of what has the focus is read out. */
static void
tell_chosen (PpChart *self)
{
  const PpChartMark *mark = g_ptr_array_index (self->picture.values, self->picture.chosen);
  g_autofree char *words = g_strdup_printf ("%s. %s", self->title, mark->words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static gboolean
step_shortcut (GtkWidget *widget, GVariant *steps, gpointer unused)
{
  pp_chart_step (PP_CHART (widget), g_variant_get_int32 (steps));
  return GDK_EVENT_STOP;
}

static gboolean
step_row_shortcut (GtkWidget *widget, GVariant *steps, gpointer unused)
{
  if (PP_CHART (widget)->picture.shape != PP_CHART_ROWS)
    return GDK_EVENT_PROPAGATE;
  return step_shortcut (widget, steps, NULL);
}

static void
look_up (PpChart *self, const char *name, GdkRGBA *colour)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (style, name, colour))
    *colour = self->picture.text;
}

static void
take_colours (PpChart *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  PpChartPicture *picture = &self->picture;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &picture->text);
  look_up (self, "accent_color", &picture->accent);
  look_up (self, "warning_color", &picture->caution);
  look_up (self, "error_color", &picture->bad);
  picture->faint = picture->text;
  picture->faint.alpha *= adw_style_manager_get_high_contrast (manager) ? 0.5F : 0.18F;
}

static void
pp_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PpChart *self = PP_CHART (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  take_colours (self);
  if (self->picture.shape == PP_CHART_ROWS)
    pp_chart_rows_draw (&self->picture, context, cr, width);
  else
    {
      PpChartFrame frame = pp_chart_picture_frame (&self->picture, context, width, height);

      pp_chart_picture_draw (&self->picture, context, cr, &frame);
    }
  cairo_destroy (cr);
}

static void
pp_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  PpChart *self = PP_CHART (widget);
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = across ? USUAL_WIDTH : USUAL_HEIGHT;
  if (self->picture.shape != PP_CHART_ROWS)
    return;
  *natural = LEAST_WIDTH;
  if (!across)
    *minimum = *natural = (int) ceil (pp_chart_rows_height (&self->picture,
                                                            gtk_widget_get_pango_context (widget),
                                                            MAX (for_size, LEAST_WIDTH)));
}

static GtkSizeRequestMode
pp_chart_get_request_mode (GtkWidget *widget)
{
  return PP_CHART (widget)->picture.shape == PP_CHART_ROWS ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH
                                                           : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
pp_chart_finalize (GObject *object)
{
  PpChart *self = PP_CHART (object);

  g_ptr_array_unref (self->picture.values);
  g_ptr_array_unref (self->picture.references);
  g_free (self->title);

  G_OBJECT_CLASS (pp_chart_parent_class)->finalize (object);
}

static void
pp_chart_class_init (PpChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct { guint key; int steps; } steps[] = {
    { GDK_KEY_Left, -1 }, { GDK_KEY_KP_Left, -1 }, { GDK_KEY_Right, 1 }, { GDK_KEY_KP_Right, 1 },
    { GDK_KEY_Home, G_MININT16 }, { GDK_KEY_End, G_MAXINT16 },
  }, row_steps[] = {
    { GDK_KEY_Up, -1 }, { GDK_KEY_KP_Up, -1 }, { GDK_KEY_Down, 1 }, { GDK_KEY_KP_Down, 1 },
  };

  G_OBJECT_CLASS (klass)->finalize = pp_chart_finalize;
  widget_class->snapshot = pp_chart_snapshot;
  widget_class->measure = pp_chart_measure;
  widget_class->get_request_mode = pp_chart_get_request_mode;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (widget_class, steps[i].key, 0, step_shortcut, "i",
                                  steps[i].steps);
  for (gsize i = 0; i < G_N_ELEMENTS (row_steps); i++)
    gtk_widget_class_add_binding (widget_class, row_steps[i].key, 0, step_row_shortcut, "i",
                                  row_steps[i].steps);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pp_chart_init (PpChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->picture.values = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_chart_mark_free);
  self->picture.references =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pp_chart_mark_free);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  for (const char *const *what = (const char *const[]) { "notify::dark", "notify::high-contrast",
                                                         NULL }; *what != NULL; what++)
    g_signal_connect_object (adw_style_manager_get_default (), *what,
                             G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * pp_chart_new:
 * @shape: how its values stand
 *
 * Returns: (transfer floating): an empty chart
 */
GtkWidget *
pp_chart_new (PpChartShape shape)
{
  PpChart *self = g_object_new (PP_TYPE_CHART, NULL);

  self->picture.shape = shape;
  return GTK_WIDGET (self);
}

/**
 * pp_chart_set_format:
 * @self: a chart
 * @format: (nullable): writes the values of the scale; %NULL: as plain numbers
 */
void
pp_chart_set_format (PpChart *self, PpChartFormat format)
{
  g_return_if_fail (PP_IS_CHART (self));

  self->picture.format = format;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pp_chart_clear:
 * @self: a chart
 *
 * Takes every value and line out of it.
 */
void
pp_chart_clear (PpChart *self)
{
  g_return_if_fail (PP_IS_CHART (self));

  g_ptr_array_set_size (self->picture.values, 0);
  g_ptr_array_set_size (self->picture.references, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pp_chart_add_row:
 * @self: a chart of rows
 * @share: how much of the whole, from 0 to 1
 * @name: of what, at the begin of the row
 * @aside: how much, at its end: "3 h of 8 h"
 * @words: what is told of it to who does not see it
 *
 * Adds a row at the end.
 */
void
pp_chart_add_row (PpChart *self, double share, const char *name, const char *aside,
                  const char *words)
{
  PpChartMark *mark;

  g_return_if_fail (PP_IS_CHART (self) && self->picture.shape == PP_CHART_ROWS);
  g_return_if_fail (name != NULL && aside != NULL && words != NULL);

  mark = pp_chart_mark_new (share, name, words, PP_CHART_PLAIN);
  mark->aside = g_strdup (aside);
  g_ptr_array_add (self->picture.values, mark);
}

/**
 * pp_chart_add_value:
 * @self: a chart
 * @value: where it stands
 * @name: (nullable): below it, where there is room: "12-03"
 * @words: what is told when it is chosen: "12-03-2026: ₹1,240"
 * @tone: how it is marked
 *
 * Adds a value at the right.
 */
void
pp_chart_add_value (PpChart *self, double value, const char *name, const char *words,
                    PpChartTone tone)
{
  g_return_if_fail (PP_IS_CHART (self));
  g_return_if_fail (words != NULL);

  g_ptr_array_add (self->picture.values, pp_chart_mark_new (value, name, words, tone));
}

/**
 * pp_chart_add_reference:
 * @self: a chart
 * @value: where it stands
 * @words: what it is: "at most 10 %"
 *
 * Adds a line across it.
 */
void
pp_chart_add_reference (PpChart *self, double value, const char *words)
{
  g_return_if_fail (PP_IS_CHART (self));
  g_return_if_fail (words != NULL);

  g_ptr_array_add (self->picture.references,
                   pp_chart_mark_new (value, NULL, words, PP_CHART_PLAIN));
}

static void
append_words (GString *all, GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    g_string_append_printf (all, "%s%s", all->len > 0 ? "; " : "",
                            ((PpChartMark *) g_ptr_array_index (marks, i))->words);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const PpChartMark *one = *(PpChartMark *const *) a, *other = *(PpChartMark *const *) b;

  return (one->value < other->value) - (one->value > other->value);
}

/**
 * pp_chart_show:
 * @self: a chart
 * @words: what it shows, for those who do not see it; the words of its lines and values follow
 *
 * Shows what was added, the last value chosen; of rows none.
 */
void
pp_chart_show (PpChart *self, const char *words)
{
  g_autoptr (GString) all = g_string_new (NULL);

  g_return_if_fail (PP_IS_CHART (self));

  g_ptr_array_sort (self->picture.references, compare_marks);
  append_words (all, self->picture.references);
  append_words (all, self->picture.values);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all->str, -1);
  self->picture.chosen = self->picture.shape == PP_CHART_ROWS
                           ? G_MAXUINT : MAX (self->picture.values->len, 1) - 1;
  g_free (self->title);
  self->title = g_strdup (words);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * pp_chart_step:
 * @self: a chart
 * @steps: from the chosen value, as the arrow keys go
 *
 * Chooses another value and tells it.
 */
void
pp_chart_step (PpChart *self, int steps)
{
  int index;

  g_return_if_fail (PP_IS_CHART (self));

  if (self->title == NULL || self->picture.values->len == 0)
    return;
  index = (int) self->picture.chosen + steps;
  choose (self, (guint) CLAMP (index, 0, (int) self->picture.values->len - 1));
  tell_chosen (self);
}
