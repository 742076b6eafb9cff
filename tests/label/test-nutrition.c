/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-nutrition.h"

#include "pp-works.h"

/* Banana chips of which one column is written otherwise; then the refusal and its field. */
static const struct {
  const char *column, *text, *code, *field;
} values[] = {
  { "source", "calculated", NULL, NULL },
  /* As people type */
  { "protein_g", " 3.1 ", NULL, NULL },
  { "protein_g", "൩.൧", NULL, NULL },
  { "fibre_g", NULL, NULL, NULL },
  { "fibre_g", "9.355", NULL, NULL },
  { "polyols_g", "0.5", NULL, NULL },
  { "cholesterol_mg", "12", NULL, NULL },
  { "household_ml", "ഒരു പിടി", NULL, NULL },
  { "source", "literature", NULL, NULL },
  { "report", "N-12/2026", "label.bad-nutrition", "report" },
  /* No value, or none that is one */
  { "protein_g", NULL, "record.missing", "protein_g" },
  { "carbohydrate_g", NULL, "record.missing", "carbohydrate_g" },
  { "sugars_g", "", "record.missing", "sugars_g" },
  { "added_sugars_g", NULL, "record.missing", "added_sugars_g" },
  { "fat_g", NULL, "record.missing", "fat_g" },
  { "sodium_mg", NULL, "record.missing", "sodium_mg" },
  { "household_en", NULL, "record.missing", "household_en" },
  { "source", NULL, "record.missing", "source" },
  { "source", "guess", "record.unknown-word", "source" },
  { "protein_g", "much", "label.bad-nutrition", "protein_g" },
  { "protein_g", "3,1", "label.bad-nutrition", "protein_g" },
  { "protein_g", "3.1 g", "label.bad-nutrition", "protein_g" },
  { "protein_g", "-0.1", "label.bad-nutrition", "protein_g" },
  { "sodium_mg", "-1", "label.bad-nutrition", "sodium_mg" },
  { "protein_g", "3.1234", "label.bad-nutrition", "protein_g" },
  { "protein_g", "1e-9", "label.bad-nutrition", "protein_g" },
  { "protein_g", "100.001", "label.bad-nutrition", "protein_g" },
  { "protein_g", "999999999999999", "label.bad-nutrition", "protein_g" },
  /* Above 0.5 % fat its kinds must be told */
  { "saturated_g", NULL, "label.bad-nutrition", "saturated_g" },
  { "trans_g", NULL, "label.bad-nutrition", "trans_g" },
  /* Parts and wholes */
  { "sugars_g", "45.66", NULL, NULL },
  { "sugars_g", "45.661", "label.bad-nutrition", "sugars_g" },
  { "added_sugars_g", "2.23", NULL, NULL },
  { "added_sugars_g", "2.24", "label.bad-nutrition", "added_sugars_g" },
  { "saturated_g", "34.36", NULL, NULL },
  { "saturated_g", "34.361", "label.bad-nutrition", "saturated_g" },
  { "trans_g", "3.54", "label.bad-nutrition", "saturated_g" },
  { "cholesterol_mg", "34360", NULL, NULL },
  { "cholesterol_mg", "34361", "label.bad-nutrition", "cholesterol_mg" },
  /* 3.06 + 45.66 + 9.35 + 34.36 g and 0.559 g of sodium are 92.989 */
  { "polyols_g", "7.01", NULL, NULL },
  { "polyols_g", "7.02", "label.bad-nutrition", "carbohydrate_g" },
  { "sodium_mg", "39340.1", "label.bad-nutrition", "sodium_mg" },
  { "per_measure", "volume", "label.bad-nutrition", "serve_amount" },
  /* A serve */
  { "serve_amount", "250 g", NULL, NULL },
  { "serve_amount", "250.001 g", "label.bad-nutrition", "serve_amount" },
  { "serve_amount", "0 g", "label.bad-nutrition", "serve_amount" },
  { "serve_amount", "-5 g", "label.bad-nutrition", "serve_amount" },
  { "serve_amount", "2 kg", "label.bad-nutrition", "serve_amount" },
  { "serve_amount", "30 ml", "label.bad-nutrition", "serve_amount" },
  { "serve_amount", "2 pieces", "label.bad-nutrition", "serve_amount" },
  { "serve_amount", NULL, "record.missing", "serve_amount" },
};

static PpNutrition *
ask_chips (PpWorks *works, const char *product)
{
  return pp_fixture_ask (works->fixture, "product.add_nutrition", "product", product,
                         "protein_g", "3.06", "carbohydrate_g", "45.66", "sugars_g", "2.23",
                         "added_sugars_g", "0", "fibre_g", "9.35", "fat_g", "34.36",
                         "saturated_g", "30.83", "trans_g", "0", "sodium_mg", "559.1",
                         "serve_amount", "30 g", "household_en", "1 handful",
                         "source", "calculated", NULL);
}

