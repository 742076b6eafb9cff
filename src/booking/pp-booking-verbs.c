/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-booking-verbs.h"

#include "booking/pp-booking-error.h"
#include "booking/pp-machine.h"
#include "booking/pp-slot.h"
#include "booking/pp-token.h"
#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-time.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EARLY_SECONDS (2 * 3600)

static gboolean
refuse_taken (PpAct *act, PpMachine *machine, PpSpan span, GError **error)
{
  g_autofree char *clock = NULL, *day = NULL, *shown = NULL;
  PpSpan next;

  if (!pp_slot_next_free (pp_act_get_db (act), PP_RECORD (machine), pp_span_seconds (span),
                          span.starts_at, &next, NULL))
    {
      pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_TAKEN, "starts_at",
                    _("%s is taken then."), machine->code);
      return FALSE;
    }
  clock = pp_time_format_spoken (next.starts_at);
  day = pp_time_day (next.starts_at);
  shown = pp_day_format (day);
  /* TRANSLATORS: a machine's code, a date, a time */
  pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_TAKEN, "starts_at",
                _("%s is taken then. Next free: %s, %s."), machine->code, shown, clock);
  return FALSE;
}

static gboolean
check_slot (PpAct *act, PpMachine *machine, PpSpan span, const char *except, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (GPtrArray) downtimes = NULL;
  gboolean is_free;

  if (!pp_slot_check_hours (db, PP_RECORD (machine), span, error))
    return FALSE;
  if (span.ends_at <= pp_act_get_happened_at (act))
    {
      pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_PAST, "starts_at",
                    _("That time is over. Choose one that is still to come."));
      return FALSE;
    }
  if (!pp_slot_is_free (db, PP_RECORD (machine), span, except, &is_free, error))
    return FALSE;
  if (is_free)
    return TRUE;
  downtimes = pp_slot_list_downtime (db, pp_record_get_id (PP_RECORD (machine)), span, error);
  if (downtimes == NULL)
    return FALSE;
  if (downtimes->len > 0)
    {
      PpDowntime *downtime = g_ptr_array_index (downtimes, 0);

      pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_OUT_OF_USE, "machine",
                    _("%s is out of use then: %s."), machine->code, downtime->reason);
      return FALSE;
    }
  return refuse_taken (act, machine, span, error);
}

static gboolean
check_people (PpAct *act, const PpBooking *asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpPerson) person = NULL;
  g_autoptr (PpEnterprise) enterprise = NULL;

  person = pp_db_get_live (db, pp_person_get_type (), asked->person, "person", error);
  if (person == NULL)
    return FALSE;
  if (asked->enterprise == NULL)
    return TRUE;
  enterprise = pp_db_get_live (db, pp_enterprise_get_type (), asked->enterprise, "enterprise",
                               error);
  return enterprise != NULL;
}

/**
 * pp_booking_make:
 * @act: the open act
 * @asked: a #PpBooking: machine, begin, end, person
 * @error: #PpBookingError
 *
 * The verb booking.make. The fee follows the machine's tariff; the capacity is never exceeded. Who
 * waits with a token and came for it is served.
 *
 * Returns: (transfer full): the stored booking
 */
gpointer
pp_booking_make (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpBooking) draft = pp_record_draft (asked);
  PpSpan span = { draft->starts_at, draft->ends_at };
  g_autoptr (PpMachine) machine = NULL;
  g_autoptr (PpBooking) booking = NULL;

  machine = pp_db_get_live (pp_act_get_db (act), pp_machine_get_type (), draft->machine,
                            "machine", error);
  if (machine == NULL || !check_people (act, draft, error) ||
      !check_slot (act, machine, span, NULL, error))
    return NULL;
  draft->fee_paise = pp_machine_fee (machine, span);
  draft->checked_in_at = draft->checked_out_at = PP_NONE;
  pp_record_set_text (draft, "state", "booked");
  pp_record_set_text (draft, "reason", NULL);
  booking = pp_act_insert (act, draft, error);
  if (booking == NULL || !pp_token_serve (act, booking, error))
    return NULL;
  return g_steal_pointer (&booking);
}

static PpBooking *
draft_in_state (PpAct *act, const char *id, const char *state, GError **error)
{
  g_autoptr (PpBooking) booking = NULL;

  booking = pp_db_get_live (pp_act_get_db (act), pp_booking_get_type (), id, "booking", error);
  if (booking == NULL)
    return NULL;
  if (strcmp (booking->state, state) == 0)
    return pp_record_draft (booking);
  pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_WRONG_STATE, "booking",
                /* TRANSLATORS: two states of a booking, the first as it is, the second as needed */
                _("The booking's state is: %s. This can be done only in the state: %s."),
                pp_booking_state_name (booking->state), pp_booking_state_name (state));
  return NULL;
}

/**
 * pp_booking_move:
 * @act: the open act
 * @asked: a #PpBookingMove
 * @error: #PpBookingError
 *
 * The verb booking.move: to another time, another machine, or both; the fee follows.
 *
 * Returns: (transfer full): the stored booking
 */
