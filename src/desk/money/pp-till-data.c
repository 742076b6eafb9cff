/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-till-data.h"

#include "core/pp-money.h"
#include "core/pp-time.h"
#include "daybook/pp-blank.h"
#include "money/pp-payment.h"
#include "money/pp-takings.h"
#include "money/pp-till-handover.h"
#include "store/pp-local.h"

#include <glib/gi18n.h>

static char *
find_day (PpDb *db, const PpTillAsk *asked, GError **error)
{
  g_autoptr (PpPayment) payment = NULL;

  if (asked->day != NULL)
    return g_strdup (asked->day);
  payment = pp_db_get (db, pp_payment_get_type (), asked->payment, error);
  return payment != NULL ? pp_time_day (payment->taken_at) : NULL;
}

static gboolean
fill (PpTillData *self, PpDb *db, const PpTillAsk *asked, GError **error)
{
  g_autoptr (GPtrArray) blanks = NULL;

  self->day = find_day (db, asked, error);
  if (self->day == NULL || !pp_local_read (db, "series", &self->desk, error))
    return FALSE;
  self->receipts = pp_takings_list_receipts (db, self->day, error);
  self->shifts = self->receipts != NULL
                   ? pp_till_handover_list (db, self->desk, self->day, error) : NULL;
  if (self->shifts == NULL || !pp_money_day_total (db, self->desk, self->day, &self->total, error))
    return FALSE;
  self->expected_paise = pp_till_handover_expect (self->shifts, self->total.cash_paise);
  blanks = pp_blank_list_open (db, error);
  if (blanks == NULL)
    return FALSE;
  self->n_missing = pp_blank_count_missing (blanks);
  return pp_day_close_find (db, self->desk, self->day, &self->close, error) &&
         pp_booking_day_read (db, self->day, &self->bookings, error);
}

/**
 * pp_till_ask_new:
 * @day: (nullable): YYYY-MM-DD; %NULL for the day of @payment
 * @payment: (nullable): id of a payment
 *
 * Returns: (transfer full): what pp_till_data_load() is asked
 */
PpTillAsk *
pp_till_ask_new (const char *day, const char *payment)
{
  PpTillAsk *self;

  g_return_val_if_fail (day != NULL || payment != NULL, NULL);

  self = g_new0 (PpTillAsk, 1);
  self->day = g_strdup (day);
  self->payment = g_strdup (payment);
  return self;
}

/**
 * pp_till_ask_free:
 * @data: (transfer full): a #PpTillAsk
 */
void
pp_till_ask_free (gpointer data)
{
  PpTillAsk *self = data;

  g_free (self->day);
  g_free (self->payment);
  g_free (self);
}

/**
 * pp_till_data_load:
 * @db: a connection
 * @asked: a #PpTillAsk
 * @error: why it failed
 *
 * Returns: (transfer full): a #PpTillData
 */
gpointer
pp_till_data_load (PpDb *db, gpointer asked, GError **error)
{
  PpTillData *self = g_new0 (PpTillData, 1);

  if (fill (self, db, asked, error))
    return self;
  pp_till_data_free (self);
  return NULL;
}

/**
 * pp_till_data_free:
 * @data: (transfer full): a #PpTillData
 */
void
pp_till_data_free (gpointer data)
{
  PpTillData *self = data;

  g_free (self->desk);
  g_free (self->day);
  g_clear_pointer (&self->receipts, g_ptr_array_unref);
  g_clear_pointer (&self->shifts, g_ptr_array_unref);
  pp_money_day_clear (&self->total);
  g_clear_object (&self->close);
  g_free (self);
}

/**
 * pp_till_data_describe_difference:
 * @paise: what was counted, less what was expected
 *
 * Returns: (transfer full): the same in words
 */
char *
pp_till_data_describe_difference (gint64 paise)
{
  g_autofree char *sum = pp_money_format (ABS (paise));

  if (paise == 0)
    return g_strdup (_("The cash is exactly right."));
  return g_strdup_printf (paise > 0 ? _("There is %s more than expected.")
                                    : _("There is %s less than expected."), sum);
}
