/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpLabelMark:
 * @circle_um: diameter of the green circle
 * @triangle_um: side of the brown triangle as the law has it
 * @square_um: side of the square around either
 */
typedef struct {
  gint64 circle_um;
  gint64 triangle_um;
  gint64 square_um;
} PpLabelMark;

gint64             pp_label_size_numeral_um (gint64 panel_mm2);
const PpLabelMark *pp_label_size_mark       (gint64 panel_mm2);
double             pp_label_size_least_pt   (gint64 panel_mm2);

G_END_DECLS
