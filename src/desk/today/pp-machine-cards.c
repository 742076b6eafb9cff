/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/today/pp-machine-cards.h"

#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-still.h"

#define SPACE        9
#define LEAST_COLS   2
#define MOST_COLS    5

/* How many are measured before they are seen. */
#define MOST_ASKED 24u

/* Cards of one size, as many beside each other as there is room for. Only those are drawn that can
 * be seen of what scrolls: with 200 machines few are. Tab stops once; arrows go from card to card.
 */
struct _PpMachineCards
{
  GtkWidget      parent_instance;

  GPtrArray     *cards;          /* (element-type PpMachineCard) */
  guint          cursor;         /* the card that Tab comes to */
  int            card_height;    /* of the highest that are known, as wide as @card_width */
  int            card_width;
  gboolean       is_measured;    /* since it last said something else */
  guint          growing;        /* source that makes them higher */
  GtkAdjustment *scrolled;       /* (nullable): of what scrolls it */
};

G_DEFINE_FINAL_TYPE (PpMachineCards, pp_machine_cards, GTK_TYPE_WIDGET)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
card_widths (PpMachineCards *self, int *least, int *natural)
{
  *least = *natural = 0;
  if (self->cards->len > 0)
    gtk_widget_measure (g_ptr_array_index (self->cards, 0), GTK_ORIENTATION_HORIZONTAL, -1, least,
                        natural, NULL, NULL);
}

static guint
n_columns (PpMachineCards *self, int width)
{
  int least, natural;

  card_widths (self, &least, &natural);
  return CLAMP ((width + SPACE) / (natural + SPACE), LEAST_COLS, MOST_COLS);
}

static int
column_width (PpMachineCards *self, int width)
{
  int n = n_columns (self, width);

  return (width - (n - 1) * SPACE) / n;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const PpMachineCard *one = *(PpMachineCard *const *) a, *other = *(PpMachineCard *const *) b;

  return pp_machine_card_get_length ((PpMachineCard *) other) -
         pp_machine_card_get_length ((PpMachineCard *) one);
}

/* Those that say most are asked; what is higher all the same is found when it comes into sight. */
static int
height_of_cards (PpMachineCards *self, int width)
{
  g_autoptr (GPtrArray) longest = NULL;

  if (self->is_measured && self->card_width == width)
    return self->card_height;
  if (self->card_width != width)
    self->card_height = 0;
  self->card_width = width;
  self->is_measured = TRUE;
  longest = g_ptr_array_copy (self->cards, NULL, NULL);
  g_ptr_array_sort (longest, compare_lengths);
  for (guint i = 0; i < MIN (longest->len, MOST_ASKED); i++)
    {
      int height;

      gtk_widget_measure (g_ptr_array_index (longest, i), GTK_ORIENTATION_VERTICAL, width,
                          &height, NULL, NULL, NULL);
      self->card_height = MAX (self->card_height, height);
    }
  return self->card_height;
}

static void
grow_cb (gpointer data)
{
  PpMachineCards *self = data;

  self->growing = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* A card that comes into sight and wants to be higher than any that was asked. */
static void
find_higher (PpMachineCards *self, GtkWidget *card)
{
  int height;

  gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, self->card_width, &height, NULL, NULL, NULL);
  if (height <= self->card_height)
    return;
  self->card_height = height;
  if (self->growing == 0)
    self->growing = g_idle_add_once (grow_cb, self);
}

static void
pp_machine_cards_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  PpMachineCards *self = PP_MACHINE_CARDS (widget);
  int least, usual, width, n_rows;

  card_widths (self, &least, &usual);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_COLS * least + (LEAST_COLS - 1) * SPACE;
      *natural = MOST_COLS * usual + (MOST_COLS - 1) * SPACE;
      return;
    }
  width = for_size >= 0 ? for_size : MOST_COLS * usual + (MOST_COLS - 1) * SPACE;
  n_rows = (self->cards->len + n_columns (self, width) - 1) / n_columns (self, width);
  *minimum = n_rows == 0 ? 0 : n_rows * (height_of_cards (self, column_width (self, width))
                                         + SPACE) - SPACE;
  *natural = *minimum;
}

static GtkSizeRequestMode
pp_machine_cards_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pp_machine_cards_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PpMachineCards *self = PP_MACHINE_CARDS (widget);
  int columns = n_columns (self, width), card_width = column_width (self, width);
  int card_height = height_of_cards (self, card_width);

  for (guint i = 0; i < self->cards->len; i++)
    {
      graphene_point_t at = { i % columns * (card_width + SPACE),
                              i / columns * (card_height + SPACE) };

      gtk_widget_allocate (g_ptr_array_index (self->cards, i), card_width, card_height, -1,
                           gsk_transform_translate (NULL, &at));
    }
}

static void
draw_cards (PpMachineCards *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  for (guint i = 0; i < self->cards->len; i++)
    {
      GtkWidget *card = g_ptr_array_index (self->cards, i);
      graphene_rect_t seen;

      if (scroller == NULL || !gtk_widget_compute_bounds (card, scroller, &seen) ||
          (seen.origin.y + seen.size.height > -SPACE &&
           seen.origin.y < gtk_widget_get_height (scroller) + SPACE))
        {
          find_higher (self, card);
          gtk_widget_snapshot_child (widget, card, snapshot);
        }
    }
}

static void
pp_machine_cards_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GtkSnapshot *cards = gtk_snapshot_new ();

  draw_cards (PP_MACHINE_CARDS (widget), cards);
  pp_still_append (widget, snapshot, cards);
}

