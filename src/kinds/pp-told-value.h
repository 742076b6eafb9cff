/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-json.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpTeller:
 *
 * Tells values as people read them, and remembers what records are called while it does.
 */
typedef struct _PpTeller PpTeller;

PpTeller   *pp_teller_new   (PpDb *db);
void        pp_teller_free  (PpTeller *self);
const char *pp_teller_title (PpTeller *self, const char *kind, const char *id);
char       *pp_teller_value (PpTeller *self, PpRecordClass *klass, const char *row,
                             const char *column, const PpJson *side, const PpJson *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpTeller, pp_teller_free)

G_END_DECLS
