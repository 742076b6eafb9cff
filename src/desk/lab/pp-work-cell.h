/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lab/pp-limit-rule.h"
#include "lab/pp-standard.h"

G_BEGIN_DECLS

GtkWidget *pp_work_cell_label  (const char *words, const char *style, int width);
GtkWidget *pp_work_cell_name   (const PpParameter *parameter, const PpLimitRule *rule);
GtkWidget *pp_work_cell_button (const char *title, const char *name, GCallback clicked,
                                gpointer self);

G_END_DECLS
