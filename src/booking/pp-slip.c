/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-slip.h"

#include "booking/pp-booking.h"
#include "booking/pp-machine.h"
#include "booking/pp-token.h"
#include "core/pp-day.h"
#include "core/pp-money.h"
#include "core/pp-time.h"
#include "paper/pp-roll.h"
#include "people/pp-cluster.h"
#include "people/pp-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BARS_MM 16.0

static const PpTextStyle title = { 13, TRUE, PP_ALIGN_CENTER };
static const PpTextStyle small = { 9, FALSE, PP_ALIGN_CENTER };
static const PpTextStyle large = { 44, TRUE, PP_ALIGN_CENTER };

static const PpRoll like = {
  .label_mm = 22.0,
  .label = { 9, FALSE, PP_ALIGN_START },
  .value = { 11, FALSE, PP_ALIGN_START },
};

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
draw_when (PpRoll *roll, const PpBooking *booking)
{
  g_autofree char *first = pp_time_day (booking->starts_at);
  g_autofree char *last = pp_time_day (booking->ends_at - 1);
  g_autofree char *begins = NULL, *ends = NULL, *times = NULL, *date = NULL;

  if (strcmp (first, last) != 0)
    {
      begins = dup_moment (booking->starts_at);
      ends = dup_moment (booking->ends_at);
      pp_roll_row (roll, C_("slip", "Begins"), begins);
      pp_roll_row (roll, C_("slip", "Ends"), ends);
      return;
    }
  begins = pp_time_format_spoken (booking->starts_at);
  ends = pp_time_format_spoken (booking->ends_at);
  /* TRANSLATORS: the time at which a booking begins, the time at which it ends */
  times = g_strdup_printf (C_("slip", "%1$s – %2$s"), begins, ends);
  date = pp_day_format (first);
  pp_roll_row (roll, C_("slip", "Date"), date);
  pp_roll_row (roll, C_("slip", "Time"), times);
}

static void
draw_booking (PpRoll *roll, const Slip *slip)
{
  const char *name = choose (slip, slip->machine->name_en, slip->machine->name_ml);
  g_autofree char *machine = g_strdup_printf ("%s\n%s", slip->machine->code, name);
  g_autofree char *fee = pp_money_format (slip->booking->fee_paise);

  pp_roll_row (roll, C_("slip", "Machine"), machine);
  draw_when (roll, slip->booking);
  pp_roll_row (roll, C_("slip", "Fee"), fee);
}

static gboolean
draw (PpRoll *roll, gconstpointer data, GError **error)
{
  const Slip *slip = data;
  const PpCluster *cluster = slip->cluster;
  const char *person = choose (slip, slip->person->name_en, slip->person->name_ml);
  g_autofree char *queue = pp_day_format_long (slip->token->day);
  g_autofree char *code = pp_token_dup_code (slip->token);

  pp_roll_centred (roll, &title, slip->malayalam ? cluster->name_ml : cluster->name_en);
  pp_roll_centred (roll, &small, slip->malayalam ? cluster->name_en : cluster->name_ml);
  pp_roll_rule (roll);
  pp_roll_centred (roll, &small, C_("slip", "Token"));
  pp_roll_centred (roll, &large, slip->token->number);
  pp_roll_centred (roll, &small, queue);
  pp_roll_rule (roll);
  if (person != NULL)
    pp_roll_row (roll, C_("slip", "Name"), person);
  if (slip->booking != NULL)
    draw_booking (roll, slip);
  roll->y_mm += PP_ROLL_GAP_MM;
  return pp_roll_code (roll, code, BARS_MM, error);
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
  g_autofree char *name = NULL;

  g_return_val_if_fail (db != NULL && token != NULL && language != NULL, NULL);

  if (!read_slip (db, token, &slip, error))
    return NULL;
  /* TRANSLATORS: the title of the document; the number of a token */
  name = g_strdup_printf (C_("slip", "Token %s"), slip.token->number);
  return pp_roll_print (&like, name, language, made_at, draw, &slip, error);
}
