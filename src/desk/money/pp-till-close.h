/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_TILL_CLOSE (pp_till_close_get_type ())
G_DECLARE_FINAL_TYPE (PpTillClose, pp_till_close, PP, TILL_CLOSE, PpPane)

G_END_DECLS
