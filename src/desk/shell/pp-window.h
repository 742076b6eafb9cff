/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/shell/pp-session.h"
#include "desk/shell/pp-workplace.h"

G_BEGIN_DECLS

#define PP_TYPE_WINDOW (pp_window_get_type ())
G_DECLARE_FINAL_TYPE (PpWindow, pp_window, PP, WINDOW, AdwApplicationWindow)

GtkWidget  *pp_window_new           (GtkApplication *application, PpSession *session,
                                     const PpWorkplace *workplaces);
const char *pp_window_get_workplace (PpWindow *self);
void        pp_window_show          (PpWindow *self, const char *workplace);

G_END_DECLS
