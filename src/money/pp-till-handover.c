/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-till-handover.h"

#include "core/pp-error.h"
#include "core/pp-money.h"
#include "core/pp-record-text.h"
#include "core/pp-time.h"
#include "money/pp-day-close.h"
#include "money/pp-ledger.h"
#include "money/pp-money-error.h"

#include <glib/gi18n-lib.h>

static const PpColumn handover_columns[] = {
  PP_COLUMN (PpTillHandover, day,            DAY,  .required = TRUE),
  PP_COLUMN (PpTillHandover, desk,           TEXT, .required = TRUE),
  PP_COLUMN (PpTillHandover, from_staff,     REF,  .of = "staff", .required = TRUE),
  PP_COLUMN (PpTillHandover, to_staff,       REF,  .of = "staff", .required = TRUE),
  PP_COLUMN (PpTillHandover, cash_paise,     INT,  .required = TRUE, .money = TRUE),
  PP_COLUMN (PpTillHandover, expected_paise, INT,  .required = TRUE, .money = TRUE),
  PP_COLUMN (PpTillHandover, counted_paise,  INT,  .required = TRUE, .money = TRUE),
  PP_COLUMN (PpTillHandover, reason,         TEXT),
  PP_COLUMN (PpTillHandover, handed_at,      TIME, .required = TRUE),
};

static const PpColumn form_columns[] = {
  PP_COLUMN (PpTillHandoverForm, counted_paise, INT, .money = TRUE),
  PP_COLUMN (PpTillHandoverForm, reason,        TEXT),
};

PP_DEFINE_RECORD (PpTillHandover, pp_till_handover, "till_handover", FACT, handover_columns)
PP_DEFINE_RECORD (PpTillHandoverForm, pp_till_handover_form, "till_handover_form", ARGUMENT,
                  form_columns)

static void
shift_free (gpointer data)
{
  PpTillShift *self = data;

  g_clear_object (&self->handover);
  g_clear_object (&self->from);
  g_clear_object (&self->to);
  g_free (self);
}

/**
 * pp_till_handover_list:
 * @db: a connection
 * @desk: series of a desk, "A"
 * @day: YYYY-MM-DD
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpTillShift): how its drawer was handed over that day, in
 *   order
 */
GPtrArray *
pp_till_handover_list (PpDb *db, const char *desk, const char *day, GError **error)
{
  g_autoptr (GPtrArray) shifts = g_ptr_array_new_with_free_func (shift_free);
  g_autoptr (GPtrArray) rows = NULL;

  rows = pp_db_list (db, pp_till_handover_get_type (), error,
                     "WHERE day = ? AND desk = ? ORDER BY rowid", "tt", day, desk);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PpTillShift *shift = g_new0 (PpTillShift, 1);

      g_ptr_array_add (shifts, shift);
      shift->handover = g_object_ref (g_ptr_array_index (rows, i));
      shift->from = pp_db_get (db, pp_staff_get_type (), shift->handover->from_staff, error);
      shift->to = shift->from != NULL
                    ? pp_db_get (db, pp_staff_get_type (), shift->handover->to_staff, error) : NULL;
      if (shift->to == NULL)
        return NULL;
    }
  return rows != NULL ? g_steal_pointer (&shifts) : NULL;
}

/**
 * pp_till_handover_expect:
 * @shifts: (element-type PpTillShift): of a day of a desk, so far
 * @cash_paise: what it took in cash that day so far, less what it gave back
 *
 * Whoever takes a drawer over answers for what was counted then, and for what came since.
 *
 * Returns: what the drawer should hold now
 */
gint64
pp_till_handover_expect (GPtrArray *shifts, gint64 cash_paise)
{
  const PpTillShift *last;

  g_return_val_if_fail (shifts != NULL, cash_paise);

  if (shifts->len == 0)
    return cash_paise;
  last = g_ptr_array_index (shifts, shifts->len - 1);
  return last->handover->counted_paise + cash_paise - last->handover->cash_paise;
}

static gboolean
set_staff (PpAct *act, PpTillHandover *draft, GError **error)
{
  const char *from = pp_act_get_actor (act), *to = pp_act_get_second (act);

  if (!pp_act_is_rehearsal (act) && (to == NULL || g_strcmp0 (from, to) == 0))
    {
      pp_error_set (error, PP_MONEY_ERROR, PP_MONEY_ERROR_SAME_PERSON, NULL,
                    _("The cash is handed over to another person, who types their own PIN."));
      return FALSE;
    }
  pp_record_set_text (draft, "from_staff", from);
  pp_record_set_text (draft, "to_staff", to != NULL ? to : from);
  return TRUE;
}

static gboolean
set_sums (PpAct *act, const PpTillHandoverForm *form, PpTillHandover *draft, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (GPtrArray) shifts = pp_till_handover_list (db, draft->desk, draft->day, error);
  g_auto (PpMoneyDay) total = { 0 };

  if (shifts == NULL || !pp_money_day_total (db, draft->desk, draft->day, &total, error))
    return FALSE;
  draft->cash_paise = total.cash_paise;
  draft->expected_paise = pp_till_handover_expect (shifts, total.cash_paise);
  draft->counted_paise = form->counted_paise;
  if (draft->counted_paise == draft->expected_paise)
    return TRUE;
  if (form->reason == NULL)
    {
      pp_error_set (error, PP_MONEY_ERROR, PP_MONEY_ERROR_NO_REASON, "reason",
                    _("The cash is not what was expected. Write what is known of the reason."));
      return FALSE;
    }
  pp_record_set_text (draft, "reason", form->reason);
  return TRUE;
}

/**
 * pp_till_hand_over:
 * @act: the open act
 * @asked: a #PpTillHandoverForm
 * @error: PP_MONEY_ERROR_BAD_AMOUNT, PP_MONEY_ERROR_DAY_CLOSED, PP_MONEY_ERROR_NO_REASON where the
 *   count is not what was expected; PP_MONEY_ERROR_SAME_PERSON
 *
 * The verb till.hand_over: the drawer of this desk was counted, and goes to the second person of
 * the act. What is more or less than expected stays with who had it; the next count begins from
 * this one.
 *
 * Returns: (transfer full): the stored #PpTillHandover
 */
gpointer
pp_till_hand_over (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpTillHandoverForm) form = pp_record_draft (asked);
  g_autoptr (PpTillHandover) draft = g_object_new (pp_till_handover_get_type (), NULL);
  g_autofree char *desk = pp_act_get_series (act, error), *day = NULL;

  if (desk == NULL || !pp_record_tidy (PP_RECORD (form), error))
    return NULL;
  if (form->counted_paise == PP_NONE || form->counted_paise < 0)
    {
      pp_error_set (error, PP_MONEY_ERROR, PP_MONEY_ERROR_BAD_AMOUNT, "counted_paise",
                    _("Count the cash in the drawer and write the amount; 0 for an empty one."));
      return NULL;
    }
  draft->handed_at = pp_act_get_happened_at (act);
  day = pp_time_day (draft->handed_at);
  pp_record_set_text (draft, "day", day);
  pp_record_set_text (draft, "desk", desk);
  if (!pp_day_close_is_open (act, draft->handed_at, error) || !set_sums (act, form, draft, error) ||
      !set_staff (act, draft, error))
    return NULL;
  return pp_act_insert (act, draft, error);
}
