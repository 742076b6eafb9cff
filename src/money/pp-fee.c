/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-fee.h"

#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "money/pp-money-error.h"
#include "people/pp-name.h"

#include <glib/gi18n-lib.h>

/* ₹1 crore: beyond it somebody's finger stayed on a key. */
#define MOST_PAISE G_GINT64_CONSTANT (1000000000)

static const PpColumn fee_columns[] = {
  PP_COLUMN (PpFee, code,         TEXT, .required = TRUE),
  PP_COLUMN (PpFee, name_en,      TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpFee, name_ml,      TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpFee, amount_paise, INT,  .required = TRUE, .money = TRUE),
};

static char *
dup_title (PpRecord *self)
{
  PpFee *fee = (PpFee *) self;
  g_autofree char *name = pp_name_join (fee->name_en, fee->name_ml);

  return g_strdup_printf ("%s · %s", fee->code, name);
}

PP_DEFINE_RECORD (PpFee, pp_fee, "fee", STATE, fee_columns,
                  record_class->key = "code"; record_class->dup_title = dup_title)

static gboolean
refuse (const char *field, GError **error, const char *words)
{
  pp_error_set (error, PP_MONEY_ERROR, PP_MONEY_ERROR_BAD_FEE, field, "%s", words);
  return FALSE;
}

static gboolean
check (PpAct *act, PpFee *fee, GError **error)
{
  gint64 n;

  if (!pp_record_tidy (PP_RECORD (fee), error))
    return FALSE;
  if (fee->amount_paise < 0 || fee->amount_paise > MOST_PAISE)
    return refuse ("amount_paise", error, _("A fee lies between ₹0 and ₹1 crore."));
  if (!pp_db_read_int (pp_act_get_db (act), &n, error,
                       "SELECT count(*) FROM fee WHERE code = ? AND id IS NOT ? "
                       "AND voided_by IS NULL", "tt", fee->code,
                       pp_record_get_id (PP_RECORD (fee))))
    return FALSE;
  return n == 0 || refuse ("code", error, _("Another fee has this code. Edit that one, or "
                                            "choose another code."));
}

/**
 * pp_fee_set:
 * @act: the open act
 * @asked: a #PpFee
 * @error: PP_MONEY_ERROR_BAD_FEE
 *
 * The verb fee.set: adds a price.
 *
 * Returns: (transfer full): the stored fee
 */
gpointer
pp_fee_set (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpFee) draft = pp_record_draft (asked);

  return check (act, draft, error) ? pp_act_insert (act, draft, error) : NULL;
}

/**
 * pp_fee_edit:
 * @act: the open act
 * @asked: a #PpFee with its id
 * @error: PP_MONEY_ERROR_BAD_FEE
 *
 * The verb fee.edit. What was charged by the old price stands.
 *
 * Returns: (transfer full): the stored fee
 */
gpointer
pp_fee_edit (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpFee) draft = pp_record_draft (asked);

  return check (act, draft, error) ? pp_act_update (act, draft, error) : NULL;
}

/**
 * pp_fee_list:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpFee): the prices that are no machine's, by code
 */
GPtrArray *
pp_fee_list (PpDb *db, GError **error)
{
  return pp_db_list (db, pp_fee_get_type (), error, "WHERE voided_by IS NULL ORDER BY code", "");
}
