/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-still.h"

#include <math.h>

/**
 * PpStill:
 *
 * Shows one child that seldom changes. Cairo's renderer goes through all that a window shows, piece
 * by piece, for every letter that is typed anywhere in it; the child is one piece to it, a picture
 * that is made anew when the child changes.
 */
struct _PpStill
{
  GtkWidget  parent_instance;

  GtkWidget *child;
};

enum { PROP_CHILD = 1, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (PpStill, pp_still, GTK_TYPE_WIDGET)

static void
append_picture (GtkSnapshot *snapshot, GskRenderNode *node, int scale)
{
  graphene_rect_t bounds;
  cairo_surface_t *picture;
  cairo_t *cr;

  gsk_render_node_get_bounds (node, &bounds);
  graphene_rect_round_extents (&bounds, &bounds);
  picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, ceil (bounds.size.width) * scale,
                                        ceil (bounds.size.height) * scale);
  cairo_surface_set_device_scale (picture, scale, scale);
  cr = cairo_create (picture);
  cairo_translate (cr, -bounds.origin.x, -bounds.origin.y);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);

  gtk_snapshot_push_clip (snapshot, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_surface (cr, picture, bounds.origin.x, bounds.origin.y);
  cairo_paint (cr);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
  cairo_surface_destroy (picture);
}

/**
 * pp_still_append:
 * @widget: whose snapshot is taken
 * @snapshot: to draw into
 * @seen: (transfer full): what @widget shows
 *
 * Draws it as a picture that is made now where the processor draws, so that whoever draws the
 * window again copies pixels, or nothing at all where none of it is to be drawn; elsewhere as it
 * is. For what is made of much and changes seldom.
 */
void
pp_still_append (GtkWidget *widget, GtkSnapshot *snapshot, GtkSnapshot *seen)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  GskRenderNode *node = gtk_snapshot_free_to_node (seen);

  if (node == NULL)
    return;
  if (GSK_IS_CAIRO_RENDERER (renderer))
    append_picture (snapshot, node, gtk_widget_get_scale_factor (widget));
  else
    gtk_snapshot_append_node (snapshot, node);
  gsk_render_node_unref (node);
}

static void
pp_still_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GtkSnapshot *seen = gtk_snapshot_new ();

  gtk_widget_snapshot_child (widget, PP_STILL (widget)->child, seen);
  pp_still_append (widget, snapshot, seen);
}

static void
pp_still_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PpStill *self = PP_STILL (object);

  g_assert (id == PROP_CHILD && self->child == NULL);
  self->child = g_value_get_object (value);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
pp_still_dispose (GObject *object)
{
  g_clear_pointer (&PP_STILL (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (pp_still_parent_class)->dispose (object);
}

static void
pp_still_class_init (PpStillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pp_still_set_property;
  object_class->dispose = pp_still_dispose;
  widget_class->snapshot = pp_still_snapshot;
  /**
   * PpStill:child:
   *
   * What is shown; given when it is made, and kept.
   */
  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pp_still_init (PpStill *self)
{
}
