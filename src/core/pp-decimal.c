/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-decimal.h"

#include "core/pp-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_UNITS G_GINT64_CONSTANT (999999999999999)   /* PP_DECIMAL_MAX_DIGITS nines */

typedef struct {
  gboolean any;
  gboolean too_large;
  guint64  units;
} Digits;

/* The digit at @text in any script, its end in @end; -1 where none stands. */
static int
digit_at (const char *text, const char **end)
{
  gunichar c = g_utf8_get_char_validated (text, -1);
  int digit = c < 0x110000 ? g_unichar_digit_value (c) : -1;

  if (digit >= 0)
    *end = g_utf8_next_char (text);
  return digit;
}

static void
add_digit (Digits *digits, int digit)
{
  digits->any = TRUE;
  if (__builtin_mul_overflow (digits->units, (guint64) 10, &digits->units)
      || __builtin_add_overflow (digits->units, (guint64) digit, &digits->units)
      || digits->units > G_MAXINT64)
    digits->too_large = TRUE;
}

static int
take_digits (const char **text, Digits *digits)
{
  int n = 0;

  for (int digit = digit_at (*text, text); digit >= 0; digit = digit_at (*text, text))
    {
      add_digit (digits, digit);
      n++;
    }
  return n;
}

/* Whole digits; where they are grouped by commas, in lakhs or in thousands. */
static gboolean
take_whole (const char **text, Digits *digits)
{
  int n = take_digits (text, digits);
  int middle = 0;
  const char *next;

  if (**text != ',')
    return TRUE;
  if (n < 1 || n > 3)
    return FALSE;

  while (**text == ',' && digit_at (*text + 1, &next) >= 0)
    {
      (*text)++;
      n = take_digits (text, digits);
      if (n != 3 && (n != 2 || **text != ','))
        return FALSE;
      if (**text == ',' && middle != 0 && middle != n)
        return FALSE;
      middle = n;
    }
  return TRUE;
}

static gboolean
take_minus (const char **text)
{
  if (g_str_has_prefix (*text, "-"))
    *text += 1;
  else if (g_str_has_prefix (*text, "\u2212"))
    *text += strlen ("\u2212");
  else
    return FALSE;
  return TRUE;
}

/* A whole number of one or two digits and its sign, to the end of the text. */
static gboolean
read_exponent (const char *text, int *out)
{
  gboolean minus = take_minus (&text);

  if (!minus && *text == '+')
    text++;
  if (!g_ascii_isdigit (text[0]) || (text[1] != '\0' && !g_ascii_isdigit (text[1]))
      || (text[1] != '\0' && text[2] != '\0'))
    return FALSE;

  *out = (int) g_ascii_strtoll (text, NULL, 10) * (minus ? -1 : 1);
  return TRUE;
}

/* What may follow a number: nothing, e4, or x 10^4. */
static gboolean
read_power (const char *text, int *out)
{
  *out = 0;
  if (*text == '\0')
    return TRUE;
  if (*text == 'e' || *text == 'E')
    return read_exponent (text + 1, out);

  while (*text == ' ')
    text++;
  if (*text == 'x' || *text == 'X')
    text++;
  else if (g_str_has_prefix (text, "×"))
    text += strlen ("×");
  else
    return FALSE;
  while (*text == ' ')
    text++;
  return g_str_has_prefix (text, "10^") && read_exponent (text + strlen ("10^"), out);
}

static gboolean
fits (PpDecimal v)
{
  return v.units >= -MAX_UNITS && v.units <= MAX_UNITS
         && v.scale >= 0 && v.scale <= PP_DECIMAL_MAX_DIGITS;
}

static gboolean
apply_power (PpDecimal *v, int power)
{
  v->scale -= power;
  for (; v->scale < 0; v->scale++)
    if (__builtin_mul_overflow (v->units, (gint64) 10, &v->units))
      return FALSE;
  return TRUE;
}

static __int128
scaled_up (PpDecimal v, int scale)
{
  __int128 units = v.units;

  for (int i = v.scale; i < scale; i++)
    units *= 10;
  return units;
}

/**
 * pp_decimal_scan:
 * @text: (inout): where a number begins; left behind it
 * @out: (out): the number
 *
 * Reads a number at the start of a text: an optional sign, digits of any script, commas in
 * lakhs or thousands, and decimals. The value may use the whole of a gint64.
 *
 * Returns: whether a number stands there, and fits
 */
PpDecimalScan
pp_decimal_scan (const char **text, PpDecimal *out)
{
  Digits digits = { FALSE, FALSE, 0 };
  const char *p, *next;
  gboolean minus;
  int scale = 0;

  g_return_val_if_fail (text != NULL && *text != NULL && out != NULL, PP_DECIMAL_SCAN_NONE);

  p = *text;
  minus = take_minus (&p);
  if (!minus && *p == '+')
    p++;
  if (!take_whole (&p, &digits))
    return PP_DECIMAL_SCAN_NONE;
  if (*p == '.' && digit_at (p + 1, &next) >= 0)
    {
      p++;
      scale = take_digits (&p, &digits);
    }

  if (!digits.any)
    return PP_DECIMAL_SCAN_NONE;
  if (digits.too_large || scale > PP_DECIMAL_MAX_SCALE)
    return PP_DECIMAL_SCAN_TOO_LARGE;

  *out = (PpDecimal) { minus ? -(gint64) digits.units : (gint64) digits.units, scale };
  *text = p;
  return PP_DECIMAL_SCAN_GOOD;
}

