/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/shell/pp-workplace.h"

G_BEGIN_DECLS

void pp_about_show           (GtkWindow *parent);
void pp_about_show_shortcuts (GtkWindow *parent, const PpWorkplace *workplaces);

G_END_DECLS
