/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

typedef enum {
  PP_SINCE_BOOKINGS,
  PP_SINCE_LOTS,
  PP_SINCE_BATCHES,
  PP_SINCE_SAMPLES,
  PP_SINCE_CERTIFICATES,
  PP_SINCE_N_TOPICS,
} PpSinceTopic;

/**
 * PpSince:
 * @act: where it begins: the last act that this person knows of, by its place in the record here;
 *   PP_NONE for who was never here
 * @left_at: when they left, UTC seconds; PP_NONE as @act
 * @n_acts: how much others did since
 * @n: how many of each came to be by that, and still hold
 * @paise: what was taken
 * @staff: (element-type PpStaff): who did it, in the order in which they began
 *
 * What others did while somebody was away.
 */
typedef struct {
  gint64     act;
  gint64     left_at;
  guint      n_acts;
  guint      n[PP_SINCE_N_TOPICS];
  gint64     paise;
  GPtrArray *staff;
} PpSince;

gboolean  pp_since_leave (PpDb *db, const char *staff, gint64 now, GError **error);
PpSince  *pp_since_read  (PpDb *db, const char *staff, gint64 act, gint64 left_at,
                          GError **error);
void      pp_since_free  (PpSince *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpSince, pp_since_free)

G_END_DECLS
