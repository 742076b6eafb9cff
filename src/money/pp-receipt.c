/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-receipt.h"

#include "core/pp-money.h"
#include "core/pp-time.h"
#include "money/pp-charge.h"
#include "paper/pp-barcode.h"
#include "paper/pp-draw.h"
#include "people/pp-cluster.h"
#include "people/pp-name.h"
#include "people/pp-person.h"
#include "store/pp-archive.h"

#include <string.h>

/* A receipt roll of 80 mm, of which a thermal printer reaches 72 mm, at 203 dots an inch. */
#define ROLL_MM      80.0
#define MARGIN_MM     4.0
#define WIDTH_MM     72.0
#define SUM_MM       24.0
#define LABEL_MM     31.0
#define GAP_MM        1.5
#define RULE_MM       0.25
#define BARS_MM      15.0
#define PRINTER_DPI 203
#define LONGEST_MM 2000.0

static const PpTextStyle title = { 13, TRUE, PP_ALIGN_CENTER };
static const PpTextStyle small = { 9, FALSE, PP_ALIGN_CENTER };
static const PpTextStyle voided = { 16, TRUE, PP_ALIGN_CENTER };
static const PpTextStyle label = { 8, FALSE, PP_ALIGN_START };
static const PpTextStyle value = { 10, FALSE, PP_ALIGN_START };
static const PpTextStyle sum = { 10, FALSE, PP_ALIGN_END };
static const PpTextStyle total = { 13, TRUE, PP_ALIGN_END };

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
draw_centred (PpPaper *paper, const PpTextStyle *style, const char *text, double *y_mm)
{
  *y_mm += pp_draw_text (paper, style, text, MARGIN_MM, *y_mm, WIDTH_MM) + GAP_MM;
}

static void
draw_rule (PpPaper *paper, double *y_mm)
{
  pp_draw_line (paper, MARGIN_MM, *y_mm, MARGIN_MM + WIDTH_MM, *y_mm, RULE_MM);
  *y_mm += GAP_MM;
}

static void
draw_row (PpPaper *paper, const char *name, const char *text, double *y_mm)
{
  double left = pp_draw_text (paper, &label, name, MARGIN_MM, *y_mm, LABEL_MM - GAP_MM);
  double right = pp_draw_text (paper, &value, text, MARGIN_MM + LABEL_MM, *y_mm,
                               WIDTH_MM - LABEL_MM);

  *y_mm += MAX (left, right) + GAP_MM;
}

static void
draw_sum (PpPaper *paper, const PpTextStyle *style, const char *text, gint64 paise, double *y_mm)
{
  g_autofree char *shown = pp_money_format (paise);
  double left = pp_draw_text (paper, &value, text, MARGIN_MM, *y_mm, WIDTH_MM - SUM_MM - GAP_MM);
  double right = pp_draw_text (paper, style, shown, MARGIN_MM + WIDTH_MM - SUM_MM - GAP_MM * 4,
                               *y_mm, SUM_MM + GAP_MM * 4);

  *y_mm += MAX (left, right) + GAP_MM;
}

static gboolean
draw_lines (PpPaper *paper, const Receipt *receipt, double *y_mm, GError **error)
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
      draw_sum (paper, &sum, what, line->amount_paise, y_mm);
    }
  return TRUE;
}

static void
draw_head (PpPaper *paper, const Receipt *receipt, double *y_mm)
{
  draw_centred (paper, &title, receipt->cluster->name_ml, y_mm);
  draw_centred (paper, &small, receipt->cluster->name_en, y_mm);
  draw_centred (paper, &small, receipt->cluster->address, y_mm);
  if (receipt->cluster->phone != NULL)
    draw_centred (paper, &small, receipt->cluster->phone, y_mm);
  draw_rule (paper, y_mm);
  draw_centred (paper, &title, RECEIPT, y_mm);
  draw_centred (paper, &title, receipt->payment->number, y_mm);
}

