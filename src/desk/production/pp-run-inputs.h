/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/production/pp-run-data.h"

G_BEGIN_DECLS

#define PP_TYPE_RUN_INPUTS (pp_run_inputs_get_type ())
G_DECLARE_FINAL_TYPE (PpRunInputs, pp_run_inputs, PP, RUN_INPUTS, AdwBin)

void pp_run_inputs_clear (PpRunInputs *self);
void pp_run_inputs_show  (PpRunInputs *self, const PpRunData *data);
void pp_run_inputs_start (PpRunInputs *self, const char *lot);

G_END_DECLS
