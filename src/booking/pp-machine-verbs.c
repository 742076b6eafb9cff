/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-machine-verbs.h"

#include "booking/pp-booking-error.h"
#include "booking/pp-booking.h"
#include "booking/pp-machine.h"
#include "booking/pp-slot.h"
#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "store/pp-code.h"

#include <glib/gi18n-lib.h>

#define DAY_MINUTES    (24 * 60)
#define MOST_AT_A_TIME 1000

static gboolean
refuse (const char *field, GError **error, const char *words)
{
  pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_BAD_MACHINE, field, "%s", words);
  return FALSE;
}

static gboolean
check_hours (PpMachine *draft, GError **error)
{
  if (draft->capacity < 1 || draft->capacity > MOST_AT_A_TIME)
    return refuse ("capacity", error, _("A machine takes from 1 to 1000 bookings at a time."));
  if (draft->slot_minutes < 5 || draft->slot_minutes > DAY_MINUTES)
    return refuse ("slot_minutes", error, _("A slot has from 5 minutes to one day."));
  if (draft->opens_minute < 0 || draft->closes_minute > DAY_MINUTES ||
      draft->opens_minute + draft->slot_minutes > draft->closes_minute)
    return refuse ("opens_minute", error,
                   _("The opening hours must hold at least one slot of one day."));
  if (draft->hourly_paise < 0 || (draft->daily_paise != PP_NONE && draft->daily_paise < 0))
    return refuse ("hourly_paise", error, _("A price cannot be below zero."));
  return TRUE;
}

static PpMachine *
settle (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpMachine) draft = pp_record_draft (asked);
  gboolean taken;

  if (!pp_record_tidy (PP_RECORD (draft), error) || !check_hours (draft, error) ||
      !pp_code_check (draft->code, error) ||
      !pp_code_is_taken (act, PP_RECORD (draft), draft->code, &taken, error))
    return NULL;
  if (!taken)
    return g_steal_pointer (&draft);
  pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_BAD_MACHINE, "code",
                _("Another machine has the code “%s”."), draft->code);
  return NULL;
}

/**
 * pp_machine_add:
 * @act: the open act
 * @asked: a #PpMachine
 * @error: PP_BOOKING_ERROR_BAD_MACHINE
 *
 * The verb machine.add.
 *
 * Returns: (transfer full): the stored machine
 */
gpointer
pp_machine_add (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpMachine) draft = settle (act, asked, error);

  return draft != NULL ? pp_act_insert (act, draft, error) : NULL;
}

/**
 * pp_machine_check:
 * @act: the open act
 * @row: a #PpMachine as it now stands
 * @error: PP_BOOKING_ERROR_TAKEN
 *
 * Whether the machine still holds what is booked from now on.
 *
 * Returns: whether it does, or is out of use
 */
gboolean
pp_machine_check (PpAct *act, gpointer row, GError **error)
{
  g_autoptr (GPtrArray) overfull = NULL;

  if (pp_record_get_voided_by (row) != NULL)
    return TRUE;
  overfull = pp_slot_list_overfull (pp_act_get_db (act), pp_act_get_now (act), error);
  if (overfull == NULL)
    return FALSE;
  for (guint i = 0; i < overfull->len; i++)
    {
      PpBooking *booking = g_ptr_array_index (overfull, i);

      if (g_strcmp0 (booking->machine, pp_record_get_id (row)) != 0)
        continue;
      pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_TAKEN, "capacity",
                    _("More is booked at a time than that. Move or cancel bookings first."));
      return FALSE;
    }
  return TRUE;
}

/**
 * pp_machine_edit:
 * @act: the open act
 * @asked: a #PpMachine with its id
 * @error: PP_BOOKING_ERROR_BAD_MACHINE; PP_BOOKING_ERROR_TAKEN where it would hold less than is
 *   booked
 *
 * The verb machine.edit. Bookings that stand keep their fee.
 *
 * Returns: (transfer full): the stored machine
 */
gpointer
pp_machine_edit (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpMachine) draft = settle (act, asked, error);
  g_autoptr (PpMachine) before = NULL;
  g_autoptr (PpMachine) after = NULL;

  if (draft == NULL)
    return NULL;
  before = pp_db_get_live (pp_act_get_db (act), pp_machine_get_type (), pp_record_get_id (asked),
                           NULL, error);
  after = before != NULL ? pp_act_update (act, draft, error) : NULL;
  if (after == NULL || (after->capacity < before->capacity &&
                        !pp_machine_check (act, after, error)))
    return NULL;
  return g_steal_pointer (&after);
}

/**
 * pp_machine_check_downtime:
 * @act: the open act
 * @row: a #PpDowntime, asked for or as it now stands
 * @error: PP_BOOKING_ERROR_TAKEN where bookings stand in its way
 *
 * Returns: whether nothing is booked while the machine is out of use
 */
gboolean
pp_machine_check_downtime (PpAct *act, gpointer row, GError **error)
{
  PpDowntime *downtime = row;
  PpSpan span = { downtime->starts_at, downtime->ends_at };
  g_autoptr (GPtrArray) taken = NULL;

  if (pp_record_get_voided_by (row) != NULL)
    return TRUE;
  taken = pp_slot_list_bookings (pp_act_get_db (act), downtime->machine, span, NULL, error);
  if (taken == NULL)
    return FALSE;
  if (taken->len > 0)
    {
      pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_TAKEN, "starts_at",
                    g_dngettext (GETTEXT_PACKAGE,
                                 "%u booking stands in this time. Move it first.",
                                 "%u bookings stand in this time. Move them first.", taken->len),
                    taken->len);
      return FALSE;
    }
  return TRUE;
}

/**
 * pp_machine_block:
 * @act: the open act
 * @asked: a #PpDowntime
 * @error: PP_BOOKING_ERROR_TAKEN where bookings stand in its way: they are moved first
 *
 * The verb machine.block: takes a machine out of use for a time.
 *
 * Returns: (transfer full): the stored downtime
 */
gpointer
pp_machine_block (PpAct *act, gpointer asked, GError **error)
{
  PpDowntime *downtime = asked;
  PpSpan span = { downtime->starts_at, downtime->ends_at };
  g_autoptr (PpMachine) machine = NULL;

  machine = pp_db_get_live (pp_act_get_db (act), pp_machine_get_type (), downtime->machine,
                            "machine", error);
  if (machine == NULL || !pp_slot_check_span (span, error))
    return NULL;
  return pp_machine_check_downtime (act, asked, error) ? pp_act_insert (act, asked, error) : NULL;
}

/**
 * pp_machine_unblock:
 * @act: the open act
 * @asked: a #PpDowntime with its id
 * @error: why it failed
 *
 * The verb machine.unblock: the machine is back in use.
 *
 * Returns: (transfer full): the voided downtime
 */
gpointer
pp_machine_unblock (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpDowntime) downtime = NULL;

  downtime = pp_db_get_live (pp_act_get_db (act), pp_downtime_get_type (),
                             pp_record_get_id (asked), NULL, error);
  return downtime != NULL ? pp_act_void (act, downtime, error) : NULL;
}
