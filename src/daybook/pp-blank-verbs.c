/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "daybook/pp-blank-verbs.h"

#include "booking/pp-booking.h"
#include "booking/pp-token.h"
#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "daybook/pp-blank.h"
#include "daybook/pp-daybook-error.h"
#include "intake/pp-lot.h"
#include "money/pp-payment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "p-a26-7" is P-A26-00007. */
static gboolean
settle_number (PpDb *db, PpPaperLine *draft, GError **error)
{
  g_autofree char *typed = g_ascii_strup (draft->number, -1), *number = NULL;
  char *dash = strrchr (typed, '-'), *end = NULL;
  gint64 no = dash != NULL ? g_ascii_strtoll (dash + 1, &end, 10) : 0, n = 0;

  if (no > 0 && *end == '\0')
    {
      *dash = '\0';
      number = g_strdup_printf (PP_BLANK_NUMBER, typed, no);
      if (!pp_db_read_int (db, &n, error, "SELECT count(*) FROM blank WHERE series = ? "
                           "AND from_no <= ? AND to_no >= ?", "tii", typed, no, no))
        return FALSE;
    }
  if (n == 0)
    {
      pp_error_set (error, PP_DAYBOOK_ERROR, PP_DAYBOOK_ERROR_UNKNOWN_NUMBER, "number",
                    _("No paper with the number “%s” was printed here. Write it as it stands on "
                      "the paper: P-A26-00001."), draft->number);
      return FALSE;
    }
  pp_record_set_text (draft, "number", number);
  return TRUE;
}

static gboolean
check_unused (PpDb *db, PpPaperLine *line, GError **error)
{
  g_autoptr (PpPaperLine) used = NULL;
  const char *id = pp_record_get_id (PP_RECORD (line));

  if (!pp_db_first (db, pp_paper_line_get_type (), (gpointer *) &used, error,
                    "WHERE number = ? AND voided_by IS NULL AND id <> ? LIMIT 1", "tt",
                    line->number, id != NULL ? id : ""))
    return FALSE;
  if (used == NULL)
    return TRUE;
  pp_error_set (error, PP_DAYBOOK_ERROR, PP_DAYBOOK_ERROR_NUMBER_USED, "number",
                strcmp (used->state, "struck") == 0
                  ? _("%1$s was struck out already: %2$s")
                  : _("%1$s was typed in already: %2$s"), used->number,
                used->note != NULL ? used->note : "–");
  return FALSE;
}

/* A note that is a number of the records names what bears it; a token's is of today. */
static gboolean
link_note (PpAct *act, PpPaperLine *draft, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autofree char *number = NULL, *token = NULL, *lot = NULL, *payment = NULL;

  if (draft->note == NULL)
    return TRUE;
  number = g_ascii_strup (draft->note, -1);
  if (!pp_db_read_text (db, &token, error, "SELECT id FROM token WHERE number = ? AND day = ? "
                        "AND voided_by IS NULL", "tt", number, pp_act_get_today (act)) ||
      !pp_db_read_text (db, &lot, error, "SELECT id FROM lot WHERE number = ? "
                        "AND voided_by IS NULL", "t", number) ||
      !pp_db_read_text (db, &payment, error, "SELECT id FROM payment WHERE number = ? "
                        "AND voided_by IS NULL", "t", number))
    return FALSE;
  if (token != NULL)
    pp_record_set_text (draft, "token", token);
  if (lot != NULL)
    pp_record_set_text (draft, "lot", lot);
  if (payment != NULL)
    pp_record_set_text (draft, "payment", payment);
  return TRUE;
}

static gboolean
check_rows (PpDb *db, const PpPaperLine *draft, GError **error)
{
  const struct { const char *column, *id; GType kind; } rows[] = {
    { "token", draft->token, pp_token_get_type () },
    { "booking", draft->booking, pp_booking_get_type () },
    { "lot", draft->lot, pp_lot_get_type () },
    { "payment", draft->payment, pp_payment_get_type () },
  };
  gboolean has_one = draft->note != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PpRecord) row = NULL;

      if (rows[i].id == NULL)
        continue;
      row = pp_db_get_live (db, rows[i].kind, rows[i].id, rows[i].column, error);
      if (row == NULL)
        return FALSE;
      has_one = TRUE;
    }
  if (!has_one)
    pp_error_set (error, PP_DAYBOOK_ERROR, PP_DAYBOOK_ERROR_NO_NOTE, "note",
                  _("Write what was typed in, such as the number of the token or the receipt."));
  return has_one;
}

