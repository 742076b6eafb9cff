/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-chore.h"
#include "health/pp-health.h"

G_BEGIN_DECLS

#define PP_TYPE_DOCTOR (pp_doctor_get_type ())
G_DECLARE_FINAL_TYPE (PpDoctor, pp_doctor, PP, DOCTOR, PpChore)

const PpHealth *pp_doctor_get_health (PpDoctor *self);

G_END_DECLS
