/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "daybook/pp-blank.h"

#include "booking/pp-booking.h"
#include "booking/pp-token.h"
#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "daybook/pp-daybook-error.h"
#include "intake/pp-lot.h"
#include "money/pp-payment.h"
#include "people/pp-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DIGITS 5

/* So many papers are told of at most; who has more has lost them. */
#define MOST_PAPERS "100"

static const PpColumn blank_columns[] = {
  PP_COLUMN (PpBlank, form,       ENUM, .of = "day_sheet token_pad", .required = TRUE),
  PP_COLUMN (PpBlank, series,     TEXT, .required = TRUE),
  PP_COLUMN (PpBlank, from_no,    INT,  .required = TRUE),
  PP_COLUMN (PpBlank, to_no,      INT,  .required = TRUE),
  PP_COLUMN (PpBlank, printed_at, TIME, .required = TRUE),
};

static const PpColumn form_columns[] = {
  PP_COLUMN (PpBlankForm, form, ENUM, .of = "day_sheet token_pad", .required = TRUE),
};

static const PpColumn line_columns[] = {
  PP_COLUMN (PpPaperLine, number,  TEXT, .required = TRUE),
  PP_COLUMN (PpPaperLine, state,   ENUM, .of = "typed struck", .required = TRUE),
  PP_COLUMN (PpPaperLine, token,   REF,  .of = "token"),
  PP_COLUMN (PpPaperLine, booking, REF,  .of = "booking"),
  PP_COLUMN (PpPaperLine, lot,     REF,  .of = "lot"),
  PP_COLUMN (PpPaperLine, payment, REF,  .of = "payment"),
  PP_COLUMN (PpPaperLine, note,    TEXT),
};

static char *
dup_blank_title (PpRecord *record)
{
  PpBlank *self = (PpBlank *) record;
  g_autofree char *first = pp_blank_dup_number (self, self->from_no);
  g_autofree char *last = pp_blank_dup_number (self, self->to_no);

  return g_strdup_printf ("%s – %s", first, last);
}

static char *
dup_line_title (PpRecord *record)
{
  return g_strdup (((PpPaperLine *) record)->number);
}

PP_DEFINE_RECORD (PpBlank, pp_blank, "blank", FACT, blank_columns,
                  record_class->dup_title = dup_blank_title)
PP_DEFINE_RECORD (PpBlankForm, pp_blank_form, "blank_form", ARGUMENT, form_columns)
PP_DEFINE_RECORD (PpPaperLine, pp_paper_line, "paper_line", STATE, line_columns,
                  record_class->key = "number"; record_class->dup_title = dup_line_title)

static void
use_free (gpointer data)
{
  PpBlankUse *self = data;

  g_clear_object (&self->blank);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_free (self->next);
  g_free (self);
}

static void
add_no (PpBlankUse *use, GHashTable *lines, gint64 no)
{
  char *number = pp_blank_dup_number (use->blank, no);
  const PpPaperLine *line = g_hash_table_lookup (lines, number);

  if (line == NULL)
    {
      g_ptr_array_add (use->missing, number);
      return;
    }
  if (strcmp (line->state, "struck") == 0)
    use->n_struck++;
  else
    use->n_typed++;
  g_free (number);
}

/* What stands after the last number that was used is not missing: nothing was written there. */
static void
part_missing (PpBlankUse *use, GHashTable *lines)
{
  guint n_free = 0;

  for (gint64 no = use->blank->to_no; no >= use->blank->from_no; no--)
    {
      g_autofree char *number = pp_blank_dup_number (use->blank, no);

      if (g_hash_table_contains (lines, number))
        break;
      n_free++;
    }
  if (n_free > 0)
    use->next = g_strdup (g_ptr_array_index (use->missing, use->missing->len - n_free));
  g_ptr_array_set_size (use->missing, (int) (use->missing->len - n_free));
}

