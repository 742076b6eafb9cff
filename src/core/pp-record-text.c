/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-record-text.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-identifier.h"
#include "core/pp-money.h"
#include "core/pp-quantity.h"
#include "core/pp-text.h"
#include "core/pp-time.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_PAISE  G_GINT64_CONSTANT (1000000000000)      /* 1,000 crore rupees */
#define MOST_AMOUNT G_GINT64_CONSTANT (1000000000000000)   /* 1,000,000 tonnes in mg */

static gboolean
bad_value (const PpColumn *column, GError **error)
{
  pp_error_set (error, PP_RECORD_ERROR, PP_RECORD_ERROR_BAD_VALUE, column->name,
                _("This value cannot be taken here."));
  return FALSE;
}

static gboolean
is_word_of (const PpColumn *column, const char *word)
{
  g_auto (GStrv) words = g_strsplit (column->of, " ", -1);

  return g_strv_contains ((const char *const *) words, word);
}

static gboolean
tidy_text (PpRecord *self, const PpColumn *column, GError **error)
{
  const char *text = pp_record_peek_text (self, column);
  g_autofree char *clean = NULL;

  if (text == NULL)
    return TRUE;

  clean = column->lines ? pp_text_clean_lines (text, error) : pp_text_clean (text, error);
  if (clean == NULL)
    {
      g_autofree char *code = error != NULL ? g_strdup ((*error)->message) : NULL;

      if (error != NULL)
        {
          g_clear_error (error);
          pp_error_set (error, PP_RECORD_ERROR, PP_RECORD_ERROR_BAD_VALUE, column->name,
                        "%s", code);
        }
      return FALSE;
    }
  pp_record_poke_text (self, column, *clean != '\0' ? clean : NULL);
  return TRUE;
}

/* Wide enough for a panchayat, and narrow enough that no sum of them overflows. */
static gboolean
is_in_bounds (const PpColumn *column, gint64 value)
{
  gint64 most = column->money ? MOST_PAISE
                : column->of != NULL || column->length ? MOST_AMOUNT : G_MAXINT64;

  return value == PP_NONE || column->type != PP_COLUMN_INT || (value <= most && value >= -most);
}

static gboolean
check_column (PpRecord *self, const PpColumn *column, GError **error)
{
  const char *text;

  if (!pp_column_holds_text (column))
    {
      if (column->required && pp_record_peek_int (self, column) == PP_NONE)
        {
          pp_error_set (error, PP_RECORD_ERROR, PP_RECORD_ERROR_MISSING, column->name,
                        _("This must be filled in."));
          return FALSE;
        }
      return is_in_bounds (column, pp_record_peek_int (self, column)) || bad_value (column, error);
    }

  text = pp_record_peek_text (self, column);
  if (text == NULL && column->required)
    {
      pp_error_set (error, PP_RECORD_ERROR, PP_RECORD_ERROR_MISSING, column->name,
                    _("This must be filled in."));
      return FALSE;
    }
  if (text != NULL && column->type == PP_COLUMN_ENUM && !is_word_of (column, text))
    {
      pp_error_set (error, PP_RECORD_ERROR, PP_RECORD_ERROR_UNKNOWN_WORD, column->name,
                    _("“%s” is not one of the choices."), text);
      return FALSE;
    }
  if (text != NULL && column->type == PP_COLUMN_DAY && !pp_day_is_valid (text))
    return bad_value (column, error);
  return TRUE;
}

static gboolean
read_amount (PpRecord *self, const PpColumn *column, const char *text, GError **error)
{
  const PpColumn *measure = pp_record_class_column (PP_RECORD_GET_CLASS (self), column->of);
  gint64 amount;
  PpMeasure read;

  g_assert (measure != NULL);

  if (!pp_quantity_parse (text, &amount, &read, error))
    return FALSE;
  pp_record_poke_int (self, column, amount);
  pp_record_poke_text (self, measure, pp_measure_to_word (read));
  return TRUE;
}

