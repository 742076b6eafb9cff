/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-declaration.h"

#include "core/pp-error.h"
#include "core/pp-identifier.h"
#include "core/pp-money.h"
#include "core/pp-quantity.h"
#include "label/pp-declaration-private.h"
#include "label/pp-ingredients.h"
#include "label/pp-label-error.h"
#include "label/pp-label-text.h"
#include "label/pp-nutrient.h"
#include "label/pp-nutrition-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  PpDeclarationKind kind;
  const char       *rule;
  gboolean        (*is_needed) (const PpLabelFacts *facts, const PpLabelPanel *panel);
  void            (*write)     (const PpLabelFacts *facts, PpDeclaration *self);
} Rule;

static void
declaration_free (gpointer data)
{
  PpDeclaration *self = data;

  g_free (self->text_en);
  g_free (self->text_ml);
  g_free (self->missing);
  g_free (self);
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static PpMeasure
measure_of (const PpLabelFacts *facts)
{
  return pp_measure_from_word (facts->product->net_measure);
}

static gboolean
always (const PpLabelFacts *facts, const PpLabelPanel *panel)
{
  return TRUE;
}

static gboolean
for_food (const PpLabelFacts *facts, const PpLabelPanel *panel)
{
  return pp_label_facts_is_food (facts);
}

static gboolean
unless_small (const PpLabelFacts *facts, const PpLabelPanel *panel)
{
  return !pp_label_panel_is_small (panel);
}

static gboolean
unless_tiny (const PpLabelFacts *facts, const PpLabelPanel *panel)
{
  return !pp_label_panel_is_tiny (panel);
}

static gboolean
for_large_food (const PpLabelFacts *facts, const PpLabelPanel *panel)
{
  return pp_label_facts_is_food (facts) && unless_small (facts, panel);
}

static gboolean
for_metrology (const PpLabelFacts *facts, const PpLabelPanel *panel)
{
  return pp_label_facts_needs_metrology (facts);
}

static void
write_name (const PpLabelFacts *facts, PpDeclaration *self)
{
  self->text_en = g_strdup (facts->product->name_en);
  self->text_ml = g_strdup (facts->product->name_ml);
}

static void
write_category (const PpLabelFacts *facts, PpDeclaration *self)
{
  if (facts->food == NULL || !facts->food->proprietary)
    return;
  self->text_en = facts->food->category != NULL
                    ? g_strdup_printf ("Proprietary food, category %s", facts->food->category)
                    : g_strdup ("Proprietary food");
}

/* What has fish or egg in it is not vegetarian, whatever the product says; milk and honey are. */
static gboolean
is_vegetarian (const PpLabelFacts *facts)
{
  static const char *const animals[] = { "fish", "crustacean", "egg", NULL };

  if (facts->food != NULL && g_strcmp0 (facts->food->veg_mark, "brown") == 0)
    return FALSE;
  for (guint i = 0; i < facts->allergens->len; i++)
    {
      const PpProductAllergen *one = g_ptr_array_index (facts->allergens, i);

      if (!one->may_contain && g_strv_contains (animals, one->allergen))
        return FALSE;
    }
  return TRUE;
}

static void
write_veg_mark (const PpLabelFacts *facts, PpDeclaration *self)
{
  const char *mark = facts->product->veg_mark;

  if (require (self, strcmp (mark, "none") != 0, "product.veg_mark",
               _("The label needs the vegetarian or non-vegetarian mark. Choose it at the "
                 "product.")) &&
      require (self, strcmp (mark, "green") != 0 || is_vegetarian (facts), "product.veg_mark",
               _("This food is not vegetarian, by what is in it. Choose the brown mark at the "
                 "product.")))
    self->text_en = g_strdup (mark);
}

static void
write_net_quantity (const PpLabelFacts *facts, PpDeclaration *self)
{
  PpMeasure measure = measure_of (facts);
  g_autofree char *quantity = NULL;

  if (!require (self, facts->product->net_amount > 0 && measure != PP_MEASURE_NONE,
                "product.net_amount",
                _("The label needs the net quantity of a pack. Write it at the product.")) ||
      !require (self, !pp_food_is_oil (facts->product->food) || measure != PP_MEASURE_VOLUME,
                "product.net_measure",
                _("The net quantity of an edible oil needs its weight. Write it at the product "
                  "in g or kg.")))
    return;
  quantity = pp_quantity_format (facts->product->net_amount, measure);
  self->text_en = g_strdup_printf ("Net quantity: %s", quantity);
  self->text_ml = g_strdup_printf ("അറ്റ അളവ്: %s", quantity);
}

/* What lies in brine or syrup, as far as the list of foods tells it. */
static void
write_drained (const PpLabelFacts *facts, PpDeclaration *self)
{
  gboolean in_brine = g_strcmp0 (facts->product->standard, "pickle_brine") == 0 ||
                      (facts->food != NULL &&
                       g_strcmp0 (facts->food->standard, "std-pickle_brine") == 0);
  g_autofree char *weight = NULL;

  if (facts->product->drained_amount == PP_NONE)
    {
      require (self, !in_brine, "product.drained_amount",
               _("A food in brine needs its weight without the brine too. Write the drained "
                 "weight at the product."));
      return;
    }
  weight = pp_quantity_format (facts->product->drained_amount, PP_MEASURE_MASS);
  self->text_en = g_strdup_printf ("Drained weight: %s", weight);
  self->text_ml = g_strdup_printf ("ദ്രാവകമില്ലാത്ത തൂക്കം: %s", weight);
}

static void
write_mrp (const PpLabelFacts *facts, PpDeclaration *self)
{
  gint64 mrp_paise = pp_label_facts_mrp (facts);
  g_autofree char *price = NULL;

  if (!require (self, mrp_paise != PP_NONE && mrp_paise > 0, "product.mrp_paise",
                _("The label needs the maximum retail price. Write it at the product.")))
    return;
  price = pp_money_format (mrp_paise);
  self->text_en = g_strdup_printf ("MRP %s (incl. of all taxes)", price);
  self->text_ml = g_strdup_printf ("പരമാവധി ചില്ലറ വില: %s (എല്ലാ നികുതികളും ഉൾപ്പെടെ)", price);
}

static void
write_unit_price (const PpLabelFacts *facts, PpDeclaration *self)
{
  gint64 mrp_paise = pp_label_facts_mrp (facts);
  g_autofree char *price = NULL;
  const char *unit;
  gint64 paise;

  if (mrp_paise == PP_NONE ||
      !pp_label_text_unit_price (mrp_paise, facts->product->net_amount, measure_of (facts), &paise,
                                 &unit))
    return;
  price = pp_money_format (paise);
  self->text_en = g_strdup_printf ("Unit sale price: %s per %s", price, unit);
}

static void
write_made_on (const PpLabelFacts *facts, PpDeclaration *self)
{
  g_autofree char *date = NULL;

  if (pp_label_facts_is_food (facts))
    {
      date = pp_label_text_date (facts->batch->made_on);
      self->text_en = g_strdup_printf ("Date of manufacture: %s", date);
      self->text_ml = g_strdup_printf ("നിർമാണ തീയതി: %s", date);
      return;
    }
  date = pp_label_text_month (facts->batch->made_on);
  self->text_en = g_strdup_printf ("Month and year of manufacture: %s", date);
  self->text_ml = g_strdup_printf ("നിർമിച്ച മാസവും വർഷവും: %s", date);
}

static void
write_expires_on (const PpLabelFacts *facts, PpDeclaration *self)
{
  g_autofree char *date = NULL;

  if (facts->batch->expires_on == NULL && !pp_label_facts_is_food (facts))
    return;
  if (!require (self, facts->batch->expires_on != NULL, "product.shelf_days",
                _("The label needs an expiry date. Write at the product for how many days it "
                  "keeps; it then holds for the next batch.")))
    return;
  date = pp_label_text_date (facts->batch->expires_on);
  self->text_en = g_strdup_printf ("Expiry / Use by: %s", date);
  self->text_ml = g_strdup_printf ("ഉപയോഗിക്കാവുന്ന അവസാന തീയതി: %s", date);
}

static void
write_batch (const PpLabelFacts *facts, PpDeclaration *self)
{
  self->text_en = g_strdup_printf ("Batch No. %s", facts->batch->number);
  self->text_ml = g_strdup_printf ("ബാച്ച് നമ്പർ: %s", facts->batch->number);
}

static void
write_ingredients (const PpLabelFacts *facts, PpDeclaration *self)
{
  if (require (self, facts->recipe->len > 0, "recipe_line.name_en",
               _("The label needs the ingredients. Write the recipe of the product, even where "
                 "it has only one ingredient.")) &&
      facts->recipe->len > 1)
    pp_ingredients_write (facts->recipe, &self->text_en, &self->text_ml);
}

static void
write_allergens (const PpLabelFacts *facts, gboolean may_contain, PpDeclaration *self)
{
  require (self, pp_ingredients_write_allergens (facts->allergens, may_contain, &self->text_en,
                                                 &self->text_ml),
           "product_allergen.word_en",
           _("The label must name the cereal or the nut in the allergen line. Write its name at "
             "the product."));
}

static char *
dup_unanswered (const PpLabelFacts *facts)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < facts->unanswered->len; i++)
    {
      PpRecord *allergen = g_ptr_array_index (facts->unanswered, i);
      g_autofree char *name = PP_RECORD_GET_CLASS (allergen)->dup_title (allergen);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_string_free (names, FALSE);
}