static const char *
make_chips (PpWorks *works, const char *name)
{
  return pp_works_product (works, "banana_chips", name, "കായ വറുത്തത്", "250 g", "₹60");
}

static void
test_values (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *name = g_strdup_printf ("Chips %u", (guint) i);
      const char *product = make_chips (works, name);
      PpNutrition *asked = ask_chips (works, product);
      g_autoptr (PpRecord) changed = pp_fixture_ask (works->fixture, "product.add_nutrition",
                                                     values[i].column, values[i].text, NULL);
      const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (changed),
                                                       values[i].column);
      g_autoptr (PpNutrition) stored = NULL;

      g_test_message ("%s: “%s”", values[i].column, values[i].text);
      if (pp_column_holds_text (column))
        pp_record_set_text (asked, values[i].column, pp_record_peek_text (changed, column));
      else
        {
          asked->serve_amount = ((PpNutrition *) changed)->serve_amount;
          pp_record_set_text (asked, "serve_measure", ((PpNutrition *) changed)->serve_measure);
        }
      stored = pp_expect_run (works->fixture, values[i].code, values[i].field, "suma",
                              "product.add_nutrition", asked);
      if (stored != NULL)
        g_assert_cmpstr (stored->per_measure, ==, "mass");
    }
  pp_fixture_assert_clean (works->fixture);
}

/* How a product is sold, what its values are of, and how a serve is measured. */
static const struct {
  const char *food, *net, *per, *serve, *stored, *field;
} measures[] = {
  { "squash", "750 ml", NULL, "20 ml", "volume" },
  { "squash", "750 ml", "volume", "20 ml", "volume" },
  { "squash", "750 ml", "mass", "20 g", NULL, "per_measure" },
  { "squash", "750 ml", NULL, "20 g", NULL, "serve_amount" },
  { "squash", "750 ml", NULL, "751 ml", NULL, "serve_amount" },
  { "jam", "500 g", NULL, "20 g", "mass" },
  { "jam", "500 g", "volume", "20 ml", NULL, "per_measure" },
  { "achappam", "10 N", NULL, "30 g", "mass" },
  { "achappam", "10 N", "volume", "30 ml", NULL, "per_measure" },
  { "coconut_oil", "500 g", NULL, "10 g", "mass" },
  { "coconut_oil", "500 g", "volume", "10 ml", "volume" },
  { "coconut_oil", "500 ml", "mass", "10 g", "mass" },
  { "coconut_oil", "500 ml", NULL, "10 ml", "volume" },
};

static void
test_measures (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      g_autofree char *name = g_strdup_printf ("Product %u", (guint) i);
      const char *product = pp_works_product (works, measures[i].food, name, "ഉൽപന്നം",
                                              measures[i].net, "₹60");
      g_autoptr (PpNutrition) stored = NULL;
      gpointer asked = pp_fixture_ask (works->fixture, "product.add_nutrition",
                                       "product", product, "per_measure", measures[i].per,
                                       "protein_g", "0", "carbohydrate_g", "20", "sugars_g", "20",
                                       "added_sugars_g", "20", "fat_g", "0", "sodium_mg", "10",
                                       "serve_amount", measures[i].serve,
                                       "household_en", "1 spoon", "source", "literature", NULL);

      g_test_message ("%s %s", measures[i].food, measures[i].net);
      stored = pp_expect_run (works->fixture,
                              measures[i].stored == NULL ? "label.bad-nutrition" : NULL,
                              measures[i].field, "mini", "product.add_nutrition", asked);
      if (stored != NULL)
        g_assert_cmpstr (stored->per_measure, ==, measures[i].stored);
    }
}

/* 100 ml of honey weigh 142 g: a sum above 100 g is no mistake there, above 150 g it is. */
static void
test_dense (void)
{
  static const struct { const char *carbohydrate, *code; } sums[] = {
    { "100", NULL }, { "99", "label.bad-nutrition" },
  };
  g_autoptr (PpWorks) works = pp_works_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *name = g_strdup_printf ("Syrup %u", (guint) i);
      const char *product = pp_works_product (works, "nannari_sarbath", name, "സർബത്ത്",
                                              "750 ml", "₹60");

      pp_expect_run (works->fixture, sums[i].code, "carbohydrate_g", "suma",
                     "product.add_nutrition",
                     pp_fixture_ask (works->fixture, "product.add_nutrition", "product", product,
                                     "protein_g", i == 0 ? "17" : "52",
                                     "carbohydrate_g", sums[i].carbohydrate, "sugars_g", "80",
                                     "added_sugars_g", "80", "fat_g", "0", "sodium_mg", "0",
                                     "serve_amount", "20 ml", "household_en", "1 spoon",
                                     "source", "literature", NULL));
    }
}

