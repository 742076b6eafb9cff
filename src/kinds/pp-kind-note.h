/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

gboolean pp_kind_note_read (PpDb *db, PpRecord *record, char **note, GError **error);

G_END_DECLS
