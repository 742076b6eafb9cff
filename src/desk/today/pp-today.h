/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_TODAY (pp_today_get_type ())
G_DECLARE_FINAL_TYPE (PpToday, pp_today, PP, TODAY, PpPane)

G_END_DECLS
