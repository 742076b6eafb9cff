/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpStaffPin:
 * @staff: whose secret is set; the secret itself comes with the request
 */
typedef struct {
  PpRecord parent_instance;
  char    *staff;
} PpStaffPin;

PP_DECLARE_RECORD (PpStaffPin, pp_staff_pin)

gpointer pp_staff_set_pin           (PpAct *act, gpointer asked, GError **error);
gpointer pp_staff_recover           (PpAct *act, gpointer asked, GError **error);
gpointer pp_staff_set_recovery_code (PpAct *act, gpointer asked, GError **error);
gpointer pp_staff_set_passphrase    (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
