/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_STAFF_PANEL (pp_staff_panel_get_type ())
G_DECLARE_FINAL_TYPE (PpStaffPanel, pp_staff_panel, PP, STAFF_PANEL, PpPane)

G_END_DECLS
