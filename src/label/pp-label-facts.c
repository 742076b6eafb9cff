/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-facts.h"

#include "core/pp-quantity.h"

#include <string.h>

/* LM Packaged Commodities Rules 2011, rules 3 and 26: not for 10 g or 10 ml and less, nor for
 * more than 25 kg or 25 l. */
#define LM_LEAST G_GINT64_CONSTANT (10000)
#define LM_MOST  G_GINT64_CONSTANT (25000000)

/* Groups of the law for which a label names the very cereal or nut: FSS Labelling and Display
 * Regulations 2020, 5(14). */
static gboolean
must_be_named (const char *allergen)
{
  return strcmp (allergen, "gluten") == 0 || strcmp (allergen, "nuts") == 0;
}

static PpProductAllergen *
name_allergen (PpDb *db, PpProductAllergen *stored, GError **error)
{
  g_autoptr (PpProductAllergen) named = pp_record_draft (stored);
  g_autoptr (PpAllergen) allergen = NULL;

  if (must_be_named (named->allergen) || (named->word_en != NULL && named->word_ml != NULL))
    return g_steal_pointer (&named);
  if (!pp_db_first (db, pp_allergen_get_type (), (gpointer *) &allergen, error,
                    "WHERE code = ? LIMIT 1", "t", named->allergen))
    return NULL;
  if (allergen != NULL && named->word_en == NULL)
    pp_record_set_text (named, "word_en", allergen->word_en);
  if (allergen != NULL && named->word_ml == NULL)
    pp_record_set_text (named, "word_ml", allergen->word_ml);
  return g_steal_pointer (&named);
}

static gboolean
is_answered (GPtrArray *stored, const char *code)
{
  for (guint i = 0; i < stored->len; i++)
    if (strcmp (((PpProductAllergen *) g_ptr_array_index (stored, i))->allergen, code) == 0)
      return TRUE;
  return FALSE;
}

/* INS 220 to 228: FSS Labelling and Display Regulations 2020, 5(14). */
static gboolean
has_sulphite (GPtrArray *recipe)
{
  for (guint i = 0; i < recipe->len; i++)
    {
      const char *ins = ((PpRecipeLine *) g_ptr_array_index (recipe, i))->ins;
      guint64 number = ins != NULL ? g_ascii_strtoull (ins, NULL, 10) : 0;

      if (number >= 220 && number <= 228)
        return TRUE;
    }
  return FALSE;
}

/* What such a food usually holds and its additives bring, and @stored is silent about. */
static gboolean
read_unanswered (PpDb *db, PpLabelFacts *facts, GPtrArray *stored, GError **error)
{
  const char *usual = facts->food != NULL ? facts->food->allergens : NULL;
  g_autofree char *all = g_strconcat (usual != NULL ? usual : "",
                                      has_sulphite (facts->recipe) ? " sulphite" : "", NULL);
  g_auto (GStrv) codes = g_strsplit (all, " ", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      PpAllergen *allergen = NULL;

      if (*codes[i] == '\0' || is_answered (stored, codes[i]))
        continue;
      if (!pp_db_first (db, pp_allergen_get_type (), (gpointer *) &allergen, error,
                        "WHERE code = ? LIMIT 1", "t", codes[i]))
        return FALSE;
      if (allergen != NULL)
        g_ptr_array_add (facts->unanswered, allergen);
    }
  return TRUE;
}

static gboolean
read_allergens (PpDb *db, PpLabelFacts *facts, GError **error)
{
  g_autoptr (GPtrArray) stored = NULL;

  stored = pp_recipe_list_allergens (db, pp_record_get_id (PP_RECORD (facts->product)), error);
  facts->allergens = g_ptr_array_new_with_free_func (g_object_unref);
  facts->unanswered = g_ptr_array_new_with_free_func (g_object_unref);
  if (stored == NULL)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      PpProductAllergen *named;

      if (((PpProductAllergen *) g_ptr_array_index (stored, i))->absent)
        continue;
      named = name_allergen (db, g_ptr_array_index (stored, i), error);
      if (named == NULL)
        return FALSE;
      g_ptr_array_add (facts->allergens, named);
    }
  return read_unanswered (db, facts, stored, error);
}

