/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/shell/pp-session.h"

G_BEGIN_DECLS

#define PP_TYPE_SAVE_DIALOG (pp_save_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PpSaveDialog, pp_save_dialog, PP, SAVE_DIALOG, AdwWindow)

GtkWidget *pp_save_dialog_new  (PpSession *session, const char *name);
GtkWidget *pp_save_dialog_open (gpointer parent, PpSession *session, const char *name);
void       pp_save_dialog_say  (gpointer dialog, const char *words);
void       pp_save_dialog_done (gpointer dialog);

G_END_DECLS
