/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/pp-store.h"

G_BEGIN_DECLS

/**
 * PpControlAsk:
 * @what: "add-cluster", "enrol-code", "list-devices" or "revoke"
 * @cluster: (nullable): code of a cluster
 * @name: (nullable): its name, for a new one
 * @device: (nullable): id of a device to lock out
 * @minutes: how long a code holds
 *
 * What an operator asks of a server.
 */
typedef struct {
  const char *what;
  const char *cluster;
  const char *name;
  const char *device;
  gint64      minutes;
} PpControlAsk;

char           *pp_control_path  (const char *where);
char           *pp_control_do    (PpStore *store, const PpControlAsk *ask, GError **error);
GSocketService *pp_control_serve (PpStore *store, const char *path, GError **error);
char           *pp_control_send  (const char *path, const PpControlAsk *ask, GError **error);

G_END_DECLS
