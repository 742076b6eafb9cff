/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/bookings/pp-time-grid.h"

#include "core/pp-time.h"
#include "desk/bookings/pp-grid-draw.h"
#include "desk/bookings/pp-grid-words.h"
#include "desk/bookings/pp-time-axis.h"
#include "desk/bookings/pp-time-block.h"
#include "desk/shell/pp-focus.h"

#include <string.h>

/* In pixels, where text has its usual size. */
#define ROW_HEIGHT    44
#define HEADER_HEIGHT 48
#define NAME_WIDTH    150
#define GAP           2
#define LEAST_WIDTH   240
#define LEAST_DAY     46

struct _PpTimeGrid
{
  GtkWidget         parent_instance;

  const PpSchedule *schedule;     /* of who calls pp_time_grid_show() */
  gint64            now;
  PpTimeAxis        axis;
  int               row_height;
  int               header_height;
  int               name_width;
  GtkAdjustment    *adjustment;   /* in rows */
  GPtrArray        *blocks;       /* (element-type PpTimeBlock): recycled */
  char             *selected;
  guint             n_filled;     /* rows for which there are blocks */
  guint             filling;      /* source that fills them anew */
  guint             row;          /* of the cursor */
  gint64            at;
};

G_DEFINE_FINAL_TYPE (PpTimeGrid, pp_time_grid, GTK_TYPE_WIDGET)

enum {
  SLOT_CHOSEN,
  BOOKING_CHOSEN,
  ROWS_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* As large as the text is. */
static void
scale (PpTimeGrid *self)
{
  double factor = pp_grid_draw_scale (GTK_WIDGET (self));

  self->row_height = ROW_HEIGHT * factor;
  self->header_height = HEADER_HEIGHT * factor;
  self->name_width = NAME_WIDTH * factor;
}

static PpMachine *
machine_at (PpTimeGrid *self, guint row)
{
  return self->schedule != NULL && row < self->schedule->machines->len
           ? g_ptr_array_index (self->schedule->machines, row) : NULL;
}

static guint
first_row (PpTimeGrid *self)
{
  return gtk_adjustment_get_value (self->adjustment);
}

static guint
n_rows_seen (PpTimeGrid *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - self->header_height;

  return MAX (height / self->row_height, 1);
}

/* What is under the cursor, for a screen reader. */
static void
tell_cursor (PpTimeGrid *self)
{
  g_autofree char *words = NULL;

  if (machine_at (self, self->row) == NULL)
    return;
  words = pp_grid_words_at (self->schedule, self->row, self->at);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Bookings of a machine that holds several lie below each other. */
static void
place_block (PpTimeGrid *self, GtkWidget *block)
{
  const PpHeld *held = pp_time_block_get_held (PP_TIME_BLOCK (block));
  double x = pp_time_axis_place (&self->axis, held->starts_at) + GAP;
  double end = pp_time_axis_place (&self->axis, held->ends_at) - GAP;
  int lanes = MAX ((int) machine_at (self, held->row)->capacity, 1);
  int lane = lanes > 1 ? (int) pp_schedule_lane (self->schedule, held) : 0;
  int height = (self->row_height - 2 * GAP) / lanes;
  int y = self->header_height + ((int) held->row - (int) first_row (self)) * self->row_height +
          GAP + MIN (lane, lanes - 1) * height;

  gtk_widget_allocate (block, MAX (end - x, 3), MAX (height - (lanes > 1 ? 1 : 0), 3), -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y)));
}

static GtkWidget *
nth_block (PpTimeGrid *self, guint n)
{
  if (n == self->blocks->len)
    {
      GtkWidget *block = pp_time_block_new ();

      gtk_widget_set_parent (block, GTK_WIDGET (self));
      g_ptr_array_add (self->blocks, block);
    }
  return g_ptr_array_index (self->blocks, n);
}

/* Gives a block to each booking that can be seen, at once in its place: to ask for that would have
 * the whole window laid out anew. The rest of the blocks wait, hidden. */
static void
fill_blocks (PpTimeGrid *self)
{
  gboolean is_placed = gtk_widget_get_width (GTK_WIDGET (self)) > 0;
  guint n = 0, first = first_row (self);

  self->n_filled = n_rows_seen (self);
  for (guint row = first; machine_at (self, row) != NULL && row <= first + self->n_filled; row++)
    {
      guint n_held;
      PpHeld *held = pp_schedule_list (self->schedule, row, &n_held);

      for (guint i = 0; i < n_held; i++)
        {
          PpSpan span = { held[i].starts_at, held[i].ends_at };
          GtkWidget *block = pp_time_axis_shows (&self->axis, span) ? nth_block (self, n++) : NULL;

          if (block == NULL)
            continue;
          pp_time_block_show (PP_TIME_BLOCK (block), &held[i], self->selected,
                              self->axis.n_days == 1);
          gtk_widget_set_child_visible (block, TRUE);
          if (is_placed)
            place_block (self, block);
        }
    }
  for (guint i = n; i < self->blocks->len; i++)
    gtk_widget_set_child_visible (g_ptr_array_index (self->blocks, i), FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->schedule != NULL)
    g_signal_emit (self, signals[ROWS_SHOWN], 0);
}

