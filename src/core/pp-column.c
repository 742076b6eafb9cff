/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-column.h"

/**
 * pp_column_holds_text:
 * @column: a column
 *
 * Returns: whether its field is a `char *`
 */
gboolean
pp_column_holds_text (const PpColumn *column)
{
  return column->type == PP_COLUMN_TEXT || column->type == PP_COLUMN_DAY ||
         column->type == PP_COLUMN_ENUM || column->type == PP_COLUMN_REF;
}
