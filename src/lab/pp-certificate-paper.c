/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-certificate-paper.h"

#include "core/pp-day.h"
#include "core/pp-identifier.h"
#include "core/pp-quantity.h"
#include "core/pp-time.h"
#include "lab/pp-certificate-table.h"
#include "lab/pp-certificate-words.h"
#include "lab/pp-report.h"
#include "paper/pp-flow.h"
#include "people/pp-name.h"
#include "store/pp-archive.h"

#include <string.h>

#define LABEL_MM        68.0
#define CODE_MM         24.0
#define BLOCK_GAP_MM     4.0

static const PpTextStyle title = { 16, TRUE, PP_ALIGN_START };
static const PpTextStyle strong = { 10, TRUE, PP_ALIGN_START };
static const PpTextStyle plain = { 9, FALSE, PP_ALIGN_START };
static const PpTextStyle small = { 8, FALSE, PP_ALIGN_START };
static const PpTextStyle end_mark = { 9, TRUE, PP_ALIGN_CENTER };

typedef struct {
  PpFlow          flow;
  const PpReport *report;
  gboolean        malayalam;   /* which language stands first */
} Sheet;

static void
draw_block (Sheet *sheet, const PpTextStyle *style, const char *text, double width_mm)
{
  pp_flow_block (&sheet->flow, style, text, width_mm);
}

static void
draw_both (Sheet *sheet, const PpTextStyle *style, PpCertificateWord word, const char *between)
{
  g_autofree char *text = pp_certificate_dup_both (word, sheet->malayalam, between);

  draw_block (sheet, style, text, PP_FLOW_WIDTH_MM);
}

static void
draw_detail (Sheet *sheet, PpCertificateWord word, const char *value)
{
  g_autofree char *label = pp_certificate_dup_both (word, sheet->malayalam, " / ");

  if (value != NULL && *value != '\0')
    pp_flow_pair (&sheet->flow, &small, label, LABEL_MM, &plain, value);
}

static void
draw_day (Sheet *sheet, PpCertificateWord label, const char *day)
{
  g_autofree char *text = day != NULL ? pp_day_format (day) : NULL;

  draw_detail (sheet, label, text);
}

static void
draw_moment (Sheet *sheet, PpCertificateWord label, gint64 at)
{
  g_autofree char *day = pp_time_day (at);

  draw_day (sheet, label, day);
}

static gboolean
draw_head (Sheet *sheet, GError **error)
{
  const PpCluster *cluster = sheet->report->cluster;
  g_autofree char *name = g_strdup_printf ("%s\n%s",
                                           sheet->malayalam ? cluster->name_ml : cluster->name_en,
                                           sheet->malayalam ? cluster->name_en : cluster->name_ml);
  g_autofree char *phone = pp_identifier_format_mobile (cluster->phone);
  g_autofree char *place = phone != NULL ? g_strdup_printf ("%s, %s", cluster->address, phone)
                                         : g_strdup (cluster->address);
  g_autofree char *heading = pp_certificate_dup_both (PP_WORD_TITLE, sheet->malayalam, " / ");
  g_autofree char *code = g_strdup_printf ("%s %s", sheet->report->certificate->number,
                                           cluster->code);

  if (!pp_flow_head (&sheet->flow, name, place, code, CODE_MM, error))
    return FALSE;
  draw_block (sheet, &title, heading, PP_FLOW_WIDTH_MM);
  return TRUE;
}

static void
draw_amendment (Sheet *sheet)
{
  const PpReport *report = sheet->report;
  g_autofree char *first = NULL, *second = NULL;

  if (report->replaced == NULL)
    return;
  first = pp_certificate_dup_amends (report->replaced, sheet->malayalam);
  second = pp_certificate_dup_amends (report->replaced, !sheet->malayalam);
  draw_block (sheet, &strong, first, PP_FLOW_WIDTH_MM);
  draw_block (sheet, &strong, second, PP_FLOW_WIDTH_MM);
  draw_detail (sheet, PP_WORD_REASON, report->certificate->reason);
}

static void
draw_item (Sheet *sheet)
{
  const PpReport *report = sheet->report;
  g_autofree char *item = pp_report_dup_item (report);
  g_autofree char *customer = pp_report_dup_customer (report);
  g_autofree char *contact = pp_report_dup_contact (report);

  draw_detail (sheet, PP_WORD_CUSTOMER, customer);
  draw_detail (sheet, PP_WORD_CONTACT, contact);
  draw_detail (sheet, PP_WORD_ITEM, item);
  if (report->item.batch != NULL)
    {
      draw_detail (sheet, PP_WORD_BATCH, report->item.batch->number);
      draw_day (sheet, PP_WORD_MADE, report->item.batch->made_on);
      draw_day (sheet, PP_WORD_EXPIRES, report->item.batch->expires_on);
    }
  if (report->item.lot != NULL)
    draw_detail (sheet, PP_WORD_LOT, report->item.lot->number);
}

