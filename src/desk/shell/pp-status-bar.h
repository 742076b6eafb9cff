/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"
#include "desk/shell/pp-syncer.h"

G_BEGIN_DECLS

#define PP_TYPE_STATUS_BAR (pp_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (PpStatusBar, pp_status_bar, PP, STATUS_BAR, PpPane)

void pp_status_bar_watch (PpStatusBar *self, PpSession *session);

G_END_DECLS
