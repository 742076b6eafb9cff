/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-product-note.h"

#include "core/pp-decimal.h"
#include "label/pp-declaration-private.h"
#include "label/pp-nutrient.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PERCENT 10   /* per mille */
#define MOST_OIL_PER_MILLE     20
#define LEAST_COFFEE_PER_MILLE 510
#define MUCH_SALT_PER_MILLE    50
#define MANY_POLYOLS_PER_MILLE 100
#define MANY_POLYOLS_UG        (10 * PP_NUTRIENT_G)

typedef struct {
  const char *rule;
  void      (*write) (const PpLabelFacts *facts, PpDeclaration *self);
} Note;

/* Polyols that are additives; 420 is sorbitol. */
static const guint64 polyols[] = { 420, 421, 953, 964, 965, 966, 967 };
static const guint64 sweeteners[] = { 950, 951, 952, 954, 955, 956, 957, 959, 960, 961, 962, 969 };

static gboolean
is_food (const PpLabelFacts *facts, const char *code)
{
  return facts->food != NULL && strcmp (facts->food->code, code) == 0;
}

static gboolean
is_standard (const PpLabelFacts *facts, const char *code)
{
  g_autofree char *id = g_strconcat ("std-", code, NULL);

  return g_strcmp0 (facts->product->standard, code) == 0 ||
         (facts->food != NULL && g_strcmp0 (facts->food->standard, id) == 0);
}

static gboolean
has_words (const char *text, const char *pattern)
{
  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0);
}

static const PpRecipeLine *
find_line (const PpLabelFacts *facts, const char *pattern)
{
  for (guint i = 0; i < facts->recipe->len; i++)
    {
      const PpRecipeLine *line = g_ptr_array_index (facts->recipe, i);

      if (has_words (line->name_en, pattern))
        return line;
    }
  return NULL;
}

static guint64
get_ins (const PpRecipeLine *line)
{
  return line->ins != NULL ? g_ascii_strtoull (line->ins, NULL, 10) : 0;
}

static char *
dup_percent (gint64 per_mille)
{
  return pp_decimal_format (per_mille % PERCENT != 0 ? (PpDecimal) { per_mille, 1 }
                                                     : (PpDecimal) { per_mille / PERCENT, 0 });
}

/* FSS Food Products Standards 2011, 2.9.3. */
static void
write_oil (const PpLabelFacts *facts, PpDeclaration *self)
{
  const PpRecipeLine *oil = is_standard (facts, "chilli_powder") ? find_line (facts, "\\boil\\b")
                                                                 : NULL;
  g_autofree char *percent = NULL;

  if (oil == NULL ||
      !require (self, oil->share_per_mille != PP_NONE, "recipe_line.share_per_mille",
                _("Chilli powder with oil must tell how much there is. Write the share of the oil "
                  "in the recipe.")) ||
      !require (self, oil->share_per_mille <= MOST_OIL_PER_MILLE, "recipe_line.share_per_mille",
                _("Chilli powder may hold at most 2 percent of edible oil.")))
    return;
  percent = dup_percent (oil->share_per_mille);
  self->text_en = g_strdup_printf ("Contains added edible oil: %s %s %%", oil->name_en, percent);
  self->text_ml = g_strdup_printf ("ചേർത്ത ഭക്ഷ്യ എണ്ണ: %s %s %%", oil->name_ml, percent);
}

/* FSS Food Products Standards 2011, 2.9.20: the least spice content of each class. */
static gint64
get_spice_per_mille (const PpLabelFacts *facts)
{
  static const struct { const char *standard; gint64 per_mille; } classes[] = {
    { "mixed_masala_a", 850 }, { "mixed_masala_b", 400 }, { "mixed_masala_c", 250 },
  };
  const char *chosen = facts->product->standard;

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (chosen != NULL ? strcmp (chosen, classes[i].standard) == 0
                       : is_standard (facts, classes[i].standard))
      return classes[i].per_mille;
  return 0;
}

/* FSS Food Products Standards 2011, 2.9.20. */
static void
write_masala (const PpLabelFacts *facts, PpDeclaration *self)
{
  gint64 spice = get_spice_per_mille (facts);
  const PpRecipeLine *salt = spice > 0 ? find_line (facts, "\\bsalt\\b") : NULL;
  g_autofree char *least = dup_percent (spice), *percent = NULL;

  if (spice == 0)
    return;
  if (salt == NULL || salt->share_per_mille <= MUCH_SALT_PER_MILLE)
    {
      self->text_en = g_strdup_printf ("Spice content: at least %s %%", least);
      self->text_ml = g_strdup_printf ("സുഗന്ധവ്യഞ്ജനം: കുറഞ്ഞത് %s %%", least);
      return;
    }
  percent = dup_percent (salt->share_per_mille);
  self->text_en = g_strdup_printf ("Spice content: at least %s %%. Salt: %s %%", least, percent);
  self->text_ml = g_strdup_printf ("സുഗന്ധവ്യഞ്ജനം: കുറഞ്ഞത് %s %%. ഉപ്പ്: %s %%", least, percent);
}

