/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

gboolean pp_identity_ensure    (PpDb *db, GError **error);
gboolean pp_identity_is_unused (PpDb *db, gboolean *unused, GError **error);
gboolean pp_identity_set       (PpDb *db, const char *purpose, gint64 seed, GError **error);
gboolean pp_identity_renew     (PpDb *db, GError **error);

G_END_DECLS
