/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_LAB (pp_lab_get_type ())
G_DECLARE_FINAL_TYPE (PpLab, pp_lab, PP, LAB, PpPane)

G_END_DECLS
