/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "privacy/pp-person-paper.h"

#include "booking/pp-booking.h"
#include "booking/pp-machine.h"
#include "core/pp-day.h"
#include "core/pp-identifier.h"
#include "core/pp-money.h"
#include "core/pp-quantity.h"
#include "core/pp-time.h"
#include "intake/pp-lot.h"
#include "intake/pp-material.h"
#include "money/pp-charge.h"
#include "money/pp-payment.h"
#include "paper/pp-flow.h"
#include "people/pp-disclosure.h"
#include "people/pp-enterprise.h"
#include "people/pp-name.h"
#include "privacy/pp-person-data.h"
#include "store/pp-history.h"

#include <string.h>

#define CODE_MM     22.0
#define NAME_MM     62.0
#define SECTION_MM   2.5
#define HEADED_MM   14.0
#define ROW_GAP_MM   0.4
#define TABLE_PT     8.5

static const PpTextStyle title = { 16, TRUE, PP_ALIGN_START };
static const PpTextStyle strong = { 10, TRUE, PP_ALIGN_START };
static const PpTextStyle plain = { 9.5, FALSE, PP_ALIGN_START };
static const PpTextStyle small = { 8, FALSE, PP_ALIGN_START };

/* It is in both languages whatever the desk speaks: it belongs to the person. */
#define PAPER       "നിങ്ങളെക്കുറിച്ച് സൂക്ഷിക്കുന്ന വിവരങ്ങൾ / What is kept about you"
#define DETAILS     "വിവരങ്ങൾ / Particulars"
#define NAME        "പേര് / Name"
#define PHONE       "ഫോൺ / Phone"
#define HOUSE       "വീട് / House"
#define WARD        "വാർഡ് / Ward"
#define CONSENTS    "സമ്മതം / Consent"
#define PURPOSE     "ആവശ്യം / Purpose"
#define ANSWER      "മറുപടി / Answer"
#define NOTICE      "അറിയിപ്പ് / Notice"
#define GIVEN       "നൽകി / given"
#define WITHDRAWN   "പിൻവലിച്ചു / withdrawn"
#define ENTERPRISES "സംരംഭങ്ങൾ / Enterprises"
#define ADDRESS     "വിലാസം / Address"
#define BOOKINGS    "ബുക്കിംഗ് / Bookings"
#define DATE        "തീയതി / Date"
#define MACHINE     "മെഷീൻ / Machine"
#define FEE         "ഫീസ് / Fee"
#define LOTS        "എത്തിച്ച സാധനങ്ങൾ / Material brought"
#define NUMBER      "നമ്പർ / Number"
#define MATERIAL    "സാധനം / Material"
#define AMOUNT      "അളവ് / Quantity"
#define CHARGES     "ഫീസുകൾ / Fees"
#define FOR_WHAT    "എന്തിന് / For what"
#define SUM         "തുക / Amount"
#define PAYMENTS    "അടച്ച പണം / Payments"
#define RECEIPT     "രസീത് / Receipt"
#define VOID        "റദ്ദാക്കി / void"
#define TOKENS      "ടോക്കണുകൾ / Tokens"
#define HANDED_OUT  "ഈ വിവരങ്ങൾ മുമ്പ് നൽകിയത് / Handed out before"
#define ASKED_BY    "ആവശ്യപ്പെട്ടത് / Asked for by"
#define AS          "രൂപം / As"
#define RIGHTS      "തെറ്റു തിരുത്താനും സമ്മതം പിൻവലിക്കാനും വിവരങ്ങൾ മായ്ക്കാനും ഈ ഓഫീസിൽ " \
                    "ആവശ്യപ്പെടാം. നിയമം സൂക്ഷിക്കാൻ പറയുന്ന രസീതും ലാബ് ഫലവും " \
                    "പേരില്ലാതെ തുടരും.\n" \
                    "You may ask this office to correct this, to withdraw a consent, or to erase " \
                    "it. Receipts and lab results that a law asks to keep stay without your name."

