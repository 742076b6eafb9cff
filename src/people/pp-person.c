/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-person.h"

#include "core/pp-error.h"
#include "core/pp-identifier.h"
#include "core/pp-record-text.h"
#include "people/pp-draft.h"
#include "people/pp-name.h"
#include "people/pp-people-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PpColumn person_columns[] = {
  PP_COLUMN (PpPerson, name_en, TEXT, .group = "name", .personal = TRUE),
  PP_COLUMN (PpPerson, name_ml, TEXT, .group = "name", .personal = TRUE),
  PP_COLUMN (PpPerson, phone,   TEXT, .personal = TRUE, .issued = TRUE),
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

/* A phone, a name in either script, or a name and a house: "Leela K, Puthenpurackal". */
static gboolean
is_called (PpRecord *self, const char *text)
{
  PpPerson *person = (PpPerson *) self;
  const char *const names[] = { person->name_en, person->name_ml };
  g_autofree char *phone = pp_identifier_normalise_mobile (text);

  if (phone != NULL)
    return g_strcmp0 (phone, person->phone) == 0;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *housed = names[i] != NULL && person->house != NULL
                                  ? g_strdup_printf ("%s, %s", names[i], person->house) : NULL;

      if (pp_name_is_same (names[i], text) || pp_name_is_same (housed, text))
        return TRUE;
    }
  return FALSE;
}

PP_DEFINE_RECORD (PpPerson, pp_person, "person", STATE, person_columns,
                  record_class->dup_title = pp_person_dup_name;
                  record_class->dup_search = dup_search; record_class->is_called = is_called)
PP_DEFINE_RECORD (PpConsent, pp_consent, "consent", FACT, consent_columns)
PP_DEFINE_RECORD (PpPersonErase, pp_person_erase, "person_erase", ARGUMENT, erase_columns)

static PpRecord *
settle (gpointer asked, GError **error)
{
  g_autoptr (PpRecord) draft = pp_record_draft (asked);

  return pp_name_settle (draft, error) ? g_steal_pointer (&draft) : NULL;
}

static gboolean
is_phoned_as (const PpPerson *person, const PpPerson *other)
{
  return person->phone != NULL && g_strcmp0 (person->phone, other->phone) == 0;
}

static gboolean
is_known_as (const PpPerson *person, const PpPerson *other)
{
  gboolean named = pp_name_is_same (person->name_en, other->name_en) ||
                   pp_name_is_same (person->name_ml, other->name_ml);
  gboolean housed = person->ward == other->ward && pp_name_is_same (person->house, other->house);

  return named && (is_phoned_as (person, other) || housed);
}

static char *
dup_known (const PpPerson *person)
{
  g_autofree char *name = pp_person_dup_name ((PpRecord *) person);
  g_autofree char *phone = pp_identifier_format_mobile (person->phone);
  const char *const parts[] = { name, person->house, phone };
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", parts[i]);
  return g_string_free (out, FALSE);
}

/* Who is known as such where anybody is, else who has the phone. */
static GPtrArray *
list_alike (PpDb *db, const PpPerson *draft, gboolean *is_known, GError **error)
{
  g_autoptr (GPtrArray) others = NULL;
  GPtrArray *alike = g_ptr_array_new_with_free_func (g_object_unref);

  *is_known = FALSE;
  others = pp_db_list (db, pp_person_get_type (), error,
                       "WHERE voided_by IS NULL AND "
                       "(phone = ? OR (house IS NOT NULL AND ward IS ?)) ORDER BY rowid", "ti",
                       draft->phone, draft->ward);
  if (others == NULL)
    {
      g_ptr_array_unref (alike);
      return NULL;
    }
  for (guint i = 0; i < others->len; i++)
    *is_known |= is_known_as (draft, g_ptr_array_index (others, i));
  for (guint i = 0; i < others->len; i++)
    {
      PpPerson *other = g_ptr_array_index (others, i);

      if (*is_known ? is_known_as (draft, other) : is_phoned_as (draft, other))
        g_ptr_array_add (alike, g_object_ref (other));
    }
  return alike;
}

static char *
dup_names (GPtrArray *persons)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < persons->len; i++)
    {
      g_autofree char *name = pp_person_dup_name (g_ptr_array_index (persons, i));

      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_string_free (out, FALSE);
}

static gboolean
check_alike (PpDb *db, const PpPerson *draft, GError **error)
{
  gboolean is_known;
  g_autoptr (GPtrArray) alike = list_alike (db, draft, &is_known, error);
  g_autofree char *who = NULL;

  if (alike == NULL || alike->len == 0)
    return alike != NULL;
  who = is_known ? dup_known (g_ptr_array_index (alike, 0)) : dup_names (alike);
  if (is_known)
    pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_KNOWN, "name_en",
                  _("This person is registered already: %s. If it is another person who only "
                    "looks the same, say so and register them."), who);
  else
    pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_PHONE_KNOWN, "phone",
                  _("Somebody registered has this phone number: %s. If another person shares it, "
                    "say so and register them."), who);
  return FALSE;
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
 * @error: #PpPeopleError; PP_PEOPLE_ERROR_KNOWN names who it is, PP_PEOPLE_ERROR_PHONE_KNOWN whose
 *   the number is
 *
 * The verb person.register. Who has the phone and the name of somebody known, or their name,
 * house and ward, is that person. Who has the phone alone may share it: the person at the desk is
 * to say so, by person.register_namesake.
 *
 * Returns: (transfer full): the stored person
 */
gpointer
pp_person_register (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpRecord) draft = settle (asked, error);

  if (draft == NULL || !check_alike (pp_act_get_db (act), (PpPerson *) draft, error))
    return NULL;
  return pp_act_insert (act, draft, error);
}

/**
 * pp_person_register_namesake:
 * @act: the open act
 * @asked: a #PpPerson
 * @error: #PpPeopleError
 *
 * The verb person.register_namesake: another person on purpose, however much they look like
 * somebody known or share a phone with them.
 *
 * Returns: (transfer full): the stored person
 */
gpointer
pp_person_register_namesake (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpRecord) draft = settle (asked, error);

  return draft != NULL ? pp_act_insert (act, draft, error) : NULL;
}

/**
 * pp_person_list_alike:
 * @db: a connection
 * @asked: a #PpPerson that is not stored, as it was typed
 * @error: #PpPeopleError, or why it failed
 *
 * Returns: (transfer full) (element-type PpPerson): who that may be already, for whose sake
 *   person.register refuses them
 */
GPtrArray *
pp_person_list_alike (PpDb *db, gpointer asked, GError **error)
{
  g_autoptr (PpRecord) draft = NULL;
  gboolean is_known;

  g_return_val_if_fail (db != NULL && asked != NULL, NULL);

  draft = settle (asked, error);
  return draft != NULL ? list_alike (db, (PpPerson *) draft, &is_known, error) : NULL;
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
 * Empties the person's columns here and in the whole log, and what is half typed of them.
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
  if (person == NULL ||
      !pp_draft_drop_of (pp_act_get_db (act), pp_record_get_id (PP_RECORD (person)), error))
    return NULL;
  return pp_act_erase (act, person, error);
}
