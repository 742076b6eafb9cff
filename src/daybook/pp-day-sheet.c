/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "daybook/pp-day-sheet.h"

#include "booking/pp-utilisation.h"
#include "core/pp-identifier.h"
#include "core/pp-money.h"
#include "core/pp-time.h"
#include "paper/pp-flow.h"
#include "people/pp-name.h"
#include "store/pp-archive.h"

#include <string.h>

#define CODE_MM     26.0
#define NAME_MM     62.0
#define SECTION_MM   2.5   /* free above a heading */
#define HEADED_MM   14.0   /* a heading never stands without what follows */
#define ROW_GAP_MM   0.4   /* so that a usual day has one page */
#define SIGN_MM     12.0   /* room for a signature */
#define SIGN_WIDE   80.0
#define TABLE_PT     8.5
#define HASH_GROUP   8

static const PpTextStyle title = { 16, TRUE, PP_ALIGN_START };
static const PpTextStyle strong = { 10, TRUE, PP_ALIGN_START };
static const PpTextStyle plain = { 9.5, FALSE, PP_ALIGN_START };
static const PpTextStyle small = { 8, FALSE, PP_ALIGN_START };

/* The sheet is in both languages whatever the desk speaks: who reads it later may not be who
 * closed the day. */
#define DAY_SHEET   "ദിവസക്കണക്ക് / Day sheet"
#define DESK        "ഡെസ്ക് / Desk: %s"
#define CLOSED      "അവസാനിപ്പിച്ചത് / Closed: %s %s"
#define TAKEN       "കിട്ടിയ പണം / Money taken"
#define FOR_WHAT    "എന്തിന് / For what"
#define CASH        "പണമായി / Cash"
#define UPI         "യു.പി.ഐ / UPI"
#define TOTAL       "ആകെ / Total"
#define MACHINE_USE "മെഷീൻ ഉപയോഗം / Use of machines"
#define LAB_TESTS   "ലാബ് പരിശോധന / Lab tests"
#define OTHER       "മറ്റുള്ളവ / Other"
#define GIVEN_BACK  "തിരികെ നൽകിയത് / Given back"
#define RECEIPTS    "രസീതുകൾ / Receipts"
#define VOIDED      "റദ്ദാക്കിയ രസീതുകൾ / Receipts voided"
#define RECEIPT     "രസീത് / Receipt"
#define AMOUNT      "തുക / Amount"
#define REASON      "കാരണം / Reason"
#define EXPECTED    "വേണ്ടിയിരുന്ന പണം / Cash expected"
#define COUNTED     "എണ്ണിയ പണം / Cash counted"
#define DIFFERENCE  "വ്യത്യാസം / Difference"
#define EXACT       "ഇല്ല / none"
#define OVER        "കൂടുതൽ / over"
#define SHORT       "കുറവ് / short"
#define SHIFTS      "പണം കൈമാറിയത് / Cash handed over"
#define WHEN        "സമയം / Time"
#define HAD_IT      "കൈവശം / Who had it"
#define TAKEN_BY    "ഏറ്റെടുത്തത് / Taken by"
#define WANTED      "വേണ്ടത് / Expected"
#define FOUND       "എണ്ണിയത് / Counted"
#define AT_CLOSE    "അവസാനിപ്പിച്ചു / Closed"
#define BOOKINGS    "ബുക്കിംഗ് / Bookings"
#define MADE        "ബുക്ക് ചെയ്തത് / Made"
#define CAME        "വന്നു / Came"
#define ABSENT      "വന്നില്ല / Did not come"
#define OPEN        "തുടങ്ങിയിട്ടില്ല / Not begun"
#define CANCELLED   "റദ്ദാക്കി / Cancelled"
#define MACHINE     "മെഷീൻ / Machine"
#define BOOKED_H    "ബുക്ക് ചെയ്ത സമയം / Booked (h)"
#define OPEN_H      "ആകെ സമയം / Open (h)"
#define ALL         "എല്ലാ മെഷീനും / All machines"
#define DONE        "ഇന്നു നടന്നത് / What was done"
#define WHAT        "ഇനം / What"
#define NUMBER      "നമ്പർ / Number"
#define WHICH       "വിവരം / Which"
#define LOTS        "എടുത്ത ലോട്ട് / Lots taken in"
#define BATCHES     "ഉണ്ടാക്കിയ ബാച്ച് / Batches made"
#define CERTIFICATES "നൽകിയ സർട്ടിഫിക്കറ്റ് / Certificates issued"
#define LABELS      "പ്രിന്റ് ചെയ്ത ലേബൽ / Labels printed"
#define PASS        "പാലിക്കുന്നു / Pass"
#define FAIL        "പാലിക്കുന്നില്ല / Fail"
#define ON_PAPER    "കടലാസിൽ ബാക്കി / Left on paper"
#define DISTRICT    "ജില്ല / District"
#define WAITING     "അയയ്ക്കാൻ ബാക്കി / Waiting to be sent"
#define REFUSED     "സ്വീകരിക്കാത്തത് / Not accepted"
#define CLASHES     "രണ്ടു ഡെസ്കിൽ മാറ്റിയത് / Changed at two desks"
#define NO_SERVER   "ജില്ലാ സെർവർ ചേർത്തിട്ടില്ല / No district server yet"
#define SEAL        "രേഖകളുടെ മുദ്ര / Seal of the records"
#define ENTRY       "അവസാന രേഖ / Last entry"
#define KEEP        "ഇതുവരെയുള്ള രേഖകൾ പിന്നീട് മാറ്റിയാൽ ഈ മുദ്രയുമായി ഒത്തുവരില്ല. " \
                    "ഈ കടലാസ് സൂക്ഷിക്കുക.\n" \
                    "If an entry up to this one is changed later, it no longer fits this seal. " \
                    "Keep this sheet."
