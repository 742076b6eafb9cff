/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-span.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

gboolean   pp_slot_check_span    (PpSpan span, GError **error);
gboolean   pp_slot_check_hours   (PpDb *db, PpRecord *machine, PpSpan span, GError **error);
GPtrArray *pp_slot_list_bookings (PpDb *db, const char *machine, PpSpan span, const char *except,
                                  GError **error);
GPtrArray *pp_slot_list_checked_in (PpDb *db, PpSpan span, GError **error);
GPtrArray *pp_slot_list_overfull (PpDb *db, gint64 from, GError **error);
GPtrArray *pp_slot_list_downtime (PpDb *db, const char *machine, PpSpan span, GError **error);
guint      pp_slot_peak          (const PpSpan *spans, guint n_spans, PpSpan within);
gboolean   pp_slot_is_free       (PpDb *db, PpRecord *machine, PpSpan span, const char *except,
                                  gboolean *is_free, GError **error);
gboolean   pp_slot_next_free     (PpDb *db, PpRecord *machine, gint64 seconds, gint64 from,
                                  PpSpan *found, GError **error);

G_END_DECLS
