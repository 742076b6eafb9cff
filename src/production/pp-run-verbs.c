/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-run-verbs.h"

#include "booking/pp-booking.h"
#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-quantity.h"
#include "core/pp-text.h"
#include "core/pp-time.h"
#include "intake/pp-stock.h"
#include "production/pp-batch.h"
#include "production/pp-product.h"
#include "production/pp-production-error.h"
#include "production/pp-run-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NUMBER_DIGITS 5
#define MOST_YIELD 3
#define MOST_PACKS 10000000

/* Of every so many packs one may be missing: what is left at the bottom of the machine. */
#define SPARE_PACKS 10

static gboolean
refuse (PpProductionError code, const char *field, GError **error, const char *words)
{
  pp_error_set (error, PP_PRODUCTION_ERROR, code, field, "%s", words);
  return FALSE;
}

static PpRun *
get_running (PpDb *db, const char *id, GError **error)
{
  g_autoptr (PpRun) run = pp_db_get_live (db, pp_run_get_type (), id, "run", error);

  if (run == NULL)
    return NULL;
  if (strcmp (run->state, "running") == 0)
    return g_steal_pointer (&run);
  refuse (PP_PRODUCTION_ERROR_WRONG_STATE, "run", error, _("This run has ended already."));
  return NULL;
}

static PpRun *
end (PpAct *act, PpRun *run, const char *state, GError **error)
{
  g_autoptr (PpRun) draft = pp_record_draft (run);

  pp_record_set_text (draft, "state", state);
  draft->finished_at = pp_act_get_happened_at (act);
  return pp_act_update (act, draft, error);
}

static gboolean
check_theirs (PpDb *db, PpRun *run, const char *lot_id, GError **error)
{
  g_autoptr (PpLot) lot = pp_db_get_live (db, pp_lot_get_type (), lot_id, "lot", error);
  g_autoptr (PpBooking) booking = NULL;
  gboolean theirs;

  if (lot == NULL)
    return FALSE;
  booking = pp_db_get (db, pp_booking_get_type (), run->booking, error);
  if (booking == NULL || !pp_run_may_use (db, booking, lot, &theirs, error))
    return FALSE;
  if (theirs)
    return TRUE;
  /* TRANSLATORS: the number of a lot */
  pp_error_set (error, PP_PRODUCTION_ERROR, PP_PRODUCTION_ERROR_NOT_THEIRS, "lot",
                _("%s belongs to somebody else. Only raw material of those who booked the machine "
                  "can be used here."), lot->number);
  return FALSE;
}

static gboolean
check_made (PpRunFinish *asked, PpProduct *product, GError **error)
{
  if (asked->amount < 1 || asked->amount > PP_STOCK_MOST)
    return refuse (PP_PRODUCTION_ERROR_BAD_AMOUNT, "amount", error,
                   _("Write how much it is: a number above zero, and the unit."));
  if (pp_measure_from_word (asked->measure) == PP_MEASURE_NONE)
    return refuse (PP_PRODUCTION_ERROR_WRONG_MEASURE, "amount", error,
                   _("Write the unit too, as in 12.5 kg."));
  if (asked->packs < 1 || asked->packs > MOST_PACKS)
    return refuse (PP_PRODUCTION_ERROR_BAD_PACKS, "packs", error,
                   _("Write how many packs were filled: at least one."));
  /* A tenth more, because a scale of the shop and a filler do not agree to the gram. */
  if (strcmp (asked->measure, product->net_measure) == 0 &&
      asked->packs > asked->amount * 11 / (product->net_amount * 10))
    return refuse (PP_PRODUCTION_ERROR_BAD_PACKS, "packs", error,
                   _("So many packs hold more than was made. Check both numbers."));
  return TRUE;
}

/* How much went in by mass, and whether all of it was weighed. */
static gboolean
read_consumed (PpDb *db, const char *run, gint64 *n, gint64 *mass, gboolean *weighed,
               GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error,
                             "SELECT count(*), "
                             "ifnull (sum (CASE measure WHEN 'mass' THEN stands END), 0), "
                             "min (measure = 'mass') FROM (SELECT m.measure AS measure, "
                             "-m.amount - ifnull ((SELECT sum (c.amount) FROM stock_move AS c "
                             "WHERE c.corrects = m.id), 0) AS stands "
                             "FROM run_input AS i JOIN stock_move AS m ON m.id = i.move "
                             "WHERE i.run = ?) WHERE stands > 0", "t", run);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  *n = pp_statement_int (statement, 0);
  *mass = pp_statement_int (statement, 1);
  *weighed = *n > 0 && pp_statement_int (statement, 2) == 1;
  return TRUE;
}

/* What was made beside what went in and beside what its packs hold. */
typedef struct {
  gint64   went_in;     /* by mass */
  gint64   packed;      /* in the measure of what was made */
  gboolean is_heavier;
  gboolean is_apart;
} Balance;

