/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_START_RUN (pp_start_run_get_type ())
G_DECLARE_FINAL_TYPE (PpStartRun, pp_start_run, PP, START_RUN, PpPane)

void pp_start_run_open (PpStartRun *self, const char *booking);

G_END_DECLS
