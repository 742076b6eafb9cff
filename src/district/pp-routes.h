/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "store/pp-store.h"

G_BEGIN_DECLS

SoupServer *pp_routes_serve (PpStore *store, GInetSocketAddress *address,
                             GTlsCertificate *certificate, guint idle_seconds, GError **error);

G_END_DECLS