static gboolean
refuse_balance (const Balance *balance, PpRunFinish *asked, GError **error)
{
  PpMeasure measure = pp_measure_from_word (asked->measure);
  g_autofree char *made = pp_quantity_say (asked->amount, measure);
  g_autofree char *went_in = pp_quantity_say (balance->went_in, PP_MEASURE_MASS);
  g_autofree char *packed = pp_quantity_say (balance->packed, measure);

  if (balance->is_heavier && balance->is_apart)
    /* TRANSLATORS: three quantities */
    pp_error_set (error, PP_PRODUCTION_ERROR, PP_PRODUCTION_ERROR_HEAVIER, "amount",
                  _("%1$s came out of %2$s put in, and the packs hold %3$s. Check the numbers. "
                    "Where they are right, write why."), made, went_in, packed);
  else if (balance->is_heavier)
    /* TRANSLATORS: two quantities */
    pp_error_set (error, PP_PRODUCTION_ERROR, PP_PRODUCTION_ERROR_HEAVIER, "amount",
                  _("%1$s came out of %2$s put in. Check the numbers. Where they are right, "
                    "write what was added, as water or syrup."), made, went_in);
  else
    /* TRANSLATORS: two quantities */
    pp_error_set (error, PP_PRODUCTION_ERROR, PP_PRODUCTION_ERROR_PACKS_APART, "packs",
                  _("The packs hold %1$s, and %2$s was made. Check the numbers. Where they are "
                    "right, write why."), packed, made);
  return FALSE;
}

/* What can be but is seldom meant stands where somebody says why. */
static gboolean
check_balance (PpRunFinish *asked, PpProduct *product, gint64 went_in, gboolean weighed,
               GError **error)
{
  g_autofree char *reason = asked->reason != NULL ? pp_text_clean (asked->reason, NULL) : NULL;
  Balance balance = { went_in, asked->packs * product->net_amount, FALSE, FALSE };

  balance.is_heavier = weighed && strcmp (asked->measure, "mass") == 0 && asked->amount > went_in;
  balance.is_apart = strcmp (asked->measure, product->net_measure) == 0 &&
                     (balance.packed > asked->amount ||
                      balance.packed < asked->amount - asked->amount / SPARE_PACKS);
  if ((balance.is_heavier || balance.is_apart) && (reason == NULL || *reason == '\0'))
    return refuse_balance (&balance, asked, error);
  return TRUE;
}

static gboolean
check_yield (PpDb *db, PpRunFinish *asked, PpProduct *product, GError **error)
{
  g_autofree char *shown = NULL;
  gint64 n, mass;
  gboolean weighed;

  if (!read_consumed (db, asked->run, &n, &mass, &weighed, error))
    return FALSE;
  if (n == 0)
    return refuse (PP_PRODUCTION_ERROR_NO_INPUT, "run", error,
                   _("First note which lots went in, so that the batch can be traced back."));
  if (!weighed || strcmp (asked->measure, "mass") != 0 || asked->amount <= MOST_YIELD * mass)
    return check_balance (asked, product, mass, weighed, error);
  shown = pp_quantity_format (mass, PP_MEASURE_MASS);
  /* TRANSLATORS: a quantity */
  pp_error_set (error, PP_PRODUCTION_ERROR, PP_PRODUCTION_ERROR_TOO_MUCH, "amount",
                _("This is more than three times what went in. Went in: %s. Check the unit."),
                shown);
  return FALSE;
}

static PpBatch *
make_batch (PpAct *act, PpRunFinish *asked, PpProduct *product, GError **error)
{
  g_autoptr (PpBatch) draft = g_object_new (pp_batch_get_type (), NULL);
  g_autofree char *number = pp_act_number (act, "B", NUMBER_DIGITS, error);
  g_autofree char *made_on = pp_time_day (pp_act_get_happened_at (act));
  g_autofree char *expires_on = NULL;

  if (number == NULL)
    return NULL;
  if (product->shelf_days != PP_NONE)
    expires_on = pp_day_add (made_on, (int) product->shelf_days);
  draft->amount = asked->amount;
  draft->packs = asked->packs;
  draft->mrp_paise = product->mrp_paise;
  pp_record_set_text (draft, "number", number);
  pp_record_set_text (draft, "run", asked->run);
  pp_record_set_text (draft, "product", pp_record_get_id (PP_RECORD (product)));
  pp_record_set_text (draft, "made_on", made_on);
  pp_record_set_text (draft, "expires_on", expires_on);
  pp_record_set_text (draft, "measure", asked->measure);
  pp_record_set_text (draft, "reason", asked->reason);
  return pp_act_insert (act, draft, error);
}

/**
 * pp_run_start:
 * @act: the open act
 * @asked: a #PpRun: booking and product
 * @error: PP_PRODUCTION_ERROR_NOT_CHECKED_IN, PP_PRODUCTION_ERROR_NOT_THEIRS
 *
 * The verb run.start: somebody who is checked in begins to make something.
 *
 * Returns: (transfer full): the stored run
 */
