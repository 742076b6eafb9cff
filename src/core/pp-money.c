/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-money.h"

#include "core/pp-decimal.h"
#include "core/pp-error.h"
#include "core/pp-value-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What people write before an amount, or behind it. */
static const char *const currency_before[] = { "₹", "rs.", "rs", "inr", "രൂ.", "രൂപ" };
static const char *const currency_after[] = { "/-", "രൂപ", "rs.", "rs", "inr" };

/* The sign and the figure of an amount, without the currency and the blanks beside it. */
static char *
strip_currency (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  const char *figure = g_strstrip (lower);
  gboolean minus = *figure == '-';
  g_autofree char *rest = g_strstrip (g_strdup (minus ? figure + 1 : figure));
  const char *start = rest;

  for (gsize i = 0; i < G_N_ELEMENTS (currency_before) && start == rest; i++)
    if (g_str_has_prefix (rest, currency_before[i]))
      start = rest + strlen (currency_before[i]);

  for (gsize i = 0; i < G_N_ELEMENTS (currency_after); i++)
    {
      if (g_str_has_suffix (start, currency_after[i]))
        {
          rest[strlen (rest) - strlen (currency_after[i])] = '\0';
          break;
        }
    }

  while (*start == ' ')
    start++;
  return g_strconcat (minus ? "-" : "", g_strchomp ((char *) start), NULL);
}

static guint64
magnitude_of (gint64 paise)
{
  return paise < 0 ? -(guint64) paise : (guint64) paise;
}

/**
 * pp_money_parse:
 * @text: an amount of rupees: "₹120.50", "1,20,000", "Rs 120", "120/-", digits of any
 *   script, a minus sign in front
 * @paise: (out): the amount in paise
 * @error: return location for PP_VALUE_ERROR_MONEY
 *
 * Returns: %TRUE if @text is an amount of at most two decimals
 */
gboolean
pp_money_parse (const char *text, gint64 *paise, GError **error)
{
  g_autofree char *figure = NULL;
  const char *p;
  PpDecimalScan scan;
  PpDecimal v;

  g_return_val_if_fail (text != NULL && paise != NULL, FALSE);

  p = figure = strip_currency (text);
  scan = pp_decimal_scan (&p, &v);
  if (scan == PP_DECIMAL_SCAN_NONE || (scan == PP_DECIMAL_SCAN_GOOD && *p != '\0'))
    {
      if (pp_decimal_refuse_comma (figure, PP_VALUE_ERROR_MONEY, error))
        return FALSE;
      pp_error_set (error, PP_VALUE_ERROR, PP_VALUE_ERROR_MONEY, NULL,
                    _("This is not an amount of money. Write it as in 120.50."));
      return FALSE;
    }
  if (scan == PP_DECIMAL_SCAN_GOOD && v.scale > 2)
    {
      pp_error_set (error, PP_VALUE_ERROR, PP_VALUE_ERROR_MONEY, NULL,
                    _("Paise have two digits. Write the amount as in 120.50."));
      return FALSE;
    }
  if (scan == PP_DECIMAL_SCAN_TOO_LARGE
      || __builtin_mul_overflow (v.units, (gint64) (v.scale == 0 ? 100 : v.scale == 1 ? 10 : 1),
                                 paise))
    {
      pp_error_set (error, PP_VALUE_ERROR, PP_VALUE_ERROR_MONEY, NULL,
                    _("This amount is too large. Check the number of digits."));
      return FALSE;
    }
  return TRUE;
}

/**
 * pp_money_format:
 * @paise: an amount
 *
 * Returns: (transfer full): the amount for people, in lakhs and with two decimals:
 *   "₹1,23,456.50"
 */
char *
pp_money_format (gint64 paise)
{
  g_autofree char *rupees = g_strdup_printf ("%" G_GUINT64_FORMAT, magnitude_of (paise) / 100);
  gsize length = strlen (rupees);
  GString *text = g_string_new (paise < 0 ? "-₹" : "₹");

  for (gsize i = 0; i < length; i++)
    {
      gsize left = length - i;

      if (i > 0 && left >= 3 && left % 2 == 1)
        g_string_append_c (text, ',');
      g_string_append_c (text, rupees[i]);
    }
  g_string_append_printf (text, ".%02d", (int) (magnitude_of (paise) % 100));
  return g_string_free (text, FALSE);
}

/**
 * pp_money_format_plain:
 * @paise: an amount
 *
 * Returns: (transfer full): the amount for CSV files and payment links: "123456.50"
 */
char *
pp_money_format_plain (gint64 paise)
{
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02d", paise < 0 ? "-" : "",
                          magnitude_of (paise) / 100, (int) (magnitude_of (paise) % 100));
}

/**
 * pp_money_pro_rata:
 * @rate_paise: the price of @per units
 * @units: how many units there are
 * @per: how many units the rate is for, above 0
 *
 * Returns: the price in paise, a half paisa rounded up (away from zero, so that a refund is
 *   what was charged); the largest amount there is where it does not fit
 */
gint64
pp_money_pro_rata (gint64 rate_paise, gint64 units, gint64 per)
{
  __int128 product, price, rest;

  g_return_val_if_fail (per > 0, 0);

  product = (__int128) rate_paise * units;
  price = product / per;
  rest = product % per;
  rest = rest < 0 ? -rest : rest;
  if (rest * 2 >= per)
    price += product < 0 ? -1 : 1;
  return (gint64) CLAMP (price, (__int128) G_MININT64, (__int128) G_MAXINT64);
}