static void
draw_void (PpPaper *paper, const PpPayment *payment, double *y_mm)
{
  g_autofree char *day = NULL;

  if (payment->voided_at == PP_NONE)
    return;
  day = pp_time_day (payment->voided_at);
  draw_rule (paper, y_mm);
  draw_centred (paper, &voided, VOID, y_mm);
  draw_centred (paper, &small, day, y_mm);
  if (payment->reason != NULL)
    draw_row (paper, REASON, payment->reason, y_mm);
  draw_rule (paper, y_mm);
}

static void
draw_when (PpPaper *paper, gint64 at, double *y_mm)
{
  g_autofree char *day = pp_time_day (at);
  g_autofree char *said = pp_day_format_long (day);
  g_autofree char *time = pp_time_format_spoken (at);
  g_autofree char *when = g_strdup_printf ("%s\n%s\n%s", said, time, day);

  draw_row (paper, DATE, when, y_mm);
}

static void
draw_mode (PpPaper *paper, const PpPayment *payment, double *y_mm)
{
  draw_row (paper, PAID_BY, strcmp (payment->mode, "upi") == 0 ? UPI : CASH, y_mm);
  if (payment->reference != NULL)
    draw_row (paper, REFERENCE, payment->reference, y_mm);
}

/* The whole receipt from the top; @height_mm is where it ends. */
static gboolean
draw (PpPaper *paper, const Receipt *receipt, double *height_mm, GError **error)
{
  const PpPayment *payment = receipt->payment;
  const PpBarcode bars = { PP_BARCODE_CODE128, payment->number, TRUE, PRINTER_DPI };
  g_autofree char *name = pp_name_join (receipt->person->name_en, receipt->person->name_ml);
  double y_mm = MARGIN_MM;

  draw_head (paper, receipt, &y_mm);
  draw_void (paper, payment, &y_mm);
  draw_when (paper, payment->taken_at, &y_mm);
  draw_row (paper, NAME, name, &y_mm);
  draw_rule (paper, &y_mm);
  if (!draw_lines (paper, receipt, &y_mm, error))
    return FALSE;
  draw_rule (paper, &y_mm);
  draw_sum (paper, &total, TOTAL, payment->amount_paise, &y_mm);
  if (receipt->left_paise > 0)
    draw_sum (paper, &sum, LEFT, receipt->left_paise, &y_mm);
  draw_mode (paper, payment, &y_mm);
  if (!pp_barcode_draw (&bars, paper, MARGIN_MM, y_mm, WIDTH_MM, BARS_MM, error))
    return FALSE;
  *height_mm = y_mm + BARS_MM + MARGIN_MM;
  return TRUE;
}

static PpPaper *
make_paper (const PpPayment *payment, double height_mm)
{
  g_autofree char *name = g_strdup_printf ("%s %s", RECEIPT, payment->number);

  return pp_paper_new (ROLL_MM, height_mm, name, "ml",
                       payment->voided_at != PP_NONE ? payment->voided_at : payment->taken_at);
}

static GBytes *
make (const Receipt *receipt, GError **error)
{
  g_autoptr (PpPaper) trial = make_paper (receipt->payment, LONGEST_MM);
  g_autoptr (PpPaper) paper = NULL;
  double height_mm;

  if (!draw (trial, receipt, &height_mm, error))
    return NULL;
  paper = make_paper (receipt->payment, height_mm);
  return draw (paper, receipt, &height_mm, error) ? pp_paper_finish (paper, error) : NULL;
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
 * says so.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_receipt_print (PpDb *db, const char *payment, const char *language, gint64 made_at,
                  GError **error)
{
  g_autoptr (PpPayment) found = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (db != NULL && payment != NULL, NULL);

  found = pp_db_get (db, pp_payment_get_type (), payment, error);
  if (found == NULL)
    return NULL;
  if (pp_record_get_voided_by (PP_RECORD (found)) == NULL)
    return pp_archive_get (db, found->sha256, error);
  lines = pp_db_list (db, pp_payment_line_get_type (), error, "WHERE payment = ? ORDER BY rowid",
                      "t", payment);
  return lines != NULL ? pp_receipt_draw (db, found, lines, 0, error) : NULL;
}
