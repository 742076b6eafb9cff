/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pp_printer_print (GtkWindow *parent, const char *title, GBytes *pdf);
void pp_printer_save  (GtkWindow *parent, const char *name, GBytes *pdf);

G_END_DECLS
