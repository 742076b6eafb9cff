/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-booking-day.h"
#include "money/pp-day-close.h"
#include "money/pp-ledger.h"

G_BEGIN_DECLS

/**
 * PpTillAsk:
 * @day: (nullable): YYYY-MM-DD; %NULL for the day of @payment
 * @payment: (nullable): id of a payment
 */
typedef struct {
  char *day;
  char *payment;
} PpTillAsk;

/**
 * PpTillData:
 * @desk: series of this desk
 * @day: YYYY-MM-DD
 * @receipts: (element-type PpTakingsReceipt): of the day, the newest first
 * @total: what this desk took
 * @shifts: (element-type PpTillShift): how its drawer was handed over
 * @expected_paise: what the drawer should hold now
 * @close: (nullable): how its day was closed
 * @bookings: what became of those of the day
 * @n_missing: of how many numbers on paper nothing is known
 *
 * A day of this desk's till.
 */
typedef struct {
  char       *desk;
  char       *day;
  GPtrArray  *receipts;
  PpMoneyDay  total;
  GPtrArray  *shifts;
  gint64      expected_paise;
  PpDayClose *close;
  PpBookingDay bookings;
  guint       n_missing;
} PpTillData;

PpTillAsk *pp_till_ask_new   (const char *day, const char *payment);
void       pp_till_ask_free  (gpointer data);
gpointer   pp_till_data_load (PpDb *db, gpointer asked, GError **error);
void       pp_till_data_free (gpointer data);
char      *pp_till_data_describe_difference (gint64 paise);

G_END_DECLS
