/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PpSaved:
 * @owner: who asked, still there
 * @is_saved: whether it was
 * @words: (nullable): how it went
 */
typedef void (*PpSaved) (gpointer owner, gboolean is_saved, const char *words);

void pp_saving_reserve (gpointer owner, GFile *file, GBytes *bytes, PpSaved reserved);
void pp_saving_give_up (GFile *file);
void pp_saving_write   (gpointer owner, GFile *file, GBytes *bytes, gboolean is_counted,
                        PpSaved saved);

G_END_DECLS
