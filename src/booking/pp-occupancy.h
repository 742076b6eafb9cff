/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-machine.h"
#include "core/pp-span.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpOccupancy:
 *
 * When machines hold no booking more, as the thread that reads keeps it: of each machine that was
 * asked for, the spans of time in which it is full or out of use, page by page; and on which days
 * the cluster is closed.
 */
typedef struct _PpOccupancy PpOccupancy;

PpOccupancy *pp_occupancy_get       (PpDb *db, GError **error);
gboolean     pp_occupancy_is_free   (PpOccupancy *self, PpDb *db, PpMachine *machine, PpSpan span,
                                     gint64 *free_from, GError **error);
gboolean     pp_occupancy_is_closed (PpDb *db, gint64 day_start, gboolean *closed,
                                     GError **error);

G_END_DECLS
