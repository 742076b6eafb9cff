/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "money/pp-ledger.h"
#include "money/pp-payment.h"
#include "people/pp-person.h"

G_BEGIN_DECLS

/**
 * PpTakingsReceipt:
 * @payment: whose receipt it is
 * @person: who paid
 */
typedef struct {
  PpPayment *payment;
  PpPerson  *person;
} PpTakingsReceipt;

/**
 * PpTakingsDay:
 * @day: YYYY-MM-DD
 * @total: what was taken on it
 */
typedef struct {
  char      *day;
  PpMoneyDay total;
} PpTakingsDay;

/**
 * PpTakingsKind:
 * @PP_TAKINGS_BOOKING: fees for the use of machines
 * @PP_TAKINGS_TEST: fees for tests of the lab
 * @PP_TAKINGS_OTHER: other fees
 */
typedef enum {
  PP_TAKINGS_BOOKING,
  PP_TAKINGS_TEST,
  PP_TAKINGS_OTHER,
  PP_TAKINGS_N_KINDS,
} PpTakingsKind;

/**
 * PpTakingsParts:
 * @cash_paise: what was taken in cash, by what it was for
 * @upi_paise: the same by UPI
 * @back_cash_paise: what was given back in cash on voided receipts, of whatever day
 * @back_upi_paise: the same by UPI
 *
 * A day of one desk: what was taken less what was given back is its #PpMoneyDay.
 */
typedef struct {
  gint64 cash_paise[PP_TAKINGS_N_KINDS];
  gint64 upi_paise[PP_TAKINGS_N_KINDS];
  gint64 back_cash_paise;
  gint64 back_upi_paise;
} PpTakingsParts;

gboolean   pp_takings_read_parts    (PpDb *db, const char *desk, const char *day,
                                     PpTakingsParts *out, GError **error);
GPtrArray *pp_takings_list_voided   (PpDb *db, const char *desk, const char *day, GError **error);
GPtrArray *pp_takings_list_receipts (PpDb *db, const char *day, GError **error);
GPtrArray *pp_takings_list_days     (PpDb *db, const char *desk, const char *last, guint n_days,
                                     GError **error);

G_END_DECLS
