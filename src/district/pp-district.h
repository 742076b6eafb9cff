/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-store.h"
#include "sync/pp-envelope.h"

G_BEGIN_DECLS

/**
 * PpDistrictKey:
 * @public_key: what desks know the server by
 * @secret: with which it signs
 * @epoch: another one after each start
 */
typedef struct {
  guint8 public_key[PP_KEY_SIZE];
  guint8 secret[PP_SECRET_KEY_SIZE];
  char  *epoch;
} PpDistrictKey;

PpStore       *pp_district_open        (const char *where, GError **error);
gboolean       pp_district_begin_epoch (PpStore *store, GError **error);
PpDistrictKey *pp_district_key_read    (PpDb *db, GError **error);
void           pp_district_key_free    (PpDistrictKey *self);
gboolean       pp_district_add_cluster (PpStore *store, const char *code, const char *name,
                                        GError **error);
char          *pp_district_make_code   (PpStore *store, const char *cluster, int minutes,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpDistrictKey, pp_district_key_free)

G_END_DECLS
