/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_RECEIVE_PANEL (pp_receive_panel_get_type ())
G_DECLARE_FINAL_TYPE (PpReceivePanel, pp_receive_panel, PP, RECEIVE_PANEL, PpPane)

void pp_receive_panel_start (PpReceivePanel *self, const char *kind, const char *id);

G_END_DECLS
