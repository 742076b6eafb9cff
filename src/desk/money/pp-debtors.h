/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_DEBTORS (pp_debtors_get_type ())
G_DECLARE_FINAL_TYPE (PpDebtors, pp_debtors, PP, DEBTORS, PpPane)

void     pp_debtors_start (PpDebtors *self);
gboolean pp_debtors_type  (PpDebtors *self, GtkEventControllerKey *keys);

G_END_DECLS
