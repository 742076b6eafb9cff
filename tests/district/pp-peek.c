/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-peek.h"

#include "core/pp-json.h"
#include "kinds/pp-kinds.h"
#include "store/pp-verify.h"

#include <string.h>

static gpointer
list_texts (PpDb *db, gpointer sql, GError **error)
{
  g_autoptr (PpStatement) statement = pp_db_prepare (db, error, sql, "");
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gboolean row;

  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&found);
      g_ptr_array_add (found, g_strdup (pp_statement_text (statement, 0)));
    }
  return NULL;
}

/* The first column of what a query finds, as text. */
GPtrArray *
pp_peek_query (PpStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = pp_store_read (store, list_texts, (gpointer) sql, &error);

  g_assert_no_error (error);
  return found;
}

gint64
pp_peek_count (PpStore *store, const char *sql)
{
  g_autoptr (GPtrArray) found = pp_peek_query (store, sql);

  g_assert_cmpuint (found->len, ==, 1);
  return g_ascii_strtoll (g_ptr_array_index (found, 0), NULL, 10);
}

gint64
pp_peek_count_acts (PpLine *line)
{
  return pp_peek_count (line->server, "SELECT count(*) FROM feed_act");
}

static gpointer
run_sql (PpDb *db, gpointer sql, GError **error)
{
  return GINT_TO_POINTER (pp_db_run (db, error, sql, ""));
}

void
pp_peek_exec (PpStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  pp_store_maintain (store, run_sql, (gpointer) sql, &error);
  g_assert_no_error (error);
}

static gpointer
verify (PpDb *db, gpointer data, GError **error)
{
  return pp_verify (db, error);
}

void
pp_peek_assert_verified (PpStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpVerifyReport) report = pp_store_read (store, verify, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (report->findings, i));
  g_assert_cmpuint (report->findings->len, ==, 0);
}

static char *
describe_row (PpRecord *record)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (record);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const PpColumn *column = &klass->columns[i];

      if (pp_column_holds_text (column))
        pp_json_add_text (out, column->name, pp_record_peek_text (record, column));
      else if (pp_record_peek_int (record, column) == PP_NONE)
        pp_json_add_text (out, column->name, NULL);
      else
        pp_json_add_int (out, column->name, pp_record_peek_int (record, column));
    }
  if (klass->table_class == PP_CLASS_STATE)
    pp_json_add_text (out, "voided_by", pp_record_get_voided_by (record));
  return g_strdup_printf ("%s %s %s", klass->kind, pp_record_get_id (record), out->str);
}

/* Every synced row of a desk. */
static gpointer
list_desk_rows (PpDb *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (g_free);

  for (const PpKindFunc *kind = pp_kinds_get_schema ()->kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref ((*kind) ());
      g_autoptr (GPtrArray) records = NULL;

      if (((PpRecordClass *) klass)->table_class != PP_CLASS_STATE &&
          ((PpRecordClass *) klass)->table_class != PP_CLASS_FACT)
        continue;
      records = pp_db_list (db, (*kind) (), error, "", "");
      if (records == NULL)
        return NULL;
      for (guint i = 0; i < records->len; i++)
        g_ptr_array_add (out, describe_row (g_ptr_array_index (records, i)));
    }
  return g_steal_pointer (&out);
}

static void
add_merged (GString *out, const PpJson *json, const char *name)
{
  const PpJsonMember *member = pp_json_get (json, name);

  if (member != NULL && member->type == PP_JSON_INT)
    pp_json_add_int (out, name, member->integer);
  else
    pp_json_add_text (out, name, pp_json_get_text (json, name));
}

/* The same of what the server makes of the acts. */
static gpointer
list_server_rows (PpDb *db, gpointer cluster, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error, "SELECT tbl, row, json FROM merged WHERE cluster = ?", "t",
                             cluster);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      PpRecordClass *klass;
      g_autoptr (PpJson) json = NULL;
      g_autoptr (GString) out = g_string_new (NULL);

      if (!row)
        return g_steal_pointer (&rows);
      klass = pp_schema_kind (pp_kinds_get_schema (), pp_statement_text (statement, 0));
      json = pp_json_parse (pp_statement_text (statement, 2), -1, error);
      if (klass == NULL || json == NULL)
        return NULL;
      for (guint i = 0; i < klass->n_columns; i++)
        add_merged (out, json, klass->columns[i].name);
      if (klass->table_class == PP_CLASS_STATE)
        add_merged (out, json, "voided_by");
      g_ptr_array_add (rows, g_strdup_printf ("%s %s %s", klass->kind,
                                              pp_statement_text (statement, 1), out->str));
    }
  return NULL;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Every desk holds the rows that the server does, of every kind, and each log holds. */
void
pp_peek_assert_converged (PpLine *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) merged = pp_store_read (self->server, list_server_rows, self->cluster,
                                                &error);

  g_assert_no_error (error);
  g_ptr_array_sort (merged, compare);
  for (guint i = 0; i < self->desks->len; i++)
    {
      PpStore *store = pp_line_desk (self, i)->store;
      g_autoptr (GPtrArray) rows = pp_store_read (store, list_desk_rows, NULL, &error);

      g_assert_no_error (error);
      g_ptr_array_sort (rows, compare);
      for (guint j = 0; j < MIN (rows->len, merged->len); j++)
        g_assert_cmpstr (g_ptr_array_index (rows, j), ==, g_ptr_array_index (merged, j));
      g_assert_cmpuint (rows->len, ==, merged->len);
      pp_peek_assert_verified (store);
    }
}
