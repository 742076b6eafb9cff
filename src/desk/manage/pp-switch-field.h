/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-field.h"

G_BEGIN_DECLS

#define PP_TYPE_SWITCH_FIELD (pp_switch_field_get_type ())
G_DECLARE_FINAL_TYPE (PpSwitchField, pp_switch_field, PP, SWITCH_FIELD, PpField)

G_END_DECLS
