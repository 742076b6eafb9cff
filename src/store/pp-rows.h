/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-json.h"
#include "store/pp-db-private.h"

G_BEGIN_DECLS

gboolean pp_rows_insert (PpDb *db, PpRecordClass *klass, const char *row, const PpJson *values,
                         GError **error);
gboolean pp_rows_update (PpDb *db, PpRecordClass *klass, const char *row, const PpJson *values,
                         GError **error);

G_END_DECLS
