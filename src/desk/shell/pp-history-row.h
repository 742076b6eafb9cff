/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kinds/pp-told-act.h"

G_BEGIN_DECLS

#define PP_TYPE_HISTORY_ROW (pp_history_row_get_type ())
G_DECLARE_FINAL_TYPE (PpHistoryRow, pp_history_row, PP, HISTORY_ROW, GtkListBoxRow)

GtkWidget *pp_history_row_new         (const PpToldAct *act, const PpSchema *schema,
                                       const char *own);
GtkWidget *pp_history_row_new_closed  (const PpToldAct *act, const PpSchema *schema);
gboolean   pp_history_row_is_open     (PpHistoryRow *self);
void       pp_history_row_set_open    (PpHistoryRow *self, gboolean is_open);

G_END_DECLS
