/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "daybook/pp-day-sheet-verb.h"

#include "daybook/pp-day-sheet.h"
#include "store/pp-archive.h"

/**
 * pp_day_sheet_close:
 * @act: the open act
 * @asked: a #PpDayCloseCount
 * @error: PP_MONEY_ERROR_CLOSED_ALREADY, PP_MONEY_ERROR_BAD_AMOUNT
 *
 * The verb day.close: closes the day that the entry is for, and keeps its sheet as the file that
 * is printed. The sheet says where this desk's chain of acts stood just before.
 *
 * Returns: (transfer full): the stored #PpDayClose
 */
gpointer
pp_day_sheet_close (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpDayClose) draft = pp_day_close_draft (act, asked, error);
  g_autoptr (PpDayBook) book = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *number = NULL, *sha256 = NULL;

  if (draft == NULL)
    return NULL;
  book = pp_day_book_read (pp_act_get_db (act), draft, pp_act_get_actor (act),
                           pp_act_get_happened_at (act), error);
  pdf = book != NULL ? pp_day_sheet_draw (book, error) : NULL;
  if (pdf == NULL)
    return NULL;
  number = g_strdup_printf ("%s-%s", draft->desk, draft->day);
  sha256 = pp_archive_keep (act, "day-sheet", number, pdf, error);
  if (sha256 == NULL)
    return NULL;
  pp_record_set_text (draft, "sha256", sha256);
  return pp_act_insert (act, draft, error);
}
