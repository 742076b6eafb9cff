/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pp-fixture.h"

G_BEGIN_DECLS

/**
 * PpSafe:
 * @fixture: a cluster with people in it, and a recovery code
 * @code: that code
 * @folder: for its backups; not made yet
 */
typedef struct {
  PpFixture *fixture;
  char      *code;
  char      *folder;
} PpSafe;

PpSafe *pp_safe_new     (void);
void    pp_safe_free    (PpSafe *self);
char   *pp_safe_back_up (PpSafe *self, const char *time, GCancellable *cancellable,
                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpSafe, pp_safe_free)

G_END_DECLS
