/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_STORE_LIST (pp_store_list_get_type ())
G_DECLARE_FINAL_TYPE (PpStoreList, pp_store_list, PP, STORE_LIST, PpPane)

G_END_DECLS
