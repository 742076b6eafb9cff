/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/pp-draw.h"
#include "paper/pp-page.h"

G_BEGIN_DECLS

/** A receipt roll of 80 mm, of which a thermal printer reaches 72 mm, at 203 dots an inch. */
#define PP_ROLL_WIDTH_MM  80.0
#define PP_ROLL_MARGIN_MM  4.0
#define PP_ROLL_INK_MM    72.0
#define PP_ROLL_GAP_MM     1.5
#define PP_ROLL_DPI      203

/**
 * PpRoll:
 * @paper: where it is drawn
 * @y_mm: where the next block begins
 * @label_mm: width of the names at the left of rows
 * @label: style of these names
 * @value: style of what stands beside them
 *
 * A strip of paper as long as what stands on it.
 */
typedef struct {
  PpPaper     *paper;
  double       y_mm;
  double       label_mm;
  PpTextStyle  label;
  PpTextStyle  value;
} PpRoll;

/**
 * PpRollDraw:
 * @roll: the roll, at its top
 * @data: what is drawn
 * @error: why it could not be
 *
 * Draws everything from the top; called twice, the first time to find the length.
 *
 * Returns: whether all was drawn
 */
typedef gboolean (*PpRollDraw) (PpRoll *roll, gconstpointer data, GError **error);

void     pp_roll_centred (PpRoll *self, const PpTextStyle *style, const char *text);
void     pp_roll_rule    (PpRoll *self);
void     pp_roll_row     (PpRoll *self, const char *name, const char *text);
void     pp_roll_pair    (PpRoll *self, const PpTextStyle *style, const char *text,
                          const char *sum, double sum_mm);
gboolean pp_roll_code    (PpRoll *self, const char *code, double height_mm, GError **error);
GBytes  *pp_roll_print   (const PpRoll *like, const char *title, const char *language,
                          gint64 made_at, PpRollDraw draw, gconstpointer data, GError **error);

G_END_DECLS
