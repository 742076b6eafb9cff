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

GPtrArray *pp_takings_list_receipts (PpDb *db, const char *day, GError **error);
GPtrArray *pp_takings_list_days     (PpDb *db, const char *desk, const char *last, guint n_days,
                                     GError **error);

G_END_DECLS
