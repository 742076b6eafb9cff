/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-payment-verbs.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-money.h"
#include "core/pp-record-text.h"
#include "core/pp-text.h"
#include "core/pp-time.h"
#include "money/pp-day-close.h"
#include "money/pp-ledger.h"
#include "money/pp-money-error.h"
#include "money/pp-payment.h"
#include "money/pp-receipt.h"
#include "people/pp-person.h"
#include "store/pp-archive.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UTR_DIGITS 12

/* So many lines still fit one act and one slip of paper. */
#define MOST_LINES 60

static gboolean
refuse (int code, const char *field, GError **error, const char *words)
{
  pp_error_set (error, PP_MONEY_ERROR, code, field, "%s", words);
  return FALSE;
}

/* The digits of a UTR as they may be typed: in groups, in any script. */
static char *
settle_utr (const char *typed)
{
  g_autofree char *digits = typed != NULL ? pp_text_digits (typed) : NULL;

  if (digits == NULL || strlen (digits) != UTR_DIGITS)
    return NULL;
  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    if (*p != ' ' && *p != '-' && !g_unichar_isdigit (g_utf8_get_char (p)))
      return NULL;
  return g_steal_pointer (&digits);
}

static gboolean
settle_upi (PpAct *act, const char *typed, PpPayment *draft, GError **error)
{
  g_autofree char *utr = settle_utr (typed);
  g_autoptr (PpPayment) used = NULL;

  if (utr == NULL)
    return refuse (PP_MONEY_ERROR_BAD_REFERENCE, "reference", error,
                   _("Write the 12 digits of the UPI reference (UTR) from the payer's phone or "
                     "the bank's message. A picture of a payment is no proof."));
  if (!pp_db_first (pp_act_get_db (act), pp_payment_get_type (), (gpointer *) &used, error,
                    "WHERE reference = ? AND voided_by IS NULL LIMIT 1", "t", utr))
    return FALSE;
  if (used != NULL)
    {
      pp_error_set (error, PP_MONEY_ERROR, PP_MONEY_ERROR_REFERENCE_USED, "reference",
                    _("This UPI reference was used already, for receipt %s. Compare it with the "
                      "bank's message."), used->number);
      return FALSE;
    }
  pp_record_set_text (draft, "reference", utr);
  return TRUE;
}

static gboolean
settle_mode (PpAct *act, const PpPaymentTake *asked, PpPayment *draft, GError **error)
{
  if (g_strcmp0 (asked->mode, "upi") != 0 && g_strcmp0 (asked->mode, "cash") != 0)
    return refuse (PP_MONEY_ERROR_BAD_MODE, "mode", error,
                   _("Choose how it was paid: in cash or by UPI."));
  pp_record_set_text (draft, "mode", asked->mode);
  if (strcmp (asked->mode, "upi") == 0)
    return settle_upi (act, asked->reference, draft, error);
  return asked->reference == NULL || *asked->reference == '\0' ||
         refuse (PP_MONEY_ERROR_BAD_REFERENCE, "reference", error,
                 _("Cash has no reference. Leave it empty, or choose UPI."));
}

static gint64
sum_of (GPtrArray *lines, guint n)
{
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += ((PpPaymentLine *) g_ptr_array_index (lines, i))->amount_paise;
  return sum;
}

static gboolean
check_amount (GPtrArray *open, gint64 asked, gint64 *amount, GError **error)
{
  gint64 due = sum_of (open, open->len);
  g_autofree char *shown = pp_money_format (due);

  *amount = asked != PP_NONE ? asked : due;
  if (due <= 0)
    return refuse (PP_MONEY_ERROR_NOTHING_DUE, "person", error,
                   _("Nothing is due. Add the charge first."));
  if (*amount <= 0)
    return refuse (PP_MONEY_ERROR_BAD_AMOUNT, "amount_paise", error,
                   _("The amount must be more than zero."));
  if (*amount > due)
    {
      pp_error_set (error, PP_MONEY_ERROR, PP_MONEY_ERROR_TOO_MUCH, "amount_paise",
                    _("That is more than is due. Due: %s."), shown);
      return FALSE;
    }
  if (open->len > MOST_LINES && *amount > sum_of (open, MOST_LINES))
    {
      g_autofree char *most = pp_money_format (sum_of (open, MOST_LINES));

      pp_error_set (error, PP_MONEY_ERROR, PP_MONEY_ERROR_TOO_MANY, "amount_paise",
                    _("One receipt holds %d charges. Take this first, then the rest: %s."),
                    MOST_LINES, most);
      return FALSE;
    }
  return TRUE;
}

