/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_RIGHTS_PAGE (pp_rights_page_get_type ())
G_DECLARE_FINAL_TYPE (PpRightsPage, pp_rights_page, PP, RIGHTS_PAGE, PpPane)

G_END_DECLS
