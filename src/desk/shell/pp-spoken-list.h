/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pp_spoken_list_follow   (GtkWidget *entry, GtkListBox *list);
void pp_spoken_list_tell     (GtkWidget *entry);
void pp_spoken_choice_follow (GtkDropDown *drop_down);
void pp_spoken_choice_name   (GtkListItem *item, const char *name);

G_END_DECLS