#define COUNTED_BY  "എണ്ണിയത് / Counted by"
#define MANAGER     "മാനേജർ / Manager"

static void
heading (PpFlow *flow, const char *text)
{
  flow->y_mm += SECTION_MM;
  pp_flow_make_room (flow, HEADED_MM);
  pp_flow_block (flow, &strong, text, PP_FLOW_WIDTH_MM);
}

static PpTable *
new_table (const PpTableColumn *columns, guint n_columns)
{
  PpTable *table = pp_table_new (columns, n_columns, TABLE_PT);

  pp_table_set_gaps (table, PP_FLOW_GAP_MM, ROW_GAP_MM);
  return table;
}

static void
pair (PpFlow *flow, const char *name, const char *text)
{
  pp_flow_pair (flow, &small, name, NAME_MM, &plain, text);
}

static gboolean
draw_head (PpFlow *flow, const PpDayBook *book, GError **error)
{
  const PpCluster *cluster = book->cluster;
  g_autofree char *name = g_strdup_printf ("%s\n%s", cluster->name_ml, cluster->name_en);
  g_autofree char *phone = pp_identifier_format_mobile (cluster->phone);
  g_autofree char *place = phone != NULL ? g_strdup_printf ("%s, %s", cluster->address, phone)
                                         : g_strdup (cluster->address);
  g_autofree char *code = pp_day_sheet_anchor (book);
  g_autofree char *date = pp_day_format (book->close->day);
  g_autofree char *closed_on = pp_time_day (book->closed_at);
  g_autofree char *closed_date = pp_day_format (closed_on);
  g_autofree char *clock = pp_time_format_clock (book->closed_at);
  g_autofree char *what = g_strdup_printf (DAY_SHEET " · %s", date);
  g_autofree char *how = g_strdup_printf (DESK " · " CLOSED, book->close->desk, closed_date, clock);

  if (!pp_flow_head (flow, name, place, code, CODE_MM, error))
    return FALSE;
  pp_flow_block (flow, &title, what, PP_FLOW_WIDTH_MM);
  pp_flow_block (flow, &plain, how, PP_FLOW_WIDTH_MM);
  return TRUE;
}

static void
add_sums (PpTable *table, const char *what, gint64 cash, gint64 upi, gboolean is_total)
{
  g_autofree char *in_cash = pp_money_format (cash);
  g_autofree char *by_upi = pp_money_format (upi);
  g_autofree char *both = pp_money_format (cash + upi);

  if (is_total)
    pp_table_add_total (table, what, in_cash, by_upi, both, NULL);
  else
    pp_table_add_row (table, what, in_cash, by_upi, both, NULL);
}

