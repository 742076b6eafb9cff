/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-rows.h"

#include <string.h>

static gboolean
is_column (PpRecordClass *klass, const char *name)
{
  return pp_record_class_column (klass, name) != NULL ||
         (klass->table_class == PP_CLASS_STATE && strcmp (name, "voided_by") == 0);
}

static int
bind_known (PpStatement *statement, PpRecordClass *klass, const PpJson *values, int at)
{
  for (guint i = 0; i < values->n_members; i++)
    {
      const PpJsonMember *member = &values->members[i];

      if (!is_column (klass, member->key))
        continue;
      if (member->type == PP_JSON_TEXT)
        pp_statement_bind_text (statement, at++, member->text, member->length);
      else if (member->type == PP_JSON_NULL)
        pp_statement_bind_null (statement, at++);
      else
        pp_statement_bind_int (statement, at++, member->integer);
    }
  return at;
}

static gboolean
run (PpStatement *statement, GError **error)
{
  gboolean row;

  return pp_statement_step (statement, &row, error);
}

/**
 * pp_rows_insert: (skip)
 * @db: the writing connection
 * @klass: a kind
 * @row: the new row's id
 * @values: its columns; members that are none (a newer peer's) are passed over
 * @error: why it failed
 *
 * Returns: whether the row was written
 */
gboolean
pp_rows_insert (PpDb *db, PpRecordClass *klass, const char *row, const PpJson *values,
                GError **error)
{
  g_autoptr (GString) names = g_string_new ("id");
  g_autoptr (GString) places = g_string_new ("?");
  g_autofree char *sql = NULL;
  g_autoptr (PpStatement) statement = NULL;

  for (guint i = 0; i < values->n_members; i++)
    if (is_column (klass, values->members[i].key))
      {
        g_string_append_printf (names, ",%s", values->members[i].key);
        g_string_append (places, ",?");
      }
  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", klass->kind, names->str, places->str);
  statement = pp_db_prepare (db, error, sql, "");
  if (statement == NULL)
    return FALSE;
  pp_statement_bind_text (statement, 1, row, -1);
  bind_known (statement, klass, values, 2);
  return run (statement, error);
}

/**
 * pp_rows_update: (skip)
 * @db: the writing connection
 * @klass: a kind
 * @row: the row's id
 * @values: the columns to write; members that are none are passed over
 * @error: why it failed
 *
 * Returns: whether the row was written
 */
gboolean
pp_rows_update (PpDb *db, PpRecordClass *klass, const char *row, const PpJson *values,
                GError **error)
{
  g_autoptr (GString) sets = g_string_new (NULL);
  g_autofree char *sql = NULL;
  g_autoptr (PpStatement) statement = NULL;

  for (guint i = 0; i < values->n_members; i++)
    if (is_column (klass, values->members[i].key))
      g_string_append_printf (sets, "%s%s=?", sets->len > 0 ? "," : "", values->members[i].key);
  if (sets->len == 0)
    return TRUE;
  sql = g_strdup_printf ("UPDATE %s SET %s WHERE id=?", klass->kind, sets->str);
  statement = pp_db_prepare (db, error, sql, "");
  if (statement == NULL)
    return FALSE;
  pp_statement_bind_text (statement, bind_known (statement, klass, values, 1), row, -1);
  return run (statement, error);
}
