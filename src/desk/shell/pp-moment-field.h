/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-field.h"

G_BEGIN_DECLS

#define PP_TYPE_MOMENT_FIELD (pp_moment_field_get_type ())
G_DECLARE_FINAL_TYPE (PpMomentField, pp_moment_field, PP, MOMENT_FIELD, PpField)

void pp_moment_field_grab_clock (PpMomentField *self);

G_END_DECLS
