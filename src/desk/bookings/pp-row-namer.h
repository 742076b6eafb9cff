/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/bookings/pp-time-grid.h"
#include "store/pp-store.h"

G_BEGIN_DECLS

#define PP_TYPE_ROW_NAMER (pp_row_namer_get_type ())
G_DECLARE_FINAL_TYPE (PpRowNamer, pp_row_namer, PP, ROW_NAMER, GObject)

PpRowNamer *pp_row_namer_new  (PpTimeGrid *grid);
void        pp_row_namer_look (PpRowNamer *self, PpStore *store, const PpSchedule *schedule);
void        pp_row_namer_stop (PpRowNamer *self);

gboolean    pp_row_namer_read (PpSchedule *schedule, PpDb *db, guint first, guint n,
                               GError **error);

G_END_DECLS
