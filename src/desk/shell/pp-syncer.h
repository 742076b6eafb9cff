/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-session.h"

G_BEGIN_DECLS

#define PP_TYPE_SYNCER (pp_syncer_get_type ())
G_DECLARE_FINAL_TYPE (PpSyncer, pp_syncer, PP, SYNCER, GObject)

PpSyncer   *pp_syncer_new       (PpSession *session);
void        pp_syncer_start     (PpSyncer *self);
gboolean    pp_syncer_is_busy   (PpSyncer *self);
const char *pp_syncer_get_error (PpSyncer *self);

G_END_DECLS
