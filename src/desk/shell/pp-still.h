/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pp_still_draw (GtkSnapshot *snapshot, GskRenderNode *node, int scale);

G_END_DECLS
