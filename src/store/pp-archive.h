/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "store/pp-act.h"

G_BEGIN_DECLS

char   *pp_archive_keep (PpAct *act, const char *kind, const char *number, GBytes *pdf,
                         GError **error);
gboolean pp_archive_drop (PpAct *act, const char *sha256, GError **error);
GBytes *pp_archive_get  (PpDb *db, const char *sha256, GError **error);

G_END_DECLS
