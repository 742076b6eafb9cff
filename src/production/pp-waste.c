/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-waste.h"

#include "core/pp-error.h"
#include "core/pp-text.h"
#include "intake/pp-material.h"
#include "intake/pp-stock.h"
#include "production/pp-production-error.h"
#include "production/pp-run.h"

#include <glib/gi18n-lib.h>

static const PpColumn line_columns[] = {
  PP_COLUMN (PpWasteLine, run,      REF,  .of = "run", .required = TRUE),
  PP_COLUMN (PpWasteLine, kind,     ENUM, .required = TRUE,
             .of = "peel husk shell oil_cake water packaging rejects other"),
  PP_COLUMN (PpWasteLine, amount,   INT,  .of = "measure", .required = TRUE, .group = "amount"),
  PP_COLUMN (PpWasteLine, measure,  ENUM, .of = PP_MEASURE_WORDS, .required = TRUE,
             .group = "amount"),
  PP_COLUMN (PpWasteLine, note,     TEXT),
  PP_COLUMN (PpWasteLine, corrects, REF,  .of = "waste_line"),
};

static const PpColumn correct_columns[] = {
  PP_COLUMN (PpWasteCorrect, line,    REF,  .of = "waste_line", .required = TRUE),
  PP_COLUMN (PpWasteCorrect, amount,  INT,  .of = "measure", .required = TRUE),
  PP_COLUMN (PpWasteCorrect, measure, ENUM, .of = PP_MEASURE_WORDS, .required = TRUE),
  PP_COLUMN (PpWasteCorrect, note,    TEXT, .required = TRUE),
};

PP_DEFINE_RECORD (PpWasteLine, pp_waste_line, "waste_line", FACT, line_columns)
PP_DEFINE_RECORD (PpWasteCorrect, pp_waste_correct_form, "waste_correct", ARGUMENT,
                  correct_columns)

static gboolean
refuse (PpProductionError code, const char *field, GError **error, const char *words)
{
  pp_error_set (error, PP_PRODUCTION_ERROR, code, field, "%s", words);
  return FALSE;
}

static gboolean
check_amount (gint64 amount, gint64 least, GError **error)
{
  if (amount != PP_NONE && amount >= least && amount <= PP_STOCK_MOST)
    return TRUE;
  return refuse (PP_PRODUCTION_ERROR_BAD_AMOUNT, "amount", error,
                 _("Write how much it is: a number above zero, and the unit."));
}

/**
 * pp_waste_list:
 * @db: a connection
 * @run: an id
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpWasteLine): what it left over, without the corrections,
 *   in the order in which this desk has it
 */
GPtrArray *
pp_waste_list (PpDb *db, const char *run, GError **error)
{
  g_return_val_if_fail (db != NULL && run != NULL, NULL);

  return pp_db_list (db, pp_waste_line_get_type (), error,
                     "WHERE run = ? AND corrects IS NULL ORDER BY rowid", "t", run);
}

/**
 * pp_waste_stands:
 * @db: a connection
 * @line: a line that is no correction
 * @amount: (out): its amount, with its corrections
 * @error: why it failed
 *
 * Returns: whether it was read
 */
gboolean
pp_waste_stands (PpDb *db, PpWasteLine *line, gint64 *amount, GError **error)
{
  g_return_val_if_fail (db != NULL && line != NULL && amount != NULL, FALSE);

  if (!pp_db_read_int (db, amount, error,
                       "SELECT ifnull (sum (amount), 0) FROM waste_line WHERE corrects = ?", "t",
                       pp_record_get_id (PP_RECORD (line))))
    return FALSE;
  *amount += line->amount;
  return TRUE;
}

/**
 * pp_waste_add:
 * @act: the open act
 * @asked: a #PpWasteLine: run, kind, amount, measure, note
 * @error: PP_PRODUCTION_ERROR_BAD_AMOUNT
 *
 * The verb run.waste: what a run left over, also after it ended.
 *
 * Returns: (transfer full): the stored line
 */
gpointer
pp_waste_add (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpWasteLine) draft = pp_record_draft (asked);
  g_autoptr (PpRun) run = NULL;

  run = pp_db_get_live (pp_act_get_db (act), pp_run_get_type (), draft->run, "run", error);
  if (run == NULL || !check_amount (draft->amount, 1, error))
    return NULL;
  pp_record_set_text (draft, "corrects", NULL);
  return pp_act_insert (act, draft, error);
}

/**
 * pp_waste_correct:
 * @act: the open act
 * @asked: a #PpWasteCorrect
 * @error: PP_PRODUCTION_ERROR_BAD_AMOUNT, also for a correction of a correction and one that
 *   changes nothing; PP_PRODUCTION_ERROR_WRONG_MEASURE; PP_PRODUCTION_ERROR_NO_REASON
 *
 * The verb run.correct_waste: a new line that points at the wrong one and brings the difference.
 *
 * Returns: (transfer full): the stored line
 */
gpointer
pp_waste_correct (PpAct *act, gpointer asked, GError **error)
{
  PpWasteCorrect *form = asked;
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpWasteLine) line = NULL, draft = NULL;
  g_autofree char *note = form->note != NULL ? pp_text_clean (form->note, NULL) : NULL;
  gint64 stands;

  line = pp_db_get_live (db, pp_waste_line_get_type (), form->line, "line", error);
  if (line == NULL || !check_amount (form->amount, 0, error) ||
      !pp_waste_stands (db, line, &stands, error))
    return NULL;
  if (line->corrects != NULL)
    refuse (PP_PRODUCTION_ERROR_BAD_AMOUNT, "line", error,
            _("This is a correction itself. Correct the entry that it corrects."));
  else if (g_strcmp0 (form->measure, line->measure) != 0)
    refuse (PP_PRODUCTION_ERROR_WRONG_MEASURE, "amount", error,
            _("Write it in a unit of the same kind as before."));
  else if (form->amount == stands)
    refuse (PP_PRODUCTION_ERROR_BAD_AMOUNT, "amount", error,
            _("This is what stands there already."));
  else if (note == NULL || *note == '\0')
    refuse (PP_PRODUCTION_ERROR_NO_REASON, "note", error, _("Write why."));
  else
    draft = pp_record_draft (line);
  if (draft == NULL)
    return NULL;

  draft->amount = form->amount - stands;
  pp_record_set_text (draft, "note", note);
  pp_record_set_text (draft, "corrects", pp_record_get_id (PP_RECORD (line)));
  return pp_act_insert (act, draft, error);
}
