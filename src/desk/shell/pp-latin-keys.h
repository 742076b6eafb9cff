/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char pp_latin_keys_char (guint keycode, gboolean shift);
void pp_latin_keys_add  (GtkWidget *window);

G_END_DECLS
