/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-shown.h"

#include "core/pp-day.h"
#include "core/pp-money.h"
#include "core/pp-quantity.h"
#include "core/pp-time.h"
#include "desk/shell/pp-language.h"

#include <glib/gi18n.h>
#include <string.h>

/* The measure of an amount stands in the column that its own one names. */
static PpMeasure
measure_of (PpRecord *record, const PpColumn *column)
{
  const PpColumn *measure = pp_record_class_column (PP_RECORD_GET_CLASS (record), column->of);

  return pp_measure_from_word (pp_record_peek_text (record, measure));
}

/**
 * pp_shown_for_edit:
 * @record: a record
 * @column: one of its columns
 *
 * Returns: (transfer full): the value as somebody would type it; "" where there is none
 */
char *
pp_shown_for_edit (PpRecord *record, const PpColumn *column)
{
  gint64 value;

  if (column->type == PP_COLUMN_DAY)
    {
      const char *day = pp_record_peek_text (record, column);

      return day != NULL ? pp_day_format (day) : g_strdup ("");
    }
  if (pp_column_holds_text (column))
    {
      const char *text = pp_record_peek_text (record, column);

      return g_strdup (text != NULL ? text : "");
    }
  value = pp_record_peek_int (record, column);
  if (value == PP_NONE)
    return g_strdup ("");
  if (column->money)
    return pp_money_format_plain (value);
  if (column->type == PP_COLUMN_INT && column->of != NULL)
    return pp_quantity_say (value, measure_of (record, column));
  if (column->type == PP_COLUMN_TIME)
    return pp_time_format (value);
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

/**
 * pp_shown_amount:
 * @amount: in base units, or PP_NONE
 * @measure: (nullable): its measure's word
 *
 * Returns: (transfer full): "12.5 kg"; "" where there is none
 */
char *
pp_shown_amount (gint64 amount, const char *measure)
{
  if (amount == PP_NONE || measure == NULL)
    return g_strdup ("");
  return pp_quantity_say (amount, pp_measure_from_word (measure));
}

/**
 * pp_shown_unit:
 * @measure: a measure's word
 *
 * Returns: (transfer none): the unit of a bare number, as people write it: "kg", "pcs"
 */
const char *
pp_shown_unit (const char *measure)
{
  switch (pp_measure_from_word (measure))
    {
    case PP_MEASURE_VOLUME:
      return "l";
    case PP_MEASURE_LENGTH:
      return "m";
    case PP_MEASURE_COUNT:
      return C_("unit", "pcs");
    case PP_MEASURE_MASS: case PP_MEASURE_NONE: default:
      return "kg";
    }
}

/**
 * pp_shown_name:
 * @name_en: (nullable): in Latin letters
 * @name_ml: (nullable): in Malayalam
 *
 * Returns: (transfer full): the name in the script of the screen's language, else in the other
 */
char *
pp_shown_name (const char *name_en, const char *name_ml)
{
  gboolean malayalam = g_strcmp0 (pp_language_get (), "ml") == 0;
  const char *first = malayalam ? name_ml : name_en, *second = malayalam ? name_en : name_ml;

  return g_strdup (first != NULL && *first != '\0' ? first : second != NULL ? second : "");
}

/**
 * pp_shown_time:
 * @at: UTC seconds
 *
 * Returns: (transfer full): the day and the time of the clock
 */
char *
pp_shown_time (gint64 at)
{
  g_autofree char *day = pp_time_day (at), *shown = pp_day_format (day);
  g_autofree char *clock = pp_time_format_clock (at);

  return g_strdup_printf ("%s %s", shown, clock);
}

/**
 * pp_shown_moment:
 * @at: UTC seconds
 * @now: UTC seconds
 *
 * Returns: (transfer full): the time of day, with its day where that is not today's
 */
char *
pp_shown_moment (gint64 at, gint64 now)
{
  g_autofree char *clock = pp_time_format_spoken (at), *day = pp_time_day (at);
  g_autofree char *today = pp_time_day (now), *shown = NULL;

  if (strcmp (day, today) == 0)
    return g_steal_pointer (&clock);
  shown = pp_day_format (day);
  return g_strjoin (" ", shown, clock, NULL);
}
