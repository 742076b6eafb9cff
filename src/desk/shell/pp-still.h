/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PP_TYPE_STILL (pp_still_get_type ())
G_DECLARE_FINAL_TYPE (PpStill, pp_still, PP, STILL, GtkWidget)

void pp_still_append (GtkWidget *widget, GtkSnapshot *snapshot, GtkSnapshot *seen);

G_END_DECLS