static void
fill_later_cb (gpointer data)
{
  PpTimeGrid *self = data;

  self->filling = 0;
  fill_blocks (self);
}

static void
pp_time_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PpTimeGrid *self = PP_TIME_GRID (widget);
  guint n_rows = self->schedule != NULL ? self->schedule->machines->len : 0;
  guint first = first_row (self);

  scale (self);
  self->axis.x = self->name_width;
  self->axis.width = MAX (width - self->name_width, 1);
  g_signal_handlers_block_by_func (self->adjustment, fill_blocks, self);
  gtk_adjustment_configure (self->adjustment, first, 0, n_rows, 1, n_rows_seen (self),
                            MIN (n_rows_seen (self), n_rows));
  g_signal_handlers_unblock_by_func (self->adjustment, fill_blocks, self);
  /* Other rows than it was filled for want other blocks, which cannot be made here. */
  if ((n_rows_seen (self) > self->n_filled || first_row (self) != first) && self->filling == 0)
    self->filling = g_idle_add_once (fill_later_cb, self);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      GtkWidget *block = g_ptr_array_index (self->blocks, i);

      if (gtk_widget_get_child_visible (block))
        place_block (self, block);
    }
}

static void
draw_rows (PpTimeGrid *self, GtkSnapshot *snapshot, const GdkRGBA *color, int width)
{
  for (guint row = first_row (self), n = 0; n <= n_rows_seen (self); row++, n++)
    {
      PpMachine *machine = machine_at (self, row);
      double y = self->header_height + n * self->row_height;

      pp_grid_draw_rect (snapshot, color, 0.12, 0, y, width, 1);
      if (machine == NULL)
        return;
      pp_grid_draw_closed (snapshot, color, &self->axis, self->schedule, machine, y + 1,
                           self->row_height - 1);
      pp_grid_draw_machine (GTK_WIDGET (self), snapshot, color, machine, y, self->row_height,
                            self->name_width);
    }
}

static void
draw_cursor (PpTimeGrid *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  PpMachine *machine = machine_at (self, self->row);
  double x, end, y;

  if (machine == NULL || !gtk_widget_has_focus (GTK_WIDGET (self)) ||
      self->row < first_row (self))
    return;
  x = pp_time_axis_place (&self->axis, self->at);
  end = pp_time_axis_place (&self->axis, self->at + machine->slot_minutes * 60);
  y = self->header_height + (self->row - first_row (self)) * self->row_height;
  pp_grid_draw_frame (snapshot, color, x, y, end - x, self->row_height);
}

static void
pp_time_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PpTimeGrid *self = PP_TIME_GRID (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA color;

  if (self->schedule == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  pp_grid_draw_hours (widget, snapshot, &color, &self->axis, self->schedule, self->header_height);
  draw_rows (self, snapshot, &color, width);
  pp_grid_draw_downtime (snapshot, &color, &self->axis, self->schedule, first_row (self),
                         self->header_height, self->row_height);
  for (guint i = 0; i < self->blocks->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->blocks, i), snapshot);
  if (self->now > self->schedule->span.starts_at && self->now < self->schedule->span.ends_at)
    pp_grid_draw_now (widget, snapshot, &color, pp_time_axis_place (&self->axis, self->now),
                      self->header_height - 6);
  draw_cursor (self, snapshot, &color);
  gtk_snapshot_pop (snapshot);
}

static void
pp_time_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  PpTimeGrid *self = PP_TIME_GRID (widget);
  int room = MAX (LEAST_WIDTH, self->axis.n_days * LEAST_DAY) * pp_grid_draw_scale (widget);

  scale (self);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? self->name_width + room
                                                       : self->header_height + 3 * self->row_height;
  *natural = *minimum;
}

