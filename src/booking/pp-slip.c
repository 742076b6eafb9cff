/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-slip.h"

#include "booking/pp-booking.h"
#include "booking/pp-machine.h"
#include "booking/pp-token.h"
#include "core/pp-day.h"
#include "core/pp-money.h"
#include "core/pp-time.h"
#include "paper/pp-barcode.h"
#include "paper/pp-draw.h"
#include "people/pp-cluster.h"
#include "people/pp-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A receipt roll of 80 mm, of which a thermal printer reaches 72 mm, at 203 dots an inch. */
#define ROLL_MM     80.0
#define MARGIN_MM    4.0
#define WIDTH_MM    72.0
#define LABEL_MM    22.0
#define GAP_MM       1.5
#define RULE_MM      0.25
#define BARS_MM     16.0
#define PRINTER_DPI  203
#define LONGEST_MM 400.0

static const PpTextStyle title = { 13, TRUE, PP_ALIGN_CENTER };
static const PpTextStyle small = { 9, FALSE, PP_ALIGN_CENTER };
static const PpTextStyle large = { 44, TRUE, PP_ALIGN_CENTER };
static const PpTextStyle label = { 9, FALSE, PP_ALIGN_START };
static const PpTextStyle value = { 11, FALSE, PP_ALIGN_START };

typedef struct {
  PpCluster *cluster;
  PpToken   *token;
  PpPerson  *person;
  PpBooking *booking;   /* (nullable) */
  PpMachine *machine;   /* (nullable): there with the booking */
  gboolean   malayalam;
} Slip;

static void
clear (Slip *slip)
{
  g_clear_object (&slip->cluster);
  g_clear_object (&slip->token);
  g_clear_object (&slip->person);
  g_clear_object (&slip->booking);
  g_clear_object (&slip->machine);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Slip, clear)

static gboolean
read_slip (PpDb *db, const char *token, Slip *slip, GError **error)
{
  slip->cluster = pp_cluster_get (db, error);
  slip->token = slip->cluster != NULL
                  ? pp_db_get_live (db, pp_token_get_type (), token, "token", error) : NULL;
  slip->person = slip->token != NULL
                   ? pp_db_get (db, pp_person_get_type (), slip->token->person, error) : NULL;
  if (slip->person == NULL || slip->token->booking == NULL)
    return slip->person != NULL;

  slip->booking = pp_db_get (db, pp_booking_get_type (), slip->token->booking, error);
  slip->machine = slip->booking != NULL
                    ? pp_db_get (db, pp_machine_get_type (), slip->booking->machine, error) : NULL;
  return slip->machine != NULL;
}

static const char *
choose (const Slip *slip, const char *name_en, const char *name_ml)
{
  if (slip->malayalam)
    return name_ml != NULL ? name_ml : name_en;
  return name_en != NULL ? name_en : name_ml;
}

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

static char *
dup_moment (gint64 at)
{
  g_autofree char *day = pp_time_day (at);
  g_autofree char *date = pp_day_format (day);
  g_autofree char *time = pp_time_format_spoken (at);

  /* TRANSLATORS: a date, and a time of that day */
  return g_strdup_printf (C_("slip", "%1$s, %2$s"), date, time);
}

static void
draw_when (PpPaper *paper, const PpBooking *booking, double *y_mm)
{
  g_autofree char *first = pp_time_day (booking->starts_at);
  g_autofree char *last = pp_time_day (booking->ends_at - 1);
  g_autofree char *begins = NULL, *ends = NULL, *times = NULL, *date = NULL;

  if (strcmp (first, last) != 0)
    {
      begins = dup_moment (booking->starts_at);
      ends = dup_moment (booking->ends_at);
      draw_row (paper, C_("slip", "Begins"), begins, y_mm);
      draw_row (paper, C_("slip", "Ends"), ends, y_mm);
      return;
    }
  begins = pp_time_format_spoken (booking->starts_at);
  ends = pp_time_format_spoken (booking->ends_at);
  /* TRANSLATORS: the time at which a booking begins, the time at which it ends */
  times = g_strdup_printf (C_("slip", "%1$s – %2$s"), begins, ends);
  date = pp_day_format (first);
  draw_row (paper, C_("slip", "Date"), date, y_mm);
  draw_row (paper, C_("slip", "Time"), times, y_mm);
}

