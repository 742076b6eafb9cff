/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-booking.h"
#include "core/pp-span.h"
#include "intake/pp-lot.h"
#include "production/pp-batch.h"
#include "production/pp-run.h"

G_BEGIN_DECLS

PpRun     *pp_run_get_of        (PpDb *db, const char *id, GError **error);
gboolean   pp_run_may_use       (PpDb *db, PpBooking *booking, PpLot *lot, gboolean *theirs,
                                 GError **error);
GPtrArray *pp_run_list_ready    (PpDb *db, PpSpan span, GError **error);
GPtrArray *pp_run_list_running  (PpDb *db, GError **error);
GPtrArray *pp_run_list_products (PpDb *db, PpBooking *booking, GError **error);
GPtrArray *pp_run_list_usable   (PpDb *db, PpBooking *booking, const char *product,
                                 const char *day, GError **error);
GPtrArray *pp_run_list_inputs   (PpDb *db, const char *run, GError **error);
gboolean   pp_run_get_batch     (PpDb *db, const char *run, PpBatch **batch, GError **error);

G_END_DECLS
