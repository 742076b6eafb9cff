/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db-private.h"

G_BEGIN_DECLS

gboolean pp_migrate_check_file (const char *path, const PpSchema *schema, GError **error);
gboolean pp_migrate_check      (PpDb *db, const char *path, GError **error);
gboolean pp_migrate            (PpDb *db, GError **error);

G_END_DECLS
