/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

/* What the desk is measured against: the least program that shows such a thing with GTK.
 *
 *     floor window|entry|grid
 */

#define N_ROWS  200
#define N_SLOTS 84
#define ROW_HEIGHT 22
#define NAME_WIDTH 90

typedef struct {
  GtkWidget parent_instance;
  int       page;
} FloorGrid;

typedef struct {
  GtkWidgetClass parent_class;
} FloorGridClass;

GType floor_grid_get_type (void);

G_DEFINE_TYPE (FloorGrid, floor_grid, GTK_TYPE_WIDGET)

static void
draw_name (GtkWidget *widget, GtkSnapshot *snapshot, int row, int y)
{
  g_autofree char *name = g_strdup_printf ("DRY-%d", row);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, name);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (4, y));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA) { 0, 0, 0, 1 });
  gtk_snapshot_restore (snapshot);
}

/* Blocks of one to four slots, others on each page. */
static void
floor_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FloorGrid *self = (FloorGrid *) widget;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double slot = (width - NAME_WIDTH) / (double) N_SLOTS;

  for (int row = 0; row < N_ROWS && row * ROW_HEIGHT < height; row++)
    {
      draw_name (widget, snapshot, row + self->page * 30, row * ROW_HEIGHT);
      for (int at = (row * 7 + self->page * 3) % 5; at < N_SLOTS; at += 3 + (at + row) % 4)
        gtk_snapshot_append_color (snapshot,
                                   &(GdkRGBA) { 0.2, 0.5, 0.3 + 0.1 * (at % 5), 1 },
                                   &GRAPHENE_RECT_INIT (NAME_WIDTH + at * slot,
                                                        row * ROW_HEIGHT + 1,
                                                        slot * (1 + at % 3), ROW_HEIGHT - 2));
    }
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        FloorGrid *self)
{
  self->page = (self->page + 1) % 7;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
floor_grid_class_init (FloorGridClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = floor_grid_snapshot;
}

static void
floor_grid_init (FloorGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
activate_cb (GtkApplication *application, const char *what)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *child = NULL;

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (strcmp (what, "entry") == 0)
    child = gtk_entry_new ();
  else if (strcmp (what, "grid") == 0)
    child = g_object_new (floor_grid_get_type (), NULL);
  if (child != NULL)
    gtk_box_append (GTK_BOX (box), child);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Floor");
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 720);
  gtk_window_present (GTK_WINDOW (window));
  if (child != NULL)
    gtk_widget_grab_focus (child);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application =
    adw_application_new ("org.panippura.Floor", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb),
                    argc > 1 ? argv[1] : "window");
  return g_application_run (G_APPLICATION (application), 1, argv);
}
