/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-machine.h"
#include "core/pp-span.h"

G_BEGIN_DECLS

/**
 * PpUtilisation:
 * @machine: (owned): which
 * @open_seconds: for how long it could be booked: its hours on open days, without what it was out
 *   of use, times its capacity
 * @booked_seconds: for how much of that it is booked
 */
typedef struct {
  PpMachine *machine;
  gint64     open_seconds;
  gint64     booked_seconds;
} PpUtilisation;

gint64     pp_utilisation_booked (const PpSpan *bookings, guint n_bookings, gint64 capacity,
                                  PpSpan within);
GPtrArray *pp_utilisation_read   (PpDb *db, const char *first, guint n_days, GError **error);
char      *pp_utilisation_week   (const char *day);

G_END_DECLS