gpointer
pp_booking_move (PpAct *act, gpointer asked, GError **error)
{
  PpBookingMove *move = asked;
  PpSpan span = { move->starts_at, move->ends_at };
  g_autoptr (PpBooking) draft = draft_in_state (act, move->booking, "booked", error);
  g_autoptr (PpMachine) machine = NULL;

  if (draft == NULL)
    return NULL;
  if (move->machine != NULL)
    pp_record_set_text (draft, "machine", move->machine);
  machine = pp_db_get_live (pp_act_get_db (act), pp_machine_get_type (), draft->machine,
                            "machine", error);
  if (machine == NULL || !check_slot (act, machine, span, move->booking, error))
    return NULL;
  draft->starts_at = span.starts_at;
  draft->ends_at = span.ends_at;
  draft->fee_paise = pp_machine_fee (machine, span);
  return pp_act_update (act, draft, error);
}

static gpointer
step (PpAct *act, PpBookingStep *asked, const char *from, const char *to, GError **error)
{
  g_autoptr (PpBooking) draft = draft_in_state (act, asked->booking, from, error);

  if (draft == NULL)
    return NULL;
  pp_record_set_text (draft, "state", to);
  if (strcmp (to, "checked_in") == 0)
    draft->checked_in_at = pp_act_get_happened_at (act);
  if (strcmp (to, "done") == 0)
    draft->checked_out_at = pp_act_get_happened_at (act);
  pp_record_set_text (draft, "reason", asked->reason);
  return pp_act_update (act, draft, error);
}

/* On the booking's own day at any time, for whoever is there may begin; before it only over
 * midnight. */
static gboolean
check_day (PpBooking *booking, gint64 at, GError **error)
{
  g_autofree char *today = pp_time_day (at), *day = pp_time_day (booking->starts_at);
  g_autofree char *shown = NULL;

  if (strcmp (today, day) >= 0 || booking->starts_at - at <= EARLY_SECONDS)
    return TRUE;
  shown = pp_day_format (day);
  pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_EARLY, "booking",
                _("This booking is for another day: %s. Check in on that day, or move the booking "
                  "to today."), shown);
  return FALSE;
}

/**
 * pp_booking_cancel:
 * @act: the open act
 * @asked: a #PpBookingStep
 * @error: PP_BOOKING_ERROR_WRONG_STATE
 *
 * The verb booking.cancel.
 *
 * Returns: (transfer full): the stored booking
 */
gpointer
pp_booking_cancel (PpAct *act, gpointer asked, GError **error)
{
  return step (act, asked, "booked", "cancelled", error);
}

/**
 * pp_booking_check_in:
 * @act: the open act
 * @asked: a #PpBookingStep
 * @error: PP_BOOKING_ERROR_WRONG_STATE, PP_BOOKING_ERROR_EARLY
 *
 * The verb booking.check_in: the person is here and begins, on the booking's day.
 *
 * Returns: (transfer full): the stored booking
 */
gpointer
pp_booking_check_in (PpAct *act, gpointer asked, GError **error)
{
  PpBookingStep *here = asked;
  g_autoptr (PpBooking) booking = draft_in_state (act, here->booking, "booked", error);

  if (booking == NULL || !check_day (booking, pp_act_get_happened_at (act), error))
    return NULL;
  return step (act, asked, "booked", "checked_in", error);
}

/**
 * pp_booking_check_out:
 * @act: the open act
 * @asked: a #PpBookingStep
 * @error: PP_BOOKING_ERROR_WRONG_STATE
 *
 * The verb booking.check_out: the machine is free again.
 *
 * Returns: (transfer full): the stored booking
 */
gpointer
pp_booking_check_out (PpAct *act, gpointer asked, GError **error)
{
  return step (act, asked, "checked_in", "done", error);
}

/**
 * pp_booking_no_show:
 * @act: the open act
 * @asked: a #PpBookingStep
 * @error: PP_BOOKING_ERROR_WRONG_STATE; PP_BOOKING_ERROR_PAST before it began
 *
 * The verb booking.no_show: nobody came.
 *
 * Returns: (transfer full): the stored booking
 */
gpointer
pp_booking_no_show (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpBooking) booking = NULL;

  booking = pp_db_get_live (pp_act_get_db (act), pp_booking_get_type (),
                            ((PpBookingStep *) asked)->booking, "booking", error);
  if (booking == NULL)
    return NULL;
  if (booking->starts_at > pp_act_get_happened_at (act))
    {
      pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_PAST, "booking",
                    _("The booking has not begun yet."));
      return NULL;
    }
  return step (act, asked, "booked", "no_show", error);
}

/**
 * pp_booking_check:
 * @act: the open act
 * @row: a #PpBooking as it now stands
 * @error: PP_BOOKING_ERROR_TAKEN
 *
 * Whether the machine still has room for a booking that an undo brought back.
 *
 * Returns: whether it has, or the booking holds no slot
 */
gboolean
pp_booking_check (PpAct *act, gpointer row, GError **error)
{
  PpBooking *booking = row;
  PpSpan span = { booking->starts_at, booking->ends_at };
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpMachine) machine = NULL;
  gboolean is_free;

  if (pp_record_get_voided_by (row) != NULL || strcmp (booking->state, "cancelled") == 0 ||
      strcmp (booking->state, "no_show") == 0)
    return TRUE;
  machine = pp_db_get_live (db, pp_machine_get_type (), booking->machine, "machine", error);
  if (machine == NULL || !pp_slot_is_free (db, PP_RECORD (machine), span, pp_record_get_id (row),
                                           &is_free, error))
    return FALSE;
  return is_free || refuse_taken (act, machine, span, error);
}