static gboolean
draw_takings (PpFlow *flow, const PpDayBook *book, GError **error)
{
  static const PpTableColumn columns[] = {
    { FOR_WHAT, 72 }, { CASH, 36, PP_ALIGN_END }, { UPI, 36, PP_ALIGN_END },
    { TOTAL, 36, PP_ALIGN_END },
  };
  static const char *const kinds[] = {
    [PP_TAKINGS_BOOKING] = MACHINE_USE,
    [PP_TAKINGS_TEST] = LAB_TESTS,
    [PP_TAKINGS_OTHER] = OTHER,
  };
  const PpTakingsParts *parts = &book->parts;
  g_autoptr (PpTable) table = new_table (columns, G_N_ELEMENTS (columns));

  heading (flow, TAKEN);
  for (guint i = 0; i < PP_TAKINGS_N_KINDS; i++)
    if (i != PP_TAKINGS_OTHER || parts->cash_paise[i] != 0 || parts->upi_paise[i] != 0)
      add_sums (table, kinds[i], parts->cash_paise[i], parts->upi_paise[i], FALSE);
  if (book->voided->len > 0)
    add_sums (table, GIVEN_BACK, -parts->back_cash_paise, -parts->back_upi_paise, FALSE);
  add_sums (table, TOTAL, book->close->cash_paise, book->close->upi_paise, TRUE);
  if (!pp_flow_table (flow, table, error))
    return FALSE;
  flow->y_mm += PP_FLOW_GAP_MM;
  return TRUE;
}

static gboolean
draw_voided (PpFlow *flow, const PpDayBook *book, GError **error)
{
  static const PpTableColumn columns[] = {
    { RECEIPT, 45 }, { AMOUNT, 36, PP_ALIGN_END }, { REASON, 99 },
  };
  g_autoptr (PpTable) table = new_table (columns, G_N_ELEMENTS (columns));

  if (book->voided->len == 0)
    return TRUE;
  heading (flow, VOIDED);
  for (guint i = 0; i < book->voided->len; i++)
    {
      const PpPayment *payment = g_ptr_array_index (book->voided, i);
      g_autofree char *amount = pp_money_format (payment->amount_paise);

      pp_table_add_row (table, payment->number, amount,
                        payment->reason != NULL ? payment->reason : "", NULL);
    }
  return pp_flow_table (flow, table, error);
}

static char *
dup_difference (gint64 paise, const char *between)
{
  g_autofree char *sum = pp_money_format (ABS (paise));

  return paise == 0 ? g_strdup (EXACT)
                    : g_strdup_printf ("%s%s%s", sum, between, paise > 0 ? OVER : SHORT);
}

static gboolean
draw_cash (PpFlow *flow, const PpDayClose *close, GError **error)
{
  static const PpTableColumn columns[] = {
    { RECEIPTS, 72 }, { EXPECTED, 36, PP_ALIGN_END }, { COUNTED, 36, PP_ALIGN_END },
    { DIFFERENCE, 36, PP_ALIGN_END },
  };
  g_autoptr (PpTable) table = new_table (columns, G_N_ELEMENTS (columns));
  g_autofree char *expected = pp_money_format (close->cash_paise);
  g_autofree char *counted = pp_money_format (close->counted_paise);
  g_autofree char *difference = dup_difference (close->difference_paise, "\n");
  g_autofree char *receipts = close->n_receipts > 0
                                ? g_strdup_printf ("%" G_GINT64_FORMAT ": %s – %s",
                                                   close->n_receipts, close->first_number,
                                                   close->last_number)
                                : g_strdup ("0");

  pp_table_add_row (table, receipts, expected, counted, difference, NULL);
  pp_table_set_strong (table, G_N_ELEMENTS (columns) - 1);
  return pp_flow_table (flow, table, error);
}

static void
add_shift (PpTable *table, gint64 at, const PpStaff *had, const char *to, gint64 expected_paise,
           gint64 counted_paise, const char *reason)
{
  g_autofree char *clock = pp_time_format_clock (at);
  g_autofree char *name = pp_name_join (had->name_en, had->name_ml);
  g_autofree char *expected = pp_money_format (expected_paise);
  g_autofree char *counted = pp_money_format (counted_paise);
  g_autofree char *sum = dup_difference (counted_paise - expected_paise, " ");
  g_autofree char *difference = reason != NULL ? g_strdup_printf ("%s\n%s", sum, reason)
                                               : g_strdup (sum);

  pp_table_add_row (table, clock, name, to, expected, counted, difference, NULL);
}

