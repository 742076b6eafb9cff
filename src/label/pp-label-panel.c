/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-panel.h"

#include <math.h>

/* The share of a round or odd pack that counts as its main panel: LM Packaged Commodities Rules
 * 2011, rule 7. */
#define PANEL_SHARE 0.4

/* FSS Labelling and Display Regulations 2020, 8: up to 100 cm² ingredients, batch, nutrition and
 * instructions may be left off, under 30 cm² the dates too; they go on the outer pack. */
#define SMALL_MM2 10000
#define TINY_MM2   3000

/**
 * pp_label_panel_of_box:
 * @width_um: of the face that is shown
 * @height_um: of it
 *
 * Returns: its main panel, mm²
 */
gint64
pp_label_panel_of_box (gint64 width_um, gint64 height_um)
{
  return (gint64) round ((double) width_um * (double) height_um / 1e6);
}

/**
 * pp_label_panel_of_jar:
 * @height_um: of a round pack, without neck and shoulder
 * @diameter_um: of it
 *
 * Returns: its main panel, mm²: 40 % of height times girth
 */
gint64
pp_label_panel_of_jar (gint64 height_um, gint64 diameter_um)
{
  return (gint64) round (PANEL_SHARE * (double) height_um * G_PI * (double) diameter_um / 1e6);
}

/**
 * pp_label_panel_of_surface:
 * @surface_mm2: of a pack of another shape: a pouch, a bag
 *
 * Returns: its main panel, mm²: 40 % of the surface
 */
gint64
pp_label_panel_of_surface (gint64 surface_mm2)
{
  return (gint64) round (PANEL_SHARE * (double) surface_mm2);
}

/**
 * pp_label_panel_is_small:
 * @self: of a pack
 *
 * Returns: whether its surface was told and is so small that ingredients, batch, nutrition and
 *   instructions may be left off
 */
gboolean
pp_label_panel_is_small (const PpLabelPanel *self)
{
  return self->surface_mm2 > 0 && self->surface_mm2 <= SMALL_MM2;
}

/**
 * pp_label_panel_is_tiny:
 * @self: of a pack
 *
 * Returns: whether its surface was told and is so small that the dates may be left off too
 */
gboolean
pp_label_panel_is_tiny (const PpLabelPanel *self)
{
  return self->surface_mm2 > 0 && self->surface_mm2 < TINY_MM2;
}
