/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-booking.h"
#include "booking/pp-machine.h"
#include "lab/pp-sample.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpUnchargedBooking:
 * @booking: that has a fee
 * @machine: on which it is
 */
typedef struct {
  PpBooking *booking;
  PpMachine *machine;
} PpUnchargedBooking;

/**
 * PpUnchargedSample:
 * @sample: that has results
 * @n_results: how many there are to pay for; a corrected one counts once
 */
typedef struct {
  PpSample *sample;
  gint64    n_results;
} PpUnchargedSample;

/**
 * PpUnchargedTotal:
 * @n: finished bookings and tested samples
 * @paise: what they come to
 */
typedef struct {
  guint  n;
  gint64 paise;
} PpUnchargedTotal;

GPtrArray  *pp_uncharged_bookings (PpDb *db, const char *person, GError **error);
GPtrArray  *pp_uncharged_samples  (PpDb *db, const char *person, GError **error);
GHashTable *pp_uncharged_totals   (PpDb *db, GError **error);

G_END_DECLS