gpointer
pp_run_start (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpRun) draft = pp_record_draft (asked);
  g_autoptr (PpBooking) booking = NULL;
  g_autoptr (PpProduct) product = NULL;

  booking = pp_db_get_live (db, pp_booking_get_type (), draft->booking, "booking", error);
  if (booking == NULL)
    return NULL;
  product = pp_db_get_live (db, pp_product_get_type (), draft->product, "product", error);
  if (product == NULL)
    return NULL;
  if (strcmp (booking->state, "checked_in") != 0)
    {
      refuse (PP_PRODUCTION_ERROR_NOT_CHECKED_IN, "booking", error,
              _("First check in the person who booked the machine."));
      return NULL;
    }
  if (booking->enterprise != NULL && strcmp (booking->enterprise, product->enterprise) != 0)
    {
      refuse (PP_PRODUCTION_ERROR_NOT_THEIRS, "product", error,
              _("This is the product of another enterprise than the one that booked the "
                "machine."));
      return NULL;
    }
  draft->started_at = pp_act_get_happened_at (act);
  draft->finished_at = PP_NONE;
  pp_record_set_text (draft, "state", "running");
  return pp_act_insert (act, draft, error);
}

/**
 * pp_run_abandon:
 * @act: the open act
 * @asked: a #PpRunStep
 * @error: PP_PRODUCTION_ERROR_WRONG_STATE
 *
 * The verb run.abandon: nothing came of it. What went in stays used.
 *
 * Returns: (transfer full): the stored run
 */
gpointer
pp_run_abandon (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpRun) run = get_running (pp_act_get_db (act), ((PpRunStep *) asked)->run, error);

  return run != NULL ? end (act, run, "abandoned", error) : NULL;
}

/**
 * pp_run_consume:
 * @act: the open act
 * @asked: a #PpRunInput: run, lot, amount and measure
 * @error: PP_PRODUCTION_ERROR_WRONG_STATE, PP_PRODUCTION_ERROR_NOT_THEIRS; as for
 *   pp_stock_take()
 *
 * The verb run.consume: takes raw material out of the store and into the run.
 *
 * Returns: (transfer full): the stored input
 */
gpointer
pp_run_consume (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpRunInput) draft = pp_record_draft (asked);
  g_autoptr (PpRun) run = get_running (db, draft->run, error);
  g_autoptr (PpStockMove) move = NULL;

  if (run == NULL || !check_theirs (db, run, draft->lot, error))
    return NULL;
  move = pp_stock_take (act, draft->lot, draft->amount, draft->measure, "consume", NULL, "amount",
                        error);
  if (move == NULL)
    return NULL;
  pp_record_set_text (draft, "move", pp_record_get_id (PP_RECORD (move)));
  return pp_act_insert (act, draft, error);
}

/**
 * pp_run_put_back:
 * @act: the open act
 * @asked: a #PpRunPutBack
 * @error: PP_PRODUCTION_ERROR_WRONG_STATE once the run has ended; as for pp_stock_correct()
 *
 * The verb run.put_back: takes back what was just put in, whole; it lies in the store again.
 *
 * Returns: (transfer full): the stored #PpStockMove
 */
gpointer
pp_run_put_back (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpLotCorrect) nothing = g_object_new (pp_lot_correct_form_get_type (), NULL);
  g_autoptr (PpRunInput) input = NULL;
  g_autoptr (PpRun) run = NULL;

  input = pp_db_get (db, pp_run_input_get_type (), ((PpRunPutBack *) asked)->input, error);
  run = input != NULL ? get_running (db, input->run, error) : NULL;
  if (run == NULL)
    return NULL;
  nothing->amount = 0;
  pp_record_set_text (nothing, "move", input->move);
  pp_record_set_text (nothing, "measure", input->measure);
  return pp_stock_correct (act, nothing, error);
}

/**
 * pp_run_finish:
 * @act: the open act
 * @asked: a #PpRunFinish
 * @error: PP_PRODUCTION_ERROR_WRONG_STATE, PP_PRODUCTION_ERROR_NO_INPUT,
 *   PP_PRODUCTION_ERROR_TOO_MUCH where all that went in was weighed and the batch weighs more
 *   than three times as much, PP_PRODUCTION_ERROR_BAD_AMOUNT, PP_PRODUCTION_ERROR_BAD_PACKS;
 *   without a reason PP_PRODUCTION_ERROR_HEAVIER where it weighs more than what went in, and
 *   PP_PRODUCTION_ERROR_PACKS_APART where its packs hold more than was made, or a tenth less
 *
 * The verb run.finish: ends the run and makes its batch.
 *
 * Returns: (transfer full): the stored #PpBatch
 */
gpointer
pp_run_finish (PpAct *act, gpointer asked, GError **error)
{
  PpRunFinish *form = asked;
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpRun) run = get_running (db, form->run, error);
  g_autoptr (PpProduct) product = NULL;
  g_autoptr (PpRun) ended = NULL;

  if (run == NULL)
    return NULL;
  product = pp_db_get (db, pp_product_get_type (), run->product, error);
  if (product == NULL || !check_made (form, product, error) ||
      !check_yield (db, form, product, error))
    return NULL;
  ended = end (act, run, "finished", error);
  return ended != NULL ? make_batch (act, form, product, error) : NULL;
}