static const struct { const char *word, *both; } words[] = {
  { "service", "സേവനം / service" },
  { "contact", "ബന്ധപ്പെടൽ / contact" },
  { "publish", "പ്രസിദ്ധീകരണം / publication" },
  { "paper", "കടലാസ് / paper" },
  { "json", "JSON" },
  { "self", "നിങ്ങൾ / you" },
  { "nominee", "നിങ്ങൾ നിർദേശിച്ച ആൾ / whom you named" },
  { "authority", "നിയമപ്രകാരം അധികാരി / an authority, by law" },
  { "ml", "മലയാളം / Malayalam" },
  { "en", "ഇംഗ്ലീഷ് / English" },
};

typedef struct {
  PpFlow        flow;
  PpDb         *db;
  PpPersonData *data;
} Sheet;

static const char *
say (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].word, word) == 0)
      return words[i].both;
  return word != NULL ? word : "";
}

static char *
dup_date (gint64 at)
{
  g_autofree char *day = pp_time_day (at);

  return pp_day_format (day);
}

static void
heading (PpFlow *flow, const char *text)
{
  flow->y_mm += SECTION_MM;
  pp_flow_make_room (flow, HEADED_MM);
  pp_flow_block (flow, &strong, text, PP_FLOW_WIDTH_MM);
}

static void
pair (PpFlow *flow, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    pp_flow_pair (flow, &small, name, NAME_MM, &plain, text);
}

typedef gboolean (*RowFunc) (Sheet *sheet, PpTable *table, gpointer record, GError **error);

/* A heading and a row for each record of a kind that was not taken out again. */
static gboolean
draw_part (Sheet *sheet, const char *kind, const char *name, const PpTableColumn *columns,
           guint n_columns, RowFunc add, GError **error)
{
  GPtrArray *records = pp_person_data_get (sheet->data, kind);
  g_autoptr (PpTable) table = pp_table_new (columns, n_columns, TABLE_PT);

  if (records == NULL)
    return TRUE;
  pp_table_set_gaps (table, PP_FLOW_GAP_MM, ROW_GAP_MM);
  for (guint i = 0; i < records->len; i++)
    if (!add (sheet, table, g_ptr_array_index (records, i), error))
      return FALSE;
  heading (&sheet->flow, name);
  return pp_flow_table (&sheet->flow, table, error);
}

static gboolean
add_consent (Sheet *sheet, PpTable *table, gpointer record, GError **error)
{
  PpConsent *consent = record;
  g_autofree char *date = NULL;
  g_autofree char *notice = g_strdup_printf ("%s, %s", consent->version, say (consent->language));
  gint64 at;

  if (!pp_history_made (sheet->db, "consent", pp_record_get_id (record), &at, error))
    return FALSE;
  date = dup_date (at);
  pp_table_add_row (table, date, say (consent->purpose), consent->given ? GIVEN : WITHDRAWN,
                    notice, NULL);
  return TRUE;
}

static gboolean
add_booking (Sheet *sheet, PpTable *table, gpointer record, GError **error)
{
  PpBooking *booking = record;
  g_autoptr (PpMachine) machine = pp_db_get (sheet->db, pp_machine_get_type (), booking->machine,
                                             error);
  g_autofree char *date = dup_date (booking->starts_at), *name = NULL;
  g_autofree char *fee = pp_money_format (booking->fee_paise);

  if (machine == NULL)
    return FALSE;
  name = pp_name_join (machine->name_en, machine->name_ml);
  if (pp_record_get_voided_by (record) == NULL)
    pp_table_add_row (table, date, name, booking->purpose != NULL ? booking->purpose : "", fee,
                      NULL);
  return TRUE;
}

static gboolean
add_lot (Sheet *sheet, PpTable *table, gpointer record, GError **error)
{
  PpLot *lot = record;
  g_autoptr (PpMaterial) material = pp_db_get (sheet->db, pp_material_get_type (), lot->material,
                                               error);
  g_autofree char *date = dup_date (lot->received_at), *name = NULL;
  g_autofree char *amount = pp_quantity_format (lot->amount, pp_measure_from_word (lot->measure));

  if (material == NULL)
    return FALSE;
  name = pp_name_join (material->name_en, material->name_ml);
  if (pp_record_get_voided_by (record) == NULL)
    pp_table_add_row (table, date, lot->number, name, amount, NULL);
  return TRUE;
}

