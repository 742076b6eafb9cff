/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-choice-field.h"

G_BEGIN_DECLS

void     pp_label_stock_offer        (PpChoiceField *field);
void     pp_label_stock_set          (PpChoiceField *field, gint64 width_um, gint64 height_um);
gboolean pp_label_stock_get          (PpChoiceField *field, gint64 *width_um, gint64 *height_um);
guint    pp_label_stock_count_sheets (PpChoiceField *field, gint64 n_labels);
void     pp_label_stock_keep         (PpChoiceField *field);

G_END_DECLS
