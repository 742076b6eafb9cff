/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_LOCK (pp_lock_get_type ())
G_DECLARE_FINAL_TYPE (PpLock, pp_lock, PP, LOCK, PpPane)

void pp_lock_reset (PpLock *self);

G_END_DECLS