static gboolean
add_charge (Sheet *sheet, PpTable *table, gpointer record, GError **error)
{
  PpCharge *charge = record;
  g_autofree char *date = NULL, *sum = pp_money_format (charge->amount_paise);
  g_autofree char *what = g_strdup_printf ("%s / %s", charge->what_ml, charge->what_en);
  gint64 at;

  if (!pp_history_made (sheet->db, "charge", pp_record_get_id (record), &at, error))
    return FALSE;
  date = dup_date (at);
  pp_table_add_row (table, date, what, charge->reason != NULL ? charge->reason : "", sum, NULL);
  return TRUE;
}

static gboolean
add_payment (Sheet *sheet, PpTable *table, gpointer record, GError **error)
{
  PpPayment *payment = record;
  g_autofree char *date = dup_date (payment->taken_at);
  g_autofree char *sum = pp_money_format (payment->amount_paise);
  gboolean is_void = pp_record_get_voided_by (record) != NULL;

  pp_table_add_row (table, date, payment->number, is_void ? VOID : "", sum, NULL);
  return TRUE;
}

static gboolean
add_disclosure (Sheet *sheet, PpTable *table, gpointer record, GError **error)
{
  PpDisclosure *disclosure = record;
  g_autofree char *date = NULL;
  gint64 at;

  if (!pp_history_made (sheet->db, "disclosure", pp_record_get_id (record), &at, error))
    return FALSE;
  date = dup_date (at);
  pp_table_add_row (table, date, say (disclosure->asked_by), say (disclosure->form), NULL);
  return TRUE;
}

static gboolean
draw_tables (Sheet *sheet, GError **error)
{
  static const PpTableColumn consents[] = {
    { DATE, 2, PP_ALIGN_START }, { PURPOSE, 4, PP_ALIGN_START }, { ANSWER, 4, PP_ALIGN_START },
    { NOTICE, 4, PP_ALIGN_START } };
  static const PpTableColumn bookings[] = {
    { DATE, 2, PP_ALIGN_START }, { MACHINE, 5, PP_ALIGN_START }, { FOR_WHAT, 4, PP_ALIGN_START },
    { FEE, 2, PP_ALIGN_END } };
  static const PpTableColumn lots[] = {
    { DATE, 2, PP_ALIGN_START }, { NUMBER, 3, PP_ALIGN_START }, { MATERIAL, 5, PP_ALIGN_START },
    { AMOUNT, 3, PP_ALIGN_END } };
  static const PpTableColumn charges[] = {
    { DATE, 2, PP_ALIGN_START }, { FOR_WHAT, 6, PP_ALIGN_START }, { "", 3, PP_ALIGN_START },
    { SUM, 2, PP_ALIGN_END } };
  static const PpTableColumn payments[] = {
    { DATE, 2, PP_ALIGN_START }, { RECEIPT, 4, PP_ALIGN_START }, { "", 3, PP_ALIGN_START },
    { SUM, 2, PP_ALIGN_END } };
  static const PpTableColumn disclosures[] = {
    { DATE, 2, PP_ALIGN_START }, { ASKED_BY, 6, PP_ALIGN_START }, { AS, 3, PP_ALIGN_START } };

  return draw_part (sheet, "consent", CONSENTS, consents, 4, add_consent, error) &&
         draw_part (sheet, "booking", BOOKINGS, bookings, 4, add_booking, error) &&
         draw_part (sheet, "lot", LOTS, lots, 4, add_lot, error) &&
         draw_part (sheet, "charge", CHARGES, charges, 4, add_charge, error) &&
         draw_part (sheet, "payment", PAYMENTS, payments, 4, add_payment, error) &&
         draw_part (sheet, "disclosure", HANDED_OUT, disclosures, 3, add_disclosure, error);
}

