/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pick.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

GPtrArray *pp_member_picks_read (PpDb *db, const char *enterprise, GError **error);

G_END_DECLS
