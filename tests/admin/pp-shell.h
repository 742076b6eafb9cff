/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pp-town.h"

G_BEGIN_DECLS

/**
 * PpTold:
 * @told: what a program printed
 * @words: what it printed as errors
 * @code: with which it ended; minus the signal that ended it
 */
typedef struct {
  char *told;
  char *words;
  int   code;
} PpTold;

PpTold *pp_shell_run   (PpTown *town, const char *desk, ...) G_GNUC_NULL_TERMINATED;
PpTold *pp_shell_type  (PpTown *town, const char *typed, const char *desk, ...)
                        G_GNUC_NULL_TERMINATED;
PpTold *pp_shell_end   (GSubprocess *process);
void    pp_told_free   (PpTold *self);
char   *pp_shell_write (PpTown *town, const char *name, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpTold, pp_told_free)

G_END_DECLS
