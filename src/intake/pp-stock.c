/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/pp-stock.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-quantity.h"
#include "core/pp-time.h"
#include "intake/pp-intake-error.h"
#include "intake/pp-material.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PpColumn columns[] = {
  PP_COLUMN (PpStockMove, lot,      REF,  .of = "lot", .required = TRUE),
  PP_COLUMN (PpStockMove, kind,     ENUM, .of = "receive consume hand_back waste correct",
             .required = TRUE),
  PP_COLUMN (PpStockMove, amount,   INT,  .of = "measure", .required = TRUE, .group = "amount"),
  PP_COLUMN (PpStockMove, measure,  ENUM, .of = PP_MEASURE_WORDS, .required = TRUE,
             .group = "amount"),
  PP_COLUMN (PpStockMove, reason,   TEXT),
  PP_COLUMN (PpStockMove, corrects, REF,  .of = "stock_move"),
};

PP_DEFINE_RECORD (PpStockMove, pp_stock_move, "stock_move", FACT, columns)

static PpStockMove *
insert (PpAct *act, PpLot *lot, const char *kind, gint64 amount, const char *reason,
        const char *corrects, GError **error)
{
  g_autoptr (PpStockMove) draft = g_object_new (pp_stock_move_get_type (), NULL);

  draft->amount = amount;
  pp_record_set_text (draft, "lot", pp_record_get_id (PP_RECORD (lot)));
  pp_record_set_text (draft, "kind", kind);
  pp_record_set_text (draft, "measure", lot->measure);
  pp_record_set_text (draft, "reason", reason);
  pp_record_set_text (draft, "corrects", corrects);
  return pp_act_insert (act, draft, error);
}

static gboolean
check_left (PpDb *db, PpLot *lot, gint64 wanted, const char *field, GError **error)
{
  g_autofree char *shown = NULL;
  gint64 left;

  if (!pp_stock_balance (db, pp_record_get_id (PP_RECORD (lot)), &left, error))
    return FALSE;
  if (wanted <= left)
    return TRUE;
  shown = pp_quantity_say (MAX (left, 0), pp_measure_from_word (lot->measure));
  /* TRANSLATORS: the number of a lot, and a quantity */
  pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_NOT_ENOUGH, field,
                _("There is not that much left of %1$s. Left: %2$s."), lot->number, shown);
  return FALSE;
}

static gboolean
check_expiry (PpAct *act, PpLot *lot, GError **error)
{
  g_autofree char *day = pp_time_day (pp_act_get_happened_at (act));
  g_autofree char *shown = NULL;

  if (lot->expires_on == NULL || pp_day_compare (day, lot->expires_on) <= 0)
    return TRUE;
  shown = pp_day_format (lot->expires_on);
  /* TRANSLATORS: the number of a lot, and a date */
  pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_EXPIRED, "lot",
                _("%1$s may no longer be used. Its last day: %2$s."), lot->number, shown);
  return FALSE;
}

static PpStockMove *
get_correctable (PpDb *db, const char *id, GError **error)
{
  g_autoptr (PpStockMove) move = pp_db_get_live (db, pp_stock_move_get_type (), id, "move", error);

  if (move == NULL)
    return NULL;
  if (strcmp (move->kind, "correct") != 0)
    return g_steal_pointer (&move);
  pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_BAD_CORRECTION, "move",
                _("This is a correction itself. Correct the entry that it corrects."));
  return NULL;
}

static void
refuse_measure (const char *wanted, const char *field, GError **error)
{
  const char *words = _("This is weighed: write it in kg or g.");

  switch (pp_measure_from_word (wanted))
    {
    case PP_MEASURE_VOLUME:
      words = _("This is measured in litres or ml.");
      break;
    case PP_MEASURE_LENGTH:
      words = _("This is measured in metres or cm.");
      break;
    case PP_MEASURE_COUNT:
      words = _("This is counted: write the number of pieces.");
      break;
    case PP_MEASURE_MASS: case PP_MEASURE_NONE: default:
      break;
    }
  pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_WRONG_MEASURE, field, "%s", words);
}

static gboolean
check_amount (gint64 amount, gint64 least, const char *measure, const char *wanted,
              const char *field, GError **error)
{
  if (amount == PP_NONE || amount < least || amount > PP_STOCK_MOST)
    {
      pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_BAD_AMOUNT, field,
                    _("Write how much it is: a number above zero, and the unit."));
      return FALSE;
    }
  if (g_strcmp0 (measure, wanted) == 0)
    return TRUE;
  refuse_measure (wanted, field, error);
  return FALSE;
}