static void
write_contains (const PpLabelFacts *facts, PpDeclaration *self)
{
  g_autofree char *names = dup_unanswered (facts);

  if (facts->unanswered->len == 0)
    {
      write_allergens (facts, FALSE, self);
      return;
    }
  self->field = "product_allergen.allergen";
  self->missing = g_strdup_printf (_("Such a food usually holds an allergen that this product "
                                     "does not list: %s. Add it at the product, or note there "
                                     "that it is not in it."), names);
}

static void
write_may_contain (const PpLabelFacts *facts, PpDeclaration *self)
{
  write_allergens (facts, TRUE, self);
}

static void
write_storage (const PpLabelFacts *facts, PpDeclaration *self)
{
  self->text_en = g_strdup (facts->product->storage_en);
  self->text_ml = g_strdup (facts->product->storage_ml);
}

static void
write_instructions (const PpLabelFacts *facts, PpDeclaration *self)
{
  self->text_en = g_strdup (facts->product->instructions_en);
  self->text_ml = g_strdup (facts->product->instructions_ml);
}

/* Values that were right when they were written, beside a product that may have changed since. */
static void
write_nutrition (const PpLabelFacts *facts, PpDeclaration *self)
{
  const PpNutrition *values = facts->nutrition;
  g_autoptr (PpNutritionPanel) panel = values != NULL ? pp_nutrition_rule_make (facts) : NULL;
  PpNutrients nutrients;

  if (values == NULL ||
      !require (self, panel != NULL && pp_nutrient_read (facts->nutrition, &nutrients, NULL),
                "nutrition.protein_g",
                _("The nutrition values cannot be read. Write them anew at the product.")) ||
      !require (self, strcmp (values->serve_measure, facts->product->net_measure) != 0 ||
                      values->serve_amount <= facts->product->net_amount, "nutrition.serve_amount",
                _("A serve cannot be more than a pack holds. Write a smaller serve at the "
                  "nutrition values.")))
    return;
  if (pp_nutrition_rule_is_animal (facts) && pp_nutrient_has_fat (&nutrients) &&
      nutrients.ug[PP_NUTRIENT_CHOLESTEROL] == PP_NONE)
    {
      self->rule = "R36";
      require (self, FALSE, "nutrition.cholesterol_mg",
               _("A food with animal fat must tell its cholesterol. Write it at the nutrition "
                 "values."));
      return;
    }
  self->text_en = g_strdup ("Nutritional information");
  self->text_ml = g_strdup (panel->foot_ml);
}

