/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_ONE_BOX (pp_one_box_get_type ())
G_DECLARE_FINAL_TYPE (PpOneBox, pp_one_box, PP, ONE_BOX, PpPane)

void pp_one_box_start (PpOneBox *self);
void pp_one_box_close (PpOneBox *self);
void pp_one_box_enter (PpOneBox *self, const char *text);

G_END_DECLS
