/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_USE_PANE (pp_use_pane_get_type ())
G_DECLARE_FINAL_TYPE (PpUsePane, pp_use_pane, PP, USE_PANE, PpPane)

G_END_DECLS
