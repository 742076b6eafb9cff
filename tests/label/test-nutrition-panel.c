/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-nutrition-panel.h"

#include "core/pp-json.h"
#include "label/pp-nutrient.h"
#include "pp-works.h"

#define MOST_LINES 13

typedef struct {
  const char *name, *per_hundred, *per_serve, *share;
} Line;

typedef struct {
  const char *what;
  const char *values[PP_N_NUTRIENTS];   /* in the order of the panel; NULL where not told */
  gint64      serve_amount;
  gboolean    animal;
  Line        lines[MOST_LINES];
} Case;

static PpNutrition *
make_values (const char *const *values, gint64 serve_amount, const char *measure)
{
  PpNutrition *nutrition = g_object_new (pp_nutrition_get_type (), NULL);

  for (guint i = 0; i < PP_N_NUTRIENTS; i++)
    pp_record_set_text (nutrition, pp_nutrient_get_traits (i)->column, values[i]);
  pp_record_set_text (nutrition, "per_measure", measure);
  pp_record_set_text (nutrition, "serve_measure", measure);
  pp_record_set_text (nutrition, "household_en", "1 handful");
  nutrition->serve_amount = serve_amount;
  return nutrition;
}

/* Protein, carbohydrate, sugars, added sugars, fibre, polyols, fat, saturated, trans,
 * cholesterol, sodium. */
