/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-dues.h"

#include "money/pp-ledger.h"
#include "money/pp-payment.h"
#include "money/pp-uncharged.h"
#include "people/pp-enterprise.h"
#include "store/pp-history.h"

#include <string.h>

static void
due_free (gpointer data)
{
  PpDue *self = data;

  g_clear_object (&self->person);
  g_free (self);
}

static void
charge_free (gpointer data)
{
  PpOpenCharge *self = data;

  g_clear_object (&self->charge);
  g_free (self);
}

static gint
compare_dues (gconstpointer a, gconstpointer b)
{
  const PpDue *one = *(PpDue *const *) a, *other = *(PpDue *const *) b;

  if ((one->since == PP_NONE) != (other->since == PP_NONE))
    return one->since == PP_NONE ? 1 : -1;
  return (one->since > other->since) - (one->since < other->since);
}

/* What they owe; whose lines are empty owes nothing. */
static PpDue *
read_due (PpDb *db, const char *person, GError **error)
{
  g_autoptr (GPtrArray) lines = pp_money_list_open (db, person, error);
  PpDue *due;

  if (lines == NULL)
    return NULL;
  due = g_new0 (PpDue, 1);
  due->since = PP_NONE;
  due->person = pp_db_get (db, pp_person_get_type (), person, error);
  for (guint i = 0; i < lines->len; i++)
    due->paise += ((PpPaymentLine *) g_ptr_array_index (lines, i))->amount_paise;
  if (due->person != NULL &&
      (lines->len == 0 ||
       pp_history_made (db, "charge", ((PpPaymentLine *) g_ptr_array_index (lines, 0))->charge,
                        &due->since, error)))
    return due;
  due_free (due);
  return NULL;
}

static gboolean
add_due (PpDb *db, GPtrArray *dues, const char *person, const PpUnchargedTotal *uncharged,
         GError **error)
{
  PpDue *due = read_due (db, person, error);

  if (due == NULL)
    return FALSE;
  if (uncharged != NULL)
    {
      due->n_uncharged = uncharged->n;
      due->uncharged_paise = uncharged->paise;
    }
  g_ptr_array_add (dues, due);
  return TRUE;
}

/* Everybody of whom more was charged than they paid. */
static GPtrArray *
list_owing (PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) persons = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error,
                             "SELECT person, sum (paise) AS due FROM ("
                             "SELECT person, amount_paise AS paise FROM charge UNION ALL "
                             "SELECT c.person, -l.amount_paise FROM payment_line AS l "
                             "JOIN charge AS c ON c.id = l.charge "
                             "JOIN payment AS p ON p.id = l.payment WHERE p.voided_by IS NULL) "
                             "GROUP BY person HAVING due > 0", "");
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&persons);
      g_ptr_array_add (persons, g_strdup (pp_statement_text (statement, 0)));
    }
  return NULL;
}

/**
 * pp_dues_list:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpDue): who owes, those who have owed longest first; then
 *   those of whom nothing was charged yet
 */
GPtrArray *
pp_dues_list (PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func (due_free);
  g_autoptr (GPtrArray) owing = list_owing (db, error);
  g_autoptr (GHashTable) uncharged = owing != NULL ? pp_uncharged_totals (db, error) : NULL;
  GHashTableIter iter;
  gpointer person, total;

  if (uncharged == NULL)
    return NULL;
  for (guint i = 0; i < owing->len; i++)
    {
      const char *one = g_ptr_array_index (owing, i);

      if (!add_due (db, dues, one, g_hash_table_lookup (uncharged, one), error))
        return NULL;
      g_hash_table_remove (uncharged, one);
    }
  g_hash_table_iter_init (&iter, uncharged);
  while (g_hash_table_iter_next (&iter, &person, &total))
    if (!add_due (db, dues, person, total, error))
      return NULL;
  g_ptr_array_sort (dues, compare_dues);
  return g_steal_pointer (&dues);
}

static gboolean
read_charge (PpDb *db, const char *id, PpOpenCharge *open, GError **error)
{
  open->charge = pp_db_get (db, pp_charge_get_type (), id, error);
  return open->charge != NULL &&
         pp_money_charge_sum (db, id, &open->charged_paise, &open->paid_paise, error) &&
         pp_history_made (db, "charge", id, &open->made_at, error);
}

/**
 * pp_dues_list_charges:
 * @db: a connection
 * @person: id of a person
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpOpenCharge): what this person has to pay, the oldest
 *   charge first, as a payment pays them
 */
GPtrArray *
pp_dues_list_charges (PpDb *db, const char *person, GError **error)
{
  g_autoptr (GPtrArray) charges = g_ptr_array_new_with_free_func (charge_free);
  g_autoptr (GPtrArray) lines = pp_money_list_open (db, person, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      PpPaymentLine *line = g_ptr_array_index (lines, i);
      PpOpenCharge *open = g_new0 (PpOpenCharge, 1);

      g_ptr_array_add (charges, open);
      if (!read_charge (db, line->charge, open, error))
        return NULL;
    }
  return lines != NULL ? g_steal_pointer (&charges) : NULL;
}

static gboolean
is_member (GPtrArray *members, PpPerson *person)
{
  for (guint i = 0; i < members->len; i++)
    if (strcmp (((PpMembership *) g_ptr_array_index (members, i))->person,
                pp_record_get_id (PP_RECORD (person))) == 0)
      return TRUE;
  return FALSE;
}

/**
 * pp_dues_find_payer:
 * @db: a connection
 * @enterprise: id of an enterprise
 * @person: (out) (transfer full) (nullable): id of a person; %NULL where it has no member
 * @error: why it failed
 *
 * Who pays for an enterprise is always a person: of its members who has owed longest, else who
 * speaks for it.
 *
 * Returns: whether it could be read
 */
gboolean
pp_dues_find_payer (PpDb *db, const char *enterprise, char **person, GError **error)
{
  g_autoptr (GPtrArray) members = NULL, dues = NULL;

  g_return_val_if_fail (db != NULL && enterprise != NULL && person != NULL, FALSE);

  *person = NULL;
  members = pp_enterprise_list_members (db, enterprise, error);
  dues = members != NULL ? pp_dues_list (db, error) : NULL;
  if (dues == NULL)
    return FALSE;
  for (guint i = 0; i < dues->len; i++)
    {
      const PpDue *due = g_ptr_array_index (dues, i);

      if (is_member (members, due->person))
        {
          *person = g_strdup (pp_record_get_id (PP_RECORD (due->person)));
          return TRUE;
        }
    }
  return pp_enterprise_contact (db, enterprise, person, error);
}
