/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-recipe-verbs.h"

#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "intake/pp-material.h"
#include "production/pp-product.h"
#include "production/pp-production-error.h"
#include "production/pp-recipe.h"

#include <glib/gi18n-lib.h>

#define WHOLE 1000
#define MOST_LINES 200

/* A number of Codex CXG 36: 211, 160a(ii), 1442. */
#define INS_SHAPE "^[0-9]{3,4}[a-z]?(\\([ivx]+\\))?$"

/* The groups of FSS (Labelling and Display) Regulations 2020, 5(14). */
static const char *const allergens[] = {
  "gluten", "crustacean", "milk", "egg", "fish", "nuts", "soya", "sulphite", NULL
};

static gboolean
refuse (PpProductionError code, const char *field, GError **error, const char *words)
{
  pp_error_set (error, PP_PRODUCTION_ERROR, code, field, "%s", words);
  return FALSE;
}

static gboolean
check_product (PpDb *db, const char *id, GError **error)
{
  g_autoptr (PpProduct) product = pp_db_get_live (db, pp_product_get_type (), id, "product",
                                                  error);

  return product != NULL;
}

static gboolean
settle_position (PpDb *db, PpRecipeLine *draft, GError **error)
{
  if (draft->position == PP_NONE &&
      !pp_db_read_int (db, &draft->position, error,
                       "SELECT ifnull (max (position), 0) + 1 FROM recipe_line "
                       "WHERE product = ? AND voided_by IS NULL", "t", draft->product))
    return FALSE;
  return (draft->position >= 1 && draft->position <= MOST_LINES) ||
         refuse (PP_PRODUCTION_ERROR_BAD_INGREDIENT, "position", error,
                 _("The place in the list is a number from 1 to 200."));
}

static gboolean
check_share (PpDb *db, PpRecipeLine *draft, GError **error)
{
  gint64 others;

  if (draft->share_per_mille == PP_NONE)
    return TRUE;
  if (draft->share_per_mille < 1 || draft->share_per_mille > WHOLE)
    return refuse (PP_PRODUCTION_ERROR_BAD_INGREDIENT, "share_per_mille", error,
                   _("A share is between 0.1 and 100 percent."));
  if (!pp_db_read_int (db, &others, error,
                       "SELECT ifnull (sum (share_per_mille), 0) FROM recipe_line "
                       "WHERE product = ? AND id IS NOT ? AND voided_by IS NULL", "tt",
                       draft->product, pp_record_get_id (PP_RECORD (draft))))
    return FALSE;
  return others + draft->share_per_mille <= WHOLE ||
         refuse (PP_PRODUCTION_ERROR_BAD_INGREDIENT, "share_per_mille", error,
                 _("With this share the ingredients are more than 100 percent."));
}

static gboolean
check_additive (PpRecipeLine *draft, GError **error)
{
  if (draft->ins == NULL)
    return TRUE;
  if (!g_regex_match_simple (INS_SHAPE, draft->ins, 0, 0))
    return refuse (PP_PRODUCTION_ERROR_BAD_INGREDIENT, "ins", error,
                   _("This is no INS number, such as 211."));
  return draft->additive_class != NULL ||
         refuse (PP_PRODUCTION_ERROR_BAD_INGREDIENT, "additive_class", error,
                 _("Write what the additive does, as in “Preservative”: the label must say it."));
}

static gboolean
check_material (PpDb *db, PpRecipeLine *draft, GError **error)
{
  g_autoptr (PpMaterial) material = NULL;

  if (draft->material == NULL)
    return TRUE;
  material = pp_db_get_live (db, pp_material_get_type (), draft->material, "material", error);
  return material != NULL;
}

/* @draft, tidied, where everything of it is right. */
static gboolean
settle (PpDb *db, PpRecipeLine *draft, GError **error)
{
  return settle_position (db, draft, error) && pp_record_tidy (PP_RECORD (draft), error) &&
         check_material (db, draft, error) && check_share (db, draft, error) &&
         check_additive (draft, error);
}

/* In the same words, or with the opposite answer. */
static gboolean
is_allergen_there (PpDb *db, PpProductAllergen *draft, gboolean *there, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error,
                       "SELECT count(*) FROM product_allergen WHERE product = ? AND allergen = ? "
                       "AND (word_en IS ? OR absent = 1 OR ? = 1) AND voided_by IS NULL", "ttti",
                       draft->product, draft->allergen, draft->word_en, (gint64) draft->absent))
    return FALSE;
  *there = n > 0;
  return TRUE;
}

