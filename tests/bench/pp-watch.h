/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpSeen:
 * @first: when the first pixels came, microseconds after what was waited from; -1: none came
 * @last: when the last came
 */
typedef struct {
  gint64 first;
  gint64 last;
} PpSeen;

typedef struct _PpWatch PpWatch;

PpWatch *pp_watch_new    (void);
void     pp_watch_free   (PpWatch *self);
void     pp_watch_begin  (PpWatch *self);
PpSeen   pp_watch_paint  (PpWatch *self, gint64 from, gint64 quiet, gint64 most);
PpSeen   pp_watch_damage (PpWatch *self, gint64 from, gint64 quiet, gint64 most);
void     pp_watch_focus  (PpWatch *self);
gint64   pp_watch_press  (PpWatch *self, const char *keys);
void     pp_watch_save   (PpWatch *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpWatch, pp_watch_free)

G_END_DECLS
