/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-picture.h"

/* What a window throws on what lies behind it while it is asked something. */
#define SHADE 0.35

static void
draw_widget (GtkSnapshot *snapshot, GtkWidget *widget, double x, double y)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  gtk_snapshot_restore (snapshot);
}

/* What hangs over a window is no part of what it draws itself. */
static void
draw_popovers (GtkSnapshot *snapshot, GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    {
      GdkPopup *popup = GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (widget)));

      draw_widget (snapshot, widget, gdk_popup_get_position_x (popup),
                   gdk_popup_get_position_y (popup));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    draw_popovers (snapshot, child);
}

static GtkWidget *
find_dialog (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (one) == window &&
          gtk_widget_get_mapped (GTK_WIDGET (one)))
        return GTK_WIDGET (one);
    }
  return NULL;
}

static GskRenderNode *
draw (GtkWidget *widget, GtkWidget *dialog, int width, int height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  draw_widget (snapshot, widget, 0, 0);
  draw_popovers (snapshot, widget);
  if (dialog != NULL)
    {
      gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, SHADE },
                                 &GRAPHENE_RECT_INIT (0, 0, width, height));
      draw_widget (snapshot, dialog, (width - gtk_widget_get_width (dialog)) / 2,
                   (height - gtk_widget_get_height (dialog)) / 2);
    }
  return gtk_snapshot_free_to_node (snapshot);
}

static gboolean
has_room (GtkWidget *widget, int width, int height)
{
  return gtk_widget_get_width (widget) <= width && gtk_widget_get_height (widget) <= height;
}

/**
 * pp_picture_save:
 * @window: a window that can be seen
 * @path: of a PNG file
 * @width: how wide the screen is
 * @height: how high
 *
 * Draws the window as it lies on such a screen, what hangs over it, and the dialogue in its middle.
 * Until it is laid out there is nothing to draw: that is waited for.
 *
 * Returns: whether all of it has room on the screen
 */
gboolean
pp_picture_save (GtkWindow *window, const char *path, int width, int height)
{
  GtkWidget *dialog = find_dialog (window), *widget = GTK_WIDGET (window);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  while ((node = draw (widget, dialog, width, height)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s cannot be written", path);
  return has_room (widget, width, height) &&
         (dialog == NULL || has_room (dialog, width, height));
}
