/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-receipt.h"

#include "core/pp-identifier.h"
#include "core/pp-money.h"
#include "core/pp-time.h"
#include "money/pp-charge.h"
#include "paper/pp-roll.h"
#include "people/pp-cluster.h"
#include "people/pp-person.h"
#include "store/pp-archive.h"

#include <string.h>

#define BARS_MM  15.0
#define SUM_MM   24.0
#define TOTAL_MM 30.0

static const PpTextStyle title = { 13, TRUE, PP_ALIGN_CENTER };
static const PpTextStyle small = { 9, FALSE, PP_ALIGN_CENTER };
static const PpTextStyle voided = { 16, TRUE, PP_ALIGN_CENTER };
static const PpTextStyle sum = { 10, FALSE, PP_ALIGN_END };
static const PpTextStyle total = { 13, TRUE, PP_ALIGN_END };

static const PpRoll like = {
  .label_mm = 31.0,
  .label = { 8, FALSE, PP_ALIGN_START },
  .value = { 10, FALSE, PP_ALIGN_START },
};

/* A receipt is in both languages whatever the desk speaks: the payer's eyes may not be those
 * that wrote it. */
#define RECEIPT   "രസീത് / Receipt"
#define VOID      "റദ്ദാക്കി / VOID"
#define REASON    "കാരണം / Reason"
#define DATE      "തീയതി / Date"
#define NAME      "പേര് / Name"
#define TOTAL     "ആകെ / Total"
#define LEFT      "ബാക്കി / Still due"
#define PAID_BY   "അടച്ച രീതി / Paid by"
#define CASH      "പണമായി / Cash"
#define UPI       "യു.പി.ഐ / UPI"
#define REFERENCE "യു.പി.ഐ നമ്പർ / UTR"

typedef struct {
  PpDb      *db;
  PpCluster *cluster;
  PpPerson  *person;
  PpPayment *payment;
  GPtrArray *lines;
  gint64     left_paise;
} Receipt;

static void
draw_sum (PpRoll *roll, const PpTextStyle *style, const char *text, gint64 paise)
{
  g_autofree char *shown = pp_money_format (paise);

  pp_roll_pair (roll, style, text, shown, style == &total ? TOTAL_MM : SUM_MM);
}

static gboolean
draw_lines (PpRoll *roll, const Receipt *receipt, GError **error)
{
  for (guint i = 0; i < receipt->lines->len; i++)
    {
      PpPaymentLine *line = g_ptr_array_index (receipt->lines, i);
      g_autoptr (PpCharge) charge = pp_db_get (receipt->db, pp_charge_get_type (), line->charge,
                                               error);
      g_autofree char *what = NULL;

      if (charge == NULL)
        return FALSE;
      what = g_strdup_printf ("%s\n%s", charge->what_ml, charge->what_en);
      draw_sum (roll, &sum, what, line->amount_paise);
    }
  return TRUE;
}

static void
draw_head (PpRoll *roll, const Receipt *receipt)
{
  g_autofree char *phone = pp_identifier_format_mobile (receipt->cluster->phone);

  pp_roll_centred (roll, &title, receipt->cluster->name_ml);
  pp_roll_centred (roll, &small, receipt->cluster->name_en);
  pp_roll_centred (roll, &small, receipt->cluster->address);
  if (phone != NULL)
    pp_roll_centred (roll, &small, phone);
  pp_roll_rule (roll);
  pp_roll_centred (roll, &title, RECEIPT);
  pp_roll_centred (roll, &title, receipt->payment->number);
}

static void
draw_void (PpRoll *roll, const PpPayment *payment)
{
  g_autofree char *day = NULL, *date = NULL;

  if (payment->voided_at == PP_NONE)
    return;
  day = pp_time_day (payment->voided_at);
  date = pp_day_format (day);
  pp_roll_rule (roll);
  pp_roll_centred (roll, &voided, VOID);
  pp_roll_centred (roll, &small, date);
  if (payment->reason != NULL)
    pp_roll_row (roll, REASON, payment->reason);
  pp_roll_rule (roll);
}

static void
draw_when (PpRoll *roll, gint64 at)
{
  g_autofree char *day = pp_time_day (at);
  g_autofree char *date = pp_day_format (day);
  g_autofree char *time = pp_time_format_spoken (at);
  g_autofree char *when = g_strdup_printf ("%s\n%s", date, time);

  pp_roll_row (roll, DATE, when);
}

