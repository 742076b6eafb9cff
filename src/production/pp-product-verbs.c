/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-product-verbs.h"

#include "core/pp-error.h"
#include "core/pp-identifier.h"
#include "core/pp-quantity.h"
#include "core/pp-record-text.h"
#include "intake/pp-stock.h"
#include "people/pp-enterprise.h"
#include "production/pp-product.h"
#include "production/pp-production-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GTIN_DIGITS 13
#define MOST_SHELF_DAYS (20 * 366)

static gboolean
refuse (const char *field, GError **error, const char *words)
{
  pp_error_set (error, PP_PRODUCTION_ERROR, PP_PRODUCTION_ERROR_BAD_PRODUCT, field, "%s", words);
  return FALSE;
}

static gboolean
refuse_gtin (GError **error, const char *words)
{
  pp_error_set (error, PP_PRODUCTION_ERROR, PP_PRODUCTION_ERROR_BAD_GTIN, "gtin", "%s", words);
  return FALSE;
}

static gboolean
check_numbers (PpProduct *draft, GError **error)
{
  if (draft->net_amount < 1 || draft->net_amount > PP_STOCK_MOST)
    return refuse ("net_amount", error,
                   _("Write what one pack holds: a number above zero, and the unit."));
  if (draft->mrp_paise != PP_NONE && draft->mrp_paise < 1)
    return refuse ("mrp_paise", error, _("A price must be above zero."));
  if (draft->shelf_days != PP_NONE &&
      (draft->shelf_days < 1 || draft->shelf_days > MOST_SHELF_DAYS))
    return refuse ("shelf_days", error,
                   _("Shelf life is a number of days, from one day to twenty years."));
  return TRUE;
}

/* A weight, and less than the pack where that is weighed too: FSS Labelling and Display
 * Regulations 2020, 5(7). */
static gboolean
settle_drained (PpProduct *draft, GError **error)
{
  if (draft->drained_amount == PP_NONE)
    {
      pp_record_set_text (draft, "drained_measure", NULL);
      return TRUE;
    }
  if (draft->drained_amount < 1 ||
      pp_measure_from_word (draft->drained_measure) != PP_MEASURE_MASS)
    return refuse ("drained_amount", error,
                   _("The drained weight is what is left without the liquid, in g or kg."));
  if (pp_measure_from_word (draft->net_measure) == PP_MEASURE_MASS &&
      draft->drained_amount >= draft->net_amount)
    return refuse ("drained_amount", error,
                   _("The drained weight is less than the net weight, which counts the liquid "
                     "too."));
  return TRUE;
}

/* One number for one product: a pack of another size has another one. */
static gboolean
check_gtin_free (PpDb *db, PpProduct *draft, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error,
                       "SELECT count(*) FROM product WHERE gtin = ? AND id IS NOT ? "
                       "AND voided_by IS NULL", "tt", draft->gtin,
                       pp_record_get_id (PP_RECORD (draft))))
    return FALSE;
  return n == 0 || refuse_gtin (error, _("Another product has this bar code number."));
}

static gboolean
settle_gtin (PpDb *db, PpProduct *draft, PpEnterprise *enterprise, GError **error)
{
  const char *prefix = enterprise->gs1_prefix;
  g_autofree char *settled = NULL;

  if (draft->gtin == NULL)
    return TRUE;
  settled = pp_identifier_normalise (draft->gtin);
  if (strlen (settled) != GTIN_DIGITS || pp_identifier_check_gtin (settled) != PP_IDENTIFIER_GOOD)
    return refuse_gtin (error, _("This is not a valid bar code number of 13 digits. Compare it "
                                 "with the paper of GS1 India, digit by digit."));
  if (prefix == NULL || *prefix == '\0')
    return refuse_gtin (error, _("First note the prefix that GS1 India gave to this enterprise. "
                                 "Without one there is no bar code number."));
  if (!g_str_has_prefix (settled, prefix))
    return refuse_gtin (error, _("This bar code number does not begin with the prefix that GS1 "
                                 "India gave to this enterprise."));
  pp_record_set_text (draft, "gtin", settled);
  return check_gtin_free (db, draft, error);
}