static void
write_maker (const PpLabelFacts *facts, PpDeclaration *self)
{
  const PpEnterprise *maker = facts->enterprise;

  if (!require (self, has_text (maker->name_en), "enterprise.name_en",
                _("The label needs the maker's name in English. Write it at the enterprise.")) ||
      !require (self, has_text (maker->address), "enterprise.address",
                _("The label needs the maker's complete address. Write it at the enterprise.")))
    return;
  self->text_en = g_strdup_printf ("Manufactured and packed by: %s, %s", maker->name_en,
                                   maker->address);
  if (has_text (maker->name_ml))
    self->text_ml = g_strdup_printf ("നിർമാതാവ്: %s", maker->name_ml);
}

static void
write_licence (const PpLabelFacts *facts, PpDeclaration *self)
{
  if (require (self, has_text (facts->enterprise->fssai), "enterprise.fssai",
               _("The label needs the maker's FSSAI licence number. Write it at the "
                 "enterprise.")))
    self->text_en = g_strdup_printf ("Lic. No. %s", facts->enterprise->fssai);
}

static void
write_care (const PpLabelFacts *facts, PpDeclaration *self)
{
  const PpEnterprise *maker = facts->enterprise;
  g_autofree char *phone = pp_identifier_format_mobile (maker->phone);

  if (!require (self, has_text (maker->phone), "enterprise.phone",
                _("The label needs a telephone number for complaints. Write it at the "
                  "enterprise.")) ||
      !require (self, has_text (maker->email), "enterprise.email",
                _("The label needs an e-mail address for complaints. Write it at the "
                  "enterprise.")))
    return;
  self->text_en = g_strdup_printf ("Customer care, at the maker's address: %s, %s", phone,
                                   maker->email);
  self->text_ml = g_strdup_printf ("ഉപഭോക്തൃ സേവനം: %s", phone);
}

