/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-booking.h"
#include "booking/pp-machine.h"
#include "core/pp-span.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpSlotOffer:
 * @machine: (owned): which
 * @span: when it is free
 * @fee_paise: what that costs by its tariff
 */
typedef struct {
  PpMachine *machine;
  PpSpan     span;
  gint64     fee_paise;
} PpSlotOffer;

GPtrArray *pp_slot_offers      (PpDb *db, const char *machine, const char *kind, gint64 seconds,
                                gint64 from, guint most, GError **error);
gboolean   pp_booking_last     (PpDb *db, const char *person, PpBooking **booking, GError **error);
gboolean   pp_booking_last_for (PpDb *db, const char *enterprise, PpBooking **booking,
                                GError **error);

G_END_DECLS