/* Leaves of @open the lines that @amount pays, the last one perhaps in part. */
static void
allot (GPtrArray *open, gint64 amount)
{
  guint n = 0;

  for (; n < open->len && amount > 0; n++)
    {
      PpPaymentLine *line = g_ptr_array_index (open, n);

      line->amount_paise = MIN (line->amount_paise, amount);
      amount -= line->amount_paise;
    }
  g_ptr_array_set_size (open, (int) n);
}

/* The next receipt of this desk and financial year. A GST invoice number has 16 characters at
 * most (CGST Rules 2017, rule 46). */
static gboolean
take_number (PpAct *act, PpPayment *draft, GError **error)
{
  g_autofree char *desk = pp_act_get_series (act, error);
  g_autofree char *year = pp_day_financial_year (pp_act_get_today (act));
  g_autofree char *series = NULL, *number = NULL;
  gint64 n;

  if (desk == NULL)
    return FALSE;
  series = g_strdup_printf ("R-%s%s", desk, year);
  if (!pp_act_count (act, series, &n, error))
    return FALSE;
  number = g_strdup_printf ("%s-%05" G_GINT64_FORMAT, series, n);
  pp_record_set_text (draft, "number", number);
  return TRUE;
}

static gboolean
keep_receipt (PpAct *act, PpPayment *draft, GPtrArray *lines, gint64 left_paise, GError **error)
{
  g_autoptr (GBytes) pdf = pp_receipt_draw (pp_act_get_db (act), draft, lines, left_paise, error);
  g_autofree char *sha256 = NULL;

  if (pdf == NULL)
    return FALSE;
  sha256 = pp_archive_keep (act, "receipt", draft->number, pdf, error);
  if (sha256 == NULL)
    return FALSE;
  pp_record_set_text (draft, "sha256", sha256);
  return TRUE;
}

static gboolean
insert_lines (PpAct *act, PpPayment *payment, GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (PpPaymentLine) stored = NULL;

      pp_record_set_text (g_ptr_array_index (lines, i), "payment",
                          pp_record_get_id (PP_RECORD (payment)));
      stored = pp_act_insert (act, g_ptr_array_index (lines, i), error);
      if (stored == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * pp_payment_take:
 * @act: the open act
 * @asked: a #PpPaymentTake
 * @error: #PpMoneyError
 *
 * The verb payment.take: pays the person's open charges, the oldest first, and keeps the
 * receipt as the file that is handed over.
 *
 * Returns: (transfer full): the stored #PpPayment
 */
gpointer
pp_payment_take (PpAct *act, gpointer asked, GError **error)
{
  PpPaymentTake *take = asked;
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpPayment) draft = g_object_new (pp_payment_get_type (), NULL);
  g_autoptr (PpPerson) person = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (PpPayment) stored = NULL;
  gint64 due;

  person = pp_db_get_live (db, pp_person_get_type (), take->person, "person", error);
  if (person == NULL || !settle_mode (act, take, draft, error))
    return NULL;
  draft->taken_at = pp_act_get_happened_at (act);
  draft->voided_at = PP_NONE;
  lines = pp_money_list_open (db, take->person, error);
  if (lines == NULL || !pp_day_close_is_open (act, draft->taken_at, error))
    return NULL;

  due = sum_of (lines, lines->len);
  if (!check_amount (lines, take->amount_paise, &draft->amount_paise, error) ||
      !take_number (act, draft, error))
    return NULL;
  allot (lines, draft->amount_paise);
  pp_record_set_text (draft, "person", take->person);
  if (!keep_receipt (act, draft, lines, due - draft->amount_paise, error))
    return NULL;
  stored = pp_act_insert (act, draft, error);
  return stored != NULL && insert_lines (act, stored, lines, error) ? g_steal_pointer (&stored)
                                                                    : NULL;
}

/**
 * pp_payment_void:
 * @act: the open act
 * @asked: a #PpPaymentVoid
 * @error: PP_MONEY_ERROR_DAY_CLOSED
 *
 * The verb payment.void: the money goes back and is due again. The receipt keeps its number.
 *
 * Returns: (transfer full): the voided #PpPayment
 */
gpointer
pp_payment_void (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpPaymentVoid) form = pp_record_draft (asked);
  g_autoptr (PpPayment) payment = NULL, draft = NULL;
  g_autofree char *desk = NULL;
  gint64 at = pp_act_get_happened_at (act);

  if (!pp_record_tidy (PP_RECORD (form), error))
    return NULL;
  payment = pp_db_get_live (pp_act_get_db (act), pp_payment_get_type (), form->payment, "payment",
                            error);
  if (payment == NULL)
    return NULL;
  desk = pp_act_get_series (act, error);
  if (desk == NULL || !pp_day_close_is_open (act, at, error))
    return NULL;

  draft = pp_record_draft (payment);
  draft->voided_at = at;
  pp_record_set_text (draft, "voided_desk", desk);
  pp_record_set_text (draft, "reason", form->reason);
  return pp_act_void (act, draft, error);
}
