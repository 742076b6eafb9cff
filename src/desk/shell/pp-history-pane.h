/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_HISTORY_PANE (pp_history_pane_get_type ())
G_DECLARE_FINAL_TYPE (PpHistoryPane, pp_history_pane, PP, HISTORY_PANE, PpPane)

void pp_history_pane_show_window (GtkWindow *parent, const char *row);
void pp_history_pane_show_others (GtkWindow *parent, gint64 act, const char *staff);

G_END_DECLS
