/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-name.h"

#include "core/pp-error.h"
#include "core/pp-identifier.h"
#include "core/pp-record-text.h"
#include "core/pp-text.h"
#include "people/pp-people-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The largest local body of Kerala has 101. */
#define MOST_WARDS 200

static const char *
text_of (PpRecord *record, const char *name)
{
  const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (record), name);

  return column != NULL ? pp_record_peek_text (record, column) : NULL;
}

/**
 * pp_name_join:
 * @name_en: (nullable): a name in Latin letters
 * @name_ml: (nullable): and in Malayalam
 *
 * Returns: (transfer full): both where both are there, so that either reader knows it
 */
char *
pp_name_join (const char *name_en, const char *name_ml)
{
  if (name_en != NULL && name_ml != NULL)
    return g_strdup_printf ("%s · %s", name_ml, name_en);
  return g_strdup (name_ml != NULL ? name_ml : name_en != NULL ? name_en : "");
}

/**
 * pp_name_is_same:
 * @name: (nullable): a name
 * @other: (nullable): another of the same script
 *
 * Returns: whether both are there and only their spelling differs, see pp_text_fold()
 */
gboolean
pp_name_is_same (const char *name, const char *other)
{
  g_autofree char *first = name != NULL ? pp_text_fold (name) : NULL;
  g_autofree char *second = other != NULL ? pp_text_fold (other) : NULL;

  return first != NULL && second != NULL && strcmp (first, second) == 0;
}

/**
 * pp_name_check:
 * @draft: a draft with name_en and name_ml
 * @error: PP_PEOPLE_ERROR_NO_NAME
 *
 * A Malayalam name typed into the other field goes where it belongs; one of the two must be
 * there.
 *
 * Returns: whether there is a name
 */
gboolean
pp_name_check (PpRecord *draft, GError **error)
{
  const char *name_en = text_of (draft, "name_en");

  if (name_en != NULL && text_of (draft, "name_ml") == NULL && pp_text_has_malayalam (name_en))
    {
      pp_record_set_text (draft, "name_ml", name_en);
      pp_record_set_text (draft, "name_en", NULL);
    }
  if (text_of (draft, "name_en") != NULL || text_of (draft, "name_ml") != NULL)
    return TRUE;
  pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_NO_NAME, "name_en",
                _("A name is needed, in English or Malayalam."));
  return FALSE;
}

/**
 * pp_name_settle_phone:
 * @draft: a draft with a phone
 * @error: PP_PEOPLE_ERROR_BAD_PHONE
 *
 * Brings an Indian mobile number into its one form, +91 and ten digits.
 *
 * Returns: whether it is one, or there is none
 */
gboolean
pp_name_settle_phone (PpRecord *draft, GError **error)
{
  const char *phone = text_of (draft, "phone");
  g_autofree char *settled = NULL;

  if (phone == NULL || *phone == '\0')
    return TRUE;
  settled = pp_identifier_normalise_mobile (phone);
  if (settled == NULL)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_BAD_PHONE, "phone",
                    _("“%s” is no mobile number: ten digits, the first from 6 to 9."), phone);
      return FALSE;
    }
  pp_record_set_text (draft, "phone", settled);
  return TRUE;
}

/**
 * pp_name_check_ward:
 * @draft: a draft
 * @error: PP_PEOPLE_ERROR_BAD_PLACE
 *
 * Returns: whether its ward can be one, or it has none
 */
gboolean
pp_name_check_ward (PpRecord *draft, GError **error)
{
  const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (draft), "ward");
  gint64 ward = column != NULL ? pp_record_peek_int (draft, column) : PP_NONE;

  if (ward == PP_NONE || (ward >= 1 && ward <= MOST_WARDS))
    return TRUE;
  pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_BAD_PLACE, "ward",
                _("A ward has a number from 1 to %d."), MOST_WARDS);
  return FALSE;
}

/**
 * pp_name_settle:
 * @draft: a draft with name_en and name_ml
 * @error: #PpRecordError, #PpPeopleError
 *
 * Tidies a record of somebody or of a group, so that blanks alone are no name and a code is one
 * code however it was typed, then checks its name, its phone and its ward.
 *
 * Returns: whether it can be stored
 */
gboolean
pp_name_settle (PpRecord *draft, GError **error)
{
  return pp_record_tidy (draft, error) && pp_name_check (draft, error) &&
         pp_name_settle_phone (draft, error) && pp_name_check_ward (draft, error);
}