/* Numbers of the rules are those of the list of label rules, whose sources are: R1, R2, R7, R9,
 * R11-R13, R15-R18, R31-R37 FSS Labelling and Display Regulations 2020, 5; R96 FSS Food Products
 * Standards 2011, 2.12; R14, R23-R25, R64 LM Packaged Commodities Rules 2011, rule 6. */
static const Rule rules[] = {
  { PP_DECLARATION_NAME, "R1", always, write_name },
  { PP_DECLARATION_CATEGORY, "R96", for_food, write_category },
  { PP_DECLARATION_VEG_MARK, "R11", for_food, write_veg_mark },
  { PP_DECLARATION_NET_QUANTITY, "R14", always, write_net_quantity },
  { PP_DECLARATION_DRAINED, "R15", for_food, write_drained },
  { PP_DECLARATION_MRP, "R23", for_metrology, write_mrp },
  { PP_DECLARATION_UNIT_PRICE, "R25", for_metrology, write_unit_price },
  { PP_DECLARATION_MADE_ON, "R17", unless_tiny, write_made_on },
  { PP_DECLARATION_EXPIRES_ON, "R17", unless_tiny, write_expires_on },
  { PP_DECLARATION_BATCH, "R16", unless_small, write_batch },
  { PP_DECLARATION_INGREDIENTS, "R2", for_large_food, write_ingredients },
  { PP_DECLARATION_CONTAINS, "R9", for_food, write_contains },
  { PP_DECLARATION_MAY_CONTAIN, "R9", for_food, write_may_contain },
  { PP_DECLARATION_STORAGE, "R22", always, write_storage },
  { PP_DECLARATION_INSTRUCTIONS, "R21", unless_small, write_instructions },
  { PP_DECLARATION_NUTRITION, "R31", for_large_food, write_nutrition },
  { PP_DECLARATION_MAKER, "R13", always, write_maker },
  { PP_DECLARATION_LICENCE, "R12", for_food, write_licence },
  { PP_DECLARATION_CARE, "R24", for_metrology, write_care },
};

/**
 * pp_declaration_list:
 * @facts: what the label is made from
 * @panel: the pack
 *
 * The declarations that this pack must bear, and the optional ones that have something to say.
 * What a small pack may leave off is left off.
 *
 * Returns: (transfer full) (element-type PpDeclaration): in the order of #PpDeclarationKind
 */
GPtrArray *
pp_declaration_list (const PpLabelFacts *facts, const PpLabelPanel *panel)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (declaration_free);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      PpDeclaration *self;

      if (!rules[i].is_needed (facts, panel))
        continue;
      self = g_new0 (PpDeclaration, 1);
      self->kind = rules[i].kind;
      self->rule = rules[i].rule;
      rules[i].write (facts, self);
      if (self->text_en != NULL || self->text_ml != NULL || self->missing != NULL)
        g_ptr_array_add (list, self);
      else
        declaration_free (self);
    }
  return list;
}

/**
 * pp_declaration_find:
 * @declarations: (element-type PpDeclaration): of a pack
 * @kind: which is wanted
 *
 * Returns: (transfer none) (nullable): it, where the pack has it
 */
const PpDeclaration *
pp_declaration_find (GPtrArray *declarations, PpDeclarationKind kind)
{
  for (guint i = 0; i < declarations->len; i++)
    {
      const PpDeclaration *self = g_ptr_array_index (declarations, i);

      if (self->kind == kind)
        return self;
    }
  return NULL;
}

/**
 * pp_declaration_check:
 * @declarations: (element-type PpDeclaration): of a pack
 * @error: PP_LABEL_ERROR_MISSING; its words name all that is missing, its field the first
 *
 * Returns: whether none is missing
 */
gboolean
pp_declaration_check (GPtrArray *declarations, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *field = NULL;

  for (guint i = 0; i < declarations->len; i++)
    {
      const PpDeclaration *self = g_ptr_array_index (declarations, i);

      if (self->missing == NULL)
        continue;
      if (field == NULL)
        field = self->field;
      else
        g_string_append_c (words, '\n');
      g_string_append_printf (words, "%s (%s)", self->missing, self->rule);
    }
  if (field == NULL)
    return TRUE;
  pp_error_set (error, PP_LABEL_ERROR, PP_LABEL_ERROR_MISSING, field, "%s", words->str);
  return FALSE;
}
