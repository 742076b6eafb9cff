/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-store.h"

G_BEGIN_DECLS

char     *pp_devices_list   (PpStore *store, const char *cluster, GError **error);
gboolean  pp_devices_revoke (PpStore *store, const char *device, GError **error);

G_END_DECLS
