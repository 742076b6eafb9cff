/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PP_TYPE_BEGUN_BAR (pp_begun_bar_get_type ())
G_DECLARE_FINAL_TYPE (PpBegunBar, pp_begun_bar, PP, BEGUN_BAR, GtkBox)

void pp_begun_bar_watch (PpBegunBar *self, PpSession *session);

G_END_DECLS
