/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpPick:
 * @kind: of the record
 * @id: of the record
 * @title: what it is called
 * @note: (nullable): what tells it from others of that name
 * @also: (nullable): more words by which it is found, not shown
 *
 * Something that can be picked.
 */
typedef struct {
  char *kind;
  char *id;
  char *title;
  char *note;
  char *also;
} PpPick;

PpPick  *pp_pick_new     (const char *kind, const char *id, const char *title, const char *note);
PpPick  *pp_pick_copy    (const PpPick *self);
void     pp_pick_free    (PpPick *self);
gboolean pp_pick_begins  (const PpPick *self, const char *text);
gboolean pp_pick_matches (const PpPick *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpPick, pp_pick_free)

G_END_DECLS