/**
 * pp_decimal_refuse_comma:
 * @text: what could not be read as a number, whatever follows it
 * @code: of the error
 * @error: says how to write it
 *
 * In India a comma groups digits; some write it before the fraction. It is not guessed: 2,5 is
 * refused, and 2.5 proposed. Before three digits it may be either, and nothing is proposed.
 *
 * Returns: whether a comma in place of the point was all that was wrong with the number
 */
gboolean
pp_decimal_refuse_comma (const char *text, PpValueError code, GError **error)
{
  const char *comma, *end, *next;
  g_autofree char *pointed = NULL;
  PpDecimal unused;
  int n = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  comma = strchr (text, ',');
  if (comma == NULL || comma != strrchr (text, ','))
    return FALSE;
  for (end = comma + 1; digit_at (end, &next) >= 0; end = next)
    n++;
  pointed = g_strdup (text);
  pointed[comma - text] = '.';
  next = pointed;
  if (n == 0 || n == 3 || pp_decimal_scan (&next, &unused) != PP_DECIMAL_SCAN_GOOD ||
      next != pointed + (end - text))
    return FALSE;
  /* TRANSLATORS: a number, as 2.5 kg */
  pp_error_set (error, PP_VALUE_ERROR, code, NULL,
                _("Write it with a point, not a comma: %s"), pointed);
  return TRUE;
}

/**
 * pp_decimal_parse:
 * @text: a laboratory value: "8.80", "-0.5", "2.4e4", "2.4 x 10^4"; not more than
 *   PP_DECIMAL_MAX_DIGITS digits
 * @out: (out): the value; its scale is the number of decimals as typed, and never negative
 * @error: return location for PP_VALUE_ERROR_DECIMAL
 *
 * Returns: %TRUE if @text is a number
 */
gboolean
pp_decimal_parse (const char *text, PpDecimal *out, GError **error)
{
  g_autofree char *trimmed = NULL;
  const char *p;
  PpDecimalScan scan;
  PpDecimal v;
  int power = 0;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);

  p = trimmed = g_strstrip (g_strdup (text));
  scan = strchr (p, ',') == NULL ? pp_decimal_scan (&p, &v) : PP_DECIMAL_SCAN_NONE;
  if (scan == PP_DECIMAL_SCAN_NONE
      || (scan == PP_DECIMAL_SCAN_GOOD && !read_power (p, &power)))
    {
      if (pp_decimal_refuse_comma (trimmed, PP_VALUE_ERROR_DECIMAL, error))
        return FALSE;
      pp_error_set (error, PP_VALUE_ERROR, PP_VALUE_ERROR_DECIMAL, NULL,
                    _("This is not a number. Write digits and one point, as in 8.80."));
      return FALSE;
    }
  if (scan == PP_DECIMAL_SCAN_TOO_LARGE || !apply_power (&v, power) || !fits (v))
    {
      pp_error_set (error, PP_VALUE_ERROR, PP_VALUE_ERROR_DECIMAL, NULL,
                    _("This number is too long. Write at most 15 digits."));
      return FALSE;
    }

  *out = v;
  return TRUE;
}

/**
 * pp_decimal_compare:
 * @a: a decimal
 * @b: a decimal
 *
 * Returns: negative, 0 or positive as @a is below, equal to or above @b; 8.8 equals 8.80
 */
int
pp_decimal_compare (PpDecimal a, PpDecimal b)
{
  int scale = MAX (a.scale, b.scale);
  __int128 x, y;

  g_return_val_if_fail (a.scale >= 0 && b.scale >= 0 && scale <= PP_DECIMAL_MAX_SCALE, 0);

  x = scaled_up (a, scale);
  y = scaled_up (b, scale);
  return (x > y) - (x < y);
}

/**
 * pp_decimal_round:
 * @v: a decimal
 * @scale: how many decimals to keep
 *
 * Rounds as IS 2:1960 says: to the nearest, a half to the even digit. In one step, always
 * from the value as it was found.
 *
 * Returns: the value with @scale decimals, with zeros added where it had fewer; @v itself
 *   where these do not fit
 */
PpDecimal
pp_decimal_round (PpDecimal v, int scale)
{
  __int128 unit, units, rest;

  g_return_val_if_fail (v.scale >= 0 && v.scale <= PP_DECIMAL_MAX_SCALE, v);
  g_return_val_if_fail (scale >= 0 && scale <= PP_DECIMAL_MAX_SCALE, v);

  if (scale >= v.scale)
    {
      units = scaled_up (v, scale);
      if (units < G_MININT64 || units > G_MAXINT64)
        return v;
      return (PpDecimal) { (gint64) units, scale };
    }

  unit = scaled_up ((PpDecimal) { 1, scale }, v.scale);
  units = v.units / unit;
  rest = v.units % unit;
  rest = rest < 0 ? -rest : rest;
  if (rest * 2 > unit || (rest * 2 == unit && units % 2 != 0))
    units += v.units < 0 ? -1 : 1;
  return (PpDecimal) { (gint64) units, scale };
}

/**
 * pp_decimal_format:
 * @v: a decimal
 *
 * Returns: (transfer full): all its digits, with a point before the last `scale` of them
 */
char *
pp_decimal_format (PpDecimal v)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 magnitude = v.units < 0 ? -(guint64) v.units : (guint64) v.units;

  g_return_val_if_fail (v.scale >= 0 && v.scale <= PP_DECIMAL_MAX_SCALE, NULL);

  g_string_printf (text, "%0*" G_GUINT64_FORMAT, v.scale + 1, magnitude);
  if (v.scale > 0)
    g_string_insert_c (text, (gssize) text->len - v.scale, '.');
  if (v.units < 0)
    g_string_prepend_c (text, '-');
  return g_string_free (g_steal_pointer (&text), FALSE);
}
