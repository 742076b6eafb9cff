/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpHistoryEntry:
 * @id: grows with each change that this desk wrote or was brought
 * @act: key of the act
 * @at: when, UTC seconds
 * @told_at: when, as told, for a late entry; else PP_NONE
 * @actor: who
 * @verb: what they did
 * @is_here: whether it was done at this desk
 * @refused: (nullable): why the district's server did not accept it
 * @kind: of the row
 * @row: its id
 * @op: I, U or E
 * @new_json: (nullable): the columns after; %NULL where they were erased
 * @old_json: (nullable): and before
 */
typedef struct {
  gint64   id;
  char    *act;
  gint64   at;
  gint64   told_at;
  char    *actor;
  char    *verb;
  gboolean is_here;
  char    *refused;
  char    *kind;
  char    *row;
  char    *op;
  char    *new_json;
  char    *old_json;
} PpHistoryEntry;

/** PP_HISTORY_BY_OTHERS: of act a: done by another person than the one that is bound, not by the
 * district or the set-up.
 */
#define PP_HISTORY_BY_OTHERS "a.actor NOT IN (?, 'district', '" PP_SYSTEM_ACTOR "')"

void       pp_history_entry_free (PpHistoryEntry *self);
GPtrArray *pp_history_of_row     (PpDb *db, const char *row, GError **error);
GPtrArray *pp_history_of_span    (PpDb *db, gint64 from, gint64 to, GError **error);
GPtrArray *pp_history_of_others  (PpDb *db, gint64 act, const char *actor, GError **error);
gboolean   pp_history_made       (PpDb *db, const char *kind, const char *row, gint64 *at,
                                  GError **error);
GPtrArray *pp_history_list_made  (PpDb *db, const char *kind, gint64 from, gint64 to,
                                  GError **error);
gboolean   pp_history_last       (PpDb *db, gint64 *at, GError **error);
char      *pp_history_head       (PpDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpHistoryEntry, pp_history_entry_free)

G_END_DECLS
