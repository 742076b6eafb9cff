/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_TILL (pp_till_get_type ())
G_DECLARE_FINAL_TYPE (PpTill, pp_till, PP, TILL, PpPane)

G_END_DECLS
