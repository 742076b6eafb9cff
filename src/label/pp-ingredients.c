/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-ingredients.h"

#include "production/pp-recipe.h"

static gboolean
all_have_shares (GPtrArray *recipe)
{
  for (guint i = 0; i < recipe->len; i++)
    if (((PpRecipeLine *) g_ptr_array_index (recipe, i))->share_per_mille == PP_NONE)
      return FALSE;
  return TRUE;
}

/* Falling shares; among equal ones the order of the recipe. */
static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const PpRecipeLine *one = *(PpRecipeLine *const *) a;
  const PpRecipeLine *other = *(PpRecipeLine *const *) b;

  if (one->share_per_mille != other->share_per_mille)
    return one->share_per_mille > other->share_per_mille ? -1 : 1;
  return one->position < other->position ? -1 : one->position > other->position;
}

/* An additive is told by its class and its number, or its name where it has no number: FSS
 * Labelling and Display Regulations 2020, 5(2). */
static char *
dup_ingredient (const PpRecipeLine *line, const char *name)
{
  if (line->additive_class == NULL)
    return g_strdup (name);
  if (line->ins != NULL)
    return g_strdup_printf ("%s (INS %s)", line->additive_class, line->ins);
  return g_strdup_printf ("%s (%s)", line->additive_class, name);
}

static void
add (GString *list, const char *heading, const char *word)
{
  g_string_append (list, list->len == 0 ? heading : ", ");
  g_string_append (list, word);
}

/**
 * pp_ingredients_write:
 * @recipe: (element-type PpRecipeLine): by position
 * @text_en: (out) (transfer full): the list with its heading
 * @text_ml: (out) (transfer full): in Malayalam
 *
 * The ingredients in falling order of weight where all their shares are known, else in the
 * order of the recipe (FSS Labelling and Display 2020, 5(2)).
 */
void
pp_ingredients_write (GPtrArray *recipe, char **text_en, char **text_ml)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_copy (recipe, (GCopyFunc) g_object_ref, NULL);
  GString *list_en = g_string_new (NULL);
  GString *list_ml = g_string_new (NULL);

  g_ptr_array_set_free_func (lines, g_object_unref);
  if (all_have_shares (lines))
    g_ptr_array_sort (lines, compare_shares);
  for (guint i = 0; i < lines->len; i++)
    {
      const PpRecipeLine *line = g_ptr_array_index (lines, i);
      g_autofree char *word_en = dup_ingredient (line, line->name_en);
      g_autofree char *word_ml = dup_ingredient (line, line->name_ml);

      add (list_en, "Ingredients: ", word_en);
      add (list_ml, "ചേരുവകൾ: ", word_ml);
    }
  *text_en = g_string_free (list_en, FALSE);
  *text_ml = g_string_free (list_ml, FALSE);
}

/**
 * pp_ingredients_write_allergens:
 * @allergens: (element-type PpProductAllergen): of a product
 * @may_contain: which of the two lines
 * @text_en: (out) (transfer full) (nullable): the line; %NULL where there is none
 * @text_ml: (out) (transfer full) (nullable): in Malayalam
 *
 * "Contains" what is an ingredient, "May contain" what may have got in (FSS Labelling and
 * Display 2020, 5(14)).
 *
 * Returns: whether every allergen has its word
 */
gboolean
pp_ingredients_write_allergens (GPtrArray *allergens, gboolean may_contain, char **text_en,
                                char **text_ml)
{
  g_autoptr (GString) list_en = g_string_new (NULL);
  g_autoptr (GString) list_ml = g_string_new (NULL);

  for (guint i = 0; i < allergens->len; i++)
    {
      const PpProductAllergen *allergen = g_ptr_array_index (allergens, i);

      if (!allergen->may_contain != !may_contain)
        continue;
      if (allergen->word_en == NULL || *allergen->word_en == '\0')
        return FALSE;
      add (list_en, may_contain ? "May contain: " : "Contains: ", allergen->word_en);
      add (list_ml, may_contain ? "ഇവയുടെ അംശം ഉണ്ടാകാം: " : "അടങ്ങിയിട്ടുള്ളവ: ",
           allergen->word_ml != NULL ? allergen->word_ml : allergen->word_en);
    }
  if (list_en->len == 0)
    return TRUE;
  *text_en = g_string_free (g_steal_pointer (&list_en), FALSE);
  *text_ml = g_string_free (g_steal_pointer (&list_ml), FALSE);
  return TRUE;
}
