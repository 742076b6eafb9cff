/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/shell/pp-session.h"

G_BEGIN_DECLS

#define PP_TYPE_PAPER_WINDOW (pp_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (PpPaperWindow, pp_paper_window, PP, PAPER_WINDOW, AdwWindow)

GtkWidget *pp_paper_window_new       (PpSession *session, const char *name, const char *id);
GtkWidget *pp_paper_window_new_draft (PpSession *session, const char *name, gpointer asked);

G_END_DECLS
