/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-json.h"
#include "store/pp-logged-act.h"

G_BEGIN_DECLS

void         pp_wire_append_act  (GString *out, const PpLoggedAct *act, gboolean foreign);
gboolean     pp_wire_is_change   (const PpJson *line);
PpLoggedAct *pp_wire_read_act    (const PpJson *line, GError **error);
gboolean     pp_wire_read_change (const PpJson *line, PpLoggedAct *act, GError **error);
char        *pp_wire_hash_text   (const guint8 hash[PP_HASH_SIZE]);
gboolean     pp_wire_read_hash   (const PpJson *line, const char *key, guint8 hash[PP_HASH_SIZE]);

G_END_DECLS
