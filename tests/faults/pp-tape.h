/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpTape:
 *
 * What a program did to its data folder, step by step, as pp-disk.c wrote it down: the power can be
 * cut at any step of it, as often as one likes. For tests.
 */
typedef struct _PpTape PpTape;

typedef enum {
  PP_CUT_LOST,      /* nothing is there but what was synced */
  PP_CUT_KEPT,      /* all is there, as after a kill */
  PP_CUT_DROPPED,   /* of what was not synced, some writes are there */
  PP_CUT_TORN,      /* of each of them, some sectors, and a few are garbage */
  PP_N_CUTS,
} PpCut;

PpTape *pp_tape_new         (const char *log, const char *base);
void    pp_tape_free        (PpTape *self);
guint   pp_tape_get_n_steps (PpTape *self);
guint   pp_tape_find_said   (PpTape *self, const char *words);
char   *pp_tape_cut         (PpTape *self, guint n_steps, PpCut cut, guint32 seed,
                             const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpTape, pp_tape_free)

G_END_DECLS
