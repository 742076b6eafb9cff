/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpVerifyReport:
 * @n_acts: how many acts were read
 * @n_changes: how many changes
 * @n_rows: how many rows were compared with the log
 * @findings: (element-type utf8): what is wrong, in words, the first act or row of each kind
 *   of fault; empty where all holds
 */
typedef struct {
  gint64     n_acts;
  gint64     n_changes;
  gint64     n_rows;
  GPtrArray *findings;
} PpVerifyReport;

PpVerifyReport *pp_verify             (PpDb *db, GError **error);
PpVerifyReport *pp_verify_since       (PpDb *db, gint64 since, gint64 *last, GError **error);
void            pp_verify_report_free (PpVerifyReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpVerifyReport, pp_verify_report_free)

G_END_DECLS
