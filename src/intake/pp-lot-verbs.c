/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/pp-lot-verbs.h"

#include "core/pp-day.h"
#include "core/pp-decimal.h"
#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "core/pp-text.h"
#include "core/pp-time.h"
#include "intake/pp-intake-error.h"
#include "intake/pp-material.h"
#include "intake/pp-place.h"
#include "intake/pp-stock.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"

#include <glib/gi18n-lib.h>

#define NUMBER_DIGITS 5

/* What stands on the label of a lot when it comes in, and is never edited. */
static const char *const fixed_columns[] = {
  "number", "material", "person", "enterprise", "amount", "measure", "received_at",
};

/* Whether there is more than blanks. */
static gboolean
has_text (const char *text)
{
  g_autofree char *clean = text != NULL ? pp_text_clean (text, NULL) : NULL;

  return clean != NULL && *clean != '\0';
}

static gboolean
settle_moisture (PpLot *draft, GError **error)
{
  const PpDecimal most = { 100, 0 };
  g_autofree char *settled = NULL;
  PpDecimal value;

  if (!has_text (draft->moisture))
    return TRUE;
  if (!pp_decimal_parse (draft->moisture, &value, NULL) || value.units < 0 ||
      pp_decimal_compare (value, most) > 0)
    {
      pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_BAD_MOISTURE, "moisture",
                    _("Moisture is a number of percent, from 0 to 100, as in 11.5."));
      return FALSE;
    }
  settled = pp_decimal_format (value);
  pp_record_set_text (draft, "moisture", settled);
  return TRUE;
}

static gboolean
check_expiry (PpLot *draft, GError **error)
{
  g_autofree char *received = pp_time_day (draft->received_at);

  if (!has_text (draft->expires_on) || !pp_day_is_valid (draft->expires_on) ||
      pp_day_compare (draft->expires_on, received) >= 0)
    return TRUE;
  pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_BAD_EXPIRY, "expires_on",
                _("The last day of use is before the day on which it came. Check the date."));
  return FALSE;
}

static gboolean
check_place (PpDb *db, PpLot *draft, GError **error)
{
  g_autoptr (PpPlace) place = NULL;

  if (!has_text (draft->place))
    return TRUE;
  place = pp_db_get_live (db, pp_place_get_type (), draft->place, "place", error);
  return place != NULL;
}

static gboolean
check_owner (PpDb *db, PpLot *draft, GError **error)
{
  g_autoptr (PpPerson) person = NULL;
  g_autoptr (PpEnterprise) enterprise = NULL;

  person = pp_db_get_live (db, pp_person_get_type (), draft->person, "person", error);
  if (person == NULL)
    return FALSE;
  if (!has_text (draft->enterprise))
    return TRUE;
  enterprise = pp_db_get_live (db, pp_enterprise_get_type (), draft->enterprise, "enterprise",
                               error);
  return enterprise != NULL;
}

static gboolean
check_material (PpDb *db, PpLot *draft, GError **error)
{
  g_autoptr (PpMaterial) material = NULL;

  material = pp_db_get_live (db, pp_material_get_type (), draft->material, "material", error);
  return material != NULL && pp_stock_check_amount (draft->amount, draft->measure,
                                                    material->measure, "amount", error);
}

/* Whether @draft leaves alone what may not be edited. */
static gboolean
check_fixed (PpRecord *stored, PpRecord *draft, GError **error)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (stored);

  for (gsize i = 0; i < G_N_ELEMENTS (fixed_columns); i++)
    {
      const PpColumn *column = pp_record_class_column (klass, fixed_columns[i]);
      gboolean same = pp_column_holds_text (column)
                        ? g_strcmp0 (pp_record_peek_text (stored, column),
                                     pp_record_peek_text (draft, column)) == 0
                        : pp_record_peek_int (stored, column) == pp_record_peek_int (draft, column);

      if (same)
        continue;
      pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_FIXED, column->name,
                    _("What came, how much and whose it is stays as it was noted. Where it is "
                      "wrong, correct the entry, or note the lot anew."));
      return FALSE;
    }
  return TRUE;
}

/**
 * pp_lot_receive:
 * @act: the open act
 * @asked: a #PpLot without a number
 * @error: PP_INTAKE_ERROR_WRONG_MEASURE, PP_INTAKE_ERROR_BAD_AMOUNT,
 *   PP_INTAKE_ERROR_BAD_MOISTURE, PP_INTAKE_ERROR_BAD_EXPIRY
 *
 * The verb lot.receive: somebody brought raw material. Makes the lot and its first stock move.
 *
 * Returns: (transfer full): the stored lot
 */
gpointer
pp_lot_receive (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpLot) draft = pp_record_draft (asked);
  g_autoptr (PpLot) lot = NULL;
  g_autoptr (PpStockMove) move = NULL;
  g_autofree char *number = NULL;

  draft->received_at = pp_act_get_happened_at (act);
  if (!check_material (db, draft, error) || !check_owner (db, draft, error) ||
      !check_place (db, draft, error) || !check_expiry (draft, error) ||
      !settle_moisture (draft, error) ||
      (number = pp_act_number (act, "L", NUMBER_DIGITS, error)) == NULL)
    return NULL;
  pp_record_set_text (draft, "number", number);
  lot = pp_act_insert (act, draft, error);
  move = lot != NULL ? pp_stock_receive (act, lot, error) : NULL;
  return move != NULL ? g_steal_pointer (&lot) : NULL;
}

