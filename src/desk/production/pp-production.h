/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_PRODUCTION (pp_production_get_type ())
G_DECLARE_FINAL_TYPE (PpProduction, pp_production, PP, PRODUCTION, PpPane)

G_END_DECLS
