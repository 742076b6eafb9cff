/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kinds/pp-told-value.h"

#include "core/pp-day.h"
#include "core/pp-money.h"
#include "core/pp-quantity.h"
#include "core/pp-time.h"
#include "kinds/pp-kind-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A record without a name of its own is told by what it belongs to. */
#define MOST_STEPS 3

struct _PpTeller
{
  PpDb       *db;
  GHashTable *titles;   /* (element-type utf8 utf8): by kind and id */
};

/* Columns of text that hold the code of a record of reference data. */
static const struct { const char *kind, *column, *of; } codes[] = {
  { "product",          "food",     "food" },
  { "product",          "standard", "standard" },
  { "product_allergen", "allergen", "allergen" },
  { "food",             "standard", "standard" },
};

static char *
tell_time (gint64 at)
{
  g_autofree char *day = pp_time_day (at), *shown = pp_day_format (day);
  g_autofree char *clock = pp_time_format_clock (at);

  return g_strdup_printf ("%s %s", shown, clock);
}

static PpRecord *
find (PpTeller *self, PpRecordClass *klass, const char *tail, const char *key)
{
  gpointer record = NULL;

  return pp_db_first (self->db, G_TYPE_FROM_CLASS (klass), &record, NULL, tail, "t", key)
           ? record : NULL;
}

static char *dup_title (PpTeller *self, PpRecord *record, int n_steps);

/* "DRY-1 · 05-03-2026 10:00": whose it is, and when it was. */
static char *
dup_circumstances (PpTeller *self, PpRecord *record, int n_steps)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (record);
  g_autofree char *whose = NULL, *when = NULL;

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const PpColumn *column = &klass->columns[i];

      if (column->type == PP_COLUMN_REF && whose == NULL && n_steps > 0 &&
          pp_record_peek_text (record, column) != NULL)
        {
          PpRecordClass *of = pp_schema_kind (pp_db_get_schema (self->db), column->of);
          g_autoptr (PpRecord) at = find (self, of, "WHERE id = ?",
                                          pp_record_peek_text (record, column));

          whose = at != NULL ? dup_title (self, at, n_steps - 1) : NULL;
        }
      if (column->type == PP_COLUMN_TIME && when == NULL &&
          pp_record_peek_int (record, column) != PP_NONE)
        when = tell_time (pp_record_peek_int (record, column));
      if (column->type == PP_COLUMN_DAY && when == NULL &&
          pp_record_peek_text (record, column) != NULL)
        when = pp_day_format (pp_record_peek_text (record, column));
    }
  if (whose == NULL || when == NULL)
    return g_strdup (whose != NULL ? whose : when);
  return g_strdup_printf ("%s · %s", whose, when);
}

static char *
dup_title (PpTeller *self, PpRecord *record, int n_steps)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (record);
  char *title = klass->dup_title != NULL ? klass->dup_title (record)
                                         : dup_circumstances (self, record, n_steps);

  if (title != NULL && *title == '\0')
    g_clear_pointer (&title, g_free);
  return title;
}

static char *
tell_weekdays (const char *digits)
{
  GString *out = g_string_new (NULL);

  for (const char *digit = digits; *digit != '\0'; digit++)
    if (*digit >= '1' && *digit <= '7')
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "",
                              pp_day_weekday_name (*digit - '0'));
  return g_string_free (out, FALSE);
}

static char *
tell_text (PpTeller *self, PpRecordClass *klass, const PpColumn *column, const char *text)
{
  const char *title = NULL;

  if (column->type == PP_COLUMN_DAY && pp_day_is_valid (text))
    return pp_day_format (text);
  if (column->type == PP_COLUMN_REF)
    title = pp_teller_title (self, column->of, text);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strcmp (codes[i].kind, klass->kind) == 0 && strcmp (codes[i].column, column->name) == 0)
      title = pp_teller_title (self, codes[i].of, text);
  if (strcmp (column->name, "closed_days") == 0)
    return tell_weekdays (text);
  return g_strdup (title != NULL ? title : text);
}

