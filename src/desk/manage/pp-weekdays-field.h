/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-field.h"

G_BEGIN_DECLS

#define PP_TYPE_WEEKDAYS_FIELD (pp_weekdays_field_get_type ())
G_DECLARE_FINAL_TYPE (PpWeekdaysField, pp_weekdays_field, PP, WEEKDAYS_FIELD, PpField)

G_END_DECLS
