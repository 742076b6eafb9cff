/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"
#include "sync/pp-envelope.h"

G_BEGIN_DECLS

/**
 * PpEnrolment:
 * @address: of the district server
 * @code: the one-time code, both halves
 * @cluster: (nullable): code of the cluster whose data is here; %NULL where there is none yet
 */
typedef struct {
  const char *address;
  const char *code;
  const char *cluster;
} PpEnrolment;

gboolean  pp_desk_key_read        (PpDb *db, guint8 secret[PP_SECRET_KEY_SIZE], GError **error);
gboolean  pp_desk_key_read_server (PpDb *db, guint8 key[PP_KEY_SIZE], GError **error);
GBytes   *pp_desk_key_enrol       (PpDb *db, const PpEnrolment *enrolment, GError **error);
gboolean  pp_desk_key_take        (PpDb *db, const PpEnrolment *enrolment, GBytes *answer,
                                   GError **error);

gboolean  pp_desk_key_revoked     (GError **error);

G_END_DECLS
