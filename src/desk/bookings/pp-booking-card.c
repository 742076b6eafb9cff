/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/bookings/pp-booking-card.h"

#include "booking/pp-booking.h"
#include "booking/pp-machine.h"
#include "core/pp-money.h"
#include "core/pp-time.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-text-field.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpBookingCard
{
  PpPane     parent_instance;

  GtkLabel  *whose;
  GtkLabel  *comes;        /* shown where it is an enterprise's */
  GtkLabel  *when;
  GtkLabel  *machine;
  GtkLabel  *fee;
  GtkLabel  *state;
  GtkWidget *check_in;
  GtkWidget *check_out;
  GtkWidget *no_show;
  GtkWidget *move;
  GtkWidget *charge;
  GtkWidget *cancel;       /* the form and its button */
  PpForm    *reason;
  char      *id;
  char      *who;          /* the person's id */
  gint64     seconds;      /* how long it takes */
  gboolean   is_new;       /* just opened: the next key goes to it */
};

G_DEFINE_FINAL_TYPE (PpBookingCard, pp_booking_card, PP_TYPE_PANE)

enum {
  CLOSED,
  MOVE_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct {
  PpBooking    *booking;
  PpMachine    *machine;
  PpPerson     *person;
  PpEnterprise *enterprise;   /* (nullable) */
} Card;

static void
card_free (gpointer data)
{
  Card *card = data;

  g_clear_object (&card->booking);
  g_clear_object (&card->machine);
  g_clear_object (&card->person);
  g_clear_object (&card->enterprise);
  g_free (card);
}

static gpointer
pp_booking_card_ask (PpPane *pane)
{
  return g_strdup (PP_BOOKING_CARD (pane)->id);
}

static gpointer
pp_booking_card_load (PpDb *db, gpointer id, GError **error)
{
  Card *card = g_new0 (Card, 1);

  card->booking = pp_db_get (db, pp_booking_get_type (), id, error);
  if (card->booking != NULL)
    card->machine = pp_db_get (db, pp_machine_get_type (), card->booking->machine, error);
  if (card->machine != NULL)
    card->person = pp_db_get (db, pp_person_get_type (), card->booking->person, error);
  if (card->person != NULL && card->booking->enterprise != NULL)
    card->enterprise = pp_db_get (db, pp_enterprise_get_type (), card->booking->enterprise, error);
  if (card->person != NULL && (card->enterprise != NULL || card->booking->enterprise == NULL))
    return card;
  card_free (card);
  return NULL;
}

static void
show_actions (PpBookingCard *self, const char *state)
{
  gboolean booked = strcmp (state, "booked") == 0, running = strcmp (state, "checked_in") == 0;

  gtk_widget_set_visible (self->check_in, booked);
  gtk_widget_set_visible (self->no_show, booked);
  gtk_widget_set_visible (self->move, booked);
  gtk_widget_set_visible (self->cancel, booked);
  gtk_widget_set_visible (self->check_out, running);
  gtk_widget_set_visible (self->charge, running || strcmp (state, "done") == 0);
}

/* With what was just done the button goes that was pressed: what comes next has the focus. */
static void
take_focus (PpBookingCard *self, GtkWidget *focus)
{
  gboolean was_here = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (self->is_new || (was_here && !gtk_widget_get_visible (focus)))
    pp_focus_begin (self);      /* from a button that is hidden GTK finds no way on */
  self->is_new = FALSE;
}

static void
show_whose (PpBookingCard *self, const Card *card)
{
  g_autofree char *person = pp_shown_name (card->person->name_en, card->person->name_ml);
  g_autofree char *enterprise = NULL;

  if (card->enterprise != NULL)
    enterprise = pp_shown_name (card->enterprise->name_en, card->enterprise->name_ml);
  gtk_label_set_label (self->whose, enterprise != NULL ? enterprise : person);
  gtk_label_set_label (self->comes, person);
  gtk_widget_set_visible (GTK_WIDGET (self->comes), enterprise != NULL);
}

static void
pp_booking_card_show (PpPane *pane, gpointer result)
{
  PpBookingCard *self = PP_BOOKING_CARD (pane);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  const Card *card = result;
  g_autofree char *from = NULL, *until = NULL, *day = NULL, *long_day = NULL;
  g_autofree char *when = NULL, *called = NULL, *machine = NULL, *fee = NULL;

  from = pp_time_format_spoken (card->booking->starts_at);
  until = pp_time_format_spoken (card->booking->ends_at);
  day = pp_time_day (card->booking->starts_at);
  long_day = pp_day_format_long (day);
  when = g_strdup_printf ("%s\n%s – %s", long_day, from, until);
  called = pp_shown_name (card->machine->name_en, card->machine->name_ml);
  machine = g_strdup_printf ("%s · %s", card->machine->code, called);
  fee = pp_money_format (card->booking->fee_paise);
  show_whose (self, card);
  gtk_label_set_label (self->when, when);
  gtk_label_set_label (self->machine, machine);
  gtk_label_set_label (self->fee, fee);
  gtk_label_set_label (self->state, pp_booking_state_name (card->booking->state));
  self->seconds = card->booking->ends_at - card->booking->starts_at;
  g_free (self->who);
  self->who = g_strdup (card->booking->person);
  show_actions (self, card->booking->state);
  take_focus (self, focus);
}

static void
close_cb (PpBookingCard *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
move_cb (PpBookingCard *self)
{
  g_signal_emit (self, signals[MOVE_WANTED], 0, self->id, self->seconds);
}

static void
stepped (PpBookingCard *self, gpointer record, const GError *error, const char *words)
{
  if (error != NULL)
    {
      pp_form_show_error (self->reason, error);
      pp_shell_toast (pp_shell_of (self), error->message, NULL);
      return;
    }
  pp_form_clear (self->reason);
  pp_shell_toast (pp_shell_of (self), words, pp_record_get_id (record));
}

static void
checked_in_cb (gpointer self, gpointer record, const GError *error)
{
  stepped (self, record, error, _("Checked in"));
}

static void
checked_out_cb (gpointer self, gpointer record, const GError *error)
{
  stepped (self, record, error, _("Finished"));
}

static void
no_show_done_cb (gpointer self, gpointer record, const GError *error)
{
  stepped (self, record, error, _("Noted: did not come"));
}

static void
cancelled_cb (gpointer self, gpointer record, const GError *error)
{
  stepped (self, record, error, _("Booking cancelled"));
}

static void
step (PpBookingCard *self, const char *verb, PpDone done)
{
  PpBookingStep *argument = pp_form_read (self->reason);

  if (argument == NULL)
    return;
  pp_record_set_text (argument, "booking", self->id);
  pp_deed_run (self, verb, argument, done);
}

static void
check_in_cb (PpBookingCard *self)
{
  step (self, "booking.check_in", checked_in_cb);
}

static void
check_out_cb (PpBookingCard *self)
{
  step (self, "booking.check_out", checked_out_cb);
}

static void
no_show_cb (PpBookingCard *self)
{
  step (self, "booking.no_show", no_show_done_cb);
}

static void
cancel_cb (PpBookingCard *self)
{
  step (self, "booking.cancel", cancelled_cb);
}

static void
charge_cb (PpBookingCard *self)
{
  pp_shell_go (pp_shell_of (self), "money", "person", self->who);
}

static gboolean
pp_booking_card_get_place (PpPane *pane, const char **kind, const char **id)
{
  *kind = "booking";
  *id = PP_BOOKING_CARD (pane)->id;
  return *id != NULL;
}

static void
pp_booking_card_dispose (GObject *object)
{
  PpBookingCard *self = PP_BOOKING_CARD (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->who, g_free);
  pp_pane_dispose_template (PP_PANE (self), PP_TYPE_BOOKING_CARD);

  G_OBJECT_CLASS (pp_booking_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/bookings/booking-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PpBookingCard, whose);
  gtk_widget_class_bind_template_child (widget_class, PpBookingCard, comes);
  gtk_widget_class_bind_template_child (widget_class, PpBookingCard, when);
  gtk_widget_class_bind_template_child (widget_class, PpBookingCard, machine);
  gtk_widget_class_bind_template_child (widget_class, PpBookingCard, fee);
  gtk_widget_class_bind_template_child (widget_class, PpBookingCard, state);
  gtk_widget_class_bind_template_child (widget_class, PpBookingCard, check_in);
  gtk_widget_class_bind_template_child (widget_class, PpBookingCard, check_out);
  gtk_widget_class_bind_template_child (widget_class, PpBookingCard, no_show);
  gtk_widget_class_bind_template_child (widget_class, PpBookingCard, move);
  gtk_widget_class_bind_template_child (widget_class, PpBookingCard, charge);
  gtk_widget_class_bind_template_child (widget_class, PpBookingCard, cancel);
  gtk_widget_class_bind_template_child (widget_class, PpBookingCard, reason);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, charge_cb);
}

static void
pp_booking_card_class_init (PpBookingCardClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_booking_card_dispose;
  pane_class->kinds = "booking machine person enterprise";
  pane_class->ask = pp_booking_card_ask;
  pane_class->ask_free = g_free;
  pane_class->load = pp_booking_card_load;
  pane_class->show = pp_booking_card_show;
  pane_class->get_place = pp_booking_card_get_place;
  pane_class->result_free = card_free;
  bind_template (GTK_WIDGET_CLASS (klass));

  /**
   * PpBookingCard::closed:
   * @self: the card
   */
  signals[CLOSED] = g_signal_new ("closed", PP_TYPE_BOOKING_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PpBookingCard::move-wanted:
   * @self: the card
   * @booking: a booking's id
   * @seconds: how long it takes
   */
  signals[MOVE_WANTED] = g_signal_new ("move-wanted", PP_TYPE_BOOKING_CARD, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                       G_TYPE_INT64);
}

static void
pp_booking_card_init (PpBookingCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->reason, pp_booking_step_get_type ());
}

/**
 * pp_booking_card_open:
 * @self: the card
 * @booking: a booking's id
 *
 * Shows it, and what can be done with it now.
 */
void
pp_booking_card_open (PpBookingCard *self, const char *booking)
{
  g_return_if_fail (PP_IS_BOOKING_CARD (self));

  g_free (self->id);
  self->id = g_strdup (booking);
  self->is_new = TRUE;
  pp_form_clear (self->reason);
  pp_pane_refresh (PP_PANE (self));
}
