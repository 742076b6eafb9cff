/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-code.h"

#include "core/pp-error.h"
#include "core/pp-record-text.h"

#include <glib/gi18n-lib.h>

/**
 * pp_code_check:
 * @code: (nullable): a code that somebody typed, for a column "code"
 * @error: PP_RECORD_ERROR_BAD_VALUE
 *
 * Codes are typed, said aloud and printed in bar codes, which hold ASCII only.
 *
 * Returns: whether it can be one
 */
gboolean
pp_code_check (const char *code, GError **error)
{
  if (code != NULL && g_regex_match_simple ("^[A-Za-z0-9][A-Za-z0-9_./-]{0,31}$", code, 0, 0))
    return TRUE;
  pp_error_set (error, PP_RECORD_ERROR, PP_RECORD_ERROR_BAD_VALUE, "code",
                _("A code has up to 32 Latin letters and digits, without blanks: DRY-1."));
  return FALSE;
}

/**
 * pp_code_is_taken:
 * @act: the open act
 * @draft: a record of a kind with a column "code"
 * @code: its code
 * @taken: (out): whether another one that is in use has it
 * @error: why that cannot be told
 *
 * No constraint holds a code to one record, for a merge may bring a second.
 *
 * Returns: whether it could be told
 */
gboolean
pp_code_is_taken (PpAct *act, PpRecord *draft, const char *code, gboolean *taken, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE code = ? AND id IS NOT ? "
                                          "AND voided_by IS NULL",
                                          PP_RECORD_GET_CLASS (draft)->kind);
  gint64 n;

  if (!pp_db_read_int (pp_act_get_db (act), &n, error, sql, "tt", code, pp_record_get_id (draft)))
    return FALSE;
  *taken = n > 0;
  return TRUE;
}
