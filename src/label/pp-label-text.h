/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-quantity.h"

G_BEGIN_DECLS

gboolean pp_label_text_unit_price (gint64 mrp_paise, gint64 amount, PpMeasure measure,
                                   gint64 *paise, const char **unit);
char    *pp_label_text_date       (const char *day);
char    *pp_label_text_month      (const char *day);
char    *pp_label_text_code       (const char *cluster, const char *batch);

G_END_DECLS