static GPtrArray *
add_balances (PpDb *db, GPtrArray *lots, GError **error)
{
  g_autoptr (GPtrArray) lines = NULL;

  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_stock_line_free);
  for (guint i = 0; i < lots->len; i++)
    {
      PpRecord *lot = g_ptr_array_index (lots, i);
      gint64 left;
      PpStockLine *line;

      if (!pp_stock_balance (db, pp_record_get_id (lot), &left, error))
        return NULL;
      line = g_new (PpStockLine, 1);
      *line = (PpStockLine) { g_object_ref ((PpLot *) lot), left };
      g_ptr_array_add (lines, line);
    }
  return g_steal_pointer (&lines);
}

/**
 * pp_stock_line_free:
 * @self: (transfer full): a line
 */
void
pp_stock_line_free (PpStockLine *self)
{
  g_object_unref (self->lot);
  g_free (self);
}

/**
 * pp_stock_balance:
 * @db: a connection
 * @lot: an id
 * @amount: (out): how much of it is left, in base units; 0 where there is no such lot
 * @error: why it failed
 *
 * Returns: whether it was read
 */
gboolean
pp_stock_balance (PpDb *db, const char *lot, gint64 *amount, GError **error)
{
  g_return_val_if_fail (db != NULL && lot != NULL && amount != NULL, FALSE);

  return pp_db_read_int (db, amount, error,
                         "SELECT ifnull (sum (amount), 0) FROM stock_move WHERE lot = ?", "t",
                         lot);
}

/**
 * pp_stock_move_stands:
 * @db: a connection
 * @move: a move that is no correction
 * @amount: (out): its amount, with its corrections, signed
 * @error: why it failed
 *
 * Returns: whether it was read
 */
gboolean
pp_stock_move_stands (PpDb *db, PpStockMove *move, gint64 *amount, GError **error)
{
  g_return_val_if_fail (db != NULL && move != NULL && amount != NULL, FALSE);

  if (!pp_db_read_int (db, amount, error,
                       "SELECT ifnull (sum (amount), 0) FROM stock_move WHERE corrects = ?", "t",
                       pp_record_get_id (PP_RECORD (move))))
    return FALSE;
  *amount += move->amount;
  return TRUE;
}

/**
 * pp_stock_list_moves:
 * @db: a connection
 * @lot: an id
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpStockMove): what came and went, in the order in which
 *   this desk has it
 */
GPtrArray *
pp_stock_list_moves (PpDb *db, const char *lot, GError **error)
{
  g_return_val_if_fail (db != NULL && lot != NULL, NULL);

  return pp_db_list (db, pp_stock_move_get_type (), error, "WHERE lot = ? ORDER BY rowid", "t",
                     lot);
}

/**
 * pp_stock_list_in_store:
 * @db: a connection
 * @material: (nullable): id of a material, or of any where it is %NULL
 * @owner: (nullable): id of an enterprise, or of a person who owns lots alone, or of anybody
 *   where it is %NULL
 * @error: why it failed
 *
 * What is in store, in the order in which it should be used: what expires first, then what came
 * first (FEFO). What does not expire comes last.
 *
 * Returns: (transfer full) (element-type PpStockLine): the lots of which something is left
 */
GPtrArray *
pp_stock_list_in_store (PpDb *db, const char *material, const char *owner, GError **error)
{
  g_autoptr (GPtrArray) lots = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  lots = pp_db_list (db, pp_lot_get_type (), error,
                     "WHERE voided_by IS NULL AND material = ifnull (?, material) "
                     "AND ifnull (enterprise, person) = ifnull (?, ifnull (enterprise, person)) "
                     "AND (SELECT sum (m.amount) FROM stock_move AS m WHERE m.lot = lot.id) > 0 "
                     "ORDER BY expires_on IS NULL, expires_on, received_at, number", "tt",
                     material, owner);
  return lots != NULL ? add_balances (db, lots, error) : NULL;
}

/**
 * pp_stock_list_below_zero:
 * @db: a connection
 * @error: why it failed
 *
 * No verb takes more than there is; two desks that did not know of each other together may have.
 * A correction of one of the moves mends it.
 *
 * Returns: (transfer full) (element-type PpStockLine): the lots of which more went than came
 */
