/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "daybook/pp-blank.h"

#include <string.h>

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

  return g_strdup_printf (PP_BLANK_NUMBER, self->series, no);
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
 * pp_blank_dup_missing:
 * @use: a paper
 *
 * Returns: (transfer full) (nullable): the numbers that are missing of it, with commas
 */
char *
pp_blank_dup_missing (const PpBlankUse *use)
{
  GString *out = NULL;

  g_return_val_if_fail (use != NULL, NULL);

  for (guint i = 0; i < use->missing->len; i++)
    {
      if (out == NULL)
        out = g_string_new (NULL);
      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                              (const char *) g_ptr_array_index (use->missing, i));
    }
  return out != NULL ? g_string_free (out, FALSE) : NULL;
}
