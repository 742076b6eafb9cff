/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pp_drop_down_new       (void);
void       pp_drop_down_offer     (GtkDropDown *self, const char *const *titles);
void       pp_drop_down_set_hint  (GtkDropDown *self, const char *words);
void       pp_drop_down_set_empty (GtkDropDown *self, const char *words);

G_END_DECLS
