/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpAnchor:
 * @incarnation: of this desk
 * @seq: of its last act; 0 before the first
 * @hash: of that act, 64 hexadecimal digits; empty before the first
 *
 * Where this desk's chain of acts stands. Written down outside the PC, it shows later that nothing
 * before it was changed or cut off.
 */
typedef struct {
  char  *incarnation;
  gint64 seq;
  char  *hash;
} PpAnchor;

PpAnchor *pp_anchor_read (PpDb *db, GError **error);
void      pp_anchor_free (PpAnchor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpAnchor, pp_anchor_free)

G_END_DECLS
