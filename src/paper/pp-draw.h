/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/pp-page.h"

G_BEGIN_DECLS

typedef enum {
  PP_ALIGN_START,
  PP_ALIGN_CENTER,
  PP_ALIGN_END,
} PpAlign;

/**
 * PpTextStyle:
 * @size_pt: size of the letters
 * @bold: whether they are bold
 * @align: of each line within the width
 *
 * How a paragraph is set. Latin letters and figures are Noto Sans, Malayalam is Manjari.
 */
typedef struct {
  double   size_pt;
  gboolean bold;
  PpAlign  align;
} PpTextStyle;

double   pp_draw_measure_text (PpPaper *paper, const PpTextStyle *style, const char *text,
                               double width_mm, double *widest_mm);
double   pp_draw_text         (PpPaper *paper, const PpTextStyle *style, const char *text,
                               double x_mm, double y_mm, double width_mm);
gboolean pp_draw_text_in      (PpPaper *paper, const PpTextStyle *style, const char *text,
                               double x_mm, double y_mm, double width_mm, double height_mm,
                               double *used_mm, GError **error);
void     pp_draw_line         (PpPaper *paper, double x1_mm, double y1_mm, double x2_mm,
                               double y2_mm, double thick_mm);
void     pp_draw_box          (PpPaper *paper, double x_mm, double y_mm, double width_mm,
                               double height_mm, double thick_mm);

G_END_DECLS
