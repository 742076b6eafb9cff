/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-drawn-text.h"

/* Pixels of width below which no text is asked to go. */
#define LEAST_WIDTH 120

/* What a wrapping label is, where the text changes with each key: a label has everything around it
 * measured again for each new text, this only where it comes to more or fewer lines.
 */
struct _PpDrawnText
{
  GtkWidget    parent_instance;

  char        *text;
  gboolean     is_centred;
  PangoLayout *layout;   /* (nullable): of the text, as wide as @width */
  int          width;
};

G_DEFINE_FINAL_TYPE (PpDrawnText, pp_drawn_text, GTK_TYPE_WIDGET)

/* As wide as it is; -1: in one line. */
static PangoLayout *
layout_for (PpDrawnText *self, int width)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_alignment (self->layout, self->is_centred ? PANGO_ALIGN_CENTER
                                                                 : PANGO_ALIGN_LEFT);
      self->width = -1;
    }
  if (self->width != width)
    pango_layout_set_width (self->layout, width < 0 ? -1 : width * PANGO_SCALE);
  self->width = width;
  return self->layout;
}

static int
height_for (PpDrawnText *self, int width)
{
  int height;

  pango_layout_get_pixel_size (layout_for (self, width), NULL, &height);
  return height;
}

static void
pp_drawn_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  PpDrawnText *self = PP_DRAWN_TEXT (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = height_for (self, for_size);
      return;
    }
  pango_layout_get_pixel_size (layout_for (self, -1), natural, NULL);
  *minimum = MIN (*natural, LEAST_WIDTH);
}

static GtkSizeRequestMode
pp_drawn_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pp_drawn_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PangoLayout *layout = layout_for (PP_DRAWN_TEXT (widget), gtk_widget_get_width (widget));
  GdkRGBA color;
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
    0, (gtk_widget_get_height (widget) - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
pp_drawn_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pp_drawn_text_parent_class)->css_changed (widget, change);
  g_clear_object (&PP_DRAWN_TEXT (widget)->layout);
}

static void
pp_drawn_text_dispose (GObject *object)
{
  g_clear_object (&PP_DRAWN_TEXT (object)->layout);

  G_OBJECT_CLASS (pp_drawn_text_parent_class)->dispose (object);
}

static void
pp_drawn_text_finalize (GObject *object)
{
  g_free (PP_DRAWN_TEXT (object)->text);

  G_OBJECT_CLASS (pp_drawn_text_parent_class)->finalize (object);
}

static void
pp_drawn_text_class_init (PpDrawnTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_drawn_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = pp_drawn_text_finalize;
  widget_class->measure = pp_drawn_text_measure;
  widget_class->get_request_mode = pp_drawn_text_get_request_mode;
  widget_class->snapshot = pp_drawn_text_snapshot;
  widget_class->css_changed = pp_drawn_text_css_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
pp_drawn_text_init (PpDrawnText *self)
{
  self->text = g_strdup ("");
}

/**
 * pp_drawn_text_new:
 *
 * Returns: (transfer floating): a text that wraps and says nothing yet
 */
GtkWidget *
pp_drawn_text_new (void)
{
  return g_object_new (PP_TYPE_DRAWN_TEXT, NULL);
}

/**
 * pp_drawn_text_set_text:
 * @self: a text
 * @text: what it says from now on
 */
void
pp_drawn_text_set_text (PpDrawnText *self, const char *text)
{
  int width, before;

  g_return_if_fail (PP_IS_DRAWN_TEXT (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  width = gtk_widget_get_width (GTK_WIDGET (self));
  before = width > 0 ? height_for (self, width) : 0;
  g_clear_object (&self->layout);
  g_free (self->text);
  self->text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (width > 0 && height_for (self, width) == before)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * pp_drawn_text_get_text:
 * @self: a text
 *
 * Returns: (transfer none): what it says
 */
const char *
pp_drawn_text_get_text (PpDrawnText *self)
{
  g_return_val_if_fail (PP_IS_DRAWN_TEXT (self), NULL);

  return self->text;
}

/**
 * pp_drawn_text_set_centred:
 * @self: a text
 *
 * Its lines stand in the middle of its width.
 */
void
pp_drawn_text_set_centred (PpDrawnText *self)
{
  g_return_if_fail (PP_IS_DRAWN_TEXT (self));

  self->is_centred = TRUE;
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
