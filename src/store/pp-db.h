/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"
#include "store/pp-schema.h"

G_BEGIN_DECLS

/**
 * PpDb:
 *
 * A connection to the database. It belongs to the thread that opened it; rules and queries
 * are handed one and never keep it.
 */
typedef struct _PpDb PpDb;

/**
 * PpStatement:
 *
 * A prepared statement with its values bound, borrowed from the connection: freeing it gives
 * it back.
 */
typedef struct _PpStatement PpStatement;

/**
 * PpReadFunc:
 * @db: the connection
 * @data: what was asked
 * @error: why it failed
 *
 * A query, run on a thread of the store.
 *
 * Returns: (transfer full): its result; %NULL with @error set where it failed
 */
typedef gpointer (*PpReadFunc) (PpDb *db, gpointer data, GError **error);

PpStatement *pp_db_prepare        (PpDb *db, GError **error, const char *sql,
                                   const char *types, ...);
gboolean     pp_statement_step    (PpStatement *self, gboolean *row, GError **error);
gint64       pp_statement_int     (PpStatement *self, int column);
const char  *pp_statement_text    (PpStatement *self, int column);
gconstpointer pp_statement_blob   (PpStatement *self, int column, gsize *length);
void         pp_statement_free    (PpStatement *self);

gboolean     pp_db_run            (PpDb *db, GError **error, const char *sql,
                                   const char *types, ...);
gboolean     pp_db_read_int       (PpDb *db, gint64 *out, GError **error, const char *sql,
                                   const char *types, ...);
gboolean     pp_db_read_text      (PpDb *db, char **out, GError **error, const char *sql,
                                   const char *types, ...);

const PpSchema *pp_db_get_schema  (PpDb *db);
gpointer     pp_db_get            (PpDb *db, GType kind, const char *id, GError **error);
gpointer     pp_db_get_live       (PpDb *db, GType kind, const char *id, const char *field,
                                   GError **error);
GPtrArray   *pp_db_list           (PpDb *db, GType kind, GError **error, const char *tail,
                                   const char *types, ...);
gboolean     pp_db_first          (PpDb *db, GType kind, gpointer *record, GError **error,
                                   const char *tail, const char *types, ...);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpStatement, pp_statement_free)

G_END_DECLS