static const Case cases[] = {
  /* Banana chips from green plantain, coconut oil and salt, by the food composition tables */
  { "banana chips", { "3.06", "45.66", "2.23", "0", "9.35", NULL, "34.36", "30.83", "0", NULL,
                      "559.1" }, 30000, FALSE,
    { { "Energy (kcal)", "523", "157", "8 %" }, { "Protein (g)", "3.1", "0.9", "–" },
      { "Carbohydrate (g)", "45.7", "13.7", "–" }, { "Total sugars (g)", "2.2", "0.7", "–" },
      { "Added sugars (g)", "0", "0", "0 %" }, { "Dietary fibre (g)", "9.4", "2.8", "–" },
      { "Total fat (g)", "34.4", "10.3", "15 %" }, { "Saturated fat (g)", "30.8", "9.2", "42 %" },
      { "Trans fat (g)", "0", "0", "0 %" }, { "Sodium (mg)", "559", "168", "8 %" } } },
  /* 540 kcal, 35 g of fat, 12 g saturated, 400 mg of sodium (R44) */
  { "R44", { "0", "56.25", "0", "0", NULL, NULL, "35", "12", "0", NULL, "400" }, 30000, FALSE,
    { { "Energy (kcal)", "540", "162", "8 %" }, { "Protein (g)", "0", "0", "–" },
      { "Carbohydrate (g)", "56.3", "16.9", "–" }, { "Total sugars (g)", "0", "0", "–" },
      { "Added sugars (g)", "0", "0", "0 %" }, { "Total fat (g)", "35.0", "10.5", "16 %" },
      { "Saturated fat (g)", "12.0", "3.6", "16 %" }, { "Trans fat (g)", "0", "0", "0 %" },
      { "Sodium (mg)", "400", "120", "6 %" } } },
  /* Green jackfruit, dried: fibre counts 2 kcal */
  { "jackfruit flour", { "12.85", "22.59", "13.11", "0", "49.92", NULL, "2.27", "0.31", "0", NULL,
                         "23" }, 100000, FALSE,
    { { "Energy (kcal)", "262", "262", "13 %" }, { "Protein (g)", "12.9", "12.9", "–" },
      { "Carbohydrate (g)", "22.6", "22.6", "–" }, { "Total sugars (g)", "13.1", "13.1", "–" },
      { "Added sugars (g)", "0", "0", "0 %" }, { "Dietary fibre (g)", "49.9", "49.9", "–" },
      { "Total fat (g)", "2.3", "2.3", "3 %" }, { "Saturated fat (g)", "0.31", "0.31", "1 %" },
      { "Trans fat (g)", "0", "0", "0 %" }, { "Sodium (mg)", "23", "23", "1 %" } } },
  /* Hardly any fat: its kinds stay away, and so does the cholesterol of an animal */
  { "squash", { "0.2", "45", "44", "40", NULL, NULL, "0.5", NULL, NULL, "3", "12" }, 20000, TRUE,
    { { "Energy (kcal)", "185", "37", "2 %" }, { "Protein (g)", "0.20", "0", "–" },
      { "Carbohydrate (g)", "45.0", "9.0", "–" }, { "Total sugars (g)", "44.0", "8.8", "–" },
      { "Added sugars (g)", "40.0", "8.0", "16 %" }, { "Total fat (g)", "0.5", "0.10", "0 %" },
      { "Sodium (mg)", "12", "2", "0 %" } } },
  /* Animal fat above 0.5 % */
  { "fish pickle", { "17", "4", "1", "0.5", NULL, NULL, "0.501", "0.1", "0", "62.5", "2100" },
    10000, TRUE,
    { { "Energy (kcal)", "89", "9", "0 %" }, { "Protein (g)", "17.0", "1.7", "–" },
      { "Carbohydrate (g)", "4.0", "0.40", "–" }, { "Total sugars (g)", "1.0", "0.10", "–" },
      { "Added sugars (g)", "0.5", "0.05", "0 %" }, { "Total fat (g)", "0.5", "0.05", "0 %" },
      { "Saturated fat (g)", "0.10", "0", "0 %" }, { "Trans fat (g)", "0", "0", "0 %" },
      { "Cholesterol (mg)", "63", "6", "–" }, { "Sodium (mg)", "2100", "210", "11 %" } } },
  /* The same of a plant: cholesterol would be a claim */
  { "plant", { "17", "4", "1", "0.5", NULL, NULL, "0.501", "0.1", "0", "0", "2100" },
    10000, FALSE,
    { { "Energy (kcal)", "89", "9", "0 %" }, { "Protein (g)", "17.0", "1.7", "–" },
      { "Carbohydrate (g)", "4.0", "0.40", "–" }, { "Total sugars (g)", "1.0", "0.10", "–" },
      { "Added sugars (g)", "0.5", "0.05", "0 %" }, { "Total fat (g)", "0.5", "0.05", "0 %" },
      { "Saturated fat (g)", "0.10", "0", "0 %" }, { "Trans fat (g)", "0", "0", "0 %" },
      { "Sodium (mg)", "2100", "210", "11 %" } } },
  /* Halves go up, without a binary fraction below them; just under stays down */
  { "halves", { "0.05", "0.049", "0.049", "0", "0.495", "1.25", "1.05", "0.494", "0.45", "0.5",
                "0.5" }, 100000, TRUE,
    { { "Energy (kcal)", "13", "13", "1 %" }, { "Protein (g)", "0.05", "0.05", "–" },
      { "Carbohydrate (g)", "0", "0", "–" }, { "Total sugars (g)", "0", "0", "–" },
      { "Added sugars (g)", "0", "0", "0 %" }, { "Dietary fibre (g)", "0.5", "0.5", "–" },
      { "Polyols (g)", "1.3", "1.3", "–" }, { "Total fat (g)", "1.1", "1.1", "2 %" },
      { "Saturated fat (g)", "0.49", "0.49", "2 %" }, { "Trans fat (g)", "0.45", "0.45", "23 %" },
      { "Cholesterol (mg)", "1", "1", "–" }, { "Sodium (mg)", "1", "1", "0 %" } } },
  /* The share is of the serve before it is rounded: 2.25 g is 4.5 %, and 2.2 g would be 4 % */
  { "shares", { "0", "25", "25", "22.5", NULL, NULL, "0", NULL, NULL, NULL, "49.9" }, 10000, FALSE,
    { { "Energy (kcal)", "100", "10", "1 %" }, { "Protein (g)", "0", "0", "–" },
      { "Carbohydrate (g)", "25.0", "2.5", "–" }, { "Total sugars (g)", "25.0", "2.5", "–" },
      { "Added sugars (g)", "22.5", "2.3", "5 %" }, { "Total fat (g)", "0", "0", "0 %" },
      { "Sodium (mg)", "50", "5", "0 %" } } },
};