static gboolean
find_code (PpDb *db, const char *kind, const char *code, gboolean *found, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE code = ?", kind);
  gint64 n;

  if (!pp_db_read_int (db, &n, error, sql, "t", code))
    return FALSE;
  *found = n > 0;
  return TRUE;
}

/* The list of foods may hold a food twice, as it was and as it is: the later one counts. */
static gboolean
read_own_standard (PpDb *db, const char *food, char **standard, GError **error)
{
  return food == NULL ||
         pp_db_read_text (db, standard, error,
                          "SELECT (SELECT code FROM standard WHERE id = food.standard) FROM food "
                          "WHERE code = ? ORDER BY rowid DESC LIMIT 1", "t", food);
}

/* A food of the list is tested against the standard that the list names, where it names one. */
static gboolean
settle_food (PpDb *db, PpProduct *draft, GError **error)
{
  g_autofree char *own = NULL;
  gboolean food = TRUE, standard = TRUE;

  if ((draft->food != NULL && !find_code (db, "food", draft->food, &food, error)) ||
      (draft->standard != NULL && !find_code (db, "standard", draft->standard, &standard, error)) ||
      !read_own_standard (db, draft->food, &own, error))
    return FALSE;
  if (!food)
    return refuse ("food", error,
                   _("No food of the list has this code. Choose one of the list, or leave it "
                     "empty."));
  if (!standard)
    return refuse ("standard", error,
                   _("No standard has this code. Choose one of the list, or leave it empty."));
  if (own == NULL)
    return TRUE;
  if (draft->standard == NULL)
    pp_record_set_text (draft, "standard", own);
  if (strcmp (draft->standard, own) == 0)
    return TRUE;
  pp_error_set (error, PP_PRODUCTION_ERROR, PP_PRODUCTION_ERROR_BAD_PRODUCT, "standard",
                _("This food is tested against another standard: %s."), own);
  return FALSE;
}

/* A tidy copy of @asked, of which everything was checked. */
static PpProduct *
settle (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpProduct) draft = pp_record_draft (asked);
  g_autoptr (PpEnterprise) enterprise = NULL;

  if (!pp_record_tidy (PP_RECORD (draft), error))
    return NULL;
  enterprise = pp_db_get_live (db, pp_enterprise_get_type (), draft->enterprise, "enterprise",
                               error);
  if (enterprise == NULL || !check_numbers (draft, error) ||
      !settle_food (db, draft, error) || !settle_drained (draft, error) ||
      !settle_gtin (db, draft, enterprise, error))
    return NULL;
  return g_steal_pointer (&draft);
}

/**
 * pp_product_add:
 * @act: the open act
 * @asked: a #PpProduct
 * @error: PP_PRODUCTION_ERROR_BAD_PRODUCT, PP_PRODUCTION_ERROR_BAD_GTIN
 *
 * The verb product.add. Where the list of foods names the standard of its food, the product has
 * that one. A bar code number must come from the enterprise's own GS1 prefix: who
 * has none may not invent one.
 *
 * Returns: (transfer full): the stored product
 */
gpointer
pp_product_add (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpProduct) draft = settle (act, asked, error);

  return draft != NULL ? pp_act_insert (act, draft, error) : NULL;
}

/**
 * pp_product_edit:
 * @act: the open act
 * @asked: a #PpProduct with its id
 * @error: PP_PRODUCTION_ERROR_BAD_PRODUCT, PP_PRODUCTION_ERROR_BAD_GTIN
 *
 * The verb product.edit. Batches that were made keep their price and their last day.
 *
 * Returns: (transfer full): the stored product
 */
gpointer
pp_product_edit (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpProduct) draft = settle (act, asked, error);

  return draft != NULL ? pp_act_update (act, draft, error) : NULL;
}