/* FSS Food Products Standards 2011, 2.9.15. */
static void
check_pepper (const PpLabelFacts *facts, PpDeclaration *self)
{
  static const struct { const char *food, *pattern; } peppers[] = {
    { "pepper_black", "\\bblack\\s+pepper" }, { "pepper_powder", "\\b(black|white)\\s+pepper" },
    { "pepper_white", "\\bwhite\\s+pepper" }, { "pepper_green", "\\bgreen\\s+pepper" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (peppers); i++)
    if (is_food (facts, peppers[i].food) &&
        require (self, has_words (facts->product->name_en, peppers[i].pattern), "product.name_en",
                 _("The name must be “Black Pepper”, “White Pepper” or “Green Pepper”, as it is. "
                   "Write the English name so at the product.")))
      require (self, has_words (facts->product->name_en,
                                "\\b(whole|crushed|ground|powder|cracked|dehydrated)\\b"),
               "product.name_en",
               _("The name of pepper must say whether it is “whole”, “crushed” or “ground”. Write "
                 "that after the English name at the product."));
}

/* FSS Food Products Standards 2011, 2.3.43. */
static void
check_pickle (const PpLabelFacts *facts, PpDeclaration *self)
{
  if (facts->food != NULL && g_str_has_suffix (facts->food->code, "_pickle"))
    require (self, has_words (facts->product->name_en, "\\S\\s+pickles?\\b"), "product.name_en",
             _("The name must be that of the fruit or vegetable and the word “Pickle”, as in "
               "“Mango Pickle”. Write the English name so at the product."));
}

/* FSS Food Products Standards 2011, 2.3.46. */
static void
write_synthetic (const PpLabelFacts *facts, PpDeclaration *self)
{
  if (!is_standard (facts, "vinegar_synthetic"))
    return;
  self->text_en = g_strdup ("SYNTHETIC - PREPARED FROM ACETIC ACID");
  self->text_ml = g_strdup ("കൃത്രിമം - അസറ്റിക് ആസിഡിൽനിന്ന് ഉണ്ടാക്കിയത്");
}

/* FSS Food Products Standards 2011, 2.8.3. */
static void
check_honey (const PpLabelFacts *facts, PpDeclaration *self)
{
  if (is_standard (facts, "honey"))
    require (self, facts->recipe->len <= 1, "recipe_line.name_en",
             _("Nothing may be added to honey. Take the other ingredients out of the recipe, or "
               "choose another food at the product."));
}

/* FSS Food Products Standards 2011, 2.10.2. */
static void
write_chicory (const PpLabelFacts *facts, PpDeclaration *self)
{
  const PpRecipeLine *coffee, *chicory;
  g_autofree char *coffee_percent = NULL, *chicory_percent = NULL;

  if (!is_standard (facts, "coffee_chicory"))
    return;
  coffee = find_line (facts, "\\bcoffee\\b");
  chicory = find_line (facts, "\\bchicory\\b");
  if (!require (self, coffee != NULL && chicory != NULL &&
                      coffee->share_per_mille != PP_NONE && chicory->share_per_mille != PP_NONE,
                "recipe_line.share_per_mille",
                _("Coffee with chicory must tell the share of each. Write “coffee” and “chicory” "
                  "with their shares in the recipe.")) ||
      !require (self, coffee->share_per_mille >= LEAST_COFFEE_PER_MILLE,
                "recipe_line.share_per_mille",
                _("Coffee with chicory must be coffee for at least 51 percent.")))
    return;
  coffee_percent = dup_percent (coffee->share_per_mille);
  chicory_percent = dup_percent (chicory->share_per_mille);
  self->text_en = g_strdup_printf ("Coffee blended with chicory. This mixture contains: coffee "
                                   "%s %%, chicory %s %%", coffee_percent, chicory_percent);
  self->text_ml = g_strdup_printf ("ചിക്കറി ചേർത്ത കാപ്പി: കാപ്പി %s %%, ചിക്കറി %s %%",
                                   coffee_percent, chicory_percent);
}

/* FSS Food Products Standards 2011, 2.10.1: flavoured tea is made by those whom the Tea Board has
 * registered, and is named by its flavour.
 */
static void
check_tea (const PpLabelFacts *facts, PpDeclaration *self)
{
  if (is_food (facts, "tea") || is_food (facts, "green_tea"))
    require (self, find_line (facts, "\\bflavou?r") == NULL, "recipe_line.name_en",
             _("Flavoured tea needs a registration by the Tea Board and a label of its own, which "
               "is not made here."));
}

/* FSS Food Products Standards 2011, 2.2.1. */
static void
check_virgin_oil (const PpLabelFacts *facts, PpDeclaration *self)
{
  gboolean pure = TRUE;

  for (guint i = 0; i < facts->recipe->len; i++)
    pure = pure && ((PpRecipeLine *) g_ptr_array_index (facts->recipe, i))->additive_class == NULL;
  if (is_standard (facts, "virgin_coconut_oil"))
    require (self, pure, "recipe_line.additive_class",
             _("Virgin coconut oil may have no additive. Take it out of the recipe, or choose "
               "another food at the product."));
}

/* FSS Labelling and Display Regulations 2020, on monosodium glutamate. */
static void
write_glutamate (const PpLabelFacts *facts, PpDeclaration *self)
{
  for (guint i = 0; i < facts->recipe->len; i++)
    if (get_ins (g_ptr_array_index (facts->recipe, i)) == 621 && self->text_en == NULL)
      {
        self->text_en = g_strdup ("Contains added monosodium glutamate. Not recommended for "
                                  "infants below 12 months and pregnant women");
        self->text_ml = g_strdup ("മോണോസോഡിയം ഗ്ലൂട്ടമേറ്റ് ചേർത്തിട്ടുണ്ട്. 12 മാസത്തിൽ താഴെയുള്ള "
                                  "കുഞ്ഞുങ്ങൾക്കും ഗർഭിണികൾക്കും നന്നല്ല");
      }
}

static gboolean
is_among (const guint64 *numbers, gsize n_numbers, guint64 ins)
{
  for (gsize i = 0; i < n_numbers; i++)
    if (numbers[i] == ins)
      return TRUE;
  return FALSE;
}

/* FSS Labelling and Display Regulations 2020: each sweetener, and caffeine, has warnings of its
 * own; without them there is no label.
 */
static void
check_sweetener (const PpLabelFacts *facts, PpDeclaration *self)
{
  for (guint i = 0; i < facts->recipe->len; i++)
    if (is_among (sweeteners, G_N_ELEMENTS (sweeteners),
                  get_ins (g_ptr_array_index (facts->recipe, i))))
      {
        require (self, FALSE, "recipe_line.ins",
                 _("A food with a sweetener bears warnings that are not known here. Take it out of "
                   "the recipe, or have the label made by somebody who knows them."));
        return;
      }
  require (self, find_line (facts, "\\bcaffeine\\b") == NULL, "recipe_line.name_en",
           _("A food with added caffeine bears warnings that are not known here. Take it out of "
             "the recipe, or have the label made by somebody who knows them."));
}

static gboolean
has_many_polyols (const PpLabelFacts *facts)
{
  PpNutrients nutrients;
  gint64 per_mille = 0;

  for (guint i = 0; i < facts->recipe->len; i++)
    {
      const PpRecipeLine *line = g_ptr_array_index (facts->recipe, i);

      if (is_among (polyols, G_N_ELEMENTS (polyols), get_ins (line)) &&
          line->share_per_mille != PP_NONE)
        per_mille += line->share_per_mille;
    }
  return per_mille >= MANY_POLYOLS_PER_MILLE ||
         (facts->nutrition != NULL && pp_nutrient_read (facts->nutrition, &nutrients, NULL) &&
          nutrients.ug[PP_NUTRIENT_POLYOLS] >= MANY_POLYOLS_UG);
}

/* FSS Labelling and Display Regulations 2020, on polyols and on sorbitol. */
static void
write_polyols (const PpLabelFacts *facts, PpDeclaration *self)
{
  if (!has_many_polyols (facts))
    return;
  self->text_en = g_strdup ("Polyols may have laxative effect");
  self->text_ml = g_strdup ("പോളിയോളുകൾ വയറിളക്കം ഉണ്ടാക്കാം");
}

/* Numbers of the rules are those of the list of label rules. */
static const Note notes[] = {
  { "R84", write_oil },
  { "R85", write_masala },
  { "R86", check_pepper },
  { "R87", check_pickle },
  { "R88", write_synthetic },
  { "R89", check_honey },
  { "R90", write_chicory },
  { "R91", check_tea },
  { "R92", check_virgin_oil },
  { "R97", write_glutamate },
  { "R98", check_sweetener },
  { "R98", write_polyols },
};

/**
 * pp_product_note_write:
 * @facts: what the label is made from
 * @declarations: (element-type PpDeclaration): what it bears; the notes are added
 *
 * What the law wants on the label of this food and no other: a statement, a warning, a certain
 * name. Where the recipe or the name forbids the label, the note is missing and says why.
 */
void
pp_product_note_write (const PpLabelFacts *facts, GPtrArray *declarations)
{
  g_return_if_fail (facts != NULL && declarations != NULL);

  if (!pp_label_facts_is_food (facts))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      PpDeclaration *self = g_new0 (PpDeclaration, 1);

      self->kind = PP_DECLARATION_NOTE;
      self->rule = notes[i].rule;
      notes[i].write (facts, self);
      if (self->text_en != NULL || self->missing != NULL)
        g_ptr_array_add (declarations, self);
      else
        g_free (self);
    }
}
