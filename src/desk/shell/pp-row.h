/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget  *pp_row_new        (const char *title, const char *subtitle);
GtkWidget  *pp_row_new_fact   (const char *name, const char *value);
GtkWidget  *pp_row_add_button (GtkWidget *row, const char *title, const char *id,
                               GCallback clicked, gpointer self);
void        pp_row_add_text   (GtkWidget *row, const char *text);
void        pp_row_set_id     (GtkWidget *row, const char *id);
const char *pp_row_get_id     (gpointer widget);

int         pp_list_clear     (GtkWidget *list);
void        pp_list_refocus   (GtkWidget *list, int index);
void        pp_list_make_menu (GtkWidget *list);

G_END_DECLS
