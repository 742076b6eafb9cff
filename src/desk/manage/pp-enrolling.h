/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-store.h"

G_BEGIN_DECLS

void     pp_enrolling_start  (gpointer source, PpStore *store, const char *address,
                              const char *code, GCancellable *cancellable,
                              GAsyncReadyCallback callback);
gboolean pp_enrolling_finish (GAsyncResult *result, GError **error);

G_END_DECLS
