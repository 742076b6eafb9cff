/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-booking.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpRunNames:
 * @machine: its code and name
 * @who: for whom it was booked
 *
 * What people call a booking.
 */
typedef struct {
  char *machine;
  char *who;
} PpRunNames;

gboolean pp_run_names_read  (PpRunNames *self, PpDb *db, PpBooking *booking, GError **error);
void     pp_run_names_clear (PpRunNames *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PpRunNames, pp_run_names_clear)

G_END_DECLS
