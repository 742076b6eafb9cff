/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_RUN_PAGE (pp_run_page_get_type ())
G_DECLARE_FINAL_TYPE (PpRunPage, pp_run_page, PP, RUN_PAGE, PpPane)

void        pp_run_page_open    (PpRunPage *self, const char *id, const char *lot);
const char *pp_run_page_get_run (PpRunPage *self);

G_END_DECLS
