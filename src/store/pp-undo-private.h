/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-undo.h"

G_BEGIN_DECLS

gboolean pp_undo_check_unused (PpAct *act, PpRecordClass *klass, const char *row, GError **error);
gboolean pp_undo_check_rules  (PpAct *act, PpRecordClass *klass, const char *row, GError **error);

G_END_DECLS
