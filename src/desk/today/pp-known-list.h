/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_KNOWN_LIST (pp_known_list_get_type ())
G_DECLARE_FINAL_TYPE (PpKnownList, pp_known_list, PP, KNOWN_LIST, PpPane)

void pp_known_list_ask (PpKnownList *self, gpointer person);

G_END_DECLS
