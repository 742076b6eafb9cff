/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_SAMPLE_PANEL (pp_sample_panel_get_type ())
G_DECLARE_FINAL_TYPE (PpSamplePanel, pp_sample_panel, PP, SAMPLE_PANEL, PpPane)

void pp_sample_panel_open (PpSamplePanel *self, const char *kind, const char *id);

G_END_DECLS
