/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

char *pp_reference_resolve (PpDb *db, PpRecordClass *klass, const char *text, const char *field,
                            GError **error);

G_END_DECLS
