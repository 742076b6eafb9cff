/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpBookingDay:
 * @n_made: that were made for the day
 * @n_came: of them, those that were begun
 * @n_absent: those whose people did not come
 * @n_running: of these, those that are not ended
 * @n_open: those that nobody has begun or closed
 * @n_cancelled: those that were cancelled
 *
 * What became of the bookings that begin on a day.
 */
typedef struct {
  gint64 n_made;
  gint64 n_came;
  gint64 n_running;
  gint64 n_absent;
  gint64 n_open;
  gint64 n_cancelled;
} PpBookingDay;

gboolean pp_booking_day_read (PpDb *db, const char *day, PpBookingDay *out, GError **error);

G_END_DECLS
