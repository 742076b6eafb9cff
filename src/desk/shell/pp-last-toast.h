/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/shell/pp-shell.h"

G_BEGIN_DECLS

#define PP_TYPE_LAST_TOAST (pp_last_toast_get_type ())
G_DECLARE_FINAL_TYPE (PpLastToast, pp_last_toast, PP, LAST_TOAST, GObject)

PpLastToast *pp_last_toast_new     (PpShell *shell, AdwToastOverlay *overlay);
void         pp_last_toast_show    (PpLastToast *self, const char *words, const char *undo);
void         pp_last_toast_dismiss (PpLastToast *self);

G_END_DECLS
