/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/shell/pp-shell.h"

G_BEGIN_DECLS

AdwToast *pp_toast_new          (PpShell *shell, const char *words, const char *undo);
void      pp_toast_take_back    (AdwToast *self);
void      pp_toast_name_crosses (AdwToastOverlay *overlay);

G_END_DECLS
