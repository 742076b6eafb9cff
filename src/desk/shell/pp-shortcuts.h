/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/shell/pp-workplace.h"

G_BEGIN_DECLS

void pp_shortcuts_add_accels (GtkApplication *application, const PpWorkplace *workplaces);
void pp_shortcuts_show       (GtkWindow *parent, const PpWorkplace *workplaces, guint roles);

G_END_DECLS
