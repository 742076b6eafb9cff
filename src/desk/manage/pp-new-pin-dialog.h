/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PP_TYPE_NEW_PIN_DIALOG (pp_new_pin_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PpNewPinDialog, pp_new_pin_dialog, PP, NEW_PIN_DIALOG, AdwWindow)

GtkWidget *pp_new_pin_dialog_new (const char *name);
void       pp_new_pin_dialog_say (PpNewPinDialog *self, const char *words);

G_END_DECLS
