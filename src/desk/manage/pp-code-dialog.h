/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/shell/pp-session.h"

G_BEGIN_DECLS

GtkWidget *pp_code_dialog_new (GtkWindow *over, PpSession *session, const char *code);

G_END_DECLS