/* Who had the drawer until when, and what was wrong with it then; the last until the day closed. */
static gboolean
draw_shifts (PpFlow *flow, const PpDayBook *book, GError **error)
{
  static const PpTableColumn columns[] = {
    { WHEN, 14 }, { HAD_IT, 42 }, { TAKEN_BY, 42 }, { WANTED, 22, PP_ALIGN_END },
    { FOUND, 22, PP_ALIGN_END }, { DIFFERENCE, 38, PP_ALIGN_END },
  };
  const PpDayClose *close = book->close;
  g_autoptr (PpTable) table = new_table (columns, G_N_ELEMENTS (columns));
  const PpTillShift *shift = NULL;

  if (book->shifts->len == 0)
    return TRUE;
  heading (flow, SHIFTS);
  for (guint i = 0; i < book->shifts->len; i++)
    {
      g_autofree char *to = NULL;

      shift = g_ptr_array_index (book->shifts, i);
      to = pp_name_join (shift->to->name_en, shift->to->name_ml);
      add_shift (table, shift->handover->handed_at, shift->from, to,
                 shift->handover->expected_paise, shift->handover->counted_paise,
                 shift->handover->reason);
    }
  add_shift (table, book->closed_at, shift->to, AT_CLOSE,
             pp_till_handover_expect (book->shifts, close->cash_paise), close->counted_paise, NULL);
  return pp_flow_table (flow, table, error);
}

static gboolean
draw_bookings (PpFlow *flow, const PpBookingDay *bookings, GError **error)
{
  static const PpTableColumn columns[] = {
    { MADE, 38, PP_ALIGN_END }, { CAME, 26, PP_ALIGN_END }, { ABSENT, 38, PP_ALIGN_END },
    { OPEN, 45, PP_ALIGN_END }, { CANCELLED, 38, PP_ALIGN_END },
  };
  const gint64 numbers[] = {
    bookings->n_made, bookings->n_came, bookings->n_absent, bookings->n_open,
    bookings->n_cancelled,
  };
  g_autoptr (PpTable) table = new_table (columns, G_N_ELEMENTS (columns));
  char *cells[G_N_ELEMENTS (numbers) + 1] = { NULL };

  heading (flow, BOOKINGS);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    cells[i] = g_strdup_printf ("%" G_GINT64_FORMAT, numbers[i]);
  pp_table_add_cells (table, (const char *const *) cells);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_free (cells[i]);
  return pp_flow_table (flow, table, error);
}

static void
add_use (PpTable *table, const char *name, gint64 booked, gint64 open, gboolean is_total)
{
  g_autofree char *booked_h = g_strdup_printf ("%d:%02d", (int) (booked / 3600),
                                               (int) (booked / 60 % 60));
  g_autofree char *open_h = g_strdup_printf ("%d:%02d", (int) (open / 3600),
                                             (int) (open / 60 % 60));
  g_autofree char *share = g_strdup_printf ("%d %%", open > 0 ? (int) (booked * 100 / open) : 0);

  if (is_total)
    pp_table_add_total (table, name, booked_h, open_h, share, NULL);
  else
    pp_table_add_row (table, name, booked_h, open_h, share, NULL);
}

/* Each machine that was booked, and all of them together. */
static gboolean
draw_machines (PpFlow *flow, const PpDayBook *book, GError **error)
{
  static const PpTableColumn columns[] = {
    { MACHINE, 78 }, { BOOKED_H, 50, PP_ALIGN_END }, { OPEN_H, 38, PP_ALIGN_END },
    { "%", 14, PP_ALIGN_END },
  };
  g_autoptr (PpTable) table = new_table (columns, G_N_ELEMENTS (columns));
  gint64 booked = 0, open = 0;

  for (guint i = 0; i < book->machines->len; i++)
    {
      const PpUtilisation *use = g_ptr_array_index (book->machines, i);
      g_autofree char *name = pp_machine_dup_name (PP_RECORD (use->machine));

      booked += use->booked_seconds;
      open += use->open_seconds;
      if (use->booked_seconds > 0)
        add_use (table, name, use->booked_seconds, use->open_seconds, FALSE);
    }
  add_use (table, ALL, booked, open, TRUE);
  flow->y_mm += PP_FLOW_GAP_MM;
  return pp_flow_table (flow, table, error);
}

