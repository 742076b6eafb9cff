/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PP_TYPE_RESTORE_WINDOW (pp_restore_window_get_type ())
G_DECLARE_FINAL_TYPE (PpRestoreWindow, pp_restore_window, PP, RESTORE_WINDOW, AdwApplicationWindow)

GtkWidget *pp_restore_window_new    (GtkApplication *application, const char *folder);
void       pp_restore_window_choose (PpRestoreWindow *self, const char *path);

G_END_DECLS
