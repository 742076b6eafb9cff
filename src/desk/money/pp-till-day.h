/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_TILL_DAY (pp_till_day_get_type ())
G_DECLARE_FINAL_TYPE (PpTillDay, pp_till_day, PP, TILL_DAY, PpPane)

void pp_till_day_find (PpTillDay *self, const char *payment);

G_END_DECLS
