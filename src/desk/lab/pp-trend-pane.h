/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"
#include "lab/pp-sample-state.h"

G_BEGIN_DECLS

#define PP_TYPE_TREND_PANE (pp_trend_pane_get_type ())
G_DECLARE_FINAL_TYPE (PpTrendPane, pp_trend_pane, PP, TREND_PANE, PpPane)

void pp_trend_pane_watch (PpTrendPane *self, const PpSampleState *state,
                          PpParameter *parameter);

G_END_DECLS
