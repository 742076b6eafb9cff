/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpHit:
 * @kind: of the record
 * @id: of the record
 * @title: what it is called
 */
typedef struct {
  char *kind;
  char *id;
  char *title;
} PpHit;

void       pp_hit_free           (PpHit *self);
gboolean   pp_search_update      (PpDb *db, PpRecordClass *klass, const char *row, GError **error);
gboolean   pp_search_purge       (PpDb *db, GError **error);
GPtrArray *pp_search_find        (PpDb *db, const char *text, guint most, GError **error);
GPtrArray *pp_search_find_kinds  (PpDb *db, const char *text, const char *kinds, guint most,
                                  GError **error);
GPtrArray *pp_search_list_newest (PpDb *db, const char *kinds, guint most, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpHit, pp_hit_free)

G_END_DECLS
