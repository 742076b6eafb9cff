/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pp-line.h"

G_BEGIN_DECLS

/**
 * PpServer:
 * @program: path of panippura-district
 * @folder: of its store
 * @port: on loopback; 0 before the first start
 * @idle: its option --idle in seconds; 0 leaves it out
 * @leaks: whether it is sent what libsoup 3.2 does not free: the path of a request that is none
 * @cert: (nullable): file of its certificate; it then speaks https
 * @key: (nullable): file of the certificate's key
 * @process: (nullable): while it runs
 *
 * The real server as a process of its own. It dies with the test, however that ends.
 */
typedef struct {
  const char  *program;
  char        *folder;
  guint16      port;
  int          idle;
  gboolean     leaks;
  char        *cert;
  char        *key;
  GSubprocess *process;
} PpServer;

PpServer  *pp_server_new     (const char *program);
void       pp_server_free    (PpServer *self);
GPtrArray *pp_server_prepare (PpServer *self, const char *cluster, guint n_codes);
void       pp_server_start   (PpServer *self);
void       pp_server_kill    (PpServer *self);
void       pp_server_stop    (PpServer *self);
gint64     pp_server_memory  (PpServer *self);
PpFixture *pp_server_add_desk (PpServer *self, gboolean first, gint64 seed, guint16 port,
                               const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpServer, pp_server_free)

G_END_DECLS