static void
draw_condition (Sheet *sheet)
{
  const PpSample *sample = sheet->report->sample;
  gboolean unfit = strcmp (sample->condition, "unfit") == 0;
  g_autofree char *words = pp_certificate_dup_both (unfit ? PP_WORD_UNFIT : PP_WORD_FIT,
                                                    sheet->malayalam, " / ");
  g_autofree char *text = sample->condition_note != NULL
                            ? g_strdup_printf ("%s\n%s", words, sample->condition_note)
                            : g_strdup (words);

  draw_detail (sheet, PP_WORD_CONDITION, text);
}

static void
draw_sample (Sheet *sheet)
{
  const PpSample *sample = sheet->report->sample;
  PpMeasure measure = pp_measure_from_word (sample->measure);
  g_autofree char *drawn_by = pp_certificate_dup_both (strcmp (sample->drawn_by, "lab") == 0
                                                         ? PP_WORD_BY_LAB : PP_WORD_BY_CUSTOMER,
                                                       sheet->malayalam, " / ");
  g_autofree char *amount = NULL;

  draw_detail (sheet, PP_WORD_SAMPLE, sample->number);
  if (sample->amount != PP_NONE && measure != PP_MEASURE_NONE)
    amount = pp_quantity_format (sample->amount, measure);
  draw_detail (sheet, PP_WORD_QUANTITY, amount);
  draw_detail (sheet, PP_WORD_DRAWN_BY, drawn_by);
  draw_moment (sheet, PP_WORD_RECEIVED, sample->received_at);
  draw_condition (sheet);
}

static void
draw_tested (Sheet *sheet)
{
  const PpReport *report = sheet->report;
  g_autofree char *first = pp_time_day (report->first_at);
  g_autofree char *last = pp_time_day (report->last_at);
  g_autofree char *from = pp_day_format (first);
  g_autofree char *to = pp_day_format (last);
  g_autofree char *both = g_strdup_printf ("%s – %s", from, to);

  draw_detail (sheet, PP_WORD_TESTED, strcmp (from, to) == 0 ? from : both);
}

static void
draw_standard (Sheet *sheet)
{
  const PpReport *report = sheet->report;
  const PpStandard *standard = report->standard;
  const char *rule = report->sample->decision_rule;
  g_autofree char *name = pp_name_join (standard->name_en, standard->name_ml);
  g_autofree char *basis = pp_certificate_dup_both (strcmp (standard->basis, "verified") == 0
                                                      ? PP_WORD_VERIFIED : PP_WORD_ASSUMED,
                                                    sheet->malayalam, " / ");
  g_autofree char *text = g_strdup_printf ("%s\n%s (%s)", name, standard->source, basis);
  g_autofree char *words = pp_certificate_dup_both (strcmp (rule, "simple") == 0 ? PP_WORD_SIMPLE
                                                    : strcmp (rule, "guarded") == 0
                                                      ? PP_WORD_GUARDED : PP_WORD_TWO_SIDED,
                                                    sheet->malayalam, "\n");

  draw_detail (sheet, PP_WORD_STANDARD, text);
  draw_detail (sheet, PP_WORD_DECISION_RULE, words);
}

static void
draw_verdict (Sheet *sheet, gboolean complies)
{
  g_autofree char *words = pp_certificate_dup_both (complies ? PP_WORD_COMPLIES : PP_WORD_FAILS,
                                                    sheet->malayalam, " / ");
  g_autofree char *text = g_strconcat (complies ? "" : PP_CERTIFICATE_FAIL_MARK, words, NULL);

  draw_block (sheet, &strong, text, PP_FLOW_WIDTH_MM);
}

static gboolean
draw_results (Sheet *sheet, GError **error)
{
  const PpReport *report = sheet->report;
  g_autoptr (PpTable) table = pp_certificate_table_new (report, sheet->malayalam);

  sheet->flow.y_mm += PP_FLOW_GAP_MM;
  if (!pp_flow_table (&sheet->flow, table, error))
    return FALSE;
  sheet->flow.y_mm += BLOCK_GAP_MM;
  return TRUE;
}

/* Which of the explanations the table needs. */
static void
draw_legend (Sheet *sheet)
{
  const GPtrArray *findings = sheet->report->findings;
  gboolean uncertain = FALSE, less = FALSE, either = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (findings, i);

      if (finding->result == NULL)
        continue;
      uncertain |= finding->result->uncertainty != NULL;
      less |= *finding->result->value == '<';
      either |= finding->rule != NULL && finding->rule->alternative != NULL;
    }
  if (uncertain)
    draw_both (sheet, &small, PP_WORD_UNCERTAINTY, "\n");
  if (less)
    draw_both (sheet, &small, PP_WORD_LESS_THAN, "\n");
  if (either)
    draw_both (sheet, &small, PP_WORD_ALTERNATIVES, "\n");
}

