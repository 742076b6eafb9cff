/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-label-size.h"
#include "paper/pp-page.h"

G_BEGIN_DECLS

void pp_veg_mark_draw (PpPaper *paper, const char *kind, const PpLabelMark *size, double x_mm,
                       double y_mm);

G_END_DECLS
