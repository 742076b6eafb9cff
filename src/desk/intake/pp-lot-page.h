/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_LOT_PAGE (pp_lot_page_get_type ())
G_DECLARE_FINAL_TYPE (PpLotPage, pp_lot_page, PP, LOT_PAGE, PpPane)

void pp_lot_page_open (PpLotPage *self, const char *lot);

G_END_DECLS
