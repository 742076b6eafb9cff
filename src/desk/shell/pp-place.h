/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

/** PP_PLACE_NAME: under which the session keeps where somebody was. */
#define PP_PLACE_NAME "where"

void        pp_place_keep          (PpPane *page, const char *workplace, GtkWidget *focus);
const char *pp_place_get_workplace (PpSession *session);
gboolean    pp_place_return        (PpPane *page);

G_END_DECLS
