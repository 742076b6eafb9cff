/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/shell/pp-session.h"

G_BEGIN_DECLS

#define PP_TYPE_PIN_DIALOG (pp_pin_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PpPinDialog, pp_pin_dialog, PP, PIN_DIALOG, AdwWindow)

GtkWidget *pp_pin_dialog_new        (PpSession *session, const PpVerb *verb);
void       pp_pin_dialog_say        (PpPinDialog *self, const GError *refused);
char      *pp_pin_dialog_dup_second (PpPinDialog *self);

G_END_DECLS
