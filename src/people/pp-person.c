/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-person.h"

#include "core/pp-record-text.h"
#include "people/pp-name.h"

#include <string.h>

static const PpColumn person_columns[] = {
  PP_COLUMN (PpPerson, name_en, TEXT, .group = "name", .personal = TRUE),
  PP_COLUMN (PpPerson, name_ml, TEXT, .group = "name", .personal = TRUE),
  PP_COLUMN (PpPerson, phone,   TEXT, .personal = TRUE),
  PP_COLUMN (PpPerson, house,   TEXT, .personal = TRUE),
  PP_COLUMN (PpPerson, ward,    INT),
};

static const PpColumn consent_columns[] = {
  PP_COLUMN (PpConsent, person,   REF,  .of = "person", .required = TRUE),
  PP_COLUMN (PpConsent, purpose,  ENUM, .of = "service contact publish", .required = TRUE),
  PP_COLUMN (PpConsent, version,  TEXT, .required = TRUE),
  PP_COLUMN (PpConsent, language, ENUM, .of = "ml en", .required = TRUE),
  PP_COLUMN (PpConsent, given,    BOOL, .required = TRUE),
};

static const PpColumn erase_columns[] = {
  PP_COLUMN (PpPersonErase, person, REF,  .of = "person", .required = TRUE),
  PP_COLUMN (PpPersonErase, reason, TEXT, .required = TRUE),
};

static char *
dup_search (PpRecord *self)
{
  PpPerson *person = (PpPerson *) self;
  const char *phone = person->phone != NULL && g_str_has_prefix (person->phone, "+91")
                        ? person->phone + strlen ("+91") : person->phone;

  return g_strjoin (" ", person->name_en != NULL ? person->name_en : "",
                    person->name_ml != NULL ? person->name_ml : "",
                    person->house != NULL ? person->house : "", phone != NULL ? phone : "", NULL);
}

PP_DEFINE_RECORD (PpPerson, pp_person, "person", STATE, person_columns,
                  record_class->dup_title = pp_person_dup_name;
                  record_class->dup_search = dup_search)
PP_DEFINE_RECORD (PpConsent, pp_consent, "consent", FACT, consent_columns)
PP_DEFINE_RECORD (PpPersonErase, pp_person_erase, "person_erase", ARGUMENT, erase_columns)

static PpRecord *
settle (gpointer asked, GError **error)
{
  g_autoptr (PpRecord) draft = pp_record_draft (asked);

  return pp_name_settle (draft, error) ? g_steal_pointer (&draft) : NULL;
}

/**
 * pp_person_dup_name:
 * @self: a #PpPerson
 *
 * Returns: (transfer full): the name, in both scripts where both are there
 */
char *
pp_person_dup_name (PpRecord *self)
{
  PpPerson *person = (PpPerson *) self;

  return pp_name_join (person->name_en, person->name_ml);
}

/**
 * pp_person_register:
 * @act: the open act
 * @asked: a #PpPerson
 * @error: #PpPeopleError
 *
 * The verb person.register.
 *
 * Returns: (transfer full): the stored person
 */
gpointer
pp_person_register (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpRecord) draft = settle (asked, error);

  return draft != NULL ? pp_act_insert (act, draft, error) : NULL;
}

/**
 * pp_person_edit:
 * @act: the open act
 * @asked: a #PpPerson with its id
 * @error: #PpPeopleError
 *
 * The verb person.edit.
 *
 * Returns: (transfer full): the stored person
 */
gpointer
pp_person_edit (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpRecord) draft = settle (asked, error);

  return draft != NULL ? pp_act_update (act, draft, error) : NULL;
}

/**
 * pp_person_consent:
 * @act: the open act
 * @asked: a #PpConsent
 * @error: why it cannot be kept
 *
 * The verb person.consent: notes that consent was given or withdrawn, for one purpose, under
 * one version of the notice (Digital Personal Data Protection Act 2023, sections 5 and 6).
 *
 * Returns: (transfer full): the stored fact
 */
gpointer
pp_person_consent (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpPerson) person = NULL;

  person = pp_db_get_live (pp_act_get_db (act), pp_person_get_type (),
                           ((PpConsent *) asked)->person, "person", error);
  return person != NULL ? pp_act_insert (act, asked, error) : NULL;
}

/**
 * pp_person_forget:
 * @act: the open act
 * @asked: a #PpPersonErase
 * @error: why it failed
 *
 * The verb person.erase: empties the person's columns here and in the whole log. Receipts and
 * results stay and name nobody.
 *
 * Returns: (transfer full): the row without the person
 */
gpointer
pp_person_forget (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpRecord) draft = pp_record_draft (asked);
  g_autoptr (PpPerson) person = NULL;

  if (!pp_record_tidy (draft, error))
    return NULL;
  person = pp_db_get_live (pp_act_get_db (act), pp_person_get_type (),
                           ((PpPersonErase *) draft)->person, "person", error);
  return person != NULL ? pp_act_erase (act, person, error) : NULL;
}
