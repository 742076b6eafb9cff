/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/pp-store.h"

G_BEGIN_DECLS

/**
 * PpControlAsk:
 * @what: "add-cluster" or "enrol-code"
 * @cluster: code of a cluster
 * @name: (nullable): its name, for a new one
 * @minutes: how long a code holds
 *
 * What an operator asks of a server.
 */
typedef struct {
  const char *what;
  const char *cluster;
  const char *name;
  gint64      minutes;
} PpControlAsk;

char           *pp_control_path  (const char *where);
char           *pp_control_do    (PpStore *store, const PpControlAsk *ask, GError **error);
GSocketService *pp_control_serve (PpStore *store, const char *path, GError **error);
char           *pp_control_send  (const char *path, const PpControlAsk *ask, GError **error);

G_END_DECLS
