/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_INTAKE (pp_intake_get_type ())
G_DECLARE_FINAL_TYPE (PpIntake, pp_intake, PP, INTAKE, PpPane)

G_END_DECLS