/* What a laboratory found may name its certificate, if that is of this product, or a report. */
static void
test_source (void)
{
  static const struct {
    const char *source;
    gboolean    of_other;
    const char *report, *code, *field;
  } sources[] = {
    { "lab", FALSE, NULL, NULL, NULL },
    { "lab", FALSE, "N-12/2026", NULL, NULL },
    { "lab", TRUE, NULL, "label.bad-nutrition", "certificate" },
    { "calculated", FALSE, NULL, "label.bad-nutrition", "certificate" },
    { "literature", FALSE, NULL, "label.bad-nutrition", "certificate" },
  };
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *other = make_chips (works, "Other chips");

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *name = g_strdup_printf ("Chips %u", (guint) i);
      g_autofree char *number = g_strdup_printf ("C-A26-%05u", (guint) i + 1);
      const char *product = make_chips (works, name);
      const char *batch = pp_works_batch (works, sources[i].of_other ? other : product);
      g_autofree char *latha = pp_fixture_staff_id (works->fixture, "latha");
      gpointer certificate = pp_fixture_do (works->fixture, "latha", "test.certificate",
                                            "number", number,
                                            "sample", pp_works_sample (works, batch, 1),
                                            "issuer", latha, "issued_at", "2026-03-02 09:00",
                                            "verdict", "pass", "n_results", "1",
                                            "sha256", "0", NULL);
      PpNutrition *asked = ask_chips (works, product);
      g_autoptr (PpNutrition) stored = NULL;

      g_test_message ("%s", sources[i].source);
      pp_record_set_text (asked, "source", sources[i].source);
      pp_record_set_text (asked, "certificate", pp_record_get_id (certificate));
      pp_record_set_text (asked, "report", sources[i].report);
      stored = pp_expect_run (works->fixture, sources[i].code, sources[i].field, "suma",
                              "product.add_nutrition", asked);
    }
  pp_fixture_assert_clean (works->fixture);
}

/* Who may, once a product; other values are an edit, or come after the old ones went. */
static void
test_one (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = make_chips (works, "Chips");
  const char *other = make_chips (works, "Chips, salted");
  g_autofree char *removal = NULL;
  PpNutrition *first;

  pp_expect_run (works->fixture, "store.not-allowed", NULL, "latha", "product.add_nutrition",
                 ask_chips (works, product));
  first = pp_expect_run (works->fixture, NULL, NULL, "anitha", "product.add_nutrition",
                         ask_chips (works, product));
  pp_expect_run (works->fixture, "label.has-already", "product", "suma", "product.add_nutrition",
                 ask_chips (works, product));
  pp_expect_run (works->fixture, "label.bad-nutrition", "sugars_g", "suma",
                 "product.edit_nutrition",
                 pp_fixture_ask (works->fixture, "product.edit_nutrition",
                                 "id", pp_record_get_id (PP_RECORD (first)), "sugars_g", "50",
                                 NULL));
  pp_expect_run (works->fixture, "label.bad-nutrition", "product", "suma",
                 "product.edit_nutrition",
                 pp_fixture_ask (works->fixture, "product.edit_nutrition",
                                 "id", pp_record_get_id (PP_RECORD (first)), "product", other,
                                 NULL));
  pp_fixture_do (works->fixture, "suma", "product.edit_nutrition",
                 "id", pp_record_get_id (PP_RECORD (first)), "sugars_g", "3", NULL);
  pp_fixture_do (works->fixture, "suma", "product.remove_nutrition",
                 "id", pp_record_get_id (PP_RECORD (first)), NULL);
  removal = pp_fixture_last_act (works->fixture);
  pp_expect_run (works->fixture, "store.voided", NULL, "suma", "product.remove_nutrition",
                 pp_fixture_ask (works->fixture, "product.remove_nutrition",
                                 "id", pp_record_get_id (PP_RECORD (first)), NULL));
  g_object_unref (pp_expect_run (works->fixture, NULL, NULL, "suma", "product.add_nutrition",
                                 ask_chips (works, product)));
  /* The removal cannot be taken back: there would be two */
  pp_expect (works->fixture, "label.has-already", "product", "suma", "act.undo", "act", removal,
             NULL);
  g_object_unref (first);
  pp_expect_run (works->fixture, "store.not-found", "product", "suma", "product.add_nutrition",
                 ask_chips (works, "nothing"));
  pp_fixture_assert_clean (works->fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nutrition/values", test_values);
  g_test_add_func ("/nutrition/measures", test_measures);
  g_test_add_func ("/nutrition/dense", test_dense);
  g_test_add_func ("/nutrition/source", test_source);
  g_test_add_func ("/nutrition/one", test_one);

  return g_test_run ();
}
