/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-charge-verbs.h"

#include "booking/pp-booking.h"
#include "booking/pp-machine.h"
#include "core/pp-error.h"
#include "core/pp-money.h"
#include "core/pp-record-text.h"
#include "core/pp-time.h"
#include "intake/pp-lot.h"
#include "lab/pp-sample.h"
#include "money/pp-charge.h"
#include "money/pp-fee.h"
#include "money/pp-ledger.h"
#include "money/pp-money-error.h"
#include "people/pp-person.h"
#include "production/pp-batch.h"
#include "production/pp-product.h"
#include "production/pp-run.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (int code, const char *field, GError **error, const char *words)
{
  pp_error_set (error, PP_MONEY_ERROR, code, field, "%s", words);
  return FALSE;
}

/* A date and time in figures, which a receipt shows alike in both languages. */
static char *
dup_moment (gint64 at)
{
  g_autofree char *day = pp_time_day (at);
  g_autofree char *clock = pp_time_format_clock (at);

  return g_strdup_printf ("%.2s-%.2s-%.4s %s", day + 8, day + 5, day, clock);
}

static char *
dup_span (gint64 starts_at, gint64 ends_at)
{
  g_autofree char *first = pp_time_day (starts_at);
  g_autofree char *last = pp_time_day (ends_at - 1);
  g_autofree char *from = dup_moment (starts_at);
  g_autofree char *to = strcmp (first, last) == 0 ? pp_time_format_clock (ends_at)
                                                  : dup_moment (ends_at);

  return g_strdup_printf ("%s – %s", from, to);
}

static void
describe_booking (PpCharge *draft, PpBooking *booking, PpMachine *machine)
{
  g_autofree char *span = dup_span (booking->starts_at, booking->ends_at);
  g_autofree char *what_en = g_strdup_printf ("%s (%s), %s", machine->name_en, machine->code,
                                              span);
  g_autofree char *what_ml = g_strdup_printf ("%s (%s), %s", machine->name_ml, machine->code,
                                              span);

  pp_record_set_text (draft, "what_en", what_en);
  pp_record_set_text (draft, "what_ml", what_ml);
}

static gboolean
check_uncharged (PpDb *db, const char *column, const char *id, const char *fee, GError **error)
{
  g_autofree char *tail = g_strdup_printf ("WHERE %s = ? AND fee IS ? AND corrects IS NULL "
                                           "LIMIT 1", column);
  g_autoptr (PpCharge) charge = NULL;

  if (!pp_db_first (db, pp_charge_get_type (), (gpointer *) &charge, error, tail, "tt", id, fee))
    return FALSE;
  return charge == NULL ||
         refuse (PP_MONEY_ERROR_CHARGED_ALREADY, column, error,
                 _("This was charged already. Where the amount is wrong, correct that charge."));
}

/**
 * pp_charge_booking:
 * @act: the open act
 * @asked: a #PpChargeBooking
 * @error: PP_MONEY_ERROR_CANCELLED; PP_MONEY_ERROR_CHARGED_ALREADY
 *
 * The verb charge.booking: the booking's fee, once for each booking.
 *
 * Returns: (transfer full): the stored #PpCharge
 */
gpointer
pp_charge_booking (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpCharge) draft = g_object_new (pp_charge_get_type (), NULL);
  g_autoptr (PpBooking) booking = NULL;
  g_autoptr (PpMachine) machine = NULL;

  booking = pp_db_get_live (db, pp_booking_get_type (), ((PpChargeBooking *) asked)->booking,
                            "booking", error);
  if (booking == NULL)
    return NULL;
  if (strcmp (booking->state, "cancelled") == 0)
    {
      refuse (PP_MONEY_ERROR_CANCELLED, "booking", error,
              _("The booking was cancelled. There is nothing to charge."));
      return NULL;
    }
  machine = pp_db_get (db, pp_machine_get_type (), booking->machine, error);
  if (machine == NULL ||
      !check_uncharged (db, "booking", pp_record_get_id (PP_RECORD (booking)), NULL, error))
    return NULL;

  describe_booking (draft, booking, machine);
  pp_record_set_text (draft, "person", booking->person);
  pp_record_set_text (draft, "enterprise", booking->enterprise);
  pp_record_set_text (draft, "booking", pp_record_get_id (PP_RECORD (booking)));
  draft->amount_paise = booking->fee_paise;
  return pp_act_insert (act, draft, error);
}

static gboolean
find_payer_of_batch (PpDb *db, const char *id, PpCharge *draft, GError **error)
{
  g_autoptr (PpBatch) batch = pp_db_get (db, pp_batch_get_type (), id, error);
  g_autoptr (PpRun) run = NULL;
  g_autoptr (PpBooking) booking = NULL;
  g_autoptr (PpProduct) product = NULL;

  run = batch != NULL ? pp_db_get (db, pp_run_get_type (), batch->run, error) : NULL;
  booking = run != NULL ? pp_db_get (db, pp_booking_get_type (), run->booking, error) : NULL;
  product = booking != NULL ? pp_db_get (db, pp_product_get_type (), batch->product, error) : NULL;
  if (product == NULL)
    return FALSE;
  pp_record_set_text (draft, "person", booking->person);
  pp_record_set_text (draft, "enterprise", product->enterprise);
  return TRUE;
}

/* Who pays for a test: whose lot it is, or who booked the machine that made the batch. */
static gboolean
find_payer (PpDb *db, PpSample *sample, PpCharge *draft, GError **error)
{
  g_autoptr (PpLot) lot = NULL;

  if (sample->batch != NULL)
    return find_payer_of_batch (db, sample->batch, draft, error);
  lot = pp_db_get (db, pp_lot_get_type (), sample->lot, error);
  if (lot == NULL)
    return FALSE;
  pp_record_set_text (draft, "person", lot->person);
  pp_record_set_text (draft, "enterprise", lot->enterprise);
  return TRUE;
}

