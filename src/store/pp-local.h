/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

gboolean pp_local_read  (PpDb *db, const char *key, char **value, GError **error);
gboolean pp_local_write (PpDb *db, const char *key, const char *value, GError **error);

G_END_DECLS
