/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-instrument.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "lab/pp-lab-error.h"
#include "people/pp-name.h"
#include "store/pp-code.h"

#include <glib/gi18n-lib.h>

static const PpColumn instrument_columns[] = {
  PP_COLUMN (PpInstrument, code,          TEXT, .required = TRUE),
  PP_COLUMN (PpInstrument, name_en,       TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpInstrument, name_ml,       TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpInstrument, certificate,   TEXT, .group = "calibration", .issued = TRUE),
  PP_COLUMN (PpInstrument, calibrated_on, DAY,  .group = "calibration"),
  PP_COLUMN (PpInstrument, due_on,        DAY,  .group = "calibration"),
};

static char *
dup_title (PpRecord *self)
{
  PpInstrument *instrument = (PpInstrument *) self;
  g_autofree char *name = pp_name_join (instrument->name_en, instrument->name_ml);

  return g_strdup_printf ("%s · %s", instrument->code, name);
}

static char *
dup_search (PpRecord *self)
{
  PpInstrument *instrument = (PpInstrument *) self;

  return g_strjoin (" ", instrument->code, instrument->name_en, instrument->name_ml, NULL);
}

PP_DEFINE_RECORD (PpInstrument, pp_instrument, "instrument", STATE, instrument_columns,
                  record_class->key = "code"; record_class->dup_title = dup_title;
                  record_class->dup_search = dup_search)

static gboolean
check_days (const PpInstrument *draft, GError **error)
{
  if (draft->calibrated_on == NULL || draft->due_on == NULL ||
      pp_day_compare (draft->calibrated_on, draft->due_on) <= 0)
    return TRUE;
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_BAD_INSTRUMENT, "due_on",
                _("The calibration is due before it was done. Check the two dates."));
  return FALSE;
}

static gboolean
check_code (PpAct *act, PpInstrument *draft, GError **error)
{
  gboolean taken;

  if (!pp_code_check (draft->code, error) ||
      !pp_code_is_taken (act, PP_RECORD (draft), draft->code, &taken, error))
    return FALSE;
  if (!taken)
    return TRUE;
  pp_error_set (error, PP_LAB_ERROR, PP_LAB_ERROR_BAD_INSTRUMENT, "code",
                _("Another instrument has the code “%s”."), draft->code);
  return FALSE;
}

static PpInstrument *
settle (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpInstrument) draft = pp_record_draft (asked);

  if (!pp_record_tidy (PP_RECORD (draft), error) || !check_days (draft, error) ||
      !check_code (act, draft, error))
    return NULL;
  return g_steal_pointer (&draft);
}

/**
 * pp_instrument_is_overdue:
 * @self: an instrument
 * @day: YYYY-MM-DD
 *
 * Returns: whether its calibration no longer holds on that day (ISO/IEC 17025:2017, 6.4)
 */
gboolean
pp_instrument_is_overdue (PpInstrument *self, const char *day)
{
  return self->due_on != NULL && pp_day_compare (self->due_on, day) < 0;
}

/**
 * pp_instrument_used_last:
 * @db: a connection
 * @parameter: id of what is measured
 * @id: (out) (transfer full) (nullable): id of the instrument; %NULL where it was measured
 *   without one, or never
 * @error: why it failed
 *
 * Which instrument a laboratory measures something with: the one of the newest result.
 *
 * Returns: whether it went well
 */
gboolean
pp_instrument_used_last (PpDb *db, const char *parameter, char **id, GError **error)
{
  return pp_db_read_text (db, id, error,
                          "SELECT instrument FROM result WHERE parameter = ? "
                          "ORDER BY rowid DESC LIMIT 1", "t", parameter);
}

/**
 * pp_instrument_list:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpInstrument): those in use, by code
 */
GPtrArray *
pp_instrument_list (PpDb *db, GError **error)
{
  return pp_db_list (db, pp_instrument_get_type (), error,
                     "WHERE voided_by IS NULL ORDER BY code, id", "");
}

/**
 * pp_instrument_add:
 * @act: the open act
 * @asked: a #PpInstrument
 * @error: PP_LAB_ERROR_BAD_INSTRUMENT
 *
 * The verb instrument.add.
 *
 * Returns: (transfer full): the stored instrument
 */
gpointer
pp_instrument_add (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpInstrument) draft = settle (act, asked, error);

  return draft != NULL ? pp_act_insert (act, draft, error) : NULL;
}

/**
 * pp_instrument_edit:
 * @act: the open act
 * @asked: a #PpInstrument with its id
 * @error: PP_LAB_ERROR_BAD_INSTRUMENT
 *
 * The verb instrument.edit: a new calibration, among others.
 *
 * Returns: (transfer full): the stored instrument
 */
gpointer
pp_instrument_edit (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpInstrument) draft = settle (act, asked, error);

  return draft != NULL ? pp_act_update (act, draft, error) : NULL;
}