static gboolean
settle_payer (PpDb *db, const PpChargeTest *asked, PpSample *sample, PpCharge *draft,
              GError **error)
{
  g_autoptr (PpPerson) person = NULL;

  if (asked->person == NULL && !find_payer (db, sample, draft, error))
    return FALSE;
  if (asked->person != NULL)
    pp_record_set_text (draft, "person", asked->person);
  person = pp_db_get_live (db, pp_person_get_type (), draft->person, "person", error);
  return person != NULL;
}

static gboolean
price_test (PpDb *db, PpSample *sample, PpFee *fee, PpCharge *draft, GError **error)
{
  g_autofree char *what_en = NULL, *what_ml = NULL;
  gint64 n;

  if (!pp_db_read_int (db, &n, error,
                       "SELECT count(*) FROM result WHERE sample = ? AND corrects IS NULL", "t",
                       pp_record_get_id (PP_RECORD (sample))))
    return FALSE;
  if (n == 0)
    return refuse (PP_MONEY_ERROR_NO_RESULTS, "sample", error,
                   _("This sample has no results yet. Charge for it when they are entered."));
  what_en = g_strdup_printf ("%s × %d, %s", fee->name_en, (int) n, sample->number);
  what_ml = g_strdup_printf ("%s × %d, %s", fee->name_ml, (int) n, sample->number);
  pp_record_set_text (draft, "what_en", what_en);
  pp_record_set_text (draft, "what_ml", what_ml);
  draft->amount_paise = fee->amount_paise * n;
  return TRUE;
}

/**
 * pp_charge_test:
 * @act: the open act
 * @asked: a #PpChargeTest
 * @error: PP_MONEY_ERROR_NO_RESULTS; PP_MONEY_ERROR_CHARGED_ALREADY
 *
 * The verb charge.test: the fee for each result of a sample; a corrected result counts once.
 *
 * Returns: (transfer full): the stored #PpCharge
 */
gpointer
pp_charge_test (PpAct *act, gpointer asked, GError **error)
{
  PpChargeTest *form = asked;
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpCharge) draft = g_object_new (pp_charge_get_type (), NULL);
  g_autoptr (PpSample) sample = NULL;
  g_autoptr (PpFee) fee = NULL;

  sample = pp_db_get_live (db, pp_sample_get_type (), form->sample, "sample", error);
  if (sample == NULL)
    return NULL;
  fee = pp_db_get_live (db, pp_fee_get_type (), form->fee, "fee", error);
  if (fee == NULL || !check_uncharged (db, "sample", form->sample, form->fee, error) ||
      !settle_payer (db, form, sample, draft, error) ||
      !price_test (db, sample, fee, draft, error))
    return NULL;
  pp_record_set_text (draft, "sample", form->sample);
  pp_record_set_text (draft, "fee", form->fee);
  return pp_act_insert (act, draft, error);
}

static PpCharge *
get_first (PpDb *db, const char *id, GError **error)
{
  g_autoptr (PpCharge) charge = pp_db_get_live (db, pp_charge_get_type (), id, "charge", error);

  if (charge == NULL || charge->corrects == NULL)
    return g_steal_pointer (&charge);
  return pp_db_get (db, pp_charge_get_type (), charge->corrects, error);
}

static gboolean
check_correction (const PpChargeCorrect *form, gint64 charged, gint64 paid, GError **error)
{
  g_autofree char *shown = pp_money_format (paid);

  if (form->amount_paise < 0)
    return refuse (PP_MONEY_ERROR_BAD_AMOUNT, "amount_paise", error,
                   _("Write what the charge should have been; 0 where there is nothing to pay."));
  if (form->amount_paise == charged)
    return refuse (PP_MONEY_ERROR_NO_CHANGE, "amount_paise", error,
                   _("The charge has this amount already."));
  if (form->amount_paise >= paid)
    return TRUE;
  pp_error_set (error, PP_MONEY_ERROR, PP_MONEY_ERROR_PAID_ALREADY, "amount_paise",
                _("More than that was paid already: %s. Void that receipt first."), shown);
  return FALSE;
}

/**
 * pp_charge_correct:
 * @act: the open act
 * @asked: a #PpChargeCorrect
 * @error: PP_MONEY_ERROR_BAD_AMOUNT, PP_MONEY_ERROR_NO_CHANGE, PP_MONEY_ERROR_PAID_ALREADY
 *
 * The verb charge.correct: a charge stands for ever; a second one with the difference makes it
 * what it should have been, never less than what was paid of it.
 *
 * Returns: (transfer full): the stored #PpCharge with the difference
 */
gpointer
pp_charge_correct (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpChargeCorrect) form = pp_record_draft (asked);
  g_autoptr (PpCharge) first = NULL, draft = NULL;
  gint64 charged, paid;

  if (!pp_record_tidy (PP_RECORD (form), error))
    return NULL;
  first = get_first (db, form->charge, error);
  if (first == NULL ||
      !pp_money_charge_sum (db, pp_record_get_id (PP_RECORD (first)), &charged, &paid, error) ||
      !check_correction (form, charged, paid, error))
    return NULL;
  draft = pp_record_draft (first);
  draft->amount_paise = form->amount_paise - charged;
  pp_record_set_text (draft, "corrects", pp_record_get_id (PP_RECORD (first)));
  pp_record_set_text (draft, "reason", form->reason);
  return pp_act_insert (act, draft, error);
}
