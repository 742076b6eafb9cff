/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GSettings *pp_settings_open           (const char *key);
void       pp_settings_restore_window (GtkWindow *window);
void       pp_settings_keep_window    (GtkWindow *window);
guint      pp_settings_lock_minutes   (void);
char      *pp_settings_get_sheet      (void);
void       pp_settings_keep_sheet     (const char *name);

G_END_DECLS
