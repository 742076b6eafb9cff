/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-day-close.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-time.h"
#include "money/pp-ledger.h"
#include "money/pp-money-error.h"
#include "store/pp-history.h"

#include <glib/gi18n-lib.h>

static const PpColumn close_columns[] = {
  PP_COLUMN (PpDayClose, day,              DAY,  .required = TRUE),
  PP_COLUMN (PpDayClose, desk,             TEXT, .required = TRUE),
  PP_COLUMN (PpDayClose, cash_paise,       INT,  .required = TRUE, .money = TRUE),
  PP_COLUMN (PpDayClose, upi_paise,        INT,  .required = TRUE, .money = TRUE),
  PP_COLUMN (PpDayClose, counted_paise,    INT,  .required = TRUE, .money = TRUE),
  PP_COLUMN (PpDayClose, difference_paise, INT,  .required = TRUE, .money = TRUE),
  PP_COLUMN (PpDayClose, n_receipts,       INT,  .required = TRUE),
  PP_COLUMN (PpDayClose, first_number,     TEXT),
  PP_COLUMN (PpDayClose, last_number,      TEXT),
  PP_COLUMN (PpDayClose, head,             TEXT, .required = TRUE),
  PP_COLUMN (PpDayClose, sha256,           TEXT),
};

static const PpColumn count_columns[] = {
  PP_COLUMN (PpDayCloseCount, counted_paise, INT, .required = TRUE, .money = TRUE),
};

PP_DEFINE_RECORD (PpDayClose, pp_day_close, "day_close", FACT, close_columns,
                  record_class->key = "day")
PP_DEFINE_RECORD (PpDayCloseCount, pp_day_close_count, "day_close_count", ARGUMENT,
                  count_columns)

static gboolean
is_closed (PpAct *act, const char *desk, const char *day, gboolean *closed, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (pp_act_get_db (act), &n, error,
                       "SELECT count(*) FROM day_close WHERE day = ? AND desk = ?", "tt", day,
                       desk))
    return FALSE;
  *closed = n > 0;
  return TRUE;
}

/**
 * pp_day_close_is_open:
 * @act: the open act
 * @at: UTC seconds
 * @error: PP_MONEY_ERROR_DAY_CLOSED
 *
 * Returns: whether money may still be taken or given back at this desk on the day of @at
 */
gboolean
pp_day_close_is_open (PpAct *act, gint64 at, GError **error)
{
  g_autofree char *desk = pp_act_get_series (act, error);
  g_autofree char *day = pp_time_day (at);
  g_autofree char *shown = NULL;
  gboolean closed;

  if (desk == NULL || !is_closed (act, desk, day, &closed, error))
    return FALSE;
  if (!closed)
    return TRUE;
  shown = pp_day_format (day);
  pp_error_set (error, PP_MONEY_ERROR, PP_MONEY_ERROR_DAY_CLOSED, NULL,
                _("The accounts of this day are closed: %s. Enter it on the next working day."),
                shown);
  return FALSE;
}

/**
 * pp_day_close_find:
 * @db: a connection
 * @desk: series of a desk, "A"
 * @day: YYYY-MM-DD
 * @close: (out) (transfer full) (nullable): how the day was closed there; %NULL where it was not
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_day_close_find (PpDb *db, const char *desk, const char *day, PpDayClose **close,
                   GError **error)
{
  return pp_db_first (db, pp_day_close_get_type (), (gpointer *) close, error,
                      "WHERE day = ? AND desk = ?", "tt", day, desk);
}

/**
 * pp_day_close_draft:
 * @act: the open act
 * @count: what was counted
 * @error: PP_MONEY_ERROR_CLOSED_ALREADY, PP_MONEY_ERROR_BAD_AMOUNT
 *
 * The drawer of this desk was counted; what is more or less than expected stands with it. It is
 * of the day that the entry is for.
 *
 * Returns: (transfer full): the close, to be stored
 */
PpDayClose *
pp_day_close_draft (PpAct *act, const PpDayCloseCount *count, GError **error)
{
  g_autoptr (PpDayClose) draft = g_object_new (pp_day_close_get_type (), NULL);
  g_autofree char *day = pp_time_day (pp_act_get_happened_at (act));
  g_autofree char *desk = pp_act_get_series (act, error);
  g_autofree char *head = NULL;
  g_auto (PpMoneyDay) total = { 0 };
  gboolean closed;

  if (desk == NULL || !is_closed (act, desk, day, &closed, error))
    return NULL;
  if (closed)
    {
      pp_error_set (error, PP_MONEY_ERROR, PP_MONEY_ERROR_CLOSED_ALREADY, NULL,
                    _("The day is closed already. It can be closed only once."));
      return NULL;
    }
  if (count->counted_paise == PP_NONE || count->counted_paise < 0)
    {
      pp_error_set (error, PP_MONEY_ERROR, PP_MONEY_ERROR_BAD_AMOUNT, "counted_paise",
                    _("Count the cash in the drawer and write the amount; 0 for an empty one."));
      return NULL;
    }
  head = pp_history_head (pp_act_get_db (act), error);
  if (head == NULL || !pp_money_day_total (pp_act_get_db (act), desk, day, &total, error))
    return NULL;

  pp_record_set_text (draft, "day", day);
  pp_record_set_text (draft, "desk", desk);
  pp_record_set_text (draft, "first_number", total.first_number);
  pp_record_set_text (draft, "last_number", total.last_number);
  pp_record_set_text (draft, "head", head);
  draft->cash_paise = total.cash_paise;
  draft->upi_paise = total.upi_paise;
  draft->n_receipts = total.n_receipts;
  draft->counted_paise = count->counted_paise;
  draft->difference_paise = count->counted_paise - total.cash_paise;
  return g_steal_pointer (&draft);
}
