/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-logged-act.h"

G_BEGIN_DECLS

/**
 * PpDevice:
 * @incarnation: of the device
 * @device: its id
 * @cluster: code of its cluster
 * @public_key: Ed25519, base64
 * @have: its last act that is here
 * @head: that act's hash
 * @revoked: whether it is locked out
 */
typedef struct {
  char    *incarnation;
  char    *device;
  char    *cluster;
  char    *public_key;
  gint64   have;
  guint8   head[PP_HASH_SIZE];
  gboolean revoked;
} PpDevice;

gboolean   pp_feed_find_device  (PpDb *db, const char *incarnation, PpDevice **device,
                                 GError **error);
void       pp_device_free       (PpDevice *self);
gboolean   pp_feed_move_device  (PpDb *db, const PpDevice *device, GError **error);

gboolean   pp_feed_accept       (PpDb *db, const char *cluster, PpLoggedAct *act,
                                 const char *refused, GError **error);
gboolean   pp_feed_read_hash    (PpDb *db, const char *incarnation, gint64 seq,
                                 guint8 hash[PP_HASH_SIZE], gboolean *found, GError **error);
GPtrArray *pp_feed_list         (PpDb *db, const char *cluster, gint64 after_place,
                                 gsize most_bytes, const char *own, gboolean *more,
                                 GError **error);
gboolean   pp_feed_list_refused (PpDb *db, const char *incarnation, gint64 from_seq, GString *out,
                                 GError **error);
char      *pp_feed_get_row      (PpDb *db, const char *cluster, const char *table, const char *row,
                                 GError **error);
gboolean   pp_feed_alarm        (PpDb *db, const char *incarnation, const char *what,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpDevice, pp_device_free)

G_END_DECLS
