/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_POWER_BAR (pp_power_bar_get_type ())
G_DECLARE_FINAL_TYPE (PpPowerBar, pp_power_bar, PP, POWER_BAR, PpPane)

void pp_power_bar_ask (PpPowerBar *self);

G_END_DECLS