static void
draw_booking (PpPaper *paper, const Slip *slip, double *y_mm)
{
  const char *name = choose (slip, slip->machine->name_en, slip->machine->name_ml);
  g_autofree char *machine = g_strdup_printf ("%s\n%s", slip->machine->code, name);
  g_autofree char *fee = pp_money_format (slip->booking->fee_paise);

  draw_row (paper, C_("slip", "Machine"), machine, y_mm);
  draw_when (paper, slip->booking, y_mm);
  draw_row (paper, C_("slip", "Fee"), fee, y_mm);
}

/* The whole slip from the top; @height_mm is where it ends. */
static gboolean
draw (PpPaper *paper, const Slip *slip, double *height_mm, GError **error)
{
  const PpCluster *cluster = slip->cluster;
  const char *person = choose (slip, slip->person->name_en, slip->person->name_ml);
  g_autofree char *queue = pp_day_format_long (slip->token->day);
  g_autofree char *code = pp_token_dup_code (slip->token);
  const PpBarcode bars = { PP_BARCODE_CODE128, code, TRUE, PRINTER_DPI };
  double y_mm = MARGIN_MM;

  draw_centred (paper, &title, slip->malayalam ? cluster->name_ml : cluster->name_en, &y_mm);
  draw_centred (paper, &small, slip->malayalam ? cluster->name_en : cluster->name_ml, &y_mm);
  draw_rule (paper, &y_mm);
  draw_centred (paper, &small, C_("slip", "Token"), &y_mm);
  draw_centred (paper, &large, slip->token->number, &y_mm);
  draw_centred (paper, &small, queue, &y_mm);
  draw_rule (paper, &y_mm);
  if (person != NULL)
    draw_row (paper, C_("slip", "Name"), person, &y_mm);
  if (slip->booking != NULL)
    draw_booking (paper, slip, &y_mm);
  y_mm += GAP_MM;
  if (!pp_barcode_draw (&bars, paper, MARGIN_MM, y_mm, WIDTH_MM, BARS_MM, error))
    return FALSE;
  *height_mm = y_mm + BARS_MM + MARGIN_MM;
  return TRUE;
}

static PpPaper *
make_paper (const Slip *slip, double height_mm, const char *language, gint64 made_at)
{
  /* TRANSLATORS: the title of the document; the number of a token */
  g_autofree char *name = g_strdup_printf (C_("slip", "Token %s"), slip->token->number);

  return pp_paper_new (ROLL_MM, height_mm, name, language, made_at);
}

/**
 * pp_slip_print:
 * @db: a connection
 * @token: id of a token
 * @language: "ml" or "en": which of two names stands first; the labels are in the language that
 *   the process speaks
 * @made_at: UTC seconds, the time of the act that gave the token
 * @error: why it could not be made
 *
 * The slip that a person waits with: one page for an 80 mm receipt roll, as long as it needs to
 * be. Machine, time and fee are there where the token is for a booking. The bar code is
 * pp_token_dup_code().
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_slip_print (PpDb *db, const char *token, const char *language, gint64 made_at, GError **error)
{
  g_auto (Slip) slip = { .malayalam = g_strcmp0 (language, "ml") == 0 };
  g_autoptr (PpPaper) trial = NULL;
  g_autoptr (PpPaper) paper = NULL;
  double height_mm;

  g_return_val_if_fail (db != NULL && token != NULL && language != NULL, NULL);

  if (!read_slip (db, token, &slip, error))
    return NULL;
  trial = make_paper (&slip, LONGEST_MM, language, made_at);
  if (!draw (trial, &slip, &height_mm, error))
    return NULL;
  paper = make_paper (&slip, height_mm, language, made_at);
  return draw (paper, &slip, &height_mm, error) ? pp_paper_finish (paper, error) : NULL;
}
