/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "booking/pp-schedule.h"

G_BEGIN_DECLS

#define PP_TYPE_TIME_BLOCK (pp_time_block_get_type ())
G_DECLARE_FINAL_TYPE (PpTimeBlock, pp_time_block, PP, TIME_BLOCK, GtkWidget)

GtkWidget  *pp_time_block_new         (void);
void        pp_time_block_show        (PpTimeBlock *self, const PpHeld *held,
                                       const char *selected, gboolean crams);
const PpHeld *pp_time_block_get_held  (PpTimeBlock *self);
const char *pp_time_block_get_booking (PpTimeBlock *self);

G_END_DECLS
