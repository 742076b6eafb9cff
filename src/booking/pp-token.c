/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-token.h"

#include "booking/pp-booking-error.h"
#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "people/pp-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PpColumn token_columns[] = {
  PP_COLUMN (PpToken, day,     DAY,  .required = TRUE),
  PP_COLUMN (PpToken, number,  TEXT, .required = TRUE),
  PP_COLUMN (PpToken, person,  REF,  .of = "person", .required = TRUE),
  PP_COLUMN (PpToken, booking, REF,  .of = "booking"),
  PP_COLUMN (PpToken, state,   ENUM, .of = "waiting served left", .required = TRUE),
};

static const PpColumn step_columns[] = {
  PP_COLUMN (PpTokenStep, token, REF,  .of = "token", .required = TRUE),
  PP_COLUMN (PpTokenStep, state, ENUM, .of = "served left", .required = TRUE),
};

static char *
dup_title (PpRecord *self)
{
  PpToken *token = (PpToken *) self;
  g_autofree char *day = pp_day_format (token->day);

  return g_strdup_printf ("%s (%s)", token->number, day);
}

static char *
dup_search (PpRecord *self)
{
  g_autofree char *code = pp_token_dup_code ((PpToken *) self);

  return g_strconcat (((PpToken *) self)->number, " ", code, NULL);
}

/* A number comes again each day; what its bar code holds does not. */
static gboolean
is_called (PpRecord *self, const char *text)
{
  g_autofree char *code = pp_token_dup_code ((PpToken *) self);

  return strcmp (code, text) == 0;
}

PP_DEFINE_RECORD (PpToken, pp_token, "token", STATE, token_columns,
                  record_class->key = "number"; record_class->dup_title = dup_title;
                  record_class->dup_search = dup_search; record_class->is_called = is_called)
PP_DEFINE_RECORD (PpTokenStep, pp_token_step, "token_step", ARGUMENT, step_columns)

/**
 * pp_token_dup_code:
 * @self: a token
 *
 * Returns: (transfer full): what its bar code holds: the number with its day, ASCII
 */
char *
pp_token_dup_code (PpToken *self)
{
  return g_strdup_printf ("T-%.4s%.2s%.2s-%s", self->day, self->day + 5, self->day + 8,
                          self->number);
}

/**
 * pp_token_give:
 * @act: the open act
 * @asked: a #PpToken: person, and booking where there is one
 * @error: why it cannot be given
 *
 * The verb token.give: the next number of today's queue.
 *
 * Returns: (transfer full): the stored token
 */
gpointer
pp_token_give (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpToken) draft = pp_record_draft (asked);
  PpDb *db = pp_act_get_db (act);
  const char *today = pp_act_get_today (act);
  g_autofree char *series = NULL, *desk = NULL, *number = NULL;
  g_autoptr (PpPerson) person = NULL;
  g_autoptr (PpBooking) booking = NULL;
  gint64 n;

  person = pp_db_get_live (db, pp_person_get_type (), draft->person, "person", error);
  if (person == NULL)
    return NULL;
  if (draft->booking != NULL)
    {
      booking = pp_db_get_live (db, pp_booking_get_type (), draft->booking, "booking", error);
      if (booking == NULL)
        return NULL;
    }

  series = g_strdup_printf ("T-%s", today);
  desk = pp_act_get_series (act, error);
  if (desk == NULL || !pp_act_count (act, series, &n, error))
    return NULL;
  number = g_strdup_printf ("%s-%03d", desk, (int) n);
  pp_record_set_text (draft, "day", today);
  pp_record_set_text (draft, "number", number);
  pp_record_set_text (draft, "state", "waiting");
  return pp_act_insert (act, draft, error);
}

/**
 * pp_token_close:
 * @act: the open act
 * @asked: a #PpTokenStep
 * @error: PP_BOOKING_ERROR_WRONG_STATE
 *
 * The verb token.close: the person was served, or left.
 *
 * Returns: (transfer full): the stored token
 */
gpointer
pp_token_close (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpTokenStep) step = pp_record_draft (asked);
  g_autoptr (PpToken) token = NULL, draft = NULL;

  if (!pp_record_tidy (PP_RECORD (step), error))
    return NULL;
  token = pp_db_get_live (pp_act_get_db (act), pp_token_get_type (), step->token, "token", error);
  if (token == NULL)
    return NULL;
  if (strcmp (token->state, "waiting") != 0)
    {
      pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_WRONG_STATE, "token",
                    _("Token %s is closed already."), token->number);
      return NULL;
    }
  draft = pp_record_draft (token);
  pp_record_set_text (draft, "state", step->state);
  return pp_act_update (act, draft, error);
}

/**
 * pp_token_serve:
 * @act: the open act
 * @booking: that was just made
 * @error: why it failed
 *
 * Who waits today and has no booking yet came for this one: their token is served by it.
 *
 * Returns: whether that could be written
 */
gboolean
pp_token_serve (PpAct *act, PpBooking *booking, GError **error)
{
  g_autoptr (GPtrArray) waiting = NULL;

  waiting = pp_db_list (pp_act_get_db (act), pp_token_get_type (), error,
                        "WHERE person = ? AND day = ? AND state = 'waiting' AND booking IS NULL "
                        "AND voided_by IS NULL", "tt", booking->person, pp_act_get_today (act));
  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    {
      g_autoptr (PpToken) draft = pp_record_draft (g_ptr_array_index (waiting, i));
      g_autoptr (PpToken) stored = NULL;

      pp_record_set_text (draft, "booking", pp_record_get_id (PP_RECORD (booking)));
      pp_record_set_text (draft, "state", "served");
      stored = pp_act_update (act, draft, error);
      if (stored == NULL)
        return FALSE;
    }
  return waiting != NULL;
}

/**
 * pp_token_list_waiting:
 * @db: a connection
 * @day: YYYY-MM-DD
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpToken): who waits that day, the first first
 */
GPtrArray *
pp_token_list_waiting (PpDb *db, const char *day, GError **error)
{
  return pp_db_list (db, pp_token_get_type (), error,
                     "WHERE day = ? AND state = 'waiting' AND voided_by IS NULL ORDER BY rowid",
                     "t", day);
}