static void
draw_person (Sheet *sheet)
{
  const PpPerson *person = sheet->data->person;
  g_autofree char *name = pp_name_join (person->name_en, person->name_ml);
  g_autofree char *phone = pp_identifier_format_mobile (person->phone);
  g_autofree char *ward = person->ward != PP_NONE
                            ? g_strdup_printf ("%" G_GINT64_FORMAT, person->ward) : NULL;

  heading (&sheet->flow, DETAILS);
  pair (&sheet->flow, NAME, name);
  pair (&sheet->flow, PHONE, phone);
  pair (&sheet->flow, HOUSE, person->house);
  pair (&sheet->flow, WARD, ward);
}

static void
draw_enterprises (Sheet *sheet)
{
  GPtrArray *enterprises = pp_person_data_get (sheet->data, "enterprise");

  for (guint i = 0; enterprises != NULL && i < enterprises->len; i++)
    {
      PpEnterprise *enterprise = g_ptr_array_index (enterprises, i);
      g_autofree char *name = pp_enterprise_dup_name (PP_RECORD (enterprise));
      g_autofree char *phone = pp_identifier_format_mobile (enterprise->phone);

      if (i == 0)
        heading (&sheet->flow, ENTERPRISES);
      pair (&sheet->flow, NAME, name);
      pair (&sheet->flow, PHONE, phone);
      pair (&sheet->flow, ADDRESS, enterprise->address);
      pair (&sheet->flow, "FSSAI", enterprise->fssai);
      pair (&sheet->flow, "Udyam", enterprise->udyam);
      pair (&sheet->flow, "GSTIN", enterprise->gstin);
    }
}

static void
draw_tokens (Sheet *sheet)
{
  GPtrArray *tokens = pp_person_data_get (sheet->data, "token");
  g_autofree char *count = tokens != NULL ? g_strdup_printf ("%u", tokens->len) : NULL;

  pair (&sheet->flow, TOKENS, count);
}

static gboolean
draw_head (Sheet *sheet, GError **error)
{
  const PpCluster *cluster = sheet->data->cluster;
  g_autofree char *name = g_strdup_printf ("%s\n%s", cluster->name_ml, cluster->name_en);
  g_autofree char *phone = pp_identifier_format_mobile (cluster->phone);
  g_autofree char *place = phone != NULL ? g_strdup_printf ("%s, %s", cluster->address, phone)
                                         : g_strdup (cluster->address);

  if (!pp_flow_head (&sheet->flow, name, place,
                     pp_record_get_id (PP_RECORD (sheet->data->person)), CODE_MM, error))
    return FALSE;
  pp_flow_block (&sheet->flow, &title, PAPER, PP_FLOW_WIDTH_MM);
  return TRUE;
}

static void
draw_foot (PpPaper *paper, guint page, guint n_pages, gpointer user_data)
{
  const PpPersonData *data = user_data;

  pp_flow_foot (paper, data->cluster->code, page, n_pages, TRUE);
}

static GBytes *
draw (PpDb *db, const char *person, gint64 made_at, GError **error)
{
  g_autoptr (PpPersonData) data = pp_person_data_read (db, person, error);
  g_autoptr (PpPaper) paper = NULL;
  g_autofree char *date = dup_date (made_at);
  Sheet sheet = { .db = db, .data = data };

  if (data == NULL)
    return NULL;
  paper = pp_flow_paper_new (PAPER, "ml", made_at);
  pp_paper_set_frame (paper, draw_foot, data);
  sheet.flow = (PpFlow) { paper, PP_FLOW_MARGIN_MM };
  if (!draw_head (&sheet, error))
    return NULL;
  pair (&sheet.flow, DATE, date);
  draw_person (&sheet);
  draw_enterprises (&sheet);
  if (!draw_tables (&sheet, error))
    return NULL;
  sheet.flow.y_mm += SECTION_MM;
  draw_tokens (&sheet);
  sheet.flow.y_mm += SECTION_MM;
  pp_flow_block (&sheet.flow, &small, RIGHTS, PP_FLOW_WIDTH_MM);
  return pp_paper_finish (paper, error);
}

