/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PP_LEDGER_OF_DESK:
 *
 * Receipts of one desk, whose series is bound: "R-A2627-00001" has its letters between R- and the
 * financial year.
 */
#define PP_LEDGER_OF_DESK "number GLOB 'R-' || ? || '[0-9][0-9][0-9][0-9]-*'"

/**
 * PpMoneyDay:
 * @cash_paise: taken in cash that day, less what was given back that day
 * @upi_paise: the same by UPI
 * @n_receipts: how many receipts were given, those voided since included
 * @first_number: (nullable): of the first
 * @last_number: (nullable): of the last
 *
 * What one desk took on one day. A receipt that was given and voided on one day counts 0; one
 * that was voided on a later day counts on both.
 */
typedef struct {
  gint64 cash_paise;
  gint64 upi_paise;
  gint64 n_receipts;
  char  *first_number;
  char  *last_number;
} PpMoneyDay;

gboolean   pp_money_due        (PpDb *db, const char *person, gint64 *paise, GError **error);
GPtrArray *pp_money_list_open  (PpDb *db, const char *person, GError **error);
gboolean   pp_money_charge_sum (PpDb *db, const char *charge, gint64 *charged, gint64 *paid,
                                GError **error);
gboolean   pp_money_day_total  (PpDb *db, const char *desk, const char *day, PpMoneyDay *total,
                                GError **error);
void       pp_money_day_clear  (PpMoneyDay *total);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PpMoneyDay, pp_money_day_clear)

G_END_DECLS
