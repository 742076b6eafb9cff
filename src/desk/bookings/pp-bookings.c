/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/bookings/pp-bookings.h"

#include "booking/pp-schedule.h"
#include "core/pp-time.h"
#include "desk/bookings/pp-booking-card.h"
#include "desk/bookings/pp-row-namer.h"
#include "desk/bookings/pp-time-grid.h"
#include "desk/bookings/pp-walk-in.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-drawn-text.h"
#include "desk/shell/pp-focus.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpBookings
{
  PpPane             parent_instance;

  PpDrawnText       *title;
  GtkToggleButton   *week;
  PpTimeGrid        *grid;
  GtkScrollbar      *bar;
  GtkStack          *side;
  PpWalkIn          *walk_in;
  PpBookingCard     *card;
  GtkWidget         *moving_bar;

  const PpSchedule  *schedule;    /* of the pane */
  char              *day;         /* the first that is shown; NULL: today */
  PpRowNamer        *namer;
  char              *moving;      /* (nullable): id of the booking that is being moved */
  gint64             moving_seconds;
  char              *wanted;      /* (nullable): id of a booking whose day is to be shown */
  char              *machine;     /* (nullable): whose row the cursor is to go to */
};

G_DEFINE_FINAL_TYPE (PpBookings, pp_bookings, PP_TYPE_PANE)

typedef struct {
  char    *day;
  char    *wanted;
  gboolean is_week;
  guint    first;      /* row that is seen, and how many are */
  guint    n_rows;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->day);
  g_free (ask->wanted);
  g_free (ask);
}

static char *
today (void)
{
  return pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
}

static gpointer
pp_bookings_ask (PpPane *pane)
{
  PpBookings *self = PP_BOOKINGS (pane);
  Ask *ask = g_new0 (Ask, 1);

  ask->day = self->day != NULL ? g_strdup (self->day) : today ();
  ask->wanted = g_steal_pointer (&self->wanted);
  ask->is_week = gtk_toggle_button_get_active (self->week);
  ask->n_rows = pp_time_grid_get_rows (self->grid, &ask->first);
  return ask;
}

/* A week begins on its Monday. */
static char *
first_day (const char *day, gboolean is_week)
{
  return is_week ? pp_day_add (day, 1 - pp_day_weekday (day)) : g_strdup (day);
}

static gpointer
pp_bookings_load (PpDb *db, gpointer data, GError **error)
{
  Ask *ask = data;
  g_autofree char *first = NULL;
  g_autoptr (PpSchedule) schedule = NULL;
  gint64 start;

  if (ask->wanted != NULL)
    {
      g_autoptr (PpBooking) booking = pp_db_get (db, pp_booking_get_type (), ask->wanted, error);

      if (booking == NULL)
        return NULL;
      g_free (ask->day);
      ask->day = pp_time_day (booking->starts_at);
    }
  first = first_day (ask->day, ask->is_week);
  start = pp_day_start (first);
  schedule = pp_schedule_read (db, (PpSpan) { start, start + (ask->is_week ? 7 : 1) *
                                              PP_TIME_DAY }, error);
  return schedule != NULL &&
         pp_row_namer_read (schedule, db, ask->first, ask->n_rows, error)
           ? g_steal_pointer (&schedule) : NULL;
}

static void
show_title (PpBookings *self)
{
  g_autofree char *first = pp_time_day (self->schedule->span.starts_at);
  g_autofree char *last = pp_time_day (self->schedule->span.ends_at - 1);
  g_autofree char *from = pp_day_format_long (first), *until = pp_day_format (last);
  g_autofree char *begin = pp_day_format (first), *both = NULL;

  both = g_strdup_printf ("%s – %s", begin, until);
  pp_drawn_text_set_text (self->title, strcmp (first, last) == 0 ? from : both);
}

static void
pp_bookings_show (PpPane *pane, gpointer result)
{
  PpBookings *self = PP_BOOKINGS (pane);
  g_autofree char *now = today (), *first = NULL;

  self->schedule = result;
  first = pp_time_day (self->schedule->span.starts_at);
  if (!gtk_toggle_button_get_active (self->week))
    {
      g_free (self->day);
      self->day = strcmp (first, now) == 0 ? NULL : g_steal_pointer (&first);
    }
  show_title (self);
  pp_time_grid_show (self->grid, self->schedule, g_get_real_time () / G_USEC_PER_SEC);
  if (self->machine != NULL)
    pp_time_grid_go_to_machine (self->grid, self->machine);
  g_clear_pointer (&self->machine, g_free);
}

