/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/shell/pp-shell.h"

G_BEGIN_DECLS

#define PP_TYPE_TOAST (pp_toast_get_type ())
G_DECLARE_FINAL_TYPE (PpToast, pp_toast, PP, TOAST, GtkBox)

void pp_toast_serve   (PpToast *self, PpShell *shell);
void pp_toast_show    (PpToast *self, const char *words, const char *undo);
void pp_toast_dismiss (PpToast *self);

G_END_DECLS
