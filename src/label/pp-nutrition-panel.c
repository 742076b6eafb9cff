/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-nutrition-panel.h"

#include "core/pp-decimal.h"
#include "label/pp-nutrient.h"

/* 100 g and 100 ml in base units. */
#define HUNDRED G_GINT64_CONSTANT (100000)

#define DASH "–"

/* A value that is not rounded yet: @over / @under millionths of a kcal or a gram. */
typedef struct {
  __int128 over;
  __int128 under;
} Exact;

/* To the nearest, a half upwards. */
static gint64
divide (__int128 over, __int128 under)
{
  return (gint64) ((2 * over + under) / (2 * under));
}

static char *
write_whole (Exact value, gint64 unit)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, divide (value.over, value.under * unit));
}

/* One decimal; two below 0.5 g; nothing below 0.05 g. */
static char *
write_grams (Exact value)
{
  const gint64 hundredth = PP_NUTRIENT_G / 100;
  gint64 n;

  if (value.over < value.under * hundredth * 5)
    return g_strdup ("0");
  n = divide (value.over, value.under * hundredth);
  if (n < 50)
    return pp_decimal_format ((PpDecimal) { n, 2 });
  return pp_decimal_format ((PpDecimal) { divide (value.over, value.under * hundredth * 10), 1 });
}

static char *
write_value (Exact value, gboolean in_mg)
{
  return in_mg ? write_whole (value, PP_NUTRIENT_G / 1000) : write_grams (value);
}

/* @allowance in millionths; a dash where there is none. */
static char *
write_share (Exact value, gint64 allowance)
{
  if (allowance == 0)
    return g_strdup (DASH);
  return g_strdup_printf ("%" G_GINT64_FORMAT " %%",
                          divide (100 * value.over, value.under * allowance));
}

static void
line_free (gpointer data)
{
  PpNutritionLine *line = data;

  g_free (line->name);
  g_free (line->per_hundred);
  g_free (line->per_serve);
  g_free (line->share);
  g_free (line);
}

static Exact
of_serve (gint64 per_hundred, const PpNutrition *nutrition)
{
  return (Exact) { (__int128) per_hundred * nutrition->serve_amount, HUNDRED };
}

static void
add_energy (PpNutritionPanel *self, const PpNutrition *nutrition, const PpNutrients *nutrients)
{
  PpNutritionLine *line = g_new0 (PpNutritionLine, 1);
  gint64 energy = pp_nutrient_energy (nutrients);
  Exact serve = of_serve (energy, nutrition);

  line->name = g_strdup ("Energy (kcal)");
  line->per_hundred = write_whole ((Exact) { energy, 1 }, PP_NUTRIENT_G);
  line->per_serve = write_whole (serve, PP_NUTRIENT_G);
  line->share = write_share (serve, PP_NUTRIENT_ENERGY_RDA_KCAL * PP_NUTRIENT_G);
  g_ptr_array_add (self->lines, line);
}

static void
add_nutrient (PpNutritionPanel *self, const PpNutrition *nutrition, PpNutrient nutrient, gint64 ug)
{
  const PpNutrientTraits *of = pp_nutrient_get_traits (nutrient);
  PpNutritionLine *line = g_new0 (PpNutritionLine, 1);
  Exact serve = of_serve (ug, nutrition);

  line->name = g_strdup_printf ("%s (%s)", of->name, of->in_mg ? "mg" : "g");
  line->per_hundred = write_value ((Exact) { ug, 1 }, of->in_mg);
  line->per_serve = write_value (serve, of->in_mg);
  line->share = write_share (serve, of->rda_ug);
  g_ptr_array_add (self->lines, line);
}

static void
write_foot (PpNutritionPanel *self, const PpNutrition *nutrition, gint64 net_amount,
            PpMeasure net_measure)
{
  GString *en = g_string_new (NULL), *ml = g_string_new (NULL);
  gboolean counted = pp_measure_from_word (nutrition->serve_measure) == net_measure;

  g_string_printf (en, "Serve size: %s (%s). ", self->serve, nutrition->household_en);
  g_string_printf (ml, "പോഷക വിവരങ്ങൾ: ഒരു തവണത്തെ അളവ് %s", self->serve);
  if (nutrition->household_ml != NULL)
    g_string_append_printf (ml, " (%s)", nutrition->household_ml);
  if (counted)
    {
      gint64 serves = divide (net_amount, nutrition->serve_amount);
      gboolean whole = serves * nutrition->serve_amount == net_amount;

      g_string_append_printf (en, "Serves per pack: %s%" G_GINT64_FORMAT ". ",
                              whole ? "" : "about ", serves);
      g_string_append_printf (ml, ", ഒരു പാക്കിൽ %s%" G_GINT64_FORMAT " തവണ",
                              whole ? "" : "ഏകദേശം ", serves);
    }
  g_string_append_printf (en, "*Share of the recommended dietary allowance (%d kcal a day) in one "
                          "serve.", PP_NUTRIENT_ENERGY_RDA_KCAL);
  self->foot_en = g_string_free (en, FALSE);
  self->foot_ml = g_string_free (ml, FALSE);
}

/**
 * pp_nutrition_panel_new:
 * @nutrition: the values of a product
 * @net_amount: in one pack, base units
 * @net_measure: of @net_amount
 * @animal: whether there can be animal fat in it
 *
 * Shares of the allowance are counted from values that are not rounded. A kind of fat that is not
 * told has no line (it must be told above 0.5 % fat); cholesterol has one only where there is
 * animal fat, and more than 0.5 % fat (FSS Labelling and Display Regulations 2020, 5(3)). For
 * rounding no table of the law was found: energy, mg and shares are whole, grams have one decimal,
 * below 0.5 g two; what is under 0.05 g or 0.5 mg is 0.
 *
 * Returns: (transfer full) (nullable): the panel; %NULL where a value is no number
 */
PpNutritionPanel *
pp_nutrition_panel_new (PpNutrition *nutrition, gint64 net_amount, PpMeasure net_measure,
                        gboolean animal)
{
  PpNutritionPanel *self;
  PpNutrients nutrients;
  PpMeasure measure;

  g_return_val_if_fail (nutrition != NULL, NULL);

  measure = pp_measure_from_word (nutrition->serve_measure);
  if (!pp_nutrient_read (nutrition, &nutrients, NULL) || measure == PP_MEASURE_NONE)
    return NULL;
  self = g_new0 (PpNutritionPanel, 1);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->hundred = pp_quantity_format (HUNDRED, measure);
  self->serve = pp_quantity_format (nutrition->serve_amount, measure);
  add_energy (self, nutrition, &nutrients);
  for (guint i = 0; i < PP_N_NUTRIENTS; i++)
    if (nutrients.ug[i] != PP_NONE &&
        (i != PP_NUTRIENT_CHOLESTEROL || (animal && pp_nutrient_has_fat (&nutrients))))
      add_nutrient (self, nutrition, i, nutrients.ug[i]);
  write_foot (self, nutrition, net_amount, net_measure);
  return self;
}

/**
 * pp_nutrition_panel_free:
 * @self: (transfer full) (nullable): a panel
 */
void
pp_nutrition_panel_free (PpNutritionPanel *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->lines);
  g_free (self->hundred);
  g_free (self->serve);
  g_free (self->foot_en);
  g_free (self->foot_ml);
  g_free (self);
}
