/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-chore.h"

G_BEGIN_DECLS

#define PP_TYPE_SYNCER (pp_syncer_get_type ())
G_DECLARE_FINAL_TYPE (PpSyncer, pp_syncer, PP, SYNCER, PpChore)

PpChore *pp_syncer_of (PpSession *session);

G_END_DECLS
