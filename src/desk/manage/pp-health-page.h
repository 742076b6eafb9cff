/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_HEALTH_PAGE (pp_health_page_get_type ())
G_DECLARE_FINAL_TYPE (PpHealthPage, pp_health_page, PP, HEALTH_PAGE, PpPane)

G_END_DECLS
