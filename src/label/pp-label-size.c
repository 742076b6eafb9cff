/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-size.h"

#include <math.h>

/* Of Noto Sans, in which labels are set: a figure, and a small letter without its stem. */
#define FIGURE_EM 0.714
#define SMALL_EM  0.536

#define POINT_UM (25400.0 / 72.0)

/* LM Packaged Commodities Rules 2011, rule 7(2), since 1.1.2018: least height of numerals by the
 * area of the main panel. Held for every declaration: the table of the FSS Labelling and Display
 * Regulations 2020, 7, was not found in full. */
static const struct {
  gint64 up_to_cm2;
  gint64 least_um;
} numerals[] = {
  { 50, 1000 },
  { 100, 1500 },
  { 500, 2500 },
  { 2500, 4000 },
  { G_MAXINT64 / 100, 6000 },
};

/* Every declaration has letters of at least 1 mm: the same rule, as amended. */
#define LEAST_LETTER_UM 1000.0

/* FSS Labelling and Display Regulations 2020, 5(4), as remembered; the side of the square is
 * twice the diameter of the circle. */
static const struct {
  gint64      up_to_cm2;
  PpLabelMark mark;
} marks[] = {
  { 100, { 3000, 2500, 6000 } },
  { 500, { 4000, 3500, 8000 } },
  { 2500, { 6000, 5000, 12000 } },
  { G_MAXINT64 / 100, { 8000, 7000, 16000 } },
};

/**
 * pp_label_size_numeral_um:
 * @panel_mm2: area of the main panel
 *
 * Returns: the least height of printed figures
 */
gint64
pp_label_size_numeral_um (gint64 panel_mm2)
{
  guint at = 0;

  while (panel_mm2 > numerals[at].up_to_cm2 * 100)
    at++;
  return numerals[at].least_um;
}

/**
 * pp_label_size_mark:
 * @panel_mm2: area of the main panel
 *
 * Returns: (transfer none): the least sizes of the vegetarian and non-vegetarian mark
 */
const PpLabelMark *
pp_label_size_mark (gint64 panel_mm2)
{
  guint at = 0;

  while (panel_mm2 > marks[at].up_to_cm2 * 100)
    at++;
  return &marks[at].mark;
}

/**
 * pp_label_size_least_pt:
 * @panel_mm2: area of the main panel
 *
 * Returns: the least size of type, in points, whose figures and small letters are both high
 *   enough
 */
double
pp_label_size_least_pt (gint64 panel_mm2)
{
  double figure_um = (double) pp_label_size_numeral_um (panel_mm2);
  double type_um = MAX (figure_um / FIGURE_EM, LEAST_LETTER_UM / SMALL_EM);

  return ceil (type_um / POINT_UM * 100) / 100;
}
