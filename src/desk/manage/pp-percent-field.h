/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-field.h"

G_BEGIN_DECLS

#define PP_TYPE_PERCENT_FIELD (pp_percent_field_get_type ())
G_DECLARE_FINAL_TYPE (PpPercentField, pp_percent_field, PP, PERCENT_FIELD, PpField)

char *pp_percent_format (gint64 per_mille);

G_END_DECLS
