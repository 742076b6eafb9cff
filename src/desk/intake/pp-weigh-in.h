/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_WEIGH_IN (pp_weigh_in_get_type ())
G_DECLARE_FINAL_TYPE (PpWeighIn, pp_weigh_in, PP, WEIGH_IN, PpPane)

void pp_weigh_in_start (PpWeighIn *self, const char *owner);

G_END_DECLS
