/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_PERSON_PANEL (pp_person_panel_get_type ())
G_DECLARE_FINAL_TYPE (PpPersonPanel, pp_person_panel, PP, PERSON_PANEL, PpPane)

void pp_person_panel_start (PpPersonPanel *self, const char *name);
void pp_person_panel_open  (PpPersonPanel *self, const char *id);

G_END_DECLS
