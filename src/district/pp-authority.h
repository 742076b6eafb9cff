/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-logged-act.h"

G_BEGIN_DECLS

gboolean pp_authority_check (PpDb *db, const char *cluster, const PpLoggedAct *act,
                             const char **refused, GError **error);

G_END_DECLS
