/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-quantity.h"

#include "core/pp-decimal.h"
#include "core/pp-error.h"
#include "core/pp-text.h"
#include "core/pp-value-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  const char *words;   /* in lower case, a blank before, between and behind */
  PpMeasure   measure;
  gint64      factor;  /* base units in one */
} Unit;

typedef struct {
  const char *small;
  const char *large;
  int         small_scale;   /* one is 10^scale base units */
  int         large_scale;
} Symbols;

static const char *const measure_words[] = { NULL, "mass", "volume", "length", "count" };

/* The volume of para, edangazhi and nazhi is the one of southern and central Kerala. */
static const Unit units[] = {
  { " mg milligram milligrams മില്ലിഗ്രാം ", PP_MEASURE_MASS, 1 },
  { " g gm gms gram grams ഗ്രാം ", PP_MEASURE_MASS, 1000 },
  { " kg kgs kilo kilos kilogram kilograms കിലോ കിലോഗ്രാം ", PP_MEASURE_MASS, 1000000 },
  { " quintal quintals qtl ക്വിന്റൽ ", PP_MEASURE_MASS, 100000000 },
  { " t ton tons tonne tonnes mt ടൺ ", PP_MEASURE_MASS, 1000000000 },
  { " µl μl ul microlitre microlitres ", PP_MEASURE_VOLUME, 1 },
  { " ml millilitre millilitres milliliter milliliters മില്ലി മില്ലിലിറ്റർ ",
    PP_MEASURE_VOLUME, 1000 },
  { " l lt ltr ltrs litre litres liter liters ലിറ്റർ ", PP_MEASURE_VOLUME, 1000000 },
  { " nazhi നാഴി ", PP_MEASURE_VOLUME, 312500 },
  { " edangazhi idangazhi changazhi ഇടങ്ങഴി ചങ്ങഴി ", PP_MEASURE_VOLUME, 1250000 },
  { " para parah പറ ", PP_MEASURE_VOLUME, 12500000 },
  { " mm millimetre millimetres മില്ലിമീറ്റർ ", PP_MEASURE_LENGTH, 1000 },
  { " cm centimetre centimetres സെന്റീമീറ്റർ ", PP_MEASURE_LENGTH, 10000 },
  { " m mtr metre metres meter meters മീറ്റർ ", PP_MEASURE_LENGTH, 1000000 },
  { " km kilometre kilometres കിലോമീറ്റർ ", PP_MEASURE_LENGTH, 1000000000 },
  { " n u no nos pc pcs piece pieces number numbers എണ്ണം ", PP_MEASURE_COUNT, 1000 },
  { " pair pairs ജോടി ", PP_MEASURE_COUNT, 2000 },
  { " dozen dozens dz ഡസൻ ", PP_MEASURE_COUNT, 12000 },
};

/* Their content differs from place to place and from time to time: they must be weighed. */
static const char unweighed[] =
  " bag bags sack sacks ചാക്ക് bundle bundles കെട്ട് bunch bunches കുല"
  " thulam തുലാം kandi candy കണ്ടി palam പലം ";

static const Symbols symbols[] = {
  [PP_MEASURE_MASS] = { "g", "kg", 3, 6 },
  [PP_MEASURE_VOLUME] = { "ml", "l", 3, 6 },
  [PP_MEASURE_LENGTH] = { "cm", "m", 4, 6 },
  [PP_MEASURE_COUNT] = { "N", "N", 3, 3 },
};

static gboolean
has_word (const char *words, const char *word)
{
  g_autofree char *padded = g_strdup_printf (" %s ", word);

  return strstr (words, padded) != NULL;
}

static const Unit *
find_unit (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (has_word (units[i].words, word))
      return &units[i];
  return NULL;
}

/* The unit as the table has it: lower case, without the point of an abbreviation. */
static char *
read_word (const char *text)
{
  g_autofree char *clean = pp_text_clean (text, NULL);
  char *word;

  if (clean == NULL || strchr (clean, ' ') != NULL)
    return NULL;

  word = g_ascii_strdown (clean, -1);
  if (g_str_has_suffix (word, "."))
    word[strlen (word) - 1] = '\0';
  return word;
}

static gboolean
convert (PpDecimal number, const Unit *unit, gint64 *amount, GError **error)
{
  __int128 product = (__int128) number.units * unit->factor;

  for (int i = 0; i < number.scale; i++)
    {
      if (product % 10 != 0)
        {
          pp_error_set (error, PP_VALUE_ERROR, PP_VALUE_ERROR_QUANTITY, NULL,
                        _("This quantity has too many decimals. Leave some out."));
          return FALSE;
        }
      product /= 10;
    }
  if (product < -G_MAXINT64 || product > G_MAXINT64)
    {
      pp_error_set (error, PP_VALUE_ERROR, PP_VALUE_ERROR_QUANTITY, NULL,
                    _("This quantity is too large. Check the number and the unit."));
      return FALSE;
    }
  *amount = (gint64) product;
  return TRUE;
}

static char *
format_scaled (gint64 amount, int scale)
{
  PpDecimal v = { amount, scale };

  for (; v.scale > 0 && v.units % 10 == 0; v.scale--)
    v.units /= 10;
  return pp_decimal_format (v);
}