static void
draw_statements (Sheet *sheet)
{
  const PpSample *sample = sheet->report->sample;

  draw_legend (sheet);
  draw_both (sheet, &small, PP_WORD_LIMITS_FROM, "\n");
  draw_both (sheet, &small, PP_WORD_METHODS_FROM, "\n");
  draw_both (sheet, &small, PP_WORD_NO_DEVIATION, "\n");
  if (strcmp (sample->condition, "unfit") == 0)
    draw_both (sheet, &small, PP_WORD_WAS_UNFIT, "\n");
  draw_both (sheet, &small, PP_WORD_ONLY_TESTED, "\n");
  if (strcmp (sample->drawn_by, "customer") == 0)
    draw_both (sheet, &small, PP_WORD_AS_RECEIVED, "\n");
  draw_both (sheet, &small, PP_WORD_NOT_ACCREDITED, "\n");
  draw_both (sheet, &small, PP_WORD_IN_FULL, "\n");
}

static void
draw_people (Sheet *sheet)
{
  const PpReport *report = sheet->report;
  g_autofree char *end = pp_certificate_dup_both (PP_WORD_END, sheet->malayalam, " / ");
  g_autofree char *mark = g_strdup_printf ("— %s —", end);

  sheet->flow.y_mm += BLOCK_GAP_MM;
  draw_detail (sheet, PP_WORD_ANALYSTS, report->analysts);
  draw_detail (sheet, PP_WORD_VERIFIERS, report->verifiers);
  draw_detail (sheet, PP_WORD_ISSUER, report->issuer);
  sheet->flow.y_mm += BLOCK_GAP_MM;
  draw_block (sheet, &end_mark, mark, PP_FLOW_WIDTH_MM);
}

static void
draw_foot (PpPaper *paper, guint page, guint n_pages, gpointer user_data)
{
  const Sheet *sheet = user_data;

  pp_flow_foot (paper, sheet->report->certificate->number, page, n_pages, sheet->malayalam);
}

static gboolean
draw (Sheet *sheet, GError **error)
{
  const PpCertificate *certificate = sheet->report->certificate;

  if (!draw_head (sheet, error))
    return FALSE;
  draw_amendment (sheet);
  draw_detail (sheet, PP_WORD_NUMBER, certificate->number);
  draw_moment (sheet, PP_WORD_ISSUED, certificate->issued_at);
  draw_item (sheet);
  draw_sample (sheet);
  draw_tested (sheet);
  draw_standard (sheet);
  draw_verdict (sheet, strcmp (certificate->verdict, "pass") == 0);
  if (!draw_results (sheet, error))
    return FALSE;
  draw_statements (sheet);
  draw_people (sheet);
  return TRUE;
}

/**
 * pp_certificate_make:
 * @db: a connection
 * @certificate: one that is about to be issued: all but its paper's SHA-256 is there
 * @language: "ml" or "en": which of the two stands first
 * @error: why it could not be made
 *
 * The paper of a certificate, A4, with all that ISO/IEC 17025:2017, 7.8.2.1, asks for. Its QR
 * code holds the number and the cluster's code.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_certificate_make (PpDb *db, PpCertificate *certificate, const char *language, GError **error)
{
  g_autoptr (PpReport) report = pp_report_read (db, certificate, error);
  g_autofree char *name = NULL;
  g_autoptr (PpPaper) paper = NULL;
  Sheet sheet;

  if (report == NULL)
    return NULL;
  name = g_strdup_printf ("%s %s", pp_certificate_word (PP_WORD_TITLE, FALSE),
                          certificate->number);
  paper = pp_flow_paper_new (name, language, certificate->issued_at);
  sheet = (Sheet) { { paper, PP_FLOW_MARGIN_MM }, report, g_strcmp0 (language, "ml") == 0 };
  pp_paper_set_frame (paper, draw_foot, &sheet);
  return draw (&sheet, error) ? pp_paper_finish (paper, error) : NULL;
}

/**
 * pp_certificate_print:
 * @db: a connection
 * @id: id of a certificate
 * @language: of no account: the paper was made in both when it was issued
 * @made_at: of no account: it was made then
 * @error: PP_STORE_ERROR_NOT_FOUND where this desk does not keep it
 *
 * Returns: (transfer full): the very PDF that was issued
 */
GBytes *
pp_certificate_print (PpDb *db, const char *id, const char *language, gint64 made_at,
                      GError **error)
{
  g_autoptr (PpCertificate) certificate = NULL;

  certificate = pp_db_get_live (db, pp_certificate_get_type (), id, "certificate", error);
  return certificate != NULL ? pp_archive_get (db, certificate->sha256, error) : NULL;
}
