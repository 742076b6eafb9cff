/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fuzz.h"

#include "core/pp-day.h"
#include "core/pp-decimal.h"
#include "core/pp-money.h"
#include "core/pp-quantity.h"
#include "core/pp-time.h"

const char pp_fuzz_name[] = "values";

static void
try_money (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  gint64 paise, again;

  if (!pp_money_parse (text, &paise, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  shown = pp_money_format (paise);
  g_assert_true (pp_money_parse (shown, &again, NULL));
  g_assert_cmpint (again, ==, paise);
}

static void
try_quantity (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  PpMeasure measure, measure_again;
  gint64 amount, again;

  if (!pp_quantity_parse (text, &amount, &measure, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  shown = pp_quantity_format (amount, measure);
  g_assert_true (pp_quantity_parse (shown, &again, &measure_again, NULL));
  g_assert_cmpint (again, ==, amount);
  g_assert_cmpint (measure_again, ==, measure);
}

static void
try_decimal (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  PpDecimal value, again;

  if (!pp_decimal_parse (text, &value, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  shown = pp_decimal_format (value);
  g_assert_true (pp_decimal_parse (shown, &again, NULL));
  g_assert_cmpint (pp_decimal_compare (value, again), ==, 0);
  g_assert_cmpint (value.scale, ==, again.scale);
}

static void
try_day (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *day = NULL, *shown = NULL, *again = NULL;

  if (!pp_day_parse (text, &day, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  g_assert_true (pp_day_is_valid (day));
  shown = pp_day_format (day);
  g_assert_true (pp_day_parse (shown, &again, NULL));
  g_assert_cmpstr (again, ==, day);
}

static void
try_time (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  gint64 at, again;

  if (!pp_time_parse (text, &at, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  shown = pp_time_format (at);
  g_assert_true (pp_time_parse (shown, &again, NULL));
  g_assert_cmpint (again, ==, at);
}

/* What was understood is shown so that it is understood the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = pp_fuzz_text (data, size);

  try_money (text);
  try_quantity (text);
  try_decimal (text);
  try_day (text);
  try_time (text);
  return 0;
}