/* Other cards come into sight. */
static void
pp_machine_cards_root (GtkWidget *widget)
{
  PpMachineCards *self = PP_MACHINE_CARDS (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (pp_machine_cards_parent_class)->root (widget);
  if (scroller == NULL)
    return;
  self->scrolled = g_object_ref (gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (scroller)));
  g_signal_connect_object (self->scrolled, "value-changed", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scrolled, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

static void
pp_machine_cards_unroot (GtkWidget *widget)
{
  PpMachineCards *self = PP_MACHINE_CARDS (widget);

  if (self->scrolled != NULL)
    g_signal_handlers_disconnect_by_data (self->scrolled, self);
  g_clear_object (&self->scrolled);
  GTK_WIDGET_CLASS (pp_machine_cards_parent_class)->unroot (widget);
}

static gboolean
go_to (PpMachineCards *self, int index)
{
  if (index < 0 || index >= (int) self->cards->len)
    return FALSE;
  self->cursor = index;
  return pp_focus_grab (g_ptr_array_index (self->cards, index));
}

static gboolean
pp_machine_cards_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PpMachineCards *self = PP_MACHINE_CARDS (widget);
  int columns = n_columns (self, gtk_widget_get_width (widget));

  if (gtk_widget_get_focus_child (widget) == NULL)
    return go_to (self, MIN (self->cursor, MAX (self->cards->len, 1) - 1));
  switch (direction)
    {
    case GTK_DIR_LEFT:
      return go_to (self, (int) self->cursor - 1);
    case GTK_DIR_RIGHT:
      return go_to (self, self->cursor + 1);
    case GTK_DIR_UP:
      return go_to (self, (int) self->cursor - columns);
    case GTK_DIR_DOWN:
      return go_to (self, self->cursor + columns);
    case GTK_DIR_TAB_FORWARD: case GTK_DIR_TAB_BACKWARD: default:
      return FALSE;
    }
}

static void
choose (PpMachineCards *self, GtkWidget *card)
{
  guint index;

  if (!g_ptr_array_find (self->cards, card, &index))
    return;
  go_to (self, index);
  g_signal_emit (self, signals[CHOSEN], 0, pp_machine_card_get_id (PP_MACHINE_CARD (card)));
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        PpMachineCards *self)
{
  GtkWidget *card = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (card == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
      return go_to (self, 0);
    case GDK_KEY_End: case GDK_KEY_KP_End:
      return go_to (self, self->cards->len - 1);
    case GDK_KEY_Return: case GDK_KEY_KP_Enter: case GDK_KEY_space: case GDK_KEY_KP_Space:
      choose (self, card);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, PpMachineCards *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (picked != NULL && PP_IS_MACHINE_CARD (picked))
    choose (self, picked);
}

static void
pp_machine_cards_dispose (GObject *object)
{
  PpMachineCards *self = PP_MACHINE_CARDS (object);

  g_clear_handle_id (&self->growing, g_source_remove);
  pp_machine_cards_set_n (self, 0);

  G_OBJECT_CLASS (pp_machine_cards_parent_class)->dispose (object);
}

static void
pp_machine_cards_finalize (GObject *object)
{
  g_ptr_array_unref (PP_MACHINE_CARDS (object)->cards);

  G_OBJECT_CLASS (pp_machine_cards_parent_class)->finalize (object);
}

static void
pp_machine_cards_class_init (PpMachineCardsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_machine_cards_dispose;
  G_OBJECT_CLASS (klass)->finalize = pp_machine_cards_finalize;
  widget_class->measure = pp_machine_cards_measure;
  widget_class->get_request_mode = pp_machine_cards_get_request_mode;
  widget_class->size_allocate = pp_machine_cards_size_allocate;
  widget_class->snapshot = pp_machine_cards_snapshot;
  widget_class->root = pp_machine_cards_root;
  widget_class->unroot = pp_machine_cards_unroot;
  widget_class->focus = pp_machine_cards_focus;
  gtk_widget_class_set_css_name (widget_class, "machinecards");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);

  /**
   * PpMachineCards::chosen:
   * @self: the cards
   * @machine: a machine's id
   */
  signals[CHOSEN] = g_signal_new ("chosen", PP_TYPE_MACHINE_CARDS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pp_machine_cards_init (PpMachineCards *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->cards = g_ptr_array_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * pp_machine_cards_show:
 * @self: the cards
 * @index: which, at most one more than there are
 * @words: what it says from now on
 */
void
pp_machine_cards_show (PpMachineCards *self, guint index, const PpMachineWords *words)
{
  g_return_if_fail (PP_IS_MACHINE_CARDS (self));
  g_return_if_fail (index <= self->cards->len);

  if (index == self->cards->len)
    {
      g_ptr_array_add (self->cards, pp_machine_card_new ());
      gtk_widget_set_parent (g_ptr_array_index (self->cards, index), GTK_WIDGET (self));
    }
  if (!pp_machine_card_show (g_ptr_array_index (self->cards, index), words))
    return;
  self->is_measured = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * pp_machine_cards_set_n:
 * @self: the cards
 * @n_machines: how many there are; what is shown of more goes
 */
void
pp_machine_cards_set_n (PpMachineCards *self, guint n_machines)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));
  gboolean is_lost;
  guint index;

  g_return_if_fail (PP_IS_MACHINE_CARDS (self));

  is_lost = focused != NULL && g_ptr_array_find (self->cards, focused, &index) &&
            index >= n_machines;
  while (self->cards->len > n_machines)
    gtk_widget_unparent (g_ptr_array_steal_index (self->cards, self->cards->len - 1));
  if (is_lost)
    go_to (self, (int) n_machines - 1);
}
