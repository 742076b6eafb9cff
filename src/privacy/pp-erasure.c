/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "privacy/pp-erasure.h"

#include "money/pp-payment.h"
#include "people/pp-person.h"
#include "store/pp-archive.h"

static gboolean
drop_receipts (PpAct *act, const char *person, GError **error)
{
  g_autoptr (GPtrArray) payments = NULL;

  payments = pp_db_list (pp_act_get_db (act), pp_payment_get_type (), error,
                         "WHERE person = ? ORDER BY rowid", "t", person);
  for (guint i = 0; payments != NULL && i < payments->len; i++)
    {
      PpPayment *payment = g_ptr_array_index (payments, i);

      if (payment->sha256 != NULL && !pp_archive_drop (act, payment->sha256, error))
        return FALSE;
    }
  return payments != NULL;
}

/**
 * pp_erasure_run:
 * @act: the open act
 * @asked: a #PpPersonErase
 * @error: why it failed
 *
 * The verb person.erase (Digital Personal Data Protection Act 2023, section 12): empties the
 * person's columns here and in the whole log, and drops the files of their receipts, on which they
 * are named. What a law asks to keep stays and names nobody: the payments, of which a receipt can
 * be made without the name, the lots and the results. A certificate stays as it was issued.
 *
 * Returns: (transfer full): the row without the person
 */
gpointer
pp_erasure_run (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpRecord) erased = pp_person_forget (act, asked, error);

  if (erased == NULL || !drop_receipts (act, pp_record_get_id (erased), error))
    return NULL;
  return g_steal_pointer (&erased);
}
