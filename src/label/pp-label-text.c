/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-text.h"

#include "core/pp-day.h"
#include "core/pp-money.h"

/* 1 kg, 1 l and 1 m in base units. */
#define LARGE G_GINT64_CONSTANT (1000000)

/* The unit that the law wants a price for, and how many base units it has. */
static gint64
choose_unit (gint64 amount, PpMeasure measure, const char **unit)
{
  gboolean large = amount >= LARGE;

  switch (measure)
    {
    case PP_MEASURE_MASS:
      *unit = large ? "kg" : "g";
      return large ? LARGE : LARGE / 1000;
    case PP_MEASURE_VOLUME:
      *unit = large ? "l" : "ml";
      return large ? LARGE : LARGE / 1000;
    case PP_MEASURE_LENGTH:
      *unit = large ? "m" : "cm";
      return large ? LARGE : LARGE / 100;
    case PP_MEASURE_COUNT:
      *unit = "piece";
      return 1000;
    case PP_MEASURE_NONE: default:
      return 0;
    }
}

/**
 * pp_label_text_unit_price:
 * @mrp_paise: the price of the pack
 * @amount: what is in it, base units
 * @measure: of @amount
 * @paise: (out): the price of one unit, rounded to the paisa
 * @unit: (out) (transfer none): "g", "kg", "ml", "l", "cm", "m" or "piece"
 *
 * The unit sale price: per g or ml under 1 kg or 1 l, per kg or l from there on (LM Packaged
 * Commodities Rules 2011, rule 6(11)). It is not needed where it is the price of the pack.
 *
 * Returns: whether a unit sale price is needed
 */
gboolean
pp_label_text_unit_price (gint64 mrp_paise, gint64 amount, PpMeasure measure, gint64 *paise,
                          const char **unit)
{
  gint64 one = choose_unit (amount, measure, unit);

  if (one == 0 || amount <= 0 || amount == one)
    return FALSE;
  *paise = pp_money_pro_rata (mrp_paise, one, amount);
  return TRUE;
}

/**
 * pp_label_text_date:
 * @day: YYYY-MM-DD
 *
 * Returns: (transfer full): DD/MM/YYYY, as FSS Labelling and Display 2020, 5(9) wants it on
 *   every label, whatever the desk speaks
 */
char *
pp_label_text_date (const char *day)
{
  g_return_val_if_fail (pp_day_is_valid (day), NULL);

  return g_strdup_printf ("%.2s/%.2s/%.4s", day + 8, day + 5, day);
}

/**
 * pp_label_text_month:
 * @day: YYYY-MM-DD
 *
 * Returns: (transfer full): MM/YYYY, for goods that are no food (LM rule 6(1)(d))
 */
char *
pp_label_text_month (const char *day)
{
  g_return_val_if_fail (pp_day_is_valid (day), NULL);

  return g_strdup_printf ("%.2s/%.4s", day + 5, day);
}

/**
 * pp_label_text_code:
 * @cluster: its code
 * @batch: number of a batch
 *
 * Returns: (transfer full): what a label's QR code holds: whoever scans it at a desk gets to
 *   the batch
 */
char *
pp_label_text_code (const char *cluster, const char *batch)
{
  return g_strdup_printf ("PP1|%s|%s", cluster, batch);
}
