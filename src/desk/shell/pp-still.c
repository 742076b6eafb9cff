/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-still.h"

#include <math.h>

/**
 * pp_still_draw:
 * @snapshot: to draw into
 * @node: what is to be seen
 * @scale: pixels of the screen to one of the widget's
 *
 * Draws it as a picture that is made now: whoever draws the snapshot copies pixels. For what is
 * made of much and changes seldom, where the processor draws.
 */
void
pp_still_draw (GtkSnapshot *snapshot, GskRenderNode *node, int scale)
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

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_surface (cr, picture, bounds.origin.x, bounds.origin.y);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (picture);
}
