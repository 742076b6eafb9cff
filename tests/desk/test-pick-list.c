/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "desk/shell/pp-pick-field.h"

/* A form that is longer than the screen is high. */
enum { FAR = 1400 };

typedef struct {
  GtkWidget  *window;
  GtkWidget  *above;
  GtkWidget  *scroller;
  GtkWidget  *field;
  PpPickList *list;
} Desk;

static Desk *
desk_new (void)
{
  GPtrArray *picks = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_pick_free);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *below;
  Desk *desk = g_new0 (Desk, 1);

  desk->window = gtk_window_new ();
  desk->above = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_size_request (below, -1, FAR);
  desk->field = g_object_new (PP_TYPE_PICK_FIELD, "title", "Material", NULL);
  g_ptr_array_add (picks, pp_pick_new ("material", "tree", "Cassia · Decopod", NULL));
  g_ptr_array_add (picks, pp_pick_new ("material", "copra", "Dried Copra", NULL));
  pp_pick_field_suggest (PP_PICK_FIELD (desk->field), picks);
  gtk_box_append (GTK_BOX (box), desk->above);
  gtk_box_append (GTK_BOX (box), desk->field);
  gtk_box_append (GTK_BOX (box), below);
  desk->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (desk->scroller), box);
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->scroller);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 600, 500);
  gtk_window_present (GTK_WINDOW (desk->window));
  pp_screen_settle ();
  desk->list = pp_pick_field_get_list (PP_PICK_FIELD (desk->field));
  gtk_widget_grab_focus (desk->field);
  gtk_editable_set_text (GTK_EDITABLE (pp_screen_find (desk->field, GTK_TYPE_TEXT, NULL)), "co");
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (desk->list)));
  g_assert_cmpuint (pp_pick_list_get_count (desk->list), ==, 2);
  return desk;
}

static void
desk_free (Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  g_free (desk);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

/* What has a word that begins so is meant rather than what has it within one. */
static void
test_order (void)
{
  g_autoptr (Desk) desk = desk_new ();

  g_assert_cmpstr (pp_pick_list_get (desk->list)->id, ==, "copra");
}

static void
assert_field_in_sight (Desk *desk)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (desk->field, desk->window, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, 500);
}

/* What comes above the field pushes it off the screen: GTK would set its list there. */
static void
test_grown (void)
{
  g_autoptr (Desk) desk = desk_new ();

  gtk_widget_set_size_request (desk->above, -1, FAR);
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (desk->list)));
  assert_field_in_sight (desk);
}

/* As GTK scrolls to a focus: a little at each frame, for some frames. */
static gboolean
glide (GtkWidget *scroller, GdkFrameClock *clock, gpointer data)
{
  int *frames = data;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                            100 - *frames);
  return --*frames > 0;
}

/* While that goes on the field is off the screen in one frame and on it in the next. */
static void
test_glides (void)
{
  g_autoptr (Desk) desk = desk_new ();
  int frames = 12;

  pp_pick_list_close (desk->list);
  gtk_widget_set_size_request (desk->above, -1, FAR);
  pp_screen_settle ();
  gtk_widget_add_tick_callback (desk->scroller, glide, &frames, NULL);
  while (frames > 0)
    {
      pp_pick_list_open (desk->list);
      g_main_context_iteration (NULL, TRUE);
    }
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (desk->list)));
  assert_field_in_sight (desk);
}

/* It goes with its field, and nobody who scrolls that away is brought back. */
static void
test_scrolled (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkAdjustment *adjustment;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (desk->scroller));
  gtk_adjustment_set_value (adjustment, 10);
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (desk->list)));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 10);
  gtk_adjustment_set_value (adjustment, FAR);
  pp_screen_settle ();
  g_assert_false (pp_pick_list_is_open (desk->list));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
}

int
main (int argc, char *argv[])
{
  pp_screen_start (&argc, &argv);

  g_test_add_func ("/pick-list/order", test_order);
  g_test_add_func ("/pick-list/grown", test_grown);
  g_test_add_func ("/pick-list/glides", test_glides);
  g_test_add_func ("/pick-list/scrolled", test_scrolled);

  return g_test_run ();
}
