/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_BLANK_PAGE (pp_blank_page_get_type ())
G_DECLARE_FINAL_TYPE (PpBlankPage, pp_blank_page, PP, BLANK_PAGE, PpPane)

G_END_DECLS