static void
turn (PpBookings *self, int days)
{
  g_autofree char *from = self->day != NULL ? g_strdup (self->day) : today ();

  if (gtk_toggle_button_get_active (self->week))
    days *= 7;
  g_free (self->day);
  self->day = pp_day_add (from, days);
  pp_pane_refresh (PP_PANE (self));
}

static void
before_cb (PpBookings *self)
{
  turn (self, -1);
}

static void
after_cb (PpBookings *self)
{
  turn (self, 1);
}

static gboolean
turn_shortcut (GtkWidget *widget, GVariant *days, gpointer data)
{
  turn (PP_BOOKINGS (widget), g_variant_get_int32 (days));
  return GDK_EVENT_STOP;
}

static void
today_cb (PpBookings *self)
{
  g_clear_pointer (&self->day, g_free);
  pp_pane_refresh (PP_PANE (self));
}

static void
week_cb (PpBookings *self)
{
  pp_pane_refresh (PP_PANE (self));
}

static void
set_moving (PpBookings *self, const char *booking)
{
  g_free (self->moving);
  self->moving = g_strdup (booking);
  gtk_widget_set_visible (self->moving_bar, booking != NULL);
  if (booking != NULL)
    pp_focus_grab (self->grid);
}

static void
stop_moving_cb (PpBookings *self)
{
  set_moving (self, NULL);
}

static void
moved_cb (gpointer widget, gpointer record, const GError *error)
{
  PpBookings *self = widget;

  pp_shell_toast (pp_shell_of (self), error != NULL ? error->message : _("Moved"),
                  record != NULL ? pp_record_get_id (record) : NULL);
  if (error == NULL)
    set_moving (self, NULL);
}

static void
move_to (PpBookings *self, const char *machine, gint64 at)
{
  pp_deed_run (self, "booking.move",
               g_object_new (pp_booking_move_form_get_type (), "booking", self->moving,
                             "machine", machine, "starts_at", at, "ends_at",
                             at + self->moving_seconds, NULL), moved_cb);
}

static void
slot_cb (PpBookings *self, const char *machine, gint64 at)
{
  if (self->moving != NULL)
    {
      move_to (self, machine, at);
      return;
    }
  pp_time_grid_select (self->grid, NULL);
  gtk_stack_set_visible_child (self->side, GTK_WIDGET (self->walk_in));
  pp_walk_in_at (self->walk_in, machine, at);
}

static void
booking_cb (PpBookings *self, const char *booking)
{
  pp_time_grid_select (self->grid, booking);
  gtk_stack_set_visible_child (self->side, GTK_WIDGET (self->card));
  pp_booking_card_open (self->card, booking);
}

/* The table turns to the day of what was just booked. */
static void
booked_cb (PpBookings *self, const char *booking)
{
  g_free (self->wanted);
  self->wanted = g_strdup (booking);
  pp_time_grid_select (self->grid, booking);
  pp_pane_refresh (PP_PANE (self));
}

static void
card_closed_cb (PpBookings *self)
{
  pp_time_grid_select (self->grid, NULL);
  gtk_stack_set_visible_child (self->side, GTK_WIDGET (self->walk_in));
  pp_focus_grab (self->grid);
}

static void
move_cb (PpBookings *self, const char *booking, gint64 seconds)
{
  self->moving_seconds = seconds;
  set_moving (self, booking);
}

static void
rows_cb (PpBookings *self)
{
  PpSession *session = pp_pane_get_session (PP_PANE (self));

  if (session != NULL)
    pp_row_namer_look (self->namer, pp_session_get_store (session), self->schedule);
}

static void
pp_bookings_go (PpPane *pane, const char *kind, const char *id)
{
  PpBookings *self = PP_BOOKINGS (pane);

  if (strcmp (kind, "booking") == 0)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (id);
      booking_cb (self, id);
      pp_pane_refresh (pane);
      return;
    }
  gtk_stack_set_visible_child (self->side, GTK_WIDGET (self->walk_in));
  if (strcmp (kind, "day") == 0 || strcmp (kind, "week") == 0)
    {
      g_free (self->day);
      self->day = g_strdup (id);
      gtk_toggle_button_set_active (self->week, strcmp (kind, "week") == 0);
      pp_pane_refresh (pane);
    }
  else if (strcmp (kind, "person") == 0 || strcmp (kind, "enterprise") == 0)
    pp_walk_in_for (self->walk_in, id);
  else if (strcmp (kind, "home") == 0)
    pp_focus_grab (self->walk_in);
  else if (strcmp (kind, "machine") == 0)
    {
      g_free (self->machine);
      self->machine = g_strdup (id);
      pp_walk_in_at (self->walk_in, id, PP_NONE);
      pp_pane_refresh (pane);
    }
}

