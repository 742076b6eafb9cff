/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/shell/pp-pick.h"

G_BEGIN_DECLS

#define PP_TYPE_HIT_ROW (pp_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (PpHitRow, pp_hit_row, PP, HIT_ROW, GtkListBoxRow)

GtkWidget  *pp_hit_row_new      (void);
void        pp_hit_row_show     (PpHitRow *self, const PpPick *hit, guint roles);
const char *pp_hit_row_get_kind (PpHitRow *self);
const char *pp_hit_row_get_id   (PpHitRow *self);

G_END_DECLS
