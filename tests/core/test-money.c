/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "core/pp-money.h"
#include "core/pp-value-error.h"

static void
test_parse (void)
{
  static const struct {
    const char *text;
    gint64      paise;
  } cases[] = {
    /* plain */
    { "0", 0 }, { "120", 12000 }, { "120.5", 12050 }, { "120.50", 12050 }, { ".50", 50 },
    { " 120 ", 12000 }, { "-120.50", -12050 }, { "+5", 500 }, { "007", 700 },
    /* with the currency */
    { "₹120.50", 12050 }, { "₹ 120", 12000 }, { "-₹50", -5000 }, { "Rs 120", 12000 },
    { "Rs. 120", 12000 }, { "rs120", 12000 }, { "INR 120", 12000 }, { "120/-", 12000 },
    { "₹120/-", 12000 }, { "120 രൂപ", 12000 }, { "120 Rs", 12000 },
    /* grouped, in lakhs or in thousands */
    { "1,20,000", 12000000 }, { "1,234", 123400 }, { "12,34,567.89", 123456789 },
    { "1,234,567", 123456700 }, { "₹1,00,00,000", 1000000000 },
    /* Malayalam digits */
    { "൧൨൦", 12000 }, { "₹൧,൨൦,൦൦൦.൫൦", 12000050 },
    /* the largest */
    { "92233720368547758.07", G_MAXINT64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 paise = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_true (pp_money_parse (cases[i].text, &paise, &error));
      g_assert_no_error (error);
      g_assert_cmpint (paise, ==, cases[i].paise);
    }
}

static void
test_parse_refuses (void)
{
  static const char *const cases[] = {
    "", "₹", "Rs", "abc", "12a", "1.234", "1.2.3", "120.", "--5", "-₹-5", "1 200", "5 kg",
    "$5", "1e3", "0x10",
    /* commas that are no groups */
    "1,20", ",120", "120,", "1,2,3", "1234,567", "12,34,567,890", "1,,000", "1,20,00",
    /* too large */
    "92233720368547758.08", "92233720368547759", "99999999999999999999999",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 paise;

      g_test_message ("%s", cases[i]);
      g_assert_false (pp_money_parse (cases[i], &paise, &error));
      g_assert_error (error, PP_VALUE_ERROR, PP_VALUE_ERROR_MONEY);
      g_assert_cmpstr (pp_error_get_code (error), ==, "value.money");
    }
}

static void
test_format (void)
{
  static const struct {
    gint64      paise;
    const char *people;
    const char *plain;
  } cases[] = {
    { 0, "₹0.00", "0.00" },
    { 5, "₹0.05", "0.05" },
    { 12050, "₹120.50", "120.50" },
    { 99999, "₹999.99", "999.99" },
    { 100000, "₹1,000.00", "1000.00" },
    { 12345650, "₹1,23,456.50", "123456.50" },
    { 1000000000, "₹1,00,00,000.00", "10000000.00" },
    { 123456789012, "₹1,23,45,67,890.12", "1234567890.12" },
    { -5, "-₹0.05", "-0.05" },
    { -12345650, "-₹1,23,456.50", "-123456.50" },
    { G_MININT64, "-₹92,23,37,20,36,85,47,758.08", "-92233720368547758.08" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *people = pp_money_format (cases[i].paise);
      g_autofree char *plain = pp_money_format_plain (cases[i].paise);
      gint64 again;

      g_assert_cmpstr (people, ==, cases[i].people);
      g_assert_cmpstr (plain, ==, cases[i].plain);
      if (cases[i].paise == G_MININT64)
        continue;
      g_assert_true (pp_money_parse (people, &again, NULL));
      g_assert_cmpint (again, ==, cases[i].paise);
      g_assert_true (pp_money_parse (plain, &again, NULL));
      g_assert_cmpint (again, ==, cases[i].paise);
    }
}

static void
test_pro_rata (void)
{
  static const struct {
    gint64 rate;
    gint64 units;
    gint64 per;
    gint64 price;
  } cases[] = {
    { 10000, 5400, 3600, 15000 },     /* ₹100 an hour, 90 minutes */
    { 10000, 0, 3600, 0 },
    { 100, 1, 3, 33 },
    { 100, 2, 3, 67 },
    { 1, 1, 2, 1 },                   /* half a paisa goes up */
    { 3, 1, 2, 2 },
    { -1, 1, 2, -1 },                 /* and a refund is what was charged */
    { -100, 2, 3, -67 },
    { G_MAXINT64, 2, 2, G_MAXINT64 },
    { G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64 },
    { G_MAXINT64, 2, 1, G_MAXINT64 },
    { G_MININT64, 2, 1, G_MININT64 },
    { G_MININT64, G_MININT64, 1, G_MAXINT64 },
    { 1, G_MAXINT64, G_MAXINT64, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (pp_money_pro_rata (cases[i].rate, cases[i].units, cases[i].per), ==,
                       cases[i].price);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/parse-refuses", test_parse_refuses);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/pro-rata", test_pro_rata);

  return g_test_run ();
}
