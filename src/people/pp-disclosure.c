/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-disclosure.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "people/pp-people-error.h"
#include "people/pp-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PpColumn disclosure_columns[] = {
  PP_COLUMN (PpDisclosure, what,      ENUM, .of = "person record", .required = TRUE),
  PP_COLUMN (PpDisclosure, person,    REF,  .of = "person"),
  PP_COLUMN (PpDisclosure, asked_by,  ENUM, .of = "self nominee authority"),
  PP_COLUMN (PpDisclosure, form,      ENUM, .of = "paper json csv", .required = TRUE),
  PP_COLUMN (PpDisclosure, first_day, DAY),
  PP_COLUMN (PpDisclosure, last_day,  DAY),
  PP_COLUMN (PpDisclosure, n_rows,    INT),
  PP_COLUMN (PpDisclosure, copies,    INT),
};

PP_DEFINE_RECORD (PpDisclosure, pp_disclosure, "disclosure", FACT, disclosure_columns)

static gboolean
refuse (GError **error, const char *field, const char *words)
{
  pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_BAD_DISCLOSURE, field, "%s", words);
  return FALSE;
}

static gboolean
check_counts (const PpDisclosure *draft, GError **error)
{
  if (draft->n_rows != PP_NONE && draft->n_rows < 0)
    return refuse (error, "n_rows", _("A number of lines is not below zero."));
  if (draft->copies != PP_NONE && draft->copies < 1)
    return refuse (error, "copies", _("At least one copy is made."));
  return TRUE;
}

/**
 * pp_disclosure_of_person:
 * @act: the open act
 * @asked: a #PpDisclosure with its person; without @asked_by they ask for it themselves
 * @error: PP_PEOPLE_ERROR_BAD_DISCLOSURE, or that the person is not kept
 *
 * The verb person.export: notes that somebody is given all that is kept of a person (Digital
 * Personal Data Protection Act 2023, section 11).
 *
 * Returns: (transfer full): the stored fact
 */
gpointer
pp_disclosure_of_person (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpDisclosure) draft = pp_record_draft (asked);
  g_autoptr (PpPerson) person = NULL;

  pp_record_set_text (draft, "what", "person");
  pp_record_set_text (draft, "first_day", NULL);
  pp_record_set_text (draft, "last_day", NULL);
  if (draft->asked_by == NULL)
    pp_record_set_text (draft, "asked_by", "self");
  if (draft->form == NULL)
    pp_record_set_text (draft, "form", "paper");
  if (!pp_record_tidy (PP_RECORD (draft), error) || !check_counts (draft, error))
    return NULL;
  if (strcmp (draft->form, "csv") == 0)
    {
      refuse (error, "form", _("What is kept of a person is given on paper or as a JSON file."));
      return NULL;
    }
  person = pp_db_get_live (pp_act_get_db (act), pp_person_get_type (), draft->person, "person",
                           error);
  return person != NULL ? pp_act_insert (act, draft, error) : NULL;
}

/**
 * pp_disclosure_of_record:
 * @act: the open act
 * @asked: a #PpDisclosure with its days and how many lines there are
 * @error: PP_PEOPLE_ERROR_BAD_DISCLOSURE
 *
 * The verb record.export: notes that what was done in those days left as a table.
 *
 * Returns: (transfer full): the stored fact
 */
gpointer
pp_disclosure_of_record (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpDisclosure) draft = pp_record_draft (asked);

  pp_record_set_text (draft, "what", "record");
  pp_record_set_text (draft, "form", "csv");
  pp_record_set_text (draft, "person", NULL);
  pp_record_set_text (draft, "asked_by", NULL);
  if (!pp_record_tidy (PP_RECORD (draft), error) || !check_counts (draft, error))
    return NULL;
  if (draft->first_day == NULL || draft->last_day == NULL ||
      pp_day_compare (draft->first_day, draft->last_day) > 0)
    {
      refuse (error, "first_day", _("Tell the first day and the last, in this order."));
      return NULL;
    }
  if (draft->n_rows == PP_NONE)
    {
      refuse (error, "n_rows", _("Tell how many lines there are."));
      return NULL;
    }
  return pp_act_insert (act, draft, error);
}
