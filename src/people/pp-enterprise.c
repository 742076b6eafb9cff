/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-enterprise.h"

#include "core/pp-error.h"
#include "core/pp-identifier.h"
#include "people/pp-name.h"
#include "people/pp-people-error.h"
#include "people/pp-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PpColumn enterprise_columns[] = {
  PP_COLUMN (PpEnterprise, name_en,    TEXT, .group = "name"),
  PP_COLUMN (PpEnterprise, name_ml,    TEXT, .group = "name"),
  PP_COLUMN (PpEnterprise, form,       ENUM, .of = "business shg cooperative", .required = TRUE),
  PP_COLUMN (PpEnterprise, address,    TEXT),
  PP_COLUMN (PpEnterprise, phone,      TEXT, .issued = TRUE),
  PP_COLUMN (PpEnterprise, email,      TEXT),
  PP_COLUMN (PpEnterprise, fssai,      TEXT, .issued = TRUE),
  PP_COLUMN (PpEnterprise, udyam,      TEXT, .issued = TRUE),
  PP_COLUMN (PpEnterprise, gstin,      TEXT, .issued = TRUE),
  PP_COLUMN (PpEnterprise, gs1_prefix, TEXT, .issued = TRUE),
  PP_COLUMN (PpEnterprise, women_led,  BOOL, .required = TRUE),
  PP_COLUMN (PpEnterprise, ward,       INT),
};

static const PpColumn membership_columns[] = {
  PP_COLUMN (PpMembership, enterprise, REF,  .of = "enterprise", .required = TRUE),
  PP_COLUMN (PpMembership, person,     REF,  .of = "person", .required = TRUE),
  PP_COLUMN (PpMembership, office,     ENUM, .of = "member owner president secretary",
             .required = TRUE),
};

static char *
dup_search (PpRecord *self)
{
  PpEnterprise *enterprise = (PpEnterprise *) self;

  return g_strconcat (enterprise->name_en != NULL ? enterprise->name_en : "", " ",
                      enterprise->name_ml != NULL ? enterprise->name_ml : "", NULL);
}

static gboolean
is_called (PpRecord *self, const char *text)
{
  PpEnterprise *enterprise = (PpEnterprise *) self;

  return pp_name_is_same (enterprise->name_en, text) ||
         pp_name_is_same (enterprise->name_ml, text);
}

PP_DEFINE_RECORD (PpEnterprise, pp_enterprise, "enterprise", STATE, enterprise_columns,
                  record_class->key = "name_en";
                  record_class->dup_title = pp_enterprise_dup_name;
                  record_class->dup_search = dup_search; record_class->is_called = is_called)
PP_DEFINE_RECORD (PpMembership, pp_membership, "membership", STATE, membership_columns)

static gboolean
check_gs1_prefix (const char *prefix)
{
  gsize length = strspn (prefix, "0123456789");

  return prefix[length] == '\0' && length >= 7 && length <= 11 && g_str_has_prefix (prefix, "890");
}

static gboolean
settle_number (PpRecord *draft, const char *column, const char *text,
               PpIdentifierVerdict (*check) (const char *), GError **error)
{
  g_autofree char *settled = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;
  settled = pp_identifier_normalise (text);
  if (check (settled) == PP_IDENTIFIER_BAD)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_BAD_NUMBER, column,
                    _("“%s” is not a valid number of this kind. Compare it with the paper, digit "
                      "by digit."), text);
      return FALSE;
    }
  pp_record_set_text (draft, column, settled);
  return TRUE;
}

/* Nothing that a mail program would send to is refused: what stands there goes on labels. */
static gboolean
check_email (const char *email, GError **error)
{
  if (email == NULL || *email == '\0' ||
      g_regex_match_simple ("^[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+$", email, 0, 0))
    return TRUE;
  pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_BAD_EMAIL, "email",
                _("“%s” is not an e-mail address: name@example.in."), email);
  return FALSE;
}

static PpEnterprise *
settle (gpointer asked, GError **error)
{
  g_autoptr (PpEnterprise) draft = pp_record_draft (asked);
  PpRecord *record = PP_RECORD (draft);

  if (!pp_name_settle (record, error) || !check_email (draft->email, error) ||
      !settle_number (record, "fssai", draft->fssai, pp_identifier_check_fssai, error) ||
      !settle_number (record, "udyam", draft->udyam, pp_identifier_check_udyam, error) ||
      !settle_number (record, "gstin", draft->gstin, pp_identifier_check_gstin, error))
    return NULL;
  if (draft->gs1_prefix != NULL && *draft->gs1_prefix != '\0' &&
      !check_gs1_prefix (draft->gs1_prefix))
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_BAD_NUMBER, "gs1_prefix",
                    _("A prefix given by GS1 India begins with 890 and has 7 to 11 digits."));
      return NULL;
    }
  return g_steal_pointer (&draft);
}

/**
 * pp_enterprise_dup_name:
 * @self: a #PpEnterprise
 *
 * Returns: (transfer full): the name, in both scripts where both are there
 */
char *
pp_enterprise_dup_name (PpRecord *self)
{
  PpEnterprise *enterprise = (PpEnterprise *) self;

  return pp_name_join (enterprise->name_en, enterprise->name_ml);
}

/**
 * pp_enterprise_register:
 * @act: the open act
 * @asked: a #PpEnterprise
 * @error: #PpPeopleError
 *
 * The verb enterprise.register.
 *
 * Returns: (transfer full): the stored enterprise
 */
