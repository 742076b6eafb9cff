/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-nutrition-verbs.h"

#include "core/pp-error.h"
#include "core/pp-quantity.h"
#include "core/pp-record-text.h"
#include "label/pp-label-error.h"
#include "label/pp-nutrient.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_SERVE (1000 * G_GINT64_CONSTANT (1000))   /* 1 kg or 1 l */

/* 100 ml of honey or syrup weigh more than 100 g, but nothing weighs half as much again. */
#define MOST_IN_100_ML_UG (150 * PP_NUTRIENT_G)
#define MOST_IN_100_G_UG  (100 * PP_NUTRIENT_G)

/* Salt itself has 39.34 g of sodium in 100 g. */
#define MOST_SODIUM_UG (39340 * PP_NUTRIENT_G / 1000)

static gboolean
refuse (const char *field, GError **error, const char *words)
{
  pp_error_set (error, PP_LABEL_ERROR, PP_LABEL_ERROR_BAD_NUTRITION, field, "%s", words);
  return FALSE;
}

static gint64
get_ug (const PpNutrients *nutrients, PpNutrient nutrient)
{
  return nutrients->ug[nutrient] != PP_NONE ? nutrients->ug[nutrient] : 0;
}

static gboolean
check_parts (const PpNutrients *of, GError **error)
{
  if (get_ug (of, PP_NUTRIENT_SUGARS) > get_ug (of, PP_NUTRIENT_CARBOHYDRATE))
    return refuse ("sugars_g", error,
                   _("Sugars are part of the carbohydrate and cannot be more than it."));
  if (get_ug (of, PP_NUTRIENT_ADDED_SUGARS) > get_ug (of, PP_NUTRIENT_SUGARS))
    return refuse ("added_sugars_g", error,
                   _("Added sugars are part of all the sugars and cannot be more than these."));
  if (get_ug (of, PP_NUTRIENT_SATURATED) + get_ug (of, PP_NUTRIENT_TRANS) >
      get_ug (of, PP_NUTRIENT_FAT))
    return refuse ("saturated_g", error,
                   _("Saturated and trans fat are part of all the fat and cannot be more than "
                     "it."));
  if (get_ug (of, PP_NUTRIENT_CHOLESTEROL) > get_ug (of, PP_NUTRIENT_FAT))
    return refuse ("cholesterol_mg", error,
                   _("Cholesterol is part of the fat and cannot be more than it. It is written "
                     "in mg."));
  if (get_ug (of, PP_NUTRIENT_SODIUM) > MOST_SODIUM_UG)
    return refuse ("sodium_mg", error,
                   _("Salt itself has no more than 39340 mg of sodium in 100 g."));
  return TRUE;
}

/* R35 of the list of label rules: FSS Labelling and Display Regulations 2020, 5(3). */
static gboolean
check_lines (const PpNutrients *of, GError **error)
{
  if (!pp_nutrient_has_fat (of))
    return TRUE;
  if (of->ug[PP_NUTRIENT_SATURATED] == PP_NONE)
    return refuse ("saturated_g", error,
                   _("A food with more than 0.5 percent fat must tell its saturated fat. Write 0 "
                     "where there is none."));
  if (of->ug[PP_NUTRIENT_TRANS] == PP_NONE)
    return refuse ("trans_g", error,
                   _("A food with more than 0.5 percent fat must tell its trans fat. Write 0 "
                     "where there is none."));
  return TRUE;
}

static gboolean
check_sum (const PpNutrients *of, gboolean by_volume, GError **error)
{
  static const PpNutrient parts[] = {
    PP_NUTRIENT_PROTEIN, PP_NUTRIENT_CARBOHYDRATE, PP_NUTRIENT_FIBRE, PP_NUTRIENT_POLYOLS,
    PP_NUTRIENT_FAT, PP_NUTRIENT_SODIUM,
  };
  gint64 sum_ug = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    sum_ug += get_ug (of, parts[i]);
  if (sum_ug <= (by_volume ? MOST_IN_100_ML_UG : MOST_IN_100_G_UG))
    return TRUE;
  return refuse ("carbohydrate_g", error,
                 by_volume
                   ? _("Together these are more than 100 ml of any food weigh. Compare each value "
                       "with the report.")
                   : _("Together these are more than 100 g. Compare each value with the report; "
                       "fibre does not count as carbohydrate here."));
}

static gboolean
settle_measure (PpNutrition *draft, PpProduct *product, GError **error)
{
  gboolean poured = strcmp (product->net_measure, "volume") == 0;

  if (draft->per_measure == NULL)
    pp_record_set_text (draft, "per_measure", poured ? "volume" : "mass");
  if (draft->serve_measure == NULL)
    pp_record_set_text (draft, "serve_measure", draft->per_measure);
  if (strcmp (draft->serve_measure, draft->per_measure) != 0)
    return refuse ("serve_amount", error,
                   _("Write the serve in g where the values are of 100 g, in ml where they are of "
                     "100 ml."));
  if (pp_nutrition_fits (draft, product))
    return TRUE;
  return refuse ("per_measure", error,
                 poured ? _("This product is sold by volume: write the values of 100 ml.")
                        : _("This product is sold by weight: write the values of 100 g."));
}

