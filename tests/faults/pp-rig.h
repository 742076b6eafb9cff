/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pp-fixture.h"
#include "pp-tape.h"

G_BEGIN_DECLS

/**
 * PpRig:
 * @base: a cluster, closed: every run begins on a copy of its folder
 * @n_before: the last act in it
 * @schema: the tables that the folder is to have when it is looked at
 *
 * What fault tests share: a folder to begin with, a clerk to work in it as another process, and the
 * eyes that look at it afterwards.
 */
typedef struct {
  PpFixture *base;
  gint64     n_before;
  const PpSchema *schema;
} PpRig;

/**
 * PpRun:
 * @said: what the clerk told, one line an act
 * @words: what stood on its standard error
 * @status: as from waitpid()
 */
typedef struct {
  char *said;
  char *words;
  int   status;
} PpRun;

PpRig  *pp_rig_new        (void);
void    pp_rig_free       (PpRig *self);
char   *pp_rig_copy       (PpRig *self);
char   *pp_rig_empty      (void);
void    pp_rig_remove     (const char *folder);
PpRun  *pp_rig_run        (const char *folder, guint first, guint n, ...) G_GNUC_NULL_TERMINATED;
PpTape *pp_rig_record     (PpRig *self, const char *from, guint first, guint n, ...)
                           G_GNUC_NULL_TERMINATED;
char   *pp_rig_find       (PpRig *self, const char *folder, const char *said, guint n_in_flight);
char   *pp_rig_find_after (PpRig *self, const char *folder, const char *said, guint n_in_flight,
                           guint next);
char   *pp_rig_settle     (PpRig *self, const char *folder, const char *said);
guint   pp_rig_count      (const char *said, const char *prefix);
void    pp_run_free       (PpRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpRig, pp_rig_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpRun, pp_run_free)

G_END_DECLS