static char *
dup_name (PpDb *db, const char *person, GError **error)
{
  g_autoptr (PpPerson) found = pp_db_get (db, pp_person_get_type (), person, error);

  return found != NULL ? pp_person_dup_name (PP_RECORD (found)) : NULL;
}

/**
 * pp_person_paper_print:
 * @db: a connection
 * @disclosure: id of a disclosure of a person
 * @language: of no account: the paper is in both
 * @made_at: UTC seconds
 * @error: why it could not be made; of who was erased there is none any more
 *
 * All that is kept of a person as people read it, A4: their particulars, consents, enterprises,
 * bookings, lots, fees and payments, as they stand now.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_person_paper_print (PpDb *db, const char *disclosure, const char *language, gint64 made_at,
                       GError **error)
{
  g_autoptr (PpDisclosure) found = NULL;

  g_return_val_if_fail (db != NULL && disclosure != NULL, NULL);

  found = pp_db_get (db, pp_disclosure_get_type (), disclosure, error);
  return found != NULL ? draw (db, found->person, made_at, error) : NULL;
}

/**
 * pp_person_paper_count:
 * @db: a connection
 * @disclosure: id of a disclosure
 * @copies: (out): how many were asked for
 * @error: why it could not be read
 *
 * Returns: whether it was read
 */
gboolean
pp_person_paper_count (PpDb *db, const char *disclosure, gint64 *copies, GError **error)
{
  g_autoptr (PpDisclosure) found = NULL;

  g_return_val_if_fail (db != NULL && disclosure != NULL && copies != NULL, FALSE);

  found = pp_db_get (db, pp_disclosure_get_type (), disclosure, error);
  if (found != NULL)
    *copies = pp_person_paper_draft_count (found);
  return found != NULL;
}

/**
 * pp_person_paper_dup_name:
 * @db: a connection
 * @disclosure: id of a disclosure
 * @error: why it could not be read
 *
 * Returns: (transfer full): what a file of it is called: as the person
 */
char *
pp_person_paper_dup_name (PpDb *db, const char *disclosure, GError **error)
{
  g_autoptr (PpDisclosure) found = NULL;

  g_return_val_if_fail (db != NULL && disclosure != NULL, NULL);

  found = pp_db_get (db, pp_disclosure_get_type (), disclosure, error);
  return found != NULL ? dup_name (db, found->person, error) : NULL;
}

/**
 * pp_person_paper_draft_count:
 * @asked: a #PpDisclosure
 *
 * Returns: how many copies are asked for
 */
gint64
pp_person_paper_draft_count (gpointer asked)
{
  g_return_val_if_fail (asked != NULL, 1);

  return ((PpDisclosure *) asked)->copies != PP_NONE ? ((PpDisclosure *) asked)->copies : 1;
}

/**
 * pp_person_paper_draft_print:
 * @db: a connection
 * @asked: a #PpDisclosure with its person
 * @plan: of no account
 * @made_at: UTC seconds
 * @error: why it could not be made
 *
 * The paper before it is handed out, to be looked at.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_person_paper_draft_print (PpDb *db, gpointer asked, const PpStickerPlan *plan, gint64 made_at,
                             GError **error)
{
  g_return_val_if_fail (db != NULL && asked != NULL, NULL);

  return draw (db, ((PpDisclosure *) asked)->person, made_at, error);
}

/**
 * pp_person_paper_draft_dup_name:
 * @db: a connection
 * @asked: a #PpDisclosure with its person
 * @error: why it could not be read
 *
 * Returns: (transfer full): what a file of it is called: as the person
 */
char *
pp_person_paper_draft_dup_name (PpDb *db, gpointer asked, GError **error)
{
  g_return_val_if_fail (db != NULL && asked != NULL, NULL);

  return dup_name (db, ((PpDisclosure *) asked)->person, error);
}
