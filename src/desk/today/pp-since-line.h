/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_SINCE_LINE (pp_since_line_get_type ())
G_DECLARE_FINAL_TYPE (PpSinceLine, pp_since_line, PP, SINCE_LINE, PpPane)

G_END_DECLS
