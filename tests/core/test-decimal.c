/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-decimal.h"
#include "core/pp-error.h"
#include "core/pp-money.h"
#include "core/pp-quantity.h"
#include "core/pp-value-error.h"

#include <string.h>

static void
test_parse (void)
{
  static const struct {
    const char *text;
    gint64      units;
    int         scale;
  } cases[] = {
    { "8.80", 880, 2 },
    { "8.8", 88, 1 },
    { "8", 8, 0 },
    { "-0.05", -5, 2 },
    { "\u22120.5", -5, 1 },
    { "+3", 3, 0 },
    { ".5", 5, 1 },
    { " 7.0 ", 70, 1 },
    { "൮.൮൦", 880, 2 },
    { "0.000", 0, 3 },
    { "999999999999999", G_GINT64_CONSTANT (999999999999999), 0 },
    { "0.000000000000001", 1, 15 },
    /* powers of ten */
    { "2.4e4", 24000, 0 },
    { "2.4E4", 24000, 0 },
    { "2.4 x 10^4", 24000, 0 },
    { "2.4×10^4", 24000, 0 },
    { "24e-1", 24, 1 },
    { "2.4 x 10^-2", 24, 3 },
    { "2.40e1", 240, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      PpDecimal v = { 0, 0 };

      g_test_message ("%s", cases[i].text);
      g_assert_true (pp_decimal_parse (cases[i].text, &v, &error));
      g_assert_no_error (error);
      g_assert_cmpint (v.units, ==, cases[i].units);
      g_assert_cmpint (v.scale, ==, cases[i].scale);
    }
}

static void
test_parse_refuses (void)
{
  static const char *const cases[] = {
    "", "-", ".", "5.", "1,2", "1,000", "1.2.3", "8.8 %", "<10", "nil", "e4", "2.4e", "2.4e+",
    "2.4e400", "2.4 x 4", "2.4 x 10^", "1 2", "--1", "+-1", "1e1e1", "0x1", "inf", "nan",
    /* too long */
    "1000000000000000", "0.0000000000000001", "1e15", "1e99", "1e-16",
    "99999999999999999999999999",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      PpDecimal v;

      g_test_message ("%s", cases[i]);
      g_assert_false (pp_decimal_parse (cases[i], &v, &error));
      g_assert_error (error, PP_VALUE_ERROR, PP_VALUE_ERROR_DECIMAL);
      g_assert_cmpstr (pp_error_get_code (error), ==, "value.decimal");
    }
}

static void
test_compare (void)
{
  static const struct {
    PpDecimal a;
    PpDecimal b;
    int       order;
  } cases[] = {
    { { 88, 1 }, { 880, 2 }, 0 },
    { { 0, 0 }, { 0, 15 }, 0 },
    { { 881, 2 }, { 88, 1 }, 1 },
    { { 879, 2 }, { 88, 1 }, -1 },
    { { -1, 0 }, { 1, 18 }, -1 },
    { { G_MAXINT64, 0 }, { G_MAXINT64, 18 }, 1 },
    { { G_MININT64, 18 }, { G_MININT64, 0 }, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (pp_decimal_compare (cases[i].a, cases[i].b), ==, cases[i].order);
      g_assert_cmpint (pp_decimal_compare (cases[i].b, cases[i].a), ==, -cases[i].order);
    }
}

static void
test_round (void)
{
  static const struct {
    const char *text;
    int         scale;
    const char *rounded;
  } cases[] = {
    /* IS 2:1960: a half to the even digit */
    { "0.5", 0, "0" }, { "1.5", 0, "2" }, { "2.5", 0, "2" }, { "3.5", 0, "4" },
    { "12.25", 1, "12.2" }, { "12.35", 1, "12.4" }, { "12.251", 1, "12.3" },
    { "8.845", 2, "8.84" }, { "8.855", 2, "8.86" }, { "8.8451", 2, "8.85" },
    { "-2.5", 0, "-2" }, { "-3.5", 0, "-4" }, { "-0.4", 0, "0" }, { "-0.51", 0, "-1" },
    /* in one step, not by 0.45 and 0.5 */
    { "0.446", 0, "0" }, { "0.4999", 0, "0" }, { "9.996", 2, "10.00" },
    /* fewer decimals than wanted */
    { "8.8", 2, "8.80" }, { "8.80", 2, "8.80" }, { "8", 0, "8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      PpDecimal v;

      g_test_message ("%s", cases[i].text);
      g_assert_true (pp_decimal_parse (cases[i].text, &v, NULL));
      v = pp_decimal_round (v, cases[i].scale);
      text = pp_decimal_format (v);
      g_assert_cmpstr (text, ==, cases[i].rounded);
      g_assert_cmpint (v.scale, ==, cases[i].scale);
    }

  g_assert_cmpint (pp_decimal_round ((PpDecimal) { G_MAXINT64, 0 }, 1).scale, ==, 0);
  g_assert_cmpint (pp_decimal_round ((PpDecimal) { G_MININT64, 18 }, 0).units, ==, -9);
}

static void
test_format (void)
{
  static const struct {
    PpDecimal   v;
    const char *text;
  } cases[] = {
    { { 880, 2 }, "8.80" },
    { { 5, 2 }, "0.05" },
    { { -5, 2 }, "-0.05" },
    { { 0, 0 }, "0" },
    { { 0, 3 }, "0.000" },
    { { 24000, 0 }, "24000" },
    { { G_MININT64, 18 }, "-9.223372036854775808" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pp_decimal_format (cases[i].v);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_scan (void)
{
  const char *text = "1,20,000.50 rest";
  const char *start = text;
  PpDecimal v;

  g_assert_cmpint (pp_decimal_scan (&text, &v), ==, PP_DECIMAL_SCAN_GOOD);
  g_assert_cmpint (v.units, ==, 12000050);
  g_assert_cmpint (v.scale, ==, 2);
  g_assert_cmpstr (text, ==, " rest");

  text = start + 12;
  g_assert_cmpint (pp_decimal_scan (&text, &v), ==, PP_DECIMAL_SCAN_NONE);
  g_assert_true (text == start + 12);

  text = "99999999999999999999";
  g_assert_cmpint (pp_decimal_scan (&text, &v), ==, PP_DECIMAL_SCAN_TOO_LARGE);

  text = "\xff";
  g_assert_cmpint (pp_decimal_scan (&text, &v), ==, PP_DECIMAL_SCAN_NONE);
}

/* A comma in place of the point is refused everywhere, and said what to write; one that may group
 * digits is not guessed at. */
static void
test_comma (void)
{
  static const struct {
    const char *text, *proposed;   /* NULL: nothing is */
  } cases[] = {
    { "2,5", "2.5" }, { "1,20", "1.20" }, { "-0,5", "-0.5" }, { "1234,5678", "1234.5678" },
    { "൨,൫", "൨.൫" },
    { "1234,567", NULL }, { ",5", ".5" }, { "2,", NULL }, { "2,x", NULL },
    { "1,2,3", NULL }, { "1.2,5", NULL }, { "2, 5", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kilos = g_strconcat (cases[i].text, " kg", NULL);
      g_autofree char *proposed = g_strconcat (cases[i].proposed, " kg", NULL);
      g_autoptr (GError) decimal = NULL, money = NULL, quantity = NULL;
      PpDecimal v;
      gint64 amount;
      PpMeasure measure;

      g_test_message ("%s", cases[i].text);
      g_assert_false (pp_decimal_parse (cases[i].text, &v, &decimal));
      g_assert_false (pp_money_parse (cases[i].text, &amount, &money));
      g_assert_false (pp_quantity_parse (kilos, &amount, &measure, &quantity));
      g_assert_error (decimal, PP_VALUE_ERROR, PP_VALUE_ERROR_DECIMAL);
      g_assert_error (money, PP_VALUE_ERROR, PP_VALUE_ERROR_MONEY);
      g_assert_error (quantity, PP_VALUE_ERROR, PP_VALUE_ERROR_QUANTITY);
      g_assert_true ((strstr (decimal->message, "not a comma") != NULL) ==
                     (cases[i].proposed != NULL));
      if (cases[i].proposed == NULL)
        continue;
      g_assert_true (g_str_has_suffix (decimal->message, cases[i].proposed));
      g_assert_true (g_str_has_suffix (money->message, cases[i].proposed));
      g_assert_true (g_str_has_suffix (quantity->message, proposed));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decimal/parse", test_parse);
  g_test_add_func ("/decimal/parse-refuses", test_parse_refuses);
  g_test_add_func ("/decimal/compare", test_compare);
  g_test_add_func ("/decimal/round", test_round);
  g_test_add_func ("/decimal/format", test_format);
  g_test_add_func ("/decimal/scan", test_scan);
  g_test_add_func ("/decimal/comma", test_comma);

  return g_test_run ();
}
