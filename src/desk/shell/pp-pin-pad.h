/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PP_TYPE_PIN_PAD (pp_pin_pad_get_type ())
G_DECLARE_FINAL_TYPE (PpPinPad, pp_pin_pad, PP, PIN_PAD, GtkWidget)

void pp_pin_pad_clear (PpPinPad *self);
void pp_pin_pad_say   (PpPinPad *self, const char *words);
void pp_pin_pad_wait  (PpPinPad *self, guint seconds);

G_END_DECLS
