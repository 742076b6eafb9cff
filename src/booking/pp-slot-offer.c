/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-slot-offer.h"

#include "booking/pp-booking-error.h"
#include "booking/pp-slot.h"

static void
offer_free (gpointer data)
{
  PpSlotOffer *self = data;

  g_object_unref (self->machine);
  g_free (self);
}

/* The first free slots of one machine; a machine that has no room offers none. */
static gboolean
add_offers (PpDb *db, PpMachine *machine, gint64 seconds, gint64 from, guint most,
            GPtrArray *offers, GError **error)
{
  for (guint i = 0; i < most; i++)
    {
      g_autoptr (GError) none = NULL;
      PpSlotOffer *offer;
      PpSpan span;

      if (!pp_slot_next_free (db, PP_RECORD (machine), seconds, from, &span, &none))
        {
          if (none->domain == PP_BOOKING_ERROR)
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&none));
          return FALSE;
        }
      offer = g_new0 (PpSlotOffer, 1);
      offer->machine = g_object_ref (machine);
      offer->span = span;
      offer->fee_paise = pp_machine_fee (machine, span);
      g_ptr_array_add (offers, offer);
      from = span.ends_at;
    }
  return TRUE;
}

static int
compare_offers (gconstpointer a, gconstpointer b)
{
  const PpSlotOffer *first = *(PpSlotOffer *const *) a, *second = *(PpSlotOffer *const *) b;

  if (first->span.starts_at != second->span.starts_at)
    return first->span.starts_at < second->span.starts_at ? -1 : 1;
  return g_strcmp0 (first->machine->code, second->machine->code);
}

/**
 * pp_slot_offers:
 * @db: a connection
 * @machine: (nullable): a machine's id; %NULL for any of @kind
 * @kind: (nullable): a kind of machine, where @machine is %NULL
 * @seconds: how long it is wanted, within one day, in whole slots
 * @from: not before this, UTC seconds
 * @most: how many offers at most
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpSlotOffer): free slots that do not overlap on one
 *   machine, the soonest first; none where there is no room
 */
GPtrArray *
pp_slot_offers (PpDb *db, const char *machine, const char *kind, gint64 seconds, gint64 from,
                guint most, GError **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (offer_free), machines = NULL;

  machines = machine != NULL
               ? pp_db_list (db, pp_machine_get_type (), error,
                             "WHERE id = ? AND voided_by IS NULL", "t", machine)
               : pp_db_list (db, pp_machine_get_type (), error,
                             "WHERE kind = ? AND voided_by IS NULL ORDER BY code", "t", kind);
  if (machines == NULL)
    return NULL;
  for (guint i = 0; i < machines->len; i++)
    if (!add_offers (db, g_ptr_array_index (machines, i), seconds, from, most, offers, error))
      return NULL;
  g_ptr_array_sort (offers, compare_offers);
  if (offers->len > most)
    g_ptr_array_set_size (offers, most);
  return g_steal_pointer (&offers);
}

/**
 * pp_booking_last:
 * @db: a connection
 * @person: a person's id
 * @booking: (out) (transfer full) (nullable): what they booked last; %NULL where nothing yet
 * @error: why it failed
 *
 * What somebody who comes again most likely wants again.
 *
 * Returns: whether it went well
 */
gboolean
pp_booking_last (PpDb *db, const char *person, PpBooking **booking, GError **error)
{
  return pp_db_first (db, pp_booking_get_type (), (gpointer *) booking, error,
                      "WHERE person = ? AND state <> 'cancelled' AND voided_by IS NULL "
                      "ORDER BY starts_at DESC LIMIT 1", "t", person);
}

/**
 * pp_booking_last_for:
 * @db: a connection
 * @enterprise: an enterprise's id
 * @booking: (out) (transfer full) (nullable): what was last booked for it by who still belongs to
 *   it; %NULL where nothing yet
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_booking_last_for (PpDb *db, const char *enterprise, PpBooking **booking, GError **error)
{
  return pp_db_first (db, pp_booking_get_type (), (gpointer *) booking, error,
                      "WHERE person IN (SELECT person FROM membership WHERE enterprise = ?1 "
                      "AND voided_by IS NULL) AND enterprise = ?1 AND state <> 'cancelled' "
                      "AND voided_by IS NULL ORDER BY starts_at DESC LIMIT 1", "t", enterprise);
}
