/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-chain.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpOutbox:
 * @waiting: acts that wait
 * @waiting_since: when the oldest of them was made; PP_NONE where none waits
 * @refused: acts that the server did not accept, and nobody has settled yet
 * @clashes: changes that met another value, and nobody has looked at yet
 */
typedef struct {
  gint64 waiting;
  gint64 waiting_since;
  gint64 refused;
  gint64 clashes;
} PpOutbox;

gboolean pp_outbox_read  (PpDb *db, const char *incarnation, gint64 confirmed, PpOutbox *out,
                          GError **error);
gboolean pp_outbox_hash  (PpDb *db, const char *incarnation, gint64 seq,
                          guint8 hash[PP_HASH_SIZE], GError **error);

G_END_DECLS
