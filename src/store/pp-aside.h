/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-store.h"

G_BEGIN_DECLS

gpointer pp_aside_read (PpStore *store, PpReadFunc func, gpointer data, GError **error);

G_END_DECLS