static gboolean
check_serve (PpNutrition *draft, PpProduct *product, GError **error)
{
  if (draft->serve_amount < 1 || draft->serve_amount > MOST_SERVE)
    return refuse ("serve_amount", error,
                   _("A serve is what one person eats at a time: more than nothing, and not more "
                     "than 1 kg or 1 l."));
  if (strcmp (draft->serve_measure, product->net_measure) == 0 &&
      draft->serve_amount > product->net_amount)
    return refuse ("serve_amount", error, _("A serve cannot be more than a pack holds."));
  return TRUE;
}

static gboolean
check_source (PpDb *db, PpNutrition *draft, GError **error)
{
  gint64 n;

  if (strcmp (draft->source, "lab") != 0 && draft->certificate != NULL)
    return refuse ("certificate", error,
                   _("Only values that a laboratory found have its certificate."));
  if (strcmp (draft->source, "lab") != 0 && draft->report != NULL)
    return refuse ("report", error,
                   _("Only values that a laboratory found have a number of its report."));
  if (draft->certificate == NULL)
    return TRUE;
  if (!pp_db_read_int (db, &n, error,
                       "SELECT count(*) FROM certificate JOIN sample ON sample.id = sample "
                       "JOIN batch ON batch.id = sample.batch "
                       "WHERE certificate.id = ? AND batch.product = ?", "tt",
                       draft->certificate, draft->product))
    return FALSE;
  return n > 0 || refuse ("certificate", error,
                          _("This certificate is not about a batch of this product."));
}

/* Each product has one: whoever finds two on a label would not know which holds. */
static gboolean
check_alone (PpDb *db, PpNutrition *draft, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error,
                       "SELECT count(*) FROM nutrition WHERE product = ? AND id IS NOT ? "
                       "AND voided_by IS NULL", "tt", draft->product,
                       pp_record_get_id (PP_RECORD (draft))))
    return FALSE;
  if (n == 0)
    return TRUE;
  pp_error_set (error, PP_LABEL_ERROR, PP_LABEL_ERROR_HAS_ALREADY, "product",
                _("This product has its nutrition values already. Edit those, or remove them "
                  "first."));
  return FALSE;
}

/* @draft, tidied, where everything of it is right. */
static gboolean
settle (PpDb *db, PpNutrition *draft, GError **error)
{
  g_autoptr (PpProduct) product = NULL;
  PpNutrients nutrients;

  product = pp_db_get_live (db, pp_product_get_type (), draft->product, "product", error);
  return product != NULL && settle_measure (draft, product, error) &&
         pp_record_tidy (PP_RECORD (draft), error) &&
         pp_nutrient_read (draft, &nutrients, error) && check_parts (&nutrients, error) &&
         check_lines (&nutrients, error) &&
         check_sum (&nutrients, strcmp (draft->per_measure, "volume") == 0, error) &&
         check_serve (draft, product, error) && check_source (db, draft, error) &&
         check_alone (db, draft, error);
}

/**
 * pp_nutrition_add:
 * @act: the open act
 * @asked: a #PpNutrition; where it does not say so, per 100 ml of what is sold by volume and per
 *   100 g of all else
 * @error: PP_LABEL_ERROR_BAD_NUTRITION, PP_LABEL_ERROR_HAS_ALREADY
 *
 * The verb product.add_nutrition. Part and whole must agree, and whatever the panel must tell
 * of this food must be there.
 *
 * Returns: (transfer full): the stored values
 */
gpointer
pp_nutrition_add (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpNutrition) draft = pp_record_draft (asked);

  return settle (pp_act_get_db (act), draft, error) ? pp_act_insert (act, draft, error) : NULL;
}

/**
 * pp_nutrition_edit:
 * @act: the open act
 * @asked: a #PpNutrition with its id
 * @error: PP_LABEL_ERROR_BAD_NUTRITION
 *
 * The verb product.edit_nutrition. Labels that were printed keep the panel they had.
 *
 * Returns: (transfer full): the stored values
 */
gpointer
pp_nutrition_edit (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpNutrition) draft = pp_record_draft (asked);
  g_autoptr (PpNutrition) stored = NULL;

  stored = pp_db_get_live (db, pp_nutrition_get_type (), pp_record_get_id (asked), NULL, error);
  if (stored == NULL)
    return NULL;
  if (g_strcmp0 (draft->product, stored->product) != 0)
    {
      refuse ("product", error,
              _("These values belong to another product. Add them there anew."));
      return NULL;
    }
  return settle (db, draft, error) ? pp_act_update (act, draft, error) : NULL;
}

/**
 * pp_nutrition_remove:
 * @act: the open act
 * @asked: a #PpNutrition with its id
 * @error: why it failed
 *
 * The verb product.remove_nutrition.
 *
 * Returns: (transfer full): the voided values
 */
gpointer
pp_nutrition_remove (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpRecord) stored = NULL;

  stored = pp_db_get_live (pp_act_get_db (act), pp_nutrition_get_type (),
                           pp_record_get_id (asked), NULL, error);
  return stored != NULL ? pp_act_void (act, stored, error) : NULL;
}

/**
 * pp_nutrition_check:
 * @act: the open act
 * @row: a #PpNutrition as it now stands
 * @error: PP_LABEL_ERROR_HAS_ALREADY
 *
 * Returns: whether its product has no other values
 */
gboolean
pp_nutrition_check (PpAct *act, gpointer row, GError **error)
{
  return pp_record_get_voided_by (row) != NULL || check_alone (pp_act_get_db (act), row, error);
}
