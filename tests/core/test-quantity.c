/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "core/pp-quantity.h"
#include "core/pp-value-error.h"

static void
test_parse (void)
{
  static const struct {
    const char *text;
    gint64      amount;
    PpMeasure   measure;
  } cases[] = {
    /* mass, in mg */
    { "12.5 kg", 12500000, PP_MEASURE_MASS },
    { "500g", 500000, PP_MEASURE_MASS },
    { "500 gms.", 500000, PP_MEASURE_MASS },
    { "250 mg", 250, PP_MEASURE_MASS },
    { "0.250KG", 250000, PP_MEASURE_MASS },
    { "1 quintal", 100000000, PP_MEASURE_MASS },
    { "1 tonne", 1000000000, PP_MEASURE_MASS },
    { "10 quintal", 1000000000, PP_MEASURE_MASS },
    { "1,200 kg", 1200000000, PP_MEASURE_MASS },
    { "-2 kg", -2000000, PP_MEASURE_MASS },
    { "1.234567 kg", 1234567, PP_MEASURE_MASS },
    { "൨.൫ കിലോ", 2500000, PP_MEASURE_MASS },
    { "2 ക്വിന്റൽ", 200000000, PP_MEASURE_MASS },
    { "100 ഗ്രാം", 100000, PP_MEASURE_MASS },
    /* volume, in µl */
    { "1.5 l", 1500000, PP_MEASURE_VOLUME },
    { "750 ml", 750000, PP_MEASURE_VOLUME },
    { "5 Litres", 5000000, PP_MEASURE_VOLUME },
    { "1 ലിറ്റർ", 1000000, PP_MEASURE_VOLUME },
    { "1 ലിറ്റര്‍", 1000000, PP_MEASURE_VOLUME },
    { "3 para", 37500000, PP_MEASURE_VOLUME },
    { "3 പറ", 37500000, PP_MEASURE_VOLUME },
    { "10 edangazhi", 12500000, PP_MEASURE_VOLUME },
    { "4 nazhi", 1250000, PP_MEASURE_VOLUME },
    /* length, in µm */
    { "3 m", 3000000, PP_MEASURE_LENGTH },
    { "45 cm", 450000, PP_MEASURE_LENGTH },
    { "2.5mm", 2500, PP_MEASURE_LENGTH },
    /* count, in thousandths */
    { "60 nos", 60000, PP_MEASURE_COUNT },
    { "60 Nos.", 60000, PP_MEASURE_COUNT },
    { "60 N", 60000, PP_MEASURE_COUNT },
    { "60 എണ്ണം", 60000, PP_MEASURE_COUNT },
    { "2 dozen", 24000, PP_MEASURE_COUNT },
    { "3 pair", 6000, PP_MEASURE_COUNT },
    { "0.5 dozen", 6000, PP_MEASURE_COUNT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 amount = 0;
      PpMeasure measure = PP_MEASURE_NONE;

      g_test_message ("%s", cases[i].text);
      g_assert_true (pp_quantity_parse (cases[i].text, &amount, &measure, &error));
      g_assert_no_error (error);
      g_assert_cmpint (amount, ==, cases[i].amount);
      g_assert_cmpint (measure, ==, cases[i].measure);
    }
}

static void
test_parse_refuses (void)
{
  static const char *const cases[] = {
    "", "5", "kg", "five kg", "5 stone", "5 kg rice", "5 k g", "1,20 kg", "5..5 kg", "5 .",
    "5 m2",
    /* nobody knows how much: weigh it */
    "2 bags", "3 bundle", "1 ചാക്ക്", "2 thulam", "1 കുല",
    /* finer than the base unit */
    "0.5 mg", "1.2345678 kg", "0.0001 N",
    /* too large */
    "99999999999999 kg", "99999999999999999999 g", "-9223372036854775807 g",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 amount;
      PpMeasure measure;

      g_test_message ("%s", cases[i]);
      g_assert_false (pp_quantity_parse (cases[i], &amount, &measure, &error));
      g_assert_error (error, PP_VALUE_ERROR, PP_VALUE_ERROR_QUANTITY);
      g_assert_cmpstr (pp_error_get_code (error), ==, "value.quantity");
    }
}

static void
test_format (void)
{
  static const struct {
    gint64      amount;
    PpMeasure   measure;
    const char *text;
  } cases[] = {
    { 12500000, PP_MEASURE_MASS, "12.5 kg" },
    { 500000, PP_MEASURE_MASS, "500 g" },
    { 999999, PP_MEASURE_MASS, "999.999 g" },
    { 1000000, PP_MEASURE_MASS, "1 kg" },
    { 1500000, PP_MEASURE_MASS, "1.5 kg" },
    { 1234567, PP_MEASURE_MASS, "1.234567 kg" },
    { 250, PP_MEASURE_MASS, "0.25 g" },
    { 0, PP_MEASURE_MASS, "0 g" },
    { -500000, PP_MEASURE_MASS, "-500 g" },
    { 1000000000, PP_MEASURE_MASS, "1000 kg" },
    { 1500000, PP_MEASURE_VOLUME, "1.5 l" },
    { 750000, PP_MEASURE_VOLUME, "750 ml" },
    { 3000000, PP_MEASURE_LENGTH, "3 m" },
    { 455000, PP_MEASURE_LENGTH, "45.5 cm" },
    { 60000, PP_MEASURE_COUNT, "60 N" },
    { 12000000, PP_MEASURE_COUNT, "12000 N" },
    { 500, PP_MEASURE_COUNT, "0.5 N" },
    { G_MININT64, PP_MEASURE_MASS, "-9223372036854.775808 kg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pp_quantity_format (cases[i].amount, cases[i].measure);
      gint64 amount;
      PpMeasure measure;

      g_assert_cmpstr (text, ==, cases[i].text);
      if (cases[i].amount == G_MININT64)
        continue;
      g_assert_true (pp_quantity_parse (text, &amount, &measure, NULL));
      g_assert_cmpint (amount, ==, cases[i].amount);
      g_assert_cmpint (measure, ==, cases[i].measure);
    }
}

/* What people read: pieces bear no symbol of the law, and what is shown can be typed. */
static void
test_say (void)
{
  static const struct { gint64 amount; PpMeasure measure; const char *text; } cases[] = {
    { 18000, PP_MEASURE_COUNT, "18 pcs" },
    { 2500000, PP_MEASURE_COUNT, "2500 pcs" },
    { 500000, PP_MEASURE_MASS, "500 g" },
    { 1500000, PP_MEASURE_VOLUME, "1.5 l" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pp_quantity_say (cases[i].amount, cases[i].measure);
      gint64 amount;
      PpMeasure measure;

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (pp_quantity_parse (text, &amount, &measure, NULL));
      g_assert_cmpint (amount, ==, cases[i].amount);
      g_assert_cmpint (measure, ==, cases[i].measure);
    }
}

static void
test_words (void)
{
  static const char *const words[] = { "mass", "volume", "length", "count" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      PpMeasure measure = pp_measure_from_word (words[i]);

      g_assert_cmpint (measure, !=, PP_MEASURE_NONE);
      g_assert_cmpstr (pp_measure_to_word (measure), ==, words[i]);
    }
  g_assert_cmpint (pp_measure_from_word ("area"), ==, PP_MEASURE_NONE);
  g_assert_cmpint (pp_measure_from_word (NULL), ==, PP_MEASURE_NONE);
  g_assert_null (pp_measure_to_word (PP_MEASURE_NONE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quantity/parse", test_parse);
  g_test_add_func ("/quantity/parse-refuses", test_parse_refuses);
  g_test_add_func ("/quantity/format", test_format);
  g_test_add_func ("/quantity/words", test_words);
  g_test_add_func ("/quantity/say", test_say);

  return g_test_run ();
}