/**
 * pp_measure_to_word:
 * @measure: a measure
 *
 * Returns: (transfer none) (nullable): the word that stands in records; %NULL for none
 */
const char *
pp_measure_to_word (PpMeasure measure)
{
  g_return_val_if_fail (measure < G_N_ELEMENTS (measure_words), NULL);

  return measure_words[measure];
}

/**
 * pp_measure_from_word:
 * @word: (nullable): the word of a record
 *
 * Returns: the measure; PP_MEASURE_NONE for a word that is not known
 */
PpMeasure
pp_measure_from_word (const char *word)
{
  for (gsize i = PP_MEASURE_MASS; word != NULL && i < G_N_ELEMENTS (measure_words); i++)
    if (g_str_equal (measure_words[i], word))
      return (PpMeasure) i;
  return PP_MEASURE_NONE;
}

/**
 * pp_quantity_parse:
 * @text: a number and its unit: "12.5 kg", "500g", "2 quintal", "3 para", "2 dozen"; digits
 *   of any script
 * @amount: (out): the amount in base units: mg, µl, µm or thousandths
 * @measure: (out): what is measured
 * @error: return location for PP_VALUE_ERROR_QUANTITY
 *
 * Old measures of volume are taken and turned into metric ones; a bag, a bunch and old
 * measures of mass are refused, because only a scale knows what they hold.
 *
 * Returns: %TRUE if @text is a quantity that base units hold exactly
 */
gboolean
pp_quantity_parse (const char *text, gint64 *amount, PpMeasure *measure, GError **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *word = NULL;
  const char *p;
  PpDecimalScan scan;
  PpDecimal number;
  const Unit *unit;

  g_return_val_if_fail (text != NULL && amount != NULL && measure != NULL, FALSE);

  p = trimmed = g_strstrip (g_strdup (text));
  scan = pp_decimal_scan (&p, &number);
  if (scan == PP_DECIMAL_SCAN_TOO_LARGE)
    {
      pp_error_set (error, PP_VALUE_ERROR, PP_VALUE_ERROR_QUANTITY, NULL,
                    _("This quantity is too large. Check the number and the unit."));
      return FALSE;
    }

  if (scan == PP_DECIMAL_SCAN_NONE &&
      pp_decimal_refuse_comma (trimmed, PP_VALUE_ERROR_QUANTITY, error))
    return FALSE;

  word = scan == PP_DECIMAL_SCAN_GOOD ? read_word (p) : NULL;
  if (word != NULL && *word != '\0' && has_word (unweighed, word))
    {
      pp_error_set (error, PP_VALUE_ERROR, PP_VALUE_ERROR_QUANTITY, NULL,
                    _("This unit has no fixed weight. Weigh it and write the net weight in kg."));
      return FALSE;
    }

  unit = word != NULL && *word != '\0' ? find_unit (word) : NULL;
  if (unit == NULL)
    {
      pp_error_set (error, PP_VALUE_ERROR, PP_VALUE_ERROR_QUANTITY, NULL,
                    _("This is not a quantity. Write the number and the unit, as in 12.5 kg. "
                      "Units are kg and g, l and ml, m and cm, pcs."));
      return FALSE;
    }
  if (!convert (number, unit, amount, error))
    return FALSE;

  *measure = unit->measure;
  return TRUE;
}

/**
 * pp_quantity_format:
 * @amount: an amount in base units
 * @measure: what is measured
 *
 * Writes a quantity as the Legal Metrology (Packaged Commodities) Rules, rule 13, want it:
 * under 1 kg in g, otherwise in kg (ml and l, cm and m alike), a blank before the symbol, no
 * point behind it. The value is never rounded: where more than three decimals are there, all
 * of them are written.
 *
 * Returns: (transfer full): "12.5 kg", "500 g", "1.5 l", "60 N"
 */
char *
pp_quantity_format (gint64 amount, PpMeasure measure)
{
  const gint64 one = 1000000;
  g_autofree char *number = NULL;
  gboolean small = amount > -one && amount < one;

  g_return_val_if_fail (measure > PP_MEASURE_NONE && measure < G_N_ELEMENTS (symbols), NULL);

  number = format_scaled (amount, small ? symbols[measure].small_scale
                                        : symbols[measure].large_scale);
  return g_strdup_printf ("%s %s", number, small ? symbols[measure].small
                                                 : symbols[measure].large);
}

/**
 * pp_quantity_say:
 * @amount: an amount in base units
 * @measure: what is measured
 *
 * As pp_quantity_format(), but pieces bear the word that people have for them, and not the symbol
 * that the law wants on a pack; pp_quantity_parse() reads it.
 *
 * Returns: (transfer full): "12.5 kg", "60 pcs" in the language of the thread
 */
char *
pp_quantity_say (gint64 amount, PpMeasure measure)
{
  g_autofree char *number = NULL;

  if (measure != PP_MEASURE_COUNT)
    return pp_quantity_format (amount, measure);
  number = format_scaled (amount, symbols[measure].small_scale);
  /* TRANSLATORS: so many pieces */
  return g_strdup_printf (C_("quantity", "%s pcs"), number);
}