/* Closed hours are looked at, and offer nothing. */
static void
choose_slot (PpTimeGrid *self, PpMachine *machine)
{
  if (pp_schedule_is_open (self->schedule, machine, self->at))
    g_signal_emit (self, signals[SLOT_CHOSEN], 0, pp_record_get_id (PP_RECORD (machine)), self->at);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Until it was read whose it is, there is nothing to be shown of it. */
static void
choose_held (PpTimeGrid *self, const PpHeld *held)
{
  if (held->whose != NULL)
    g_signal_emit (self, signals[BOOKING_CHOSEN], 0, held->whose->booking);
}

static void
choose (PpTimeGrid *self, PpMachine *machine)
{
  PpHeld *held = pp_schedule_at (self->schedule, self->row, self->at);

  if (held != NULL && machine->capacity <= 1)
    choose_held (self, held);
  else
    choose_slot (self, machine);
}

static void
move_cursor (PpTimeGrid *self, int rows, int slots)
{
  guint n_rows = self->schedule->machines->len, seen = n_rows_seen (self);
  PpMachine *machine;
  PpSpan span = pp_time_axis_span (&self->axis);
  double x;

  self->row = CLAMP ((int) self->row + rows, 0, (int) n_rows - 1);
  machine = machine_at (self, self->row);
  if (slots != 0)
    {
      self->at += slots * machine->slot_minutes * 60;
      x = pp_time_axis_place (&self->axis, CLAMP (self->at, span.starts_at, span.ends_at - 1));
      if (pp_time_axis_time (&self->axis, x + 0.01, 1) != self->at)
        self->at = pp_time_axis_time (&self->axis, x + slots, machine->slot_minutes);
    }
  if (self->row < first_row (self))
    gtk_adjustment_set_value (self->adjustment, self->row);
  else if (self->row >= first_row (self) + seen)
    gtk_adjustment_set_value (self->adjustment, self->row - seen + 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tell_cursor (self);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        PpTimeGrid *self)
{
  int page = n_rows_seen (self);

  if (machine_at (self, self->row) == NULL ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Up: move_cursor (self, -1, 0); break;
    case GDK_KEY_Down: move_cursor (self, 1, 0); break;
    case GDK_KEY_Left: move_cursor (self, 0, -1); break;
    case GDK_KEY_Right: move_cursor (self, 0, 1); break;
    case GDK_KEY_Page_Up: move_cursor (self, -page, 0); break;
    case GDK_KEY_Page_Down: move_cursor (self, page, 0); break;
    case GDK_KEY_Return: case GDK_KEY_KP_Enter: case GDK_KEY_space:
      choose (self, machine_at (self, self->row));
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, PpTimeGrid *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *block = picked != NULL ? gtk_widget_get_ancestor (picked, PP_TYPE_TIME_BLOCK) : NULL;
  int row = (y - self->header_height) / self->row_height + first_row (self);
  gboolean is_inside = y >= self->header_height && x >= self->name_width;
  PpMachine *machine = is_inside ? machine_at (self, row) : NULL;

  pp_focus_grab (self);
  if (machine == NULL)
    return;
  self->row = row;
  self->at = pp_time_axis_time (&self->axis, x, machine->slot_minutes);
  tell_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (block != NULL)
    choose_held (self, pp_time_block_get_held (PP_TIME_BLOCK (block)));
  else
    choose_slot (self, machine);
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, PpTimeGrid *self)
{
  gtk_adjustment_set_value (self->adjustment,
                            gtk_adjustment_get_value (self->adjustment) + (dy > 0 ? 1 : -1));
  return GDK_EVENT_STOP;
}

static void
pp_time_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pp_time_grid_parent_class)->css_changed (widget, change);
  pp_grid_draw_forget (widget);
}

static void
pp_time_grid_dispose (GObject *object)
{
  PpTimeGrid *self = PP_TIME_GRID (object);

  self->schedule = NULL;
  g_clear_handle_id (&self->filling, g_source_remove);
  while (self->blocks->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index (self->blocks, self->blocks->len - 1));
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (pp_time_grid_parent_class)->dispose (object);
}

static void
pp_time_grid_finalize (GObject *object)
{
  PpTimeGrid *self = PP_TIME_GRID (object);

  g_ptr_array_unref (self->blocks);
  g_free (self->selected);

  G_OBJECT_CLASS (pp_time_grid_parent_class)->finalize (object);
}

static void
pp_time_grid_class_init (PpTimeGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_time_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = pp_time_grid_finalize;
  widget_class->size_allocate = pp_time_grid_size_allocate;
  widget_class->measure = pp_time_grid_measure;
  widget_class->snapshot = pp_time_grid_snapshot;
  widget_class->css_changed = pp_time_grid_css_changed;
  gtk_widget_class_set_css_name (widget_class, "timegrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);

  /**
   * PpTimeGrid::slot-chosen:
   * @self: the grid
   * @machine: a machine's id
   * @at: UTC seconds, on one of its slots, while it is open
   */
  signals[SLOT_CHOSEN] = g_signal_new ("slot-chosen", PP_TYPE_TIME_GRID, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                       G_TYPE_INT64);
  /**
   * PpTimeGrid::booking-chosen:
   * @self: the grid
   * @booking: a booking's id
   */
  signals[BOOKING_CHOSEN] = g_signal_new ("booking-chosen", PP_TYPE_TIME_GRID, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PpTimeGrid::rows-shown:
   * @self: the grid
   *
   * Other rows are seen, or other bookings in them.
   */
  signals[ROWS_SHOWN] = g_signal_new ("rows-shown", PP_TYPE_TIME_GRID, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
pp_time_grid_init (PpTimeGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->blocks = g_ptr_array_new ();
  self->row_height = ROW_HEIGHT;
  self->header_height = HEADER_HEIGHT;
  self->name_width = NAME_WIDTH;
  self->axis = (PpTimeAxis) { 0, 1, 0, 24 * 60, NAME_WIDTH, 1 };
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 1, 1, 1, 1));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (fill_blocks), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * pp_time_grid_show:
 * @self: a grid
 * @schedule: (transfer none) (nullable): whole days; it stays until the next call
 * @now: UTC seconds
 *
 * Shows the machines, and who has them.
 */
void
pp_time_grid_show (PpTimeGrid *self, const PpSchedule *schedule, gint64 now)
{
  int n_days = self->axis.n_days;

  g_return_if_fail (PP_IS_TIME_GRID (self));

  self->schedule = schedule;
  self->now = now;
  if (schedule != NULL)
    {
      self->axis.starts_at = schedule->span.starts_at;
      self->axis.n_days = pp_span_seconds (schedule->span) / PP_TIME_DAY;
      if (n_days != self->axis.n_days ||
          schedule->machines->len != gtk_adjustment_get_upper (self->adjustment))
        gtk_widget_queue_resize (GTK_WIDGET (self));
      pp_schedule_hours (schedule, &self->axis.opens_minute, &self->axis.closes_minute);
      if (self->at < schedule->span.starts_at || self->at >= schedule->span.ends_at)
        self->at = schedule->span.starts_at + self->axis.opens_minute * 60;
      tell_cursor (self);
    }
  fill_blocks (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pp_time_grid_get_rows:
 * @self: a grid
 * @first: (out): the first row that is seen
 *
 * Returns: how many are seen
 */
guint
pp_time_grid_get_rows (PpTimeGrid *self, guint *first)
{
  g_return_val_if_fail (PP_IS_TIME_GRID (self) && first != NULL, 0);

  *first = first_row (self);
  return n_rows_seen (self) + 1;
}

/**
 * pp_time_grid_named:
 * @self: a grid
 *
 * It was read whose the bookings are: those that are seen are named.
 */
void
pp_time_grid_named (PpTimeGrid *self)
{
  g_return_if_fail (PP_IS_TIME_GRID (self));

  for (guint i = 0; i < self->blocks->len; i++)
    {
      PpTimeBlock *block = g_ptr_array_index (self->blocks, i);
      const PpHeld *held = pp_time_block_get_held (block);

      if (gtk_widget_get_child_visible (GTK_WIDGET (block)) && held->whose != NULL &&
          pp_time_block_get_booking (block) == NULL)
        pp_time_block_show (block, held, self->selected, self->axis.n_days == 1);
    }
  tell_cursor (self);
}

/**
 * pp_time_grid_select:
 * @self: a grid
 * @booking: (nullable): a booking's id
 *
 * Marks the block of what is looked at.
 */
void
pp_time_grid_select (PpTimeGrid *self, const char *booking)
{
  g_return_if_fail (PP_IS_TIME_GRID (self));

  g_free (self->selected);
  self->selected = g_strdup (booking);
  fill_blocks (self);
}

/**
 * pp_time_grid_go_to_machine:
 * @self: a grid
 * @machine: a machine's id
 *
 * Puts the cursor into its row.
 */
void
pp_time_grid_go_to_machine (PpTimeGrid *self, const char *machine)
{
  int row;

  g_return_if_fail (PP_IS_TIME_GRID (self));

  row = self->schedule != NULL ? pp_schedule_row (self->schedule, machine) : -1;
  if (row >= 0)
    move_cursor (self, row - (int) self->row, 0);
}

/**
 * pp_time_grid_get_adjustment:
 * @self: a grid
 *
 * Returns: (transfer none): which rows are seen, for a scrollbar beside it
 */
GtkAdjustment *
pp_time_grid_get_adjustment (PpTimeGrid *self)
{
  g_return_val_if_fail (PP_IS_TIME_GRID (self), NULL);

  return self->adjustment;
}
