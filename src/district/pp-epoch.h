/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

gboolean  pp_epoch_begin     (PpDb *db, GError **error);
char     *pp_epoch_read      (PpDb *db, GError **error);
gboolean  pp_epoch_agreed    (PpDb *db, const char *cluster, const char *epoch, gint64 *place,
                              GError **error);

G_END_DECLS
