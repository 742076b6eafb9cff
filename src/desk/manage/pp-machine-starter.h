/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PP_TYPE_MACHINE_STARTER (pp_machine_starter_get_type ())
G_DECLARE_FINAL_TYPE (PpMachineStarter, pp_machine_starter, PP, MACHINE_STARTER, AdwBin)

G_END_DECLS
