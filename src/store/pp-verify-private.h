/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-verify.h"

G_BEGIN_DECLS

void     pp_verify_find  (PpVerifyReport *report, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean pp_verify_chain (PpDb *db, gint64 since, PpVerifyReport *report, GError **error);
gboolean pp_verify_fold  (PpDb *db, PpVerifyReport *report, GError **error);

G_END_DECLS
