/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pp-line.h"

G_BEGIN_DECLS

gint64     pp_peek_count            (PpStore *store, const char *sql);
gint64     pp_peek_count_acts       (PpLine *line);
GPtrArray *pp_peek_query            (PpStore *store, const char *sql);
void       pp_peek_exec             (PpStore *store, const char *sql);
void       pp_peek_assert_verified  (PpStore *store);
void       pp_peek_assert_converged (PpLine *line);

G_END_DECLS