static PpPaperLine *
draft_line (PpAct *act, gpointer asked, const char *state, GError **error)
{
  g_autoptr (PpPaperLine) draft = pp_record_draft (asked);
  PpDb *db = pp_act_get_db (act);

  pp_record_set_text (draft, "state", state);
  if (!pp_record_tidy (PP_RECORD (draft), error) || !settle_number (db, draft, error) ||
      !check_unused (db, draft, error))
    return NULL;
  return g_steal_pointer (&draft);
}

/**
 * pp_blank_make:
 * @act: the open act
 * @asked: a #PpBlankForm
 * @error: #PpRecordError
 *
 * The verb paper.print_blank: takes the next numbers for a paper that is printed blank. They are
 * given once, whether it is printed or not.
 *
 * Returns: (transfer full): the stored #PpBlank
 */
gpointer
pp_blank_make (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpBlankForm) form = pp_record_draft (asked);
  g_autoptr (PpBlank) draft = g_object_new (pp_blank_get_type (), NULL);
  g_autofree char *desk = pp_act_get_series (act, error), *series = NULL;

  if (desk == NULL || !pp_record_tidy (PP_RECORD (form), error))
    return NULL;
  series = g_strdup_printf ("%s-%s%.2s", strcmp (form->form, "day_sheet") == 0 ? "P" : "Q", desk,
                            pp_act_get_today (act) + 2);
  for (guint i = 0; i < PP_BLANK_LINES; i++)
    if (!pp_act_count (act, series, i == 0 ? &draft->from_no : &draft->to_no, error))
      return NULL;
  pp_record_set_text (draft, "form", form->form);
  pp_record_set_text (draft, "series", series);
  draft->printed_at = pp_act_get_now (act);
  return pp_act_insert (act, draft, error);
}

/**
 * pp_blank_type_in:
 * @act: the open act
 * @asked: a #PpPaperLine: its number, and what was typed in
 * @error: PP_DAYBOOK_ERROR_UNKNOWN_NUMBER, PP_DAYBOOK_ERROR_NUMBER_USED, PP_DAYBOOK_ERROR_NO_NOTE;
 *   #PpStoreError where what it names is not there
 *
 * The verb paper.typed_in: what stands on a printed line or came with a printed token is in the
 * records now. Where the note is the number of a lot, a receipt or one of today's tokens, the line
 * names that record.
 *
 * Returns: (transfer full): the stored #PpPaperLine
 */
gpointer
pp_blank_type_in (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpPaperLine) draft = draft_line (act, asked, "typed", error);

  if (draft == NULL || !link_note (act, draft, error) ||
      !check_rows (pp_act_get_db (act), draft, error))
    return NULL;
  return pp_act_insert (act, draft, error);
}

/**
 * pp_blank_strike:
 * @act: the open act
 * @asked: a #PpPaperLine: its number, and in its note why
 * @error: PP_DAYBOOK_ERROR_UNKNOWN_NUMBER, PP_DAYBOOK_ERROR_NUMBER_USED, PP_DAYBOOK_ERROR_NO_NOTE
 *
 * The verb paper.strike: a printed line or token is spoiled, and nothing of it is to be typed in.
 *
 * Returns: (transfer full): the stored #PpPaperLine
 */
gpointer
pp_blank_strike (PpAct *act, gpointer asked, GError **error)
{
  static const char *const rows[] = { "token", "booking", "lot", "payment" };
  g_autoptr (PpPaperLine) draft = draft_line (act, asked, "struck", error);

  if (draft == NULL)
    return NULL;
  if (draft->note == NULL)
    {
      pp_error_set (error, PP_DAYBOOK_ERROR, PP_DAYBOOK_ERROR_NO_NOTE, "note",
                    _("Write why it is struck out."));
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    pp_record_set_text (draft, rows[i], NULL);
  return pp_act_insert (act, draft, error);
}

/**
 * pp_blank_check_line:
 * @act: the open act
 * @row: a #PpPaperLine as it now stands
 * @error: PP_DAYBOOK_ERROR_NUMBER_USED
 *
 * Returns: whether no other line that holds has its number
 */
gboolean
pp_blank_check_line (PpAct *act, gpointer row, GError **error)
{
  return pp_record_get_voided_by (row) != NULL || check_unused (pp_act_get_db (act), row, error);
}