static void
draw_mode (PpRoll *roll, const PpPayment *payment)
{
  pp_roll_row (roll, PAID_BY, strcmp (payment->mode, "upi") == 0 ? UPI : CASH);
  if (payment->reference != NULL)
    pp_roll_row (roll, REFERENCE, payment->reference);
}

static gboolean
draw (PpRoll *roll, gconstpointer data, GError **error)
{
  const Receipt *receipt = data;
  const PpPayment *payment = receipt->payment;
  const PpPerson *person = receipt->person;
  const char *between = person->name_en != NULL && person->name_ml != NULL ? "\n" : "";
  g_autofree char *name = g_strconcat (person->name_ml != NULL ? person->name_ml : "", between,
                                       person->name_en != NULL ? person->name_en : "", NULL);

  draw_head (roll, receipt);
  draw_void (roll, payment);
  draw_when (roll, payment->taken_at);
  if (*name != '\0')
    pp_roll_row (roll, NAME, name);
  pp_roll_rule (roll);
  if (!draw_lines (roll, receipt, error))
    return FALSE;
  pp_roll_rule (roll);
  draw_sum (roll, &total, TOTAL, payment->amount_paise);
  if (receipt->left_paise > 0)
    draw_sum (roll, &sum, LEFT, receipt->left_paise);
  draw_mode (roll, payment);
  return pp_roll_code (roll, payment->number, BARS_MM, error);
}

static GBytes *
make (const Receipt *receipt, GError **error)
{
  const PpPayment *payment = receipt->payment;
  g_autofree char *name = g_strdup_printf ("%s %s", RECEIPT, payment->number);
  gint64 made_at = payment->voided_at != PP_NONE ? payment->voided_at : payment->taken_at;

  return pp_roll_print (&like, name, "ml", made_at, draw, receipt, error);
}

/**
 * pp_receipt_draw:
 * @db: a connection
 * @payment: a payment with its number, stored or about to be
 * @lines: (element-type PpPaymentLine): what it pays
 * @left_paise: what the person still owes after it; 0 for nothing, or where it is not told
 * @error: why it could not be made
 *
 * The receipt for an 80 mm roll, one page as long as it needs to be, in both languages. A voided
 * one says so. The bar code is the receipt's number.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_receipt_draw (PpDb *db, PpPayment *payment, GPtrArray *lines, gint64 left_paise, GError **error)
{
  g_autoptr (PpCluster) cluster = NULL;
  g_autoptr (PpPerson) person = NULL;
  Receipt receipt = { db, NULL, NULL, payment, lines, left_paise };

  g_return_val_if_fail (db != NULL && payment != NULL && lines != NULL, NULL);

  cluster = pp_cluster_get (db, error);
  person = cluster != NULL ? pp_db_get (db, pp_person_get_type (), payment->person, error) : NULL;
  if (person == NULL)
    return NULL;
  receipt.cluster = cluster;
  receipt.person = person;
  return make (&receipt, error);
}

/**
 * pp_receipt_print:
 * @db: a connection
 * @payment: id of a payment
 * @language: "ml" or "en"; a receipt is in both
 * @made_at: UTC seconds; a receipt bears the time of its act
 * @error: why it could not be made
 *
 * The receipt again: the very file that was handed over, or for a voided payment a new one that
 * says so. Of who was erased it is a new one too, without their name.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_receipt_print (PpDb *db, const char *payment, const char *language, gint64 made_at,
                  GError **error)
{
  g_autoptr (PpPayment) found = NULL;
  g_autoptr (PpPerson) person = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (db != NULL && payment != NULL, NULL);

  found = pp_db_get (db, pp_payment_get_type (), payment, error);
  person = found != NULL ? pp_db_get (db, pp_person_get_type (), found->person, error) : NULL;
  if (person == NULL)
    return NULL;
  if (pp_record_get_voided_by (PP_RECORD (found)) == NULL &&
      pp_record_get_voided_by (PP_RECORD (person)) == NULL)
    return pp_archive_get (db, found->sha256, error);
  lines = pp_db_list (db, pp_payment_line_get_type (), error, "WHERE payment = ? ORDER BY rowid",
                      "t", payment);
  return lines != NULL ? pp_receipt_draw (db, found, lines, 0, error) : NULL;
}
