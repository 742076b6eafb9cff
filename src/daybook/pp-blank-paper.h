/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

GBytes *pp_blank_paper_print (PpDb *db, const char *id, const char *language, gint64 made_at,
                              GError **error);

G_END_DECLS
