/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-text.h"

/* Packs and their unit sale price, which the law wants to the paisa. */
static const struct {
  const char *net;
  gint64      mrp_paise, paise;
  const char *unit;             /* NULL where none is needed */
} prices[] = {
  /* The worked cases of the list of label rules (R66) */
  { "200 g", 6000, 30, "g" },
  { "5 l", 50000, 10000, "l" },
  { "1 kg", 9000, 0, NULL },
  { "750 g", 19900, 27, "g" },
  { "10 pieces", 4500, 450, "piece" },
  /* Either side of 1 kg and 1 l */
  { "999 g", 9990, 10, "g" },
  { "1001 g", 10010, 10000, "kg" },
  { "1.5 kg", 15000, 10000, "kg" },
  { "500 ml", 25000, 50, "ml" },
  { "999 ml", 99900, 100, "ml" },
  { "1 l", 25000, 0, NULL },
  { "1.001 l", 10010, 10000, "l" },
  /* Half a paisa is rounded up */
  { "200 g", 6100, 31, "g" },
  { "200 g", 6099, 30, "g" },
  /* Cloth by the metre and the centimetre, pieces one by one */
  { "80 cm", 8000, 100, "cm" },
  { "1 m", 10000, 0, NULL },
  { "2.5 m", 50000, 20000, "m" },
  { "1 piece", 4500, 0, NULL },
  { "1 dozen", 6000, 500, "piece" },
  /* The price of the pack is the price of the unit */
  { "1 g", 500, 0, NULL },
};

static void
test_unit_price (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *unit = NULL;
      gint64 amount, paise = 0;
      PpMeasure measure;

      g_test_message ("%s", prices[i].net);
      g_assert_true (pp_quantity_parse (prices[i].net, &amount, &measure, &error));
      g_assert_no_error (error);
      g_assert_cmpint (pp_label_text_unit_price (prices[i].mrp_paise, amount, measure, &paise,
                                                 &unit), ==, prices[i].unit != NULL);
      if (prices[i].unit == NULL)
        continue;
      g_assert_cmpint (paise, ==, prices[i].paise);
      g_assert_cmpstr (unit, ==, prices[i].unit);
    }
}

static void
test_nothing (void)
{
  const char *unit;
  gint64 paise;

  g_assert_false (pp_label_text_unit_price (6000, 0, PP_MEASURE_MASS, &paise, &unit));
  g_assert_false (pp_label_text_unit_price (6000, 200000, PP_MEASURE_NONE, &paise, &unit));
}

static void
test_dates (void)
{
  g_autofree char *date = pp_label_text_date ("2026-03-02");
  g_autofree char *month = pp_label_text_month ("2026-03-02");
  g_autofree char *code = pp_label_text_code ("C1", "B-A26-00001");

  g_assert_cmpstr (date, ==, "02/03/2026");
  g_assert_cmpstr (month, ==, "03/2026");
  g_assert_cmpstr (code, ==, "PP1|C1|B-A26-00001");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/label-text/unit-price", test_unit_price);
  g_test_add_func ("/label-text/nothing", test_nothing);
  g_test_add_func ("/label-text/dates", test_dates);

  return g_test_run ();
}
