/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpDayClose:
 * @day: which
 * @desk: series of the desk whose drawer was counted
 * @cash_paise: what the drawer should hold of the day: taken less given back
 * @upi_paise: what came by UPI, less what was given back
 * @counted_paise: what it holds
 * @difference_paise: counted less expected
 * @n_receipts: how many receipts were given, voided ones included
 * @first_number: (nullable): of the first receipt
 * @last_number: (nullable): of the last
 * @head: pp_history_head() as it was, for the printed day sheet
 * @sha256: (nullable): of the day sheet, which the desk keeps
 */
typedef struct {
  PpRecord parent_instance;
  char    *day;
  char    *desk;
  gint64   cash_paise;
  gint64   upi_paise;
  gint64   counted_paise;
  gint64   difference_paise;
  gint64   n_receipts;
  char    *first_number;
  char    *last_number;
  char    *head;
  char    *sha256;
} PpDayClose;

PP_DECLARE_RECORD (PpDayClose, pp_day_close)

/**
 * PpDayCloseCount:
 * @counted_paise: the cash in the drawer
 */
typedef struct {
  PpRecord parent_instance;
  gint64   counted_paise;
} PpDayCloseCount;

PP_DECLARE_RECORD (PpDayCloseCount, pp_day_close_count)

gboolean    pp_day_close_is_open (PpAct *act, gint64 at, GError **error);
gboolean    pp_day_close_find    (PpDb *db, const char *desk, const char *day, PpDayClose **close,
                                  GError **error);
PpDayClose *pp_day_close_draft   (PpAct *act, const PpDayCloseCount *count, GError **error);

G_END_DECLS
