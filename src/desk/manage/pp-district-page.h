/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_DISTRICT_PAGE (pp_district_page_get_type ())
G_DECLARE_FINAL_TYPE (PpDistrictPage, pp_district_page, PP, DISTRICT_PAGE, PpPane)

G_END_DECLS