static gboolean
pp_bookings_get_place (PpPane *pane, const char **kind, const char **id)
{
  PpBookings *self = PP_BOOKINGS (pane);
  gboolean is_week = gtk_toggle_button_get_active (self->week);

  *kind = is_week ? "week" : "day";
  *id = self->day;
  return gtk_stack_get_visible_child (self->side) == GTK_WIDGET (self->walk_in) &&
         (is_week || self->day != NULL);
}

/* Who comes here says first who it is for; the days stand before it. */
static gboolean
pp_bookings_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PpBookings *self = PP_BOOKINGS (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (direction != GTK_DIR_TAB_FORWARD ||
      (focus != NULL && gtk_widget_is_ancestor (focus, widget)))
    return GTK_WIDGET_CLASS (pp_bookings_parent_class)->focus (widget, direction);
  return gtk_widget_child_focus (GTK_WIDGET (self->side), direction);
}

static void
pp_bookings_dispose (GObject *object)
{
  PpBookings *self = PP_BOOKINGS (object);

  if (self->namer != NULL)
    pp_row_namer_stop (self->namer);
  g_clear_object (&self->namer);
  if (self->grid != NULL)
    pp_time_grid_show (self->grid, NULL, 0);
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->moving, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->machine, g_free);
  pp_pane_dispose_template (PP_PANE (self), PP_TYPE_BOOKINGS);

  G_OBJECT_CLASS (pp_bookings_parent_class)->dispose (object);
}

static void
pp_bookings_class_init (PpBookingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_bookings_dispose;
  widget_class->focus = pp_bookings_focus;
  pane_class->kinds = "booking machine downtime person enterprise";
  pane_class->seconds = 60;
  pane_class->ask = pp_bookings_ask;
  pane_class->ask_free = ask_free;
  pane_class->load = pp_bookings_load;
  pane_class->show = pp_bookings_show;
  pane_class->go = pp_bookings_go;
  pane_class->get_place = pp_bookings_get_place;
  pane_class->result_free = (GDestroyNotify) pp_schedule_free;

  g_type_ensure (PP_TYPE_DRAWN_TEXT);
  g_type_ensure (PP_TYPE_TIME_GRID);
  g_type_ensure (PP_TYPE_WALK_IN);
  g_type_ensure (PP_TYPE_BOOKING_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/bookings/bookings.ui");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, turn_shortcut, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, turn_shortcut, "i", 1);
  gtk_widget_class_bind_template_child (widget_class, PpBookings, title);
  gtk_widget_class_bind_template_child (widget_class, PpBookings, week);
  gtk_widget_class_bind_template_child (widget_class, PpBookings, grid);
  gtk_widget_class_bind_template_child (widget_class, PpBookings, bar);
  gtk_widget_class_bind_template_child (widget_class, PpBookings, side);
  gtk_widget_class_bind_template_child (widget_class, PpBookings, walk_in);
  gtk_widget_class_bind_template_child (widget_class, PpBookings, card);
  gtk_widget_class_bind_template_child (widget_class, PpBookings, moving_bar);
  gtk_widget_class_bind_template_callback (widget_class, before_cb);
  gtk_widget_class_bind_template_callback (widget_class, after_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, week_cb);
  gtk_widget_class_bind_template_callback (widget_class, slot_cb);
  gtk_widget_class_bind_template_callback (widget_class, booking_cb);
  gtk_widget_class_bind_template_callback (widget_class, booked_cb);
  gtk_widget_class_bind_template_callback (widget_class, card_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, rows_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_moving_cb);
}

static void
pp_bookings_init (PpBookings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->namer = pp_row_namer_new (self->grid);
  pp_drawn_text_set_centred (self->title);
  gtk_scrollbar_set_adjustment (self->bar, pp_time_grid_get_adjustment (self->grid));
}