static void
test_lines (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      g_autoptr (PpNutrition) values = make_values (one->values, one->serve_amount, "mass");
      g_autoptr (PpNutritionPanel) panel = pp_nutrition_panel_new (values, 250000,
                                                                   PP_MEASURE_MASS, one->animal);
      guint n = 0;

      g_assert_nonnull (panel);
      for (; n < MOST_LINES && one->lines[n].name != NULL; n++)
        {
          const PpNutritionLine *line;

          g_assert_cmpuint (n, <, panel->lines->len);
          line = g_ptr_array_index (panel->lines, n);
          g_test_message ("%s: %s", one->what, line->name);
          g_assert_cmpstr (line->name, ==, one->lines[n].name);
          g_assert_cmpstr (line->per_hundred, ==, one->lines[n].per_hundred);
          g_assert_cmpstr (line->per_serve, ==, one->lines[n].per_serve);
          g_assert_cmpstr (line->share, ==, one->lines[n].share);
        }
      g_assert_cmpuint (panel->lines->len, ==, n);
    }
}

/* Packs, serves, and what stands below the table. */
static const struct {
  const char *measure;
  gint64      serve_amount, net_amount;
  PpMeasure   net_measure;
  const char *hundred, *serve, *serves_en, *serves_ml;
} feet[] = {
  { "mass", 30000, 250000, PP_MEASURE_MASS, "100 g", "30 g", "Serves per pack: about 8.",
    "ഒരു പാക്കിൽ ഏകദേശം 8 തവണ" },
  { "mass", 25000, 250000, PP_MEASURE_MASS, "100 g", "25 g", "Serves per pack: 10.",
    "ഒരു പാക്കിൽ 10 തവണ" },
  { "mass", 100000, 250000, PP_MEASURE_MASS, "100 g", "100 g", "Serves per pack: about 3.",
    "ഒരു പാക്കിൽ ഏകദേശം 3 തവണ" },
  { "mass", 250000, 250000, PP_MEASURE_MASS, "100 g", "250 g", "Serves per pack: 1.",
    "ഒരു പാക്കിൽ 1 തവണ" },
  { "volume", 20000, 750000, PP_MEASURE_VOLUME, "100 ml", "20 ml", "Serves per pack: about 38.",
    "ഒരു പാക്കിൽ ഏകദേശം 38 തവണ" },
  { "mass", 1000000, 2000000, PP_MEASURE_MASS, "100 g", "1 kg", "Serves per pack: 2.",
    "ഒരു പാക്കിൽ 2 തവണ" },
  /* How many grams a piece or a millilitre has is not known */
  { "mass", 30000, 10000, PP_MEASURE_COUNT, "100 g", "30 g", NULL, NULL },
  { "mass", 10000, 500000, PP_MEASURE_VOLUME, "100 g", "10 g", NULL, NULL },
};