static gpointer
take_out (PpAct *act, GType kind, gpointer asked, GError **error)
{
  g_autoptr (PpRecord) stored = NULL;

  stored = pp_db_get_live (pp_act_get_db (act), kind, pp_record_get_id (asked), NULL, error);
  return stored != NULL ? pp_act_void (act, stored, error) : NULL;
}

/**
 * pp_recipe_add_ingredient:
 * @act: the open act
 * @asked: a #PpRecipeLine; without a position it comes last
 * @error: PP_PRODUCTION_ERROR_BAD_INGREDIENT
 *
 * The verb product.add_ingredient.
 *
 * Returns: (transfer full): the stored line
 */
gpointer
pp_recipe_add_ingredient (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpRecipeLine) draft = pp_record_draft (asked);

  if (!check_product (db, draft->product, error) || !settle (db, draft, error))
    return NULL;
  return pp_act_insert (act, draft, error);
}

/**
 * pp_recipe_edit_ingredient:
 * @act: the open act
 * @asked: a #PpRecipeLine with its id
 * @error: PP_PRODUCTION_ERROR_BAD_INGREDIENT
 *
 * The verb product.edit_ingredient. A line stays with its product.
 *
 * Returns: (transfer full): the stored line
 */
gpointer
pp_recipe_edit_ingredient (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpRecipeLine) draft = pp_record_draft (asked);
  g_autoptr (PpRecipeLine) stored = NULL;

  stored = pp_db_get_live (db, pp_recipe_line_get_type (), pp_record_get_id (asked), NULL, error);
  if (stored == NULL || !settle (db, draft, error))
    return NULL;
  if (g_strcmp0 (draft->product, stored->product) != 0)
    {
      refuse (PP_PRODUCTION_ERROR_BAD_INGREDIENT, "product", error,
              _("This ingredient belongs to another product. Add it there anew."));
      return NULL;
    }
  return pp_act_update (act, draft, error);
}

/**
 * pp_recipe_remove_ingredient:
 * @act: the open act
 * @asked: a #PpRecipeLine with its id
 * @error: why it failed
 *
 * The verb product.remove_ingredient.
 *
 * Returns: (transfer full): the voided line
 */
gpointer
pp_recipe_remove_ingredient (PpAct *act, gpointer asked, GError **error)
{
  return take_out (act, pp_recipe_line_get_type (), asked, error);
}

/**
 * pp_recipe_add_allergen:
 * @act: the open act
 * @asked: a #PpProductAllergen
 * @error: PP_PRODUCTION_ERROR_BAD_ALLERGEN, PP_PRODUCTION_ERROR_HAS_ALREADY
 *
 * The verb product.add_allergen. One group may stand twice with different words: wheat and
 * barley, cashew and almond. One that is noted as not there stands alone.
 *
 * Returns: (transfer full): the stored allergen
 */
gpointer
pp_recipe_add_allergen (PpAct *act, gpointer asked, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  g_autoptr (PpProductAllergen) draft = pp_record_draft (asked);
  gboolean there;

  if (!check_product (db, draft->product, error) || !pp_record_tidy (PP_RECORD (draft), error))
    return NULL;
  if (!g_strv_contains (allergens, draft->allergen))
    {
      refuse (PP_PRODUCTION_ERROR_BAD_ALLERGEN, "allergen", error,
              _("This is none of the eight groups that the law names."));
      return NULL;
    }
  if (draft->absent && draft->may_contain)
    {
      refuse (PP_PRODUCTION_ERROR_BAD_ALLERGEN, "absent", error,
              _("What may have got in cannot be noted as not there. Choose one of the two."));
      return NULL;
    }
  if (!is_allergen_there (db, draft, &there, error))
    return NULL;
  if (there)
    {
      refuse (PP_PRODUCTION_ERROR_HAS_ALREADY, "allergen", error,
              _("This allergen is in the list already."));
      return NULL;
    }
  return pp_act_insert (act, draft, error);
}

/**
 * pp_recipe_remove_allergen:
 * @act: the open act
 * @asked: a #PpProductAllergen with its id
 * @error: why it failed
 *
 * The verb product.remove_allergen.
 *
 * Returns: (transfer full): the voided allergen
 */
gpointer
pp_recipe_remove_allergen (PpAct *act, gpointer asked, GError **error)
{
  return take_out (act, pp_product_allergen_get_type (), asked, error);
}
