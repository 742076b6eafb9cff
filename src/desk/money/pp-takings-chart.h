/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_TAKINGS_CHART (pp_takings_chart_get_type ())
G_DECLARE_FINAL_TYPE (PpTakingsChart, pp_takings_chart, PP, TAKINGS_CHART, PpPane)

G_END_DECLS