/**
 * pp_lot_take_back:
 * @act: the open act
 * @asked: a #PpLotStep
 * @error: PP_INTAKE_ERROR_MOVED; as for pp_stock_correct()
 *
 * The verb lot.take_back: what was just received never came. Its number stays.
 *
 * Returns: (transfer full): the stored #PpStockMove
 */
gpointer
pp_lot_take_back (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpLotCorrect) nothing = g_object_new (pp_lot_correct_form_get_type (), NULL);
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpLot) lot = pp_db_get (db, pp_lot_get_type (), ((PpLotStep *) asked)->lot, error);
  g_autoptr (GPtrArray) moves = NULL;
  PpStockMove *first;

  moves = lot != NULL ? pp_stock_list_moves (db, ((PpLotStep *) asked)->lot, error) : NULL;
  if (moves == NULL)
    return NULL;
  if (moves->len != 1)
    {
      pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_MOVED, "lot",
                    _("Something was noted about this lot since. Correct the entry on the page "
                      "of the lot."));
      return NULL;
    }
  first = g_ptr_array_index (moves, 0);
  nothing->amount = 0;
  pp_record_set_text (nothing, "move", pp_record_get_id (PP_RECORD (first)));
  pp_record_set_text (nothing, "measure", first->measure);
  return pp_stock_correct (act, nothing, error);
}

/**
 * pp_lot_edit:
 * @act: the open act
 * @asked: a #PpLot with its id
 * @error: PP_INTAKE_ERROR_FIXED, PP_INTAKE_ERROR_BAD_MOISTURE, PP_INTAKE_ERROR_BAD_EXPIRY
 *
 * The verb lot.edit: grade, moisture, last day of use and place.
 *
 * Returns: (transfer full): the stored lot
 */
gpointer
pp_lot_edit (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpLot) draft = pp_record_draft (asked);
  g_autoptr (PpLot) stored = NULL;

  stored = pp_db_get_live (db, pp_lot_get_type (), pp_record_get_id (asked), NULL, error);
  if (stored == NULL || !pp_record_tidy (PP_RECORD (draft), error) ||
      !check_fixed (PP_RECORD (stored), PP_RECORD (draft), error) ||
      (g_strcmp0 (stored->place, draft->place) != 0 && !check_place (db, draft, error)) ||
      !check_expiry (draft, error) || !settle_moisture (draft, error))
    return NULL;
  return pp_act_update (act, draft, error);
}

/**
 * pp_lot_hand_back:
 * @act: the open act
 * @asked: a #PpLotTake
 * @error: PP_INTAKE_ERROR_NOT_ENOUGH, PP_INTAKE_ERROR_BAD_AMOUNT, PP_INTAKE_ERROR_WRONG_MEASURE
 *
 * The verb lot.hand_back: the owner takes some of it, or what is left, home.
 *
 * Returns: (transfer full): the stored #PpStockMove
 */
gpointer
pp_lot_hand_back (PpAct *act, gpointer asked, GError **error)
{
  PpLotTake *take = asked;

  return pp_stock_take (act, take->lot, take->amount, take->measure, "hand_back", take->reason,
                        "amount", error);
}

/**
 * pp_lot_waste:
 * @act: the open act
 * @asked: a #PpLotTake with a reason
 * @error: as for pp_lot_hand_back(); PP_INTAKE_ERROR_NO_REASON
 *
 * The verb lot.waste: some of it spoilt or was lost in the store.
 *
 * Returns: (transfer full): the stored #PpStockMove
 */
gpointer
pp_lot_waste (PpAct *act, gpointer asked, GError **error)
{
  PpLotTake *take = asked;

  if (!has_text (take->reason))
    {
      pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_NO_REASON, "reason",
                    _("Write why."));
      return NULL;
    }
  return pp_stock_take (act, take->lot, take->amount, take->measure, "waste", take->reason,
                        "amount", error);
}

/**
 * pp_lot_correct:
 * @act: the open act
 * @asked: a #PpLotCorrect
 * @error: as for pp_stock_correct(); PP_INTAKE_ERROR_NO_REASON
 *
 * The verb lot.correct: somebody wrote a wrong amount. What came, was used, handed back or
 * wasted is put right by a new move; zero says that it never happened.
 *
 * Returns: (transfer full): the stored #PpStockMove
 */
gpointer
pp_lot_correct (PpAct *act, gpointer asked, GError **error)
{
  PpLotCorrect *form = asked;

  if (!has_text (form->reason))
    {
      pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_NO_REASON, "reason",
                    _("Write why."));
      return NULL;
    }
  return pp_stock_correct (act, form, error);
}
