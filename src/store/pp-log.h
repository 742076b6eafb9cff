/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db-private.h"

G_BEGIN_DECLS

gboolean pp_log_install       (PpDb *db, GError **error);
gboolean pp_log_drop_triggers (PpDb *db, GError **error);
gboolean pp_log_make_triggers (PpDb *db, GError **error);
gboolean pp_log_check_triggers (PpDb *db, GError **error);

G_END_DECLS