/* How many there were stands with the first. */
static void
add_items (PpTable *table, const char *what, GPtrArray *items)
{
  gint64 n = 0;
  g_autofree char *name = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const PpDayItem *item = g_ptr_array_index (items, i);

      n += item->count != PP_NONE ? item->count : 1;
    }
  name = g_strdup_printf ("%s: %" G_GINT64_FORMAT, what, n);
  if (items->len == 0)
    pp_table_add_row (table, name, "", "", NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const PpDayItem *item = g_ptr_array_index (items, i);
      g_autofree char *names = pp_name_join (item->name_en, item->name_ml);
      g_autofree char *count = item->count != PP_NONE
                                 ? g_strdup_printf ("%" G_GINT64_FORMAT, item->count) : NULL;
      const char *much = count != NULL ? count : item->much;
      const char *verdict = item->verdict == NULL ? NULL
                            : strcmp (item->verdict, "pass") == 0 ? PASS : FAIL;
      g_autofree char *which = g_strjoin (": ", much, verdict != NULL ? verdict : names, NULL);

      pp_table_add_row (table, i == 0 ? name : "", item->number, which, NULL);
    }
}

static gboolean
draw_done (PpFlow *flow, const PpDayBook *book, GError **error)
{
  static const PpTableColumn columns[] = { { WHAT, 72 }, { NUMBER, 30 }, { WHICH, 78 } };
  g_autoptr (PpTable) table = new_table (columns, G_N_ELEMENTS (columns));

  heading (flow, DONE);
  add_items (table, LOTS, book->lots);
  add_items (table, BATCHES, book->batches);
  add_items (table, CERTIFICATES, book->certificates);
  add_items (table, LABELS, book->labels);
  return pp_flow_table (flow, table, error);
}

static void
add_number (GString *out, const char *what, gint64 number)
{
  g_string_append_printf (out, "%s%s: %" G_GINT64_FORMAT, out->len > 0 ? " · " : "", what, number);
}

/* Numbers of which nothing is known, though later ones of the same paper were used. */
static void
draw_papers (PpFlow *flow, GPtrArray *papers)
{
  for (guint i = 0; i < papers->len; i++)
    {
      g_autofree char *missing = pp_blank_dup_missing (g_ptr_array_index (papers, i));

      if (missing == NULL)
        continue;
      flow->y_mm += SECTION_MM;
      pair (flow, ON_PAPER, missing);
    }
}

static void
draw_district (PpFlow *flow, const PpSyncState *sync)
{
  g_autoptr (GString) text = g_string_new (sync->address == NULL ? NO_SERVER : NULL);

  if (sync->address != NULL)
    add_number (text, WAITING, sync->outbox.waiting);
  if (sync->outbox.refused > 0)
    add_number (text, REFUSED, sync->outbox.refused);
  if (sync->outbox.clashes > 0)
    add_number (text, CLASHES, sync->outbox.clashes);
  flow->y_mm += SECTION_MM;
  pair (flow, DISTRICT, text->str);
}

/* Whoever compares it reads it aloud, so it stands in groups. */
static char *
group_hash (const char *hash)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; hash[i] != '\0'; i++)
    {
      if (i > 0 && i % HASH_GROUP == 0)
        g_string_append_c (out, ' ');
      g_string_append_c (out, hash[i]);
    }
  return g_string_free (out, FALSE);
}

static void
draw_seal (PpFlow *flow, const PpAnchor *anchor)
{
  g_autofree char *entry = g_strdup_printf ("%s %" G_GINT64_FORMAT, anchor->incarnation,
                                            anchor->seq);
  g_autofree char *hash = group_hash (anchor->hash);

  heading (flow, SEAL);
  pair (flow, ENTRY, entry);
  pp_flow_block (flow, &plain, hash, PP_FLOW_WIDTH_MM);
  pp_flow_block (flow, &small, KEEP, PP_FLOW_WIDTH_MM);
}

