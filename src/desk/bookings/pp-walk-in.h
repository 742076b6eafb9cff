/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_WALK_IN (pp_walk_in_get_type ())
G_DECLARE_FINAL_TYPE (PpWalkIn, pp_walk_in, PP, WALK_IN, PpPane)

void pp_walk_in_for     (PpWalkIn *self, const char *person);
void pp_walk_in_at      (PpWalkIn *self, const char *machine, gint64 at);

G_END_DECLS