GPtrArray *
pp_stock_list_below_zero (PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) lots = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  lots = pp_db_list (db, pp_lot_get_type (), error,
                     "WHERE (SELECT sum (m.amount) FROM stock_move AS m WHERE m.lot = lot.id) < 0 "
                     "ORDER BY number", "");
  return lots != NULL ? add_balances (db, lots, error) : NULL;
}

/**
 * pp_stock_check_amount:
 * @amount: what was typed, in base units, or PP_NONE
 * @measure: (nullable): of what was typed
 * @wanted: the measure that it must have
 * @field: (nullable): the column of the argument, for the error
 * @error: PP_INTAKE_ERROR_BAD_AMOUNT or PP_INTAKE_ERROR_WRONG_MEASURE
 *
 * Returns: whether @amount is above zero, at most PP_STOCK_MOST, and of the right measure
 */
gboolean
pp_stock_check_amount (gint64 amount, const char *measure, const char *wanted, const char *field,
                       GError **error)
{
  g_return_val_if_fail (wanted != NULL, FALSE);

  return check_amount (amount, 1, measure, wanted, field, error);
}

/**
 * pp_stock_receive:
 * @act: the open act
 * @lot: a lot that was just stored
 * @error: why it failed
 *
 * The lot's first move.
 *
 * Returns: (transfer full): the stored move
 */
PpStockMove *
pp_stock_receive (PpAct *act, PpLot *lot, GError **error)
{
  g_return_val_if_fail (act != NULL && lot != NULL, NULL);

  return insert (act, lot, "receive", lot->amount, NULL, NULL, error);
}

/**
 * pp_stock_take:
 * @act: the open act
 * @lot: (nullable): id of a lot
 * @amount: how much, in base units, above zero
 * @measure: (nullable): the lot's
 * @kind: consume, hand_back or waste
 * @reason: (nullable): why
 * @field: (nullable): the column of the argument that holds the amount, for the error
 * @error: PP_INTAKE_ERROR_NOT_ENOUGH, PP_INTAKE_ERROR_EXPIRED (to consume only),
 *   PP_INTAKE_ERROR_BAD_AMOUNT, PP_INTAKE_ERROR_WRONG_MEASURE
 *
 * Takes out of the store, never more than is left.
 *
 * Returns: (transfer full): the stored move
 */
PpStockMove *
pp_stock_take (PpAct *act, const char *lot, gint64 amount, const char *measure, const char *kind,
               const char *reason, const char *field, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpLot) stored = pp_db_get_live (db, pp_lot_get_type (), lot, "lot", error);

  if (stored == NULL || !pp_stock_check_amount (amount, measure, stored->measure, field, error) ||
      (strcmp (kind, "consume") == 0 && !check_expiry (act, stored, error)) ||
      !check_left (db, stored, amount, field, error))
    return NULL;
  return insert (act, stored, kind, -amount, reason, NULL, error);
}

/**
 * pp_stock_correct:
 * @act: the open act
 * @asked: what the move should have been
 * @error: PP_INTAKE_ERROR_BAD_CORRECTION, PP_INTAKE_ERROR_NOT_ENOUGH where less than nothing
 *   would be left, PP_INTAKE_ERROR_BAD_AMOUNT, PP_INTAKE_ERROR_WRONG_MEASURE
 *
 * Stores a new move that points at the wrong one and brings the difference.
 *
 * Returns: (transfer full): the stored move
 */
PpStockMove *
pp_stock_correct (PpAct *act, PpLotCorrect *asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpStockMove) wrong = get_correctable (db, asked->move, error);
  g_autoptr (PpLot) lot = NULL;
  gint64 stands, difference;

  if (wrong == NULL ||
      (lot = pp_db_get_live (db, pp_lot_get_type (), wrong->lot, "move", error)) == NULL ||
      !check_amount (asked->amount, 0, asked->measure, lot->measure, "amount", error) ||
      !pp_stock_move_stands (db, wrong, &stands, error))
    return NULL;

  difference = (strcmp (wrong->kind, "receive") == 0 ? asked->amount : -asked->amount) - stands;
  if (difference == 0)
    {
      pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_BAD_CORRECTION, "amount",
                    _("This is what stands there already."));
      return NULL;
    }
  if (difference < 0 && !check_left (db, lot, -difference, "amount", error))
    return NULL;
  return insert (act, lot, "correct", difference, asked->reason,
                 pp_record_get_id (PP_RECORD (wrong)), error);
}