static gboolean
read_length (PpRecord *self, const PpColumn *column, const char *text, GError **error)
{
  gint64 length;
  PpMeasure read;

  if (!pp_quantity_parse (text, &length, &read, NULL) || read != PP_MEASURE_LENGTH)
    {
      pp_error_set (error, PP_RECORD_ERROR, PP_RECORD_ERROR_BAD_VALUE, column->name,
                    _("This is no length. Write the number and the unit, as in 40 mm."));
      return FALSE;
    }
  pp_record_poke_int (self, column, length);
  return TRUE;
}

static gboolean
read_int (PpRecord *self, const PpColumn *column, const char *text, GError **error)
{
  gint64 value;
  char *end;

  errno = 0;
  value = g_ascii_strtoll (text, &end, 10);
  if (*text != '\0' && *end == '\0' && errno == 0 && value != PP_NONE)
    {
      pp_record_poke_int (self, column, value);
      return TRUE;
    }
  if (column->of != NULL)
    return read_amount (self, column, text, error);
  if (column->length)
    return read_length (self, column, text, error);
  if (column->money && pp_money_parse (text, &value, error))
    {
      pp_record_poke_int (self, column, value);
      return TRUE;
    }
  return column->money ? FALSE : bad_value (column, error);
}

static gboolean
takes_number (const PpColumn *column, const PpJsonMember *member)
{
  if (column->type == PP_COLUMN_BOOL)
    return member->integer == 0 || member->integer == 1;
  return !pp_column_holds_text (column) && member->type == PP_JSON_INT &&
         member->integer != PP_NONE;
}

/**
 * pp_record_read_member:
 * @self: a draft
 * @column: one of its columns
 * @member: a JSON value: an integer in base units, text as for pp_record_read_column(), or null
 * @error: #PpRecordError
 *
 * Returns: whether it was read
 */
gboolean
pp_record_read_member (PpRecord *self, const PpColumn *column, const PpJsonMember *member,
                       GError **error)
{
  gboolean wants_text = pp_column_holds_text (column);

  switch (member->type)
    {
    case PP_JSON_NULL:
      if (wants_text)
        pp_record_poke_text (self, column, NULL);
      else
        pp_record_poke_int (self, column, column->type == PP_COLUMN_BOOL ? 0 : PP_NONE);
      return TRUE;
    case PP_JSON_INT: case PP_JSON_BOOL:
      if (!takes_number (column, member))
        return bad_value (column, error);
      pp_record_poke_int (self, column, member->integer);
      return TRUE;
    case PP_JSON_TEXT:
      return pp_record_read_column (self, column, member->text, error);
    case PP_JSON_OBJECT: case PP_JSON_ARRAY: default:
      return bad_value (column, error);
    }
}

/**
 * pp_record_tidy:
 * @self: a draft about to be stored
 * @error: #PpRecordError with the column as its field
 *
 * Brings text into its one stored form, turns empty text into NULL, and refuses missing
 * values, unknown words and days that are none.
 *
 * Returns: whether it may be stored
 */