/* The list may hold a food twice, as it was and as it is: the later one counts. */
static gboolean
read_food (PpDb *db, PpLabelFacts *facts, GError **error)
{
  return facts->product->food == NULL ||
         pp_db_first (db, pp_food_get_type (), (gpointer *) &facts->food, error,
                      "WHERE code = ? ORDER BY rowid DESC LIMIT 1", "t", facts->product->food);
}

/**
 * pp_label_facts_read:
 * @db: a connection
 * @batch: (nullable): id of a batch
 * @error: PP_STORE_ERROR_NOT_FOUND or PP_STORE_ERROR_VOIDED
 *
 * Returns: (transfer full): what the batch's label is made from
 */
PpLabelFacts *
pp_label_facts_read (PpDb *db, const char *batch, GError **error)
{
  g_autoptr (PpLabelFacts) facts = g_new0 (PpLabelFacts, 1);

  facts->batch = pp_db_get_live (db, pp_batch_get_type (), batch, "batch", error);
  if (facts->batch == NULL)
    return NULL;
  facts->product = pp_db_get (db, pp_product_get_type (), facts->batch->product, error);
  if (facts->product == NULL)
    return NULL;
  facts->enterprise = pp_db_get (db, pp_enterprise_get_type (), facts->product->enterprise, error);
  facts->cluster = facts->enterprise != NULL ? pp_cluster_get (db, error) : NULL;
  if (facts->cluster == NULL || !read_food (db, facts, error))
    return NULL;
  facts->recipe = pp_recipe_list_lines (db, pp_record_get_id (PP_RECORD (facts->product)), error);
  if (facts->recipe == NULL || !read_allergens (db, facts, error) ||
      !pp_nutrition_of_product (db, facts->batch->product, &facts->nutrition, error))
    return NULL;
  return g_steal_pointer (&facts);
}

/**
 * pp_label_facts_free:
 * @self: (transfer full) (nullable): facts
 */
void
pp_label_facts_free (PpLabelFacts *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->cluster);
  g_clear_object (&self->enterprise);
  g_clear_object (&self->product);
  g_clear_object (&self->batch);
  g_clear_object (&self->food);
  g_clear_pointer (&self->recipe, g_ptr_array_unref);
  g_clear_pointer (&self->allergens, g_ptr_array_unref);
  g_clear_pointer (&self->unanswered, g_ptr_array_unref);
  g_clear_object (&self->nutrition);
  g_free (self);
}

/**
 * pp_label_facts_is_food:
 * @self: facts
 *
 * Returns: whether the food law holds for it. What is in no list counts as food unless it says
 *   that it needs no mark: a mistake then costs a question, not a fine
 */
gboolean
pp_label_facts_is_food (const PpLabelFacts *self)
{
  if (self->food != NULL)
    return self->food->veg_mark != NULL;
  return strcmp (self->product->veg_mark, "none") != 0;
}

/**
 * pp_label_facts_needs_metrology:
 * @self: facts
 *
 * Returns: whether the pack needs a price and who hears complaints: not for 10 g or 10 ml and
 *   less, nor for more than 25 kg or 25 l
 */
gboolean
pp_label_facts_needs_metrology (const PpLabelFacts *self)
{
  gint64 amount = self->product->net_amount;
  PpMeasure measure = pp_measure_from_word (self->product->net_measure);

  if (measure != PP_MEASURE_MASS && measure != PP_MEASURE_VOLUME)
    return TRUE;
  return amount > LM_LEAST && amount <= LM_MOST;
}

/**
 * pp_label_facts_mrp:
 * @self: facts
 *
 * Returns: the price of one pack in paise: the batch's own, the product's where the batch was
 *   made before it had one; PP_NONE where neither has
 */
gint64
pp_label_facts_mrp (const PpLabelFacts *self)
{
  return self->batch->mrp_paise != PP_NONE ? self->batch->mrp_paise : self->product->mrp_paise;
}
