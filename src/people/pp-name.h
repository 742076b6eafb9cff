/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

gboolean pp_name_is_same      (const char *name, const char *other);
char    *pp_name_join         (const char *name_en, const char *name_ml);
gboolean pp_name_settle       (PpRecord *draft, GError **error);
gboolean pp_name_check        (PpRecord *draft, GError **error);
gboolean pp_name_settle_phone (PpRecord *draft, GError **error);
gboolean pp_name_check_ward   (PpRecord *draft, GError **error);

G_END_DECLS
