/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pick.h"
#include "intake/pp-lot.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpLotWords:
 * @what: the material
 * @whose: the enterprise's name, or that of a person who owns it alone
 * @until: (nullable): the last day on which it may be used
 * @also: the names of both in either script
 *
 * What tells people which lot this is.
 */
typedef struct {
  char *what;
  char *whose;
  char *until;
  char *also;
} PpLotWords;

gboolean pp_lot_words_read    (PpLotWords *self, PpDb *db, PpLot *lot, GError **error);
void     pp_lot_words_clear   (PpLotWords *self);
PpPick  *pp_lot_words_to_pick (const PpLotWords *self, const char *id, const char *number,
                               const char *left, const char *remark);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PpLotWords, pp_lot_words_clear)

G_END_DECLS
