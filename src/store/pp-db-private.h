/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "store/pp-db.h"
#include "store/pp-schema.h"

G_BEGIN_DECLS

/** PP_APPLICATION_ID: "Pani", in the file's header. */
#define PP_APPLICATION_ID 0x50616e69

/** PpDbMode: what the log's triggers do with a row that is written. */
typedef enum {
  PP_DB_CLOSED,   /* refuse it: no act is open */
  PP_DB_ACT,      /* log it as a change of the act in hand */
  PP_DB_APPLY,    /* let it pass: the caller logs a remote act's bytes as they came */
} PpDbMode;

/** PpKindSql: what is said again and again of a kind's table; as texts. */
typedef struct {
  char *columns;   /* all but the id, with commas */
  char *insert;    /* of the id and all columns */
  char *update;    /* of all columns, by the id */
} PpKindSql;

struct _PpDb {
  sqlite3        *handle;
  GThread        *thread;       /* the only one that may use it */
  GHashTable     *statements;   /* (owned) (element-type utf8 PpStatement) by SQL text */
  GHashTable     *kinds;        /* (owned) (element-type PpRecordClass PpKindSql) */
  GHashTable     *kept;         /* (owned) (nullable): what keepers keep of the rows */
  guint64         moment;       /* counts the queries: each sees one state */
  gboolean        writes;
  const PpSchema *schema;
  PpDbMode        mode;
  PpAct          *act;          /* (nullable): while mode is PP_DB_ACT */
  gboolean        doomed;       /* a statement failed since the transaction began */
  GPtrArray      *written;      /* (owned) "kind/id" of the rows that arriving acts wrote */
};

PpDb    *pp_db_open        (const char *path, gboolean writes, const PpSchema *schema,
                            GError **error);
void     pp_db_close       (PpDb *db);
PpStatement *pp_db_prepare_valist (PpDb *db, GError **error, const char *sql, const char *types,
                                   va_list args);
void     pp_db_note_written (PpDb *db, const char *row);
GStrv    pp_db_take_written (PpDb *db);
gboolean pp_db_exec        (PpDb *db, const char *sql, GError **error);
gboolean pp_db_fail        (PpDb *db, const char *doing, GError **error);
gboolean pp_db_bind_record (PpStatement *statement, int at, PpRecord *record);
void     pp_statement_bind_text (PpStatement *self, int at, const char *text, gssize length);
void     pp_statement_bind_int  (PpStatement *self, int at, gint64 value);
void     pp_statement_bind_blob (PpStatement *self, int at, gconstpointer data, gsize length);
void     pp_statement_bind_null (PpStatement *self, int at);
gboolean pp_statement_holds_nul (PpStatement *self, int column);
PpRecord *pp_statement_read_record (PpStatement *self, GType kind);
char    *pp_db_columns     (PpRecordClass *klass, const char *prefix);
const PpKindSql *pp_db_kind_sql (PpDb *db, PpRecordClass *klass);
void     pp_db_kind_sql_free (gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpDb, pp_db_close)

G_END_DECLS
