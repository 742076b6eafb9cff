/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-still.h"

#include <adwaita.h>

#define SIZE 160

typedef struct {
  GtkWindow *window;
  GtkWidget *shown;
  GtkWidget *label;
} Stand;

static void
count_nodes (GskRenderNode *node, int *counts)
{
  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        count_nodes (gsk_container_node_get_child (node, i), counts);
      break;
    case GSK_TRANSFORM_NODE:
      count_nodes (gsk_transform_node_get_child (node), counts);
      break;
    case GSK_CLIP_NODE:
      count_nodes (gsk_clip_node_get_child (node), counts);
      break;
    case GSK_CAIRO_NODE:
      counts[1]++;
      break;
    default:
      counts[0]++;
    }
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static void
wait_for_frame (Stand *stand)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (stand->shown);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static GskRenderNode *
take (Stand *stand)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  wait_for_frame (stand);
  paintable = gtk_widget_paintable_new (stand->shown);
  gdk_paintable_snapshot (paintable, snapshot, SIZE, SIZE);
  return gtk_snapshot_free_to_node (snapshot);
}

/* Its pixels; @counts[1]: of how many pictures, @counts[0]: of how many other pieces. */
static GBytes *
look (Stand *stand, int counts[2])
{
  g_autoptr (GskRenderNode) node = take (stand);
  g_autoptr (GdkTexture) texture = NULL;
  guchar *pixels = g_malloc0 (SIZE * SIZE * 4);

  counts[0] = counts[1] = 0;
  count_nodes (node, counts);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (stand->window)),
                                         node, &GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE));
  gdk_texture_download (texture, pixels, SIZE * 4);
  return g_bytes_new_take (pixels, SIZE * SIZE * 4);
}

static Stand
stand_new (gboolean still)
{
  Stand stand = { .window = GTK_WINDOW (gtk_window_new ()), .label = gtk_label_new ("one") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), stand.label);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("two"));
  gtk_box_append (GTK_BOX (box), gtk_button_new_from_icon_name ("open-menu-symbolic"));
  stand.shown = still ? g_object_new (PP_TYPE_STILL, "child", box, NULL) : box;
  gtk_widget_set_size_request (stand.shown, SIZE, SIZE);
  gtk_window_set_child (stand.window, stand.shown);
  gtk_window_present (stand.window);
  return stand;
}

/* One piece instead of many, to the pixel what is seen without it, and what changes is seen. */
static void
test_same (void)
{
  Stand plain = stand_new (FALSE), still = stand_new (TRUE);
  g_autoptr (GBytes) first = NULL, plain_first = NULL, then = NULL, plain_then = NULL;
  int pieces[2], plain_pieces[2];

  plain_first = look (&plain, plain_pieces);
  first = look (&still, pieces);
  g_assert_true (g_bytes_equal (first, plain_first));
  g_assert_cmpint (pieces[0], ==, 0);
  g_assert_cmpint (pieces[1], ==, 1);
  g_assert_cmpint (plain_pieces[0], >, 3);

  gtk_label_set_label (GTK_LABEL (plain.label), "three");
  gtk_label_set_label (GTK_LABEL (still.label), "three");
  plain_then = look (&plain, plain_pieces);
  then = look (&still, pieces);
  g_assert_true (g_bytes_equal (then, plain_then));
  g_assert_false (g_bytes_equal (then, first));
  g_assert_cmpint (pieces[1], ==, 1);
  gtk_window_destroy (plain.window);
  gtk_window_destroy (still.window);
}

/* What is hidden leaves nothing behind. */
static void
test_hidden (void)
{
  Stand still = stand_new (TRUE);
  GskRenderNode *node;

  node = take (&still);
  g_assert_nonnull (node);
  gsk_render_node_unref (node);
  gtk_widget_set_visible (gtk_widget_get_first_child (still.shown), FALSE);
  g_assert_null (take (&still));
  gtk_window_destroy (still.window);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/still/same", test_same);
  g_test_add_func ("/still/hidden", test_hidden);

  return g_test_run ();
}