gpointer
pp_enterprise_register (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpEnterprise) draft = settle (asked, error);

  return draft != NULL ? pp_act_insert (act, draft, error) : NULL;
}

/**
 * pp_enterprise_edit:
 * @act: the open act
 * @asked: a #PpEnterprise with its id
 * @error: #PpPeopleError
 *
 * The verb enterprise.edit.
 *
 * Returns: (transfer full): the stored enterprise
 */
gpointer
pp_enterprise_edit (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpEnterprise) draft = settle (asked, error);

  return draft != NULL ? pp_act_update (act, draft, error) : NULL;
}

static gboolean
find_membership (PpAct *act, const PpMembership *asked, PpMembership **found, GError **error)
{
  return pp_db_first (pp_act_get_db (act), pp_membership_get_type (), (gpointer *) found, error,
                      "WHERE enterprise = ? AND person = ? AND voided_by IS NULL", "tt",
                      asked->enterprise, asked->person);
}

/**
 * pp_enterprise_join:
 * @act: the open act
 * @asked: a #PpMembership
 * @error: PP_PEOPLE_ERROR_HAS_ALREADY
 *
 * The verb enterprise.join: makes a person a member.
 *
 * Returns: (transfer full): the stored membership
 */
gpointer
pp_enterprise_join (PpAct *act, gpointer asked, GError **error)
{
  PpMembership *membership = asked;
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpEnterprise) enterprise = NULL;
  g_autoptr (PpPerson) person = NULL;
  g_autoptr (PpMembership) found = NULL;

  enterprise = pp_db_get_live (db, pp_enterprise_get_type (), membership->enterprise,
                               "enterprise", error);
  if (enterprise == NULL)
    return NULL;
  person = pp_db_get_live (db, pp_person_get_type (), membership->person, "person", error);
  if (person == NULL || !find_membership (act, membership, &found, error))
    return NULL;
  if (found != NULL)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_HAS_ALREADY, "person",
                    _("This person is a member already."));
      return NULL;
    }
  return pp_act_insert (act, asked, error);
}

/**
 * pp_enterprise_leave:
 * @act: the open act
 * @asked: a #PpMembership: enterprise and person
 * @error: PP_PEOPLE_ERROR_NO_MEMBER
 *
 * The verb enterprise.leave.
 *
 * Returns: (transfer full): the voided membership
 */
gpointer
pp_enterprise_leave (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpMembership) found = NULL;

  if (!find_membership (act, asked, &found, error))
    return NULL;
  if (found == NULL)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_NO_MEMBER, "person",
                    _("This person is not a member."));
      return NULL;
    }
  return pp_act_void (act, found, error);
}

/**
 * pp_enterprise_list:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpEnterprise): every enterprise, in no order that people
 *   would call one
 */
GPtrArray *
pp_enterprise_list (PpDb *db, GError **error)
{
  return pp_db_list (db, pp_enterprise_get_type (), error, "WHERE voided_by IS NULL ORDER BY id",
                     "");
}

/**
 * pp_enterprise_list_of:
 * @db: a connection
 * @person: an id
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpEnterprise): to which the person belongs, in the order
 *   in which this desk has them
 */
GPtrArray *
pp_enterprise_list_of (PpDb *db, const char *person, GError **error)
{
  g_return_val_if_fail (db != NULL && person != NULL, NULL);

  return pp_db_list (db, pp_enterprise_get_type (), error,
                     "WHERE voided_by IS NULL AND id IN (SELECT enterprise FROM membership "
                     "WHERE person = ? AND voided_by IS NULL) ORDER BY rowid", "t", person);
}

/**
 * pp_enterprise_list_members:
 * @db: a connection
 * @enterprise: an id
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpMembership): who belongs to it, in the order in which
 *   they joined
 */
GPtrArray *
pp_enterprise_list_members (PpDb *db, const char *enterprise, GError **error)
{
  g_return_val_if_fail (db != NULL && enterprise != NULL, NULL);

  return pp_db_list (db, pp_membership_get_type (), error,
                     "WHERE enterprise = ? AND voided_by IS NULL ORDER BY rowid", "t",
                     enterprise);
}

/**
 * pp_enterprise_contact:
 * @db: a connection
 * @enterprise: an id
 * @person: (out) (transfer full) (nullable): the id of a person
 * @error: why it failed
 *
 * Who speaks for it: its president or owner, else its secretary, else who joined first; %NULL where
 * it has no member.
 *
 * Returns: whether it could be read
 */
gboolean
pp_enterprise_contact (PpDb *db, const char *enterprise, char **person, GError **error)
{
  g_autoptr (PpMembership) first = NULL;

  g_return_val_if_fail (db != NULL && enterprise != NULL && person != NULL, FALSE);

  *person = NULL;
  if (!pp_db_first (db, pp_membership_get_type (), (gpointer *) &first, error,
                    "WHERE enterprise = ? AND voided_by IS NULL ORDER BY CASE office "
                    "WHEN 'president' THEN 0 WHEN 'owner' THEN 0 WHEN 'secretary' THEN 1 ELSE 2 "
                    "END, rowid LIMIT 1", "t", enterprise))
    return FALSE;
  *person = first != NULL ? g_strdup (first->person) : NULL;
  return TRUE;
}
