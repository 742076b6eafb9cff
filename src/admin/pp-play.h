/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-store.h"

G_BEGIN_DECLS

/**
 * PpPlay:
 *
 * Plays files of JSON lines, one act a line. Names that one file gives stand for the next.
 */
typedef struct _PpPlay PpPlay;

/**
 * PpPlayFunc:
 * @line: of the file, from 1
 * @verb: what was done
 * @record: what it returned
 * @data: as given
 *
 * Called after each act.
 */
typedef void (*PpPlayFunc) (guint line, const char *verb, PpRecord *record, gpointer data);

PpPlay     *pp_play_new        (PpStore *store, const char *today, PpPlayFunc func,
                                gpointer data);
void        pp_play_free       (PpPlay *self);
gboolean    pp_play_file       (PpPlay *self, const char *path, GError **error);
guint       pp_play_get_n      (PpPlay *self);
int         pp_play_get_signal (PpPlay *self);
const char *pp_play_get_id     (PpPlay *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpPlay, pp_play_free)

G_END_DECLS
