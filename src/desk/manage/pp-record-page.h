/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_RECORD_PAGE (pp_record_page_get_type ())
G_DECLARE_FINAL_TYPE (PpRecordPage, pp_record_page, PP, RECORD_PAGE, PpPane)


G_END_DECLS
