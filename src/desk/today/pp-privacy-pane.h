/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_PRIVACY_PANE (pp_privacy_pane_get_type ())
G_DECLARE_FINAL_TYPE (PpPrivacyPane, pp_privacy_pane, PP, PRIVACY_PANE, PpPane)

void pp_privacy_pane_open (PpPrivacyPane *self, const char *person);

G_END_DECLS
