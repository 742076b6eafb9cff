/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_MANAGE (pp_manage_get_type ())
G_DECLARE_FINAL_TYPE (PpManage, pp_manage, PP, MANAGE, PpPane)

G_END_DECLS
