/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pick.h"
#include "store/pp-store.h"

G_BEGIN_DECLS

void pp_pick_search_async    (PpStore *store, const char *text, const char *kinds,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
void pp_pick_search_id_async (PpStore *store, const char *id, const char *kinds,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);

G_END_DECLS
