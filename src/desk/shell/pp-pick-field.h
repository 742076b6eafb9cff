/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-field.h"

G_BEGIN_DECLS

#define PP_TYPE_PICK_FIELD (pp_pick_field_get_type ())
G_DECLARE_FINAL_TYPE (PpPickField, pp_pick_field, PP, PICK_FIELD, PpField)

G_END_DECLS
