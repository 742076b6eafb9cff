/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

gboolean pp_allowed_check (PpDb *db, const PpVerb *verb, const char *actor, const char *field,
                           GError **error);

G_END_DECLS
