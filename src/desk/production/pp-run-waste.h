/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/production/pp-run-data.h"

G_BEGIN_DECLS

#define PP_TYPE_RUN_WASTE (pp_run_waste_get_type ())
G_DECLARE_FINAL_TYPE (PpRunWaste, pp_run_waste, PP, RUN_WASTE, AdwBin)

void pp_run_waste_clear (PpRunWaste *self);
void pp_run_waste_show  (PpRunWaste *self, const PpRunData *data);

G_END_DECLS
