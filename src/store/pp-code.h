/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

gboolean pp_code_check    (const char *code, GError **error);
gboolean pp_code_is_taken (PpAct *act, PpRecord *draft, const char *code, gboolean *taken,
                           GError **error);

G_END_DECLS
