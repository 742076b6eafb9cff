/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_CHARGE_CORRECTION (pp_charge_correction_get_type ())
G_DECLARE_FINAL_TYPE (PpChargeCorrection, pp_charge_correction, PP, CHARGE_CORRECTION, PpPane)

void pp_charge_correction_open (PpChargeCorrection *self, const char *charge, const char *what,
                                gint64 charged_paise);

G_END_DECLS