static PpBlankUse *
read_use (PpDb *db, PpBlank *blank, GError **error)
{
  g_autofree char *first = pp_blank_dup_number (blank, blank->from_no);
  g_autofree char *last = pp_blank_dup_number (blank, blank->to_no);
  g_autoptr (GHashTable) by_number = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) lines = NULL;
  PpBlankUse *use;

  lines = pp_db_list (db, pp_paper_line_get_type (), error,
                      "WHERE number >= ? AND number <= ? AND voided_by IS NULL", "tt", first, last);
  if (lines == NULL)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      PpPaperLine *line = g_ptr_array_index (lines, i);

      g_hash_table_insert (by_number, line->number, line);
    }
  use = g_new0 (PpBlankUse, 1);
  use->blank = g_object_ref (blank);
  use->missing = g_ptr_array_new_with_free_func (g_free);
  for (gint64 no = blank->from_no; no <= blank->to_no; no++)
    add_no (use, by_number, no);
  part_missing (use, by_number);
  return use;
}

/**
 * pp_blank_dup_number:
 * @self: a paper
 * @no: which of its numbers
 *
 * Returns: (transfer full): as it is printed, "P-A26-00001"
 */
char *
pp_blank_dup_number (const PpBlank *self, gint64 no)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%s-%0*" G_GINT64_FORMAT, self->series, DIGITS, no);
}

/**
 * pp_blank_list_open:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpBlankUse): the papers of which some number was neither
 *   typed in nor struck out, the newest first
 */
GPtrArray *
pp_blank_list_open (PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func (use_free);
  g_autoptr (GPtrArray) blanks = NULL;

  blanks = pp_db_list (db, pp_blank_get_type (), error,
                       "ORDER BY printed_at DESC, rowid DESC LIMIT " MOST_PAPERS, "");
  for (guint i = 0; blanks != NULL && i < blanks->len; i++)
    {
      PpBlankUse *use = read_use (db, g_ptr_array_index (blanks, i), error);

      if (use == NULL)
        return NULL;
      if (use->next != NULL || use->missing->len > 0)
        g_ptr_array_add (uses, use);
      else
        use_free (use);
    }
  return blanks != NULL ? g_steal_pointer (&uses) : NULL;
}

/**
 * pp_blank_count_missing:
 * @uses: (element-type PpBlankUse): papers
 *
 * Returns: how many of their numbers nothing is known of although a later one was used
 */
guint
pp_blank_count_missing (GPtrArray *uses)
{
  guint n = 0;

  g_return_val_if_fail (uses != NULL, 0);

  for (guint i = 0; i < uses->len; i++)
    n += ((const PpBlankUse *) g_ptr_array_index (uses, i))->missing->len;
  return n;
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
      number = g_strdup_printf ("%s-%0*" G_GINT64_FORMAT, typed, DIGITS, no);
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
  if (!pp_record_tidy (PP_RECORD (draft), error) ||
      !pp_name_check_free (PP_RECORD (draft), error) || !settle_number (db, draft, error) ||
      !check_unused (db, draft, error))
    return NULL;
  return g_steal_pointer (&draft);
}

/**
 * pp_blank_type_in:
 * @act: the open act
 * @asked: a #PpPaperLine: its number, and what was typed in
 * @error: PP_DAYBOOK_ERROR_UNKNOWN_NUMBER, PP_DAYBOOK_ERROR_NUMBER_USED, PP_DAYBOOK_ERROR_NO_NOTE;
 *   #PpStoreError where what it names is not there
 *
 * The verb paper.typed_in: what stands on a printed line or came with a printed token is in the
 * records now.
 *
 * Returns: (transfer full): the stored #PpPaperLine
 */
gpointer
pp_blank_type_in (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpPaperLine) draft = draft_line (act, asked, "typed", error);

  if (draft == NULL || !check_rows (pp_act_get_db (act), draft, error))
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
  g_autoptr (PpPaperLine) draft = draft_line (act, asked, "struck", error);

  if (draft == NULL)
    return NULL;
  if (draft->note == NULL)
    {
      pp_error_set (error, PP_DAYBOOK_ERROR, PP_DAYBOOK_ERROR_NO_NOTE, "note",
                    _("Write why it is struck out."));
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (line_columns); i++)
    if (line_columns[i].type == PP_COLUMN_REF)
      pp_record_set_text (draft, line_columns[i].name, NULL);
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