static void
draw_sign (PpFlow *flow, double x_mm, const char *who, const char *name)
{
  g_autofree char *text = name != NULL ? g_strdup_printf ("%s: %s", who, name) : g_strdup (who);
  double y_mm = flow->y_mm + SIGN_MM;

  pp_draw_line (flow->paper, x_mm, y_mm, x_mm + SIGN_WIDE, y_mm, PP_FLOW_RULE_MM);
  pp_draw_text (flow->paper, &small, text, x_mm, y_mm + PP_FLOW_GAP_MM, SIGN_WIDE);
}

static void
draw_signs (PpFlow *flow, const PpStaff *closer)
{
  g_autofree char *name = pp_name_join (closer->name_en, closer->name_ml);

  pp_flow_make_room (flow, SIGN_MM * 1.5);
  draw_sign (flow, PP_FLOW_MARGIN_MM, COUNTED_BY, name);
  draw_sign (flow, PP_FLOW_MARGIN_MM + PP_FLOW_WIDTH_MM - SIGN_WIDE, MANAGER, NULL);
}

static void
draw_foot (PpPaper *paper, guint page, guint n_pages, gpointer user_data)
{
  const PpDayBook *book = user_data;
  g_autofree char *date = pp_day_format (book->close->day);
  g_autofree char *name = g_strdup_printf ("%s %s %s", book->cluster->code, book->close->desk,
                                           date);

  pp_flow_foot (paper, name, page, n_pages, TRUE);
}

static gboolean
draw (PpFlow *flow, const PpDayBook *book, GError **error)
{
  if (!draw_head (flow, book, error) || !draw_takings (flow, book, error) ||
      !draw_cash (flow, book->close, error) || !draw_shifts (flow, book, error) ||
      !draw_voided (flow, book, error) ||
      !draw_bookings (flow, &book->bookings, error) || !draw_machines (flow, book, error) ||
      !draw_done (flow, book, error))
    return FALSE;
  draw_papers (flow, book->papers);
  draw_district (flow, book->sync);
  draw_seal (flow, book->anchor);
  draw_signs (flow, book->closer);
  return TRUE;
}

/**
 * pp_day_sheet_draw:
 * @book: a day
 * @error: why it could not be made
 *
 * The sheet of a day close, A4, in both languages. Its QR code is pp_day_sheet_anchor().
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_day_sheet_draw (const PpDayBook *book, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (PpPaper) paper = NULL;
  PpFlow flow;

  g_return_val_if_fail (book != NULL, NULL);

  name = g_strdup_printf ("%s %s %s", DAY_SHEET, book->close->desk, book->close->day);
  paper = pp_flow_paper_new (name, "ml", book->closed_at);
  pp_paper_set_frame (paper, draw_foot, (gpointer) book);
  flow = (PpFlow) { paper, PP_FLOW_MARGIN_MM };
  return draw (&flow, book, error) ? pp_paper_finish (paper, error) : NULL;
}

/**
 * pp_day_sheet_anchor:
 * @book: a day
 *
 * Returns: (transfer full): where this desk's chain stood at its close, as it is scanned:
 *   PPD1, cluster, desk, day, incarnation, number of the last act and its hash
 */
char *
pp_day_sheet_anchor (const PpDayBook *book)
{
  g_return_val_if_fail (book != NULL, NULL);

  return g_strdup_printf ("PPD1|%s|%s|%s|%s|%" G_GINT64_FORMAT "|%s", book->cluster->code,
                          book->close->desk, book->close->day, book->anchor->incarnation,
                          book->anchor->seq, book->anchor->hash);
}

/**
 * pp_day_sheet_print:
 * @db: a connection
 * @id: id of a day close
 * @language: of no account: the sheet is in both
 * @made_at: of no account: it was made when the day was closed
 * @error: PP_STORE_ERROR_NOT_FOUND where this desk does not keep it
 *
 * Returns: (transfer full): the very PDF that was made when the day was closed
 */
GBytes *
pp_day_sheet_print (PpDb *db, const char *id, const char *language, gint64 made_at,
                    GError **error)
{
  g_autoptr (PpDayClose) close = pp_db_get (db, pp_day_close_get_type (), id, error);

  return close != NULL ? pp_archive_get (db, close->sha256, error) : NULL;
}
