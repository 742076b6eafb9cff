/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpUptime:
 * @boot: which start of the computer; empty where it is not known
 * @seconds: since then, sleep included
 *
 * A clock that nobody can set.
 */
typedef struct {
  char   boot[40];
  gint64 seconds;
} PpUptime;

void   pp_uptime_read    (PpUptime *self);
gint64 pp_uptime_elapsed (const PpUptime *since, const PpUptime *now, gint64 by_wall);

G_END_DECLS
