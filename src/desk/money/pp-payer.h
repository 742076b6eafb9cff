/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_PAYER (pp_payer_get_type ())
G_DECLARE_FINAL_TYPE (PpPayer, pp_payer, PP, PAYER, PpPane)

void pp_payer_open (PpPayer *self, const char *kind, const char *id);

G_END_DECLS