static void
test_feet (void)
{
  static const char *const nothing[PP_N_NUTRIENTS] = {
    "0", "0", "0", "0", NULL, NULL, "0", NULL, NULL, NULL, "0"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (feet); i++)
    {
      g_autoptr (PpNutrition) values = make_values (nothing, feet[i].serve_amount,
                                                    feet[i].measure);
      g_autoptr (PpNutritionPanel) panel = pp_nutrition_panel_new (values, feet[i].net_amount,
                                                                   feet[i].net_measure, FALSE);

      g_test_message ("%s", panel->foot_en);
      g_assert_cmpstr (panel->hundred, ==, feet[i].hundred);
      g_assert_cmpstr (panel->serve, ==, feet[i].serve);
      g_assert_true (g_str_has_prefix (panel->foot_en, "Serve size: "));
      g_assert_nonnull (strstr (panel->foot_en, "(1 handful). "));
      g_assert_nonnull (strstr (panel->foot_en, "2000 kcal"));
      g_assert_cmpint (strstr (panel->foot_en, "Serves per pack") != NULL, ==,
                       feet[i].serves_en != NULL);
      if (feet[i].serves_en == NULL)
        continue;
      g_assert_nonnull (strstr (panel->foot_en, feet[i].serves_en));
      g_assert_true (g_str_has_suffix (panel->foot_ml, feet[i].serves_ml));
    }
}

static void
test_unreadable (void)
{
  static const char *const bent[PP_N_NUTRIENTS] = {
    "0", "0", "0", "0", NULL, NULL, "some", NULL, NULL, NULL, "0"
  };
  g_autoptr (PpNutrition) values = make_values (bent, 30000, "mass");

  g_assert_null (pp_nutrition_panel_new (values, 250000, PP_MEASURE_MASS, FALSE));
}

static PpJson *
get_object (const PpJson *json, const char *key)
{
  const PpJsonMember *member = pp_json_get (json, key);
  g_autoptr (GError) error = NULL;
  PpJson *inner;

  g_assert_nonnull (member);
  inner = pp_json_parse (member->text, (gssize) member->length, &error);
  g_assert_no_error (error);
  return inner;
}

static gint64
get_amount (const PpJson *rows, const char *key)
{
  g_autoptr (PpJson) row = get_object (rows, key);
  gboolean in_mg = g_str_equal (pp_json_get_text (row, "unit"), "mg");
  gint64 amount;

  g_assert_true (pp_json_get_int (row, "amount", &amount));
  return amount * (in_mg ? PP_NUTRIENT_G / 1000 : PP_NUTRIENT_G);
}

/* The program's allowances and the data file that names their source say the same. */
static void
test_reference (void)
{
  static const struct { const char *key; PpNutrient nutrient; } allowances[] = {
    { "total_fat", PP_NUTRIENT_FAT }, { "saturated_fat", PP_NUTRIENT_SATURATED },
    { "trans_fat", PP_NUTRIENT_TRANS }, { "added_sugars", PP_NUTRIENT_ADDED_SUGARS },
    { "sodium", PP_NUTRIENT_SODIUM },
  };
  g_autofree char *text = pp_works_read ("../data/reference", "label-sizes.json");
  g_autoptr (PpJson) json = pp_json_parse (text, -1, NULL);
  g_autoptr (PpJson) table = get_object (json, "R33");
  g_autoptr (PpJson) rows = get_object (table, "rows");
  guint n = 0;

  g_assert_cmpuint (rows->n_members, ==, G_N_ELEMENTS (allowances) + 1);
  g_assert_cmpint (get_amount (rows, "energy"), ==, PP_NUTRIENT_ENERGY_RDA_KCAL * PP_NUTRIENT_G);
  for (gsize i = 0; i < G_N_ELEMENTS (allowances); i++)
    g_assert_cmpint (get_amount (rows, allowances[i].key), ==,
                     pp_nutrient_get_traits (allowances[i].nutrient)->rda_ug);
  for (guint i = 0; i < PP_N_NUTRIENTS; i++)
    n += pp_nutrient_get_traits (i)->rda_ug != 0;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (allowances));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nutrition-panel/lines", test_lines);
  g_test_add_func ("/nutrition-panel/feet", test_feet);
  g_test_add_func ("/nutrition-panel/unreadable", test_unreadable);
  g_test_add_func ("/nutrition-panel/reference", test_reference);

  return g_test_run ();
}
