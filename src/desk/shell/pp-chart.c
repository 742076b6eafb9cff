/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-chart.h"

#include "desk/shell/pp-chart-picture.h"

#include <adwaita.h>

#define LEAST_WIDTH   220
#define USUAL_WIDTH   420
#define LEAST_HEIGHT  120
#define USUAL_HEIGHT  150

struct _PpChart
{
  GtkWidget      parent_instance;

  PpChartPicture picture;
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

static void
motion_cb (PpChart *self, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PpChartFrame frame;

  if (self->picture.values->len == 0)
    return;
  frame = pp_chart_picture_frame (&self->picture, gtk_widget_get_pango_context (widget),
                                  gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  choose (self, pp_chart_picture_at (&self->picture, &frame, x));
}

static gboolean
step_shortcut (GtkWidget *widget, GVariant *steps, gpointer unused)
{
  PpChart *self = PP_CHART (widget);
  int index = (int) self->picture.chosen + g_variant_get_int32 (steps);

  choose (self, (guint) CLAMP (index, 0, (int) self->picture.values->len - 1));
  return GDK_EVENT_STOP;
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
  PpChartFrame frame = pp_chart_picture_frame (&self->picture, context, width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  take_colours (self);
  pp_chart_picture_draw (&self->picture, context, cr, &frame);
  cairo_destroy (cr);
}

static void
pp_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = across ? USUAL_WIDTH : USUAL_HEIGHT;
}

static void
pp_chart_finalize (GObject *object)
{
  PpChart *self = PP_CHART (object);

  g_ptr_array_unref (self->picture.values);
  g_ptr_array_unref (self->picture.references);

  G_OBJECT_CLASS (pp_chart_parent_class)->finalize (object);
}

static void
pp_chart_class_init (PpChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct { guint key; int steps; } steps[] = {
    { GDK_KEY_Left, -1 }, { GDK_KEY_KP_Left, -1 }, { GDK_KEY_Right, 1 }, { GDK_KEY_KP_Right, 1 },
    { GDK_KEY_Home, G_MININT16 }, { GDK_KEY_End, G_MAXINT16 },
  };

  G_OBJECT_CLASS (klass)->finalize = pp_chart_finalize;
  widget_class->snapshot = pp_chart_snapshot;
  widget_class->measure = pp_chart_measure;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (widget_class, steps[i].key, 0, step_shortcut, "i",
                                  steps[i].steps);
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
 * @bars: whether its values stand as bars, from zero; else they are joined as points
 *
 * Returns: (transfer floating): an empty chart
 */
GtkWidget *
pp_chart_new (gboolean bars)
{
  PpChart *self = g_object_new (PP_TYPE_CHART, NULL);

  self->picture.bars = bars;
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
 * Shows what was added, the last value chosen.
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
  self->picture.chosen = MAX (self->picture.values->len, 1) - 1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
