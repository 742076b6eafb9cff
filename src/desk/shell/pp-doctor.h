/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-session.h"
#include "health/pp-health.h"

G_BEGIN_DECLS

#define PP_TYPE_DOCTOR (pp_doctor_get_type ())
G_DECLARE_FINAL_TYPE (PpDoctor, pp_doctor, PP, DOCTOR, GObject)

PpDoctor       *pp_doctor_of         (PpSession *session);
void            pp_doctor_look       (PpDoctor *self);
gboolean        pp_doctor_is_busy    (PpDoctor *self);
const PpHealth *pp_doctor_get_health (PpDoctor *self);
const char     *pp_doctor_get_error  (PpDoctor *self);

G_END_DECLS
