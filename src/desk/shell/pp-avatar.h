/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pp_avatar_new (int size, const char *name_en, const char *name_ml);

G_END_DECLS