/* The measure stands beside the amount, or where it did not change, in the stored record. */
static PpMeasure
measure_of (PpTeller *self, PpRecordClass *klass, const char *row, const char *name,
            const PpJson *side, const PpJson *other)
{
  const char *word = pp_json_get_text (side, name);
  g_autoptr (PpRecord) stored = NULL;

  if (word == NULL && other != NULL)
    word = pp_json_get_text (other, name);
  if (word == NULL && (stored = find (self, klass, "WHERE id = ?", row)) != NULL)
    word = pp_record_peek_text (stored, pp_record_class_column (klass, name));
  return pp_measure_from_word (word);
}

static char *
tell_number (const PpColumn *column, gint64 value)
{
  if (column->type == PP_COLUMN_TIME)
    return tell_time (value);
  if (column->type == PP_COLUMN_BOOL)
    return g_strdup (value != 0 ? C_("column value", "Yes") : C_("column value", "No"));
  if (column->money)
    return pp_money_format (value);
  if (g_str_has_suffix (column->name, "s_minute"))
    return g_strdup_printf ("%02d:%02d", (int) (value / 60), (int) (value % 60));
  if (g_str_has_suffix (column->name, "_um"))
    return pp_quantity_say (value, PP_MEASURE_LENGTH);
  if (g_str_has_suffix (column->name, "_per_mille"))
    return g_strdup_printf ("%d.%d%%", (int) (value / 10), (int) (value % 10));
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

/**
 * pp_teller_new:
 * @db: a connection, which lives longer
 *
 * Returns: (transfer full): what tells values
 */
PpTeller *
pp_teller_new (PpDb *db)
{
  PpTeller *self = g_new0 (PpTeller, 1);

  self->db = db;
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * pp_teller_free:
 * @self: (transfer full): a teller
 */
void
pp_teller_free (PpTeller *self)
{
  g_hash_table_unref (self->titles);
  g_free (self);
}

/**
 * pp_teller_title:
 * @self: a teller
 * @kind: of a record
 * @id: its id, or of reference data its code
 *
 * Returns: (transfer none) (nullable): what it is called now; %NULL where it has no name, or none
 *   any more
 */
const char *
pp_teller_title (PpTeller *self, const char *kind, const char *id)
{
  PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (self->db), kind);
  g_autofree char *key = g_strdup_printf ("%s/%s", kind, id);
  g_autoptr (PpRecord) record = NULL;
  gpointer title;

  if (klass == NULL || g_hash_table_lookup_extended (self->titles, key, NULL, &title))
    return klass != NULL ? title : NULL;
  record = find (self, klass, "WHERE id = ?", id);
  if (record == NULL && klass->table_class == PP_CLASS_REFERENCE &&
      pp_record_class_column (klass, "code") != NULL)
    record = find (self, klass, "WHERE code = ?", id);
  title = record != NULL ? dup_title (self, record, MOST_STEPS) : NULL;
  g_hash_table_insert (self->titles, g_steal_pointer (&key), title);
  return title;
}

/**
 * pp_teller_value:
 * @self: a teller
 * @klass: of the record
 * @row: its id
 * @column: one of its columns, or "voided_by"
 * @side: what the log has of it
 * @other: (nullable): and what it has of it before or after
 *
 * Money, amounts, times, days and other records are told as people read them; a word of an ENUM
 * column stays the word.
 *
 * Returns: (transfer full) (nullable): the value; %NULL where there is none
 */
char *
pp_teller_value (PpTeller *self, PpRecordClass *klass, const char *row, const char *column,
                 const PpJson *side, const PpJson *other)
{
  const PpColumn *found = pp_record_class_column (klass, column);
  const PpJsonMember *member = pp_json_get (side, column);

  if (member == NULL || member->type == PP_JSON_NULL)
    return NULL;
  if (found == NULL)
    return g_strdup (strcmp (column, "voided_by") == 0 ? C_("column value", "Yes") : member->text);
  if (member->type == PP_JSON_TEXT)
    return tell_text (self, klass, found, member->text);
  if (found->type == PP_COLUMN_INT && found->of != NULL)
    return pp_quantity_say (member->integer, measure_of (self, klass, row, found->of, side, other));
  return tell_number (found, member->integer);
}