gboolean
pp_record_tidy (PpRecord *self, GError **error)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const PpColumn *column = &klass->columns[i];

      if (pp_column_holds_text (column) && !tidy_text (self, column, error))
        return FALSE;
      if (!check_column (self, column, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pp_record_check_free:
 * @self: a record
 * @error: PP_RECORD_ERROR_AADHAAR, beside the column that holds it
 *
 * Refuses an Aadhaar number in any text but those that are numbered by somebody else: the cluster
 * needs none and the law forbids keeping it (Aadhaar Act 2016, sections 8A and 29).
 *
 * Returns: whether there is none
 */
gboolean
pp_record_check_free (PpRecord *self, GError **error)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const PpColumn *column = &klass->columns[i];
      const char *text = column->type == PP_COLUMN_TEXT && !column->issued
                           ? pp_record_peek_text (self, column) : NULL;

      if (text != NULL && pp_identifier_holds_aadhaar (text))
        {
          pp_error_set (error, PP_RECORD_ERROR, PP_RECORD_ERROR_AADHAAR, column->name,
                        _("This looks like an Aadhaar number, which must not be kept. Remove it; "
                          "write “identity seen” instead."));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * pp_record_to_json:
 * @self: a record
 *
 * Returns: (transfer full): its columns as one canonical JSON object, the id first
 */
char *
pp_record_to_json (PpRecord *self)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (self);
  GString *out = g_string_sized_new (256);

  pp_json_add_text (out, "id", pp_record_get_id (self));
  for (guint i = 0; i < klass->n_columns; i++)
    {
      const PpColumn *column = &klass->columns[i];

      if (pp_column_holds_text (column))
        pp_json_add_text (out, column->name, pp_record_peek_text (self, column));
      else if (pp_record_peek_int (self, column) == PP_NONE)
        pp_json_add_text (out, column->name, NULL);
      else
        pp_json_add_int (out, column->name, pp_record_peek_int (self, column));
    }
  if (klass->table_class == PP_CLASS_STATE)
    pp_json_add_text (out, "voided_by", pp_record_get_voided_by (self));
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

/**
 * pp_record_read_json:
 * @self: a draft
 * @json: an object whose members are columns of @self; others of its columns stay as they are
 * @error: #PpRecordError: a member that is no column, a value that does not fit
 *
 * Returns: whether all was read
 */
gboolean
pp_record_read_json (PpRecord *self, const PpJson *json, GError **error)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (self);

  for (guint i = 0; i < json->n_members; i++)
    {
      const PpJsonMember *member = &json->members[i];
      const PpColumn *column = pp_record_class_column (klass, member->key);

      if (strcmp (member->key, "id") == 0 && member->type == PP_JSON_TEXT)
        pp_record_set_id (self, member->text);
      else if (strcmp (member->key, "voided_by") == 0)
        pp_record_set_voided_by (self, member->type == PP_JSON_TEXT ? member->text : NULL);
      else if (column == NULL)
        {
          pp_error_set (error, PP_RECORD_ERROR, PP_RECORD_ERROR_UNKNOWN_COLUMN, member->key,
                        _("“%s” is not known here."), member->key);
          return FALSE;
        }
      else if (!pp_record_read_member (self, column, member, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pp_record_read_column:
 * @self: a draft
 * @column: one of its columns
 * @text: (nullable): the value as a person or a file writes it: whole numbers are base units, text
 *   with a unit is converted ("12.5 kg", "40 mm", "₹120.50"), times are ISO 8601
 * @error: what is wrong with it
 *
 * Returns: whether it was read
 */
gboolean
pp_record_read_column (PpRecord *self, const PpColumn *column, const char *text, GError **error)
{
  gint64 value;

  if (text == NULL || (*text == '\0' && column->type != PP_COLUMN_BOOL))
    {
      PpJsonMember none = { .type = PP_JSON_NULL };

      return pp_record_read_member (self, column, &none, error);
    }

  switch (column->type)
    {
    case PP_COLUMN_INT:
      return read_int (self, column, text, error);
    case PP_COLUMN_BOOL:
      if (strcmp (text, "1") != 0 && strcmp (text, "0") != 0 && *text != '\0')
        return bad_value (column, error);
      pp_record_poke_int (self, column, *text == '1');
      return TRUE;
    case PP_COLUMN_TIME:
      if (!pp_time_parse (text, &value, error))
        return FALSE;
      pp_record_poke_int (self, column, value);
      return TRUE;
    case PP_COLUMN_TEXT: case PP_COLUMN_DAY: case PP_COLUMN_ENUM: case PP_COLUMN_REF: default:
      pp_record_poke_text (self, column, text);
      return TRUE;
    }
}
