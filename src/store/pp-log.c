/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-log.h"

#include "core/pp-error.h"
#include "core/pp-json.h"
#include "store/pp-act-private.h"
#include "store/pp-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
values_equal (sqlite3_value *a, sqlite3_value *b)
{
  int type = sqlite3_value_type (a);
  int length;

  if (type != sqlite3_value_type (b))
    return FALSE;
  if (type == SQLITE_NULL)
    return TRUE;
  if (type == SQLITE_INTEGER)
    return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
  length = sqlite3_value_bytes (a);
  return length == sqlite3_value_bytes (b) &&
         memcmp (sqlite3_value_text (a), sqlite3_value_text (b), length) == 0;
}

static void
add_value (GString *out, const char *name, sqlite3_value *value)
{
  pp_json_append_key (out, name);
  switch (sqlite3_value_type (value))
    {
    case SQLITE_INTEGER:
      pp_json_append_int (out, sqlite3_value_int64 (value));
      break;
    case SQLITE_TEXT:
      pp_json_append_text (out, (const char *) sqlite3_value_text (value),
                           sqlite3_value_bytes (value));
      break;
    default:
      g_string_append (out, "null");
    }
}

static const char *
name_at (PpRecordClass *klass, guint at)
{
  return at < klass->n_columns ? klass->columns[at].name : "voided_by";
}

static const char *
group_at (PpRecordClass *klass, guint at)
{
  return at < klass->n_columns ? klass->columns[at].group : NULL;
}

static guint
n_values (PpRecordClass *klass)
{
  return klass->n_columns + (klass->table_class == PP_CLASS_STATE ? 1 : 0);
}

/* Whether column @at is written: it changed, or one of its group did. */
static gboolean
is_touched (PpRecordClass *klass, guint at, const gboolean *differs)
{
  const char *group = group_at (klass, at);

  if (differs[at] || group == NULL)
    return differs[at];
  for (guint i = 0; i < klass->n_columns; i++)
    if (differs[i] && g_strcmp0 (klass->columns[i].group, group) == 0)
      return TRUE;
  return FALSE;
}

static void
refuse (sqlite3_context *context, const char *why)
{
  sqlite3_result_error (context, why, -1);
}

/* The kind that the trigger names, after the checks that every logged write passes. */
static PpRecordClass *
kind_of_call (sqlite3_context *context, PpDb *db, int n, sqlite3_value **values, int values_each)
{
  PpRecordClass *klass;
  int expected;

  if (db->mode == PP_DB_CLOSED)
    {
      refuse (context, "no act is open: only Panippura's verbs write this file");
      return NULL;
    }
  klass = pp_schema_kind (db->schema, (const char *) sqlite3_value_text (values[0]));
  expected = klass != NULL ? 2 + values_each * (int) n_values (klass) : -1;
  if (n != expected)
    {
      refuse (context, "the trigger does not fit its kind");
      return NULL;
    }
  if (klass->table_class == PP_CLASS_REFERENCE && db->mode == PP_DB_ACT)
    {
      refuse (context, "reference data comes from the district only");
      return NULL;
    }
  for (int i = 2; i < n; i++)
    if (sqlite3_value_type (values[i]) == SQLITE_FLOAT ||
        sqlite3_value_type (values[i]) == SQLITE_BLOB)
      {
        refuse (context, "a synced column holds text or integers only");
        return NULL;
      }
  return klass;
}

/* pp_log_insert ('kind', new.id, new.a, new.b, …) */
static void
log_insert (sqlite3_context *context, int n, sqlite3_value **values)
{
  PpDb *db = sqlite3_user_data (context);
  PpRecordClass *klass = kind_of_call (context, db, n, values, 1);
  g_autoptr (GString) now = NULL;

  if (klass == NULL || db->mode == PP_DB_APPLY)
    return;

  now = g_string_sized_new (256);
  for (guint i = 0; i < n_values (klass); i++)
    add_value (now, name_at (klass, i), values[2 + i]);
  g_string_append_c (now, '}');
  if (!pp_act_log (db->act, klass, (const char *) sqlite3_value_text (values[1]), "I",
                   g_string_free (g_steal_pointer (&now), FALSE), NULL))
    refuse (context, "the act is too large");
}

/* pp_log_update ('kind', new.id, new.a, old.a, new.b, old.b, …) */
static void
log_update (sqlite3_context *context, int n, sqlite3_value **values)
{
  PpDb *db = sqlite3_user_data (context);
  PpRecordClass *klass = kind_of_call (context, db, n, values, 2);
  g_autofree gboolean *differs = NULL;
  g_autoptr (GString) now = NULL, was = NULL;

  if (klass == NULL || db->mode == PP_DB_APPLY)
    return;

  differs = g_new (gboolean, n_values (klass));
  for (guint i = 0; i < n_values (klass); i++)
    differs[i] = !values_equal (values[2 + 2 * i], values[3 + 2 * i]);

  now = g_string_sized_new (128);
  was = g_string_sized_new (128);
  for (guint i = 0; i < n_values (klass); i++)
    if (is_touched (klass, i, differs))
      {
        add_value (now, name_at (klass, i), values[2 + 2 * i]);
        add_value (was, name_at (klass, i), values[3 + 2 * i]);
      }
  if (now->len == 0)
    return;
  g_string_append_c (now, '}');
  g_string_append_c (was, '}');
  if (!pp_act_log (db->act, klass, (const char *) sqlite3_value_text (values[1]), "U",
                   g_string_free (g_steal_pointer (&now), FALSE),
                   g_string_free (g_steal_pointer (&was), FALSE)))
    refuse (context, "the act is too large");
}

/* pp_guard () : an error unless the program itself writes */
static void
guard (sqlite3_context *context, int n, sqlite3_value **values)
{
  PpDb *db = sqlite3_user_data (context);

  if (db->mode == PP_DB_CLOSED)
    refuse (context, "no act is open: only Panippura's verbs write this file");
}

/* pp_guard_erasure (tbl, row) : an error unless this row's person is being erased */
static void
guard_erasure (sqlite3_context *context, int n, sqlite3_value **values)
{
  PpDb *db = sqlite3_user_data (context);
  g_autofree char *row = g_strdup_printf ("%s/%s", sqlite3_value_text (values[0]),
                                          sqlite3_value_text (values[1]));

  if (db->mode != PP_DB_APPLY && (db->act == NULL || g_strcmp0 (db->act->erasing, row) != 0))
    refuse (context, "the log is never changed");
}

static void
add_trigger (GPtrArray *triggers, const char *name, const char *on, const char *body)
{
  g_ptr_array_add (triggers, g_strdup_printf ("CREATE TRIGGER %s %s BEGIN\n  %s;\nEND",
                                              name, on, body));
}

static void
add_kind_triggers (GPtrArray *triggers, PpRecordClass *klass)
{
  g_autofree char *inserted = pp_db_columns (klass, "new.");
  g_autoptr (GString) updated = g_string_new (NULL);
  g_autofree char *insert_name = g_strdup_printf ("log_%s_insert", klass->kind);
  g_autofree char *update_name = g_strdup_printf ("log_%s_update", klass->kind);
  g_autofree char *keep_name = g_strdup_printf ("keep_%s", klass->kind);
  g_autofree char *insert_on = g_strdup_printf ("AFTER INSERT ON %s", klass->kind);
  g_autofree char *update_on = g_strdup_printf ("AFTER UPDATE ON %s", klass->kind);
  g_autofree char *keep_on = g_strdup_printf ("BEFORE DELETE ON %s", klass->kind);
  g_autofree char *insert_body = g_strdup_printf ("SELECT pp_log_insert('%s',new.id,%s)",
                                                  klass->kind, inserted);
  g_autofree char *update_body = NULL;

  for (guint i = 0; i < n_values (klass); i++)
    g_string_append_printf (updated, ",new.%s,old.%s", name_at (klass, i), name_at (klass, i));
  if (klass->table_class == PP_CLASS_FACT)
    update_body = g_strdup ("SELECT RAISE(ABORT,'a fact is never changed')");
  else
    update_body = g_strdup_printf ("SELECT RAISE(ABORT,'an id never changes') "
                                   "WHERE new.id IS NOT old.id;\n"
                                   "  SELECT pp_log_update('%s',new.id%s)",
                                   klass->kind, updated->str);

  add_trigger (triggers, insert_name, insert_on, insert_body);
  add_trigger (triggers, update_name, update_on, update_body);
  add_trigger (triggers, keep_name, keep_on,
               "SELECT RAISE(ABORT,'rows are voided, never deleted')");
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
generate (const PpSchema *schema)
{
  static const struct { const char *name, *on, *body; } guards[] = {
    { "guard_act_insert", "BEFORE INSERT ON act", "SELECT pp_guard()" },
    { "guard_act_mark", "BEFORE UPDATE OF place,refused ON act", "SELECT pp_guard()" },
    { "keep_act_update", "BEFORE UPDATE OF id,device,incarnation,seq,at,told_at,doubtful,actor,"
                         "verb,undoes,hash,last_id ON act",
      "SELECT RAISE(ABORT,'the log is never changed')" },
    { "keep_act_delete", "BEFORE DELETE ON act",
      "SELECT RAISE(ABORT,'the log is never changed')" },
    { "guard_change_insert", "BEFORE INSERT ON change", "SELECT pp_guard()" },
    { "guard_change_erase", "BEFORE UPDATE OF new,old,seal ON change",
      "SELECT pp_guard_erasure(old.tbl,old.row)" },
    { "keep_change_update", "BEFORE UPDATE OF id,tbl,row,op ON change",
      "SELECT RAISE(ABORT,'the log is never changed')" },
    { "keep_change_delete", "BEFORE DELETE ON change",
      "SELECT RAISE(ABORT,'the log is never changed')" },
  };
  GPtrArray *triggers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    add_trigger (triggers, guards[i].name, guards[i].on, guards[i].body);
  for (const PpKindFunc *kind = schema->kinds; *kind != NULL; kind++)
    {
      PpRecordClass *klass = g_type_class_ref ((*kind) ());

      if (pp_class_is_logged (klass->table_class))
        add_kind_triggers (triggers, klass);
      g_type_class_unref (klass);
    }
  g_ptr_array_sort (triggers, compare_text);
  return triggers;
}

/**
 * pp_log_install: (skip)
 * @db: the writing connection
 * @error: why it failed
 *
 * Registers the functions that the log's triggers call. Another program has none of them, so
 * its writes are refused.
 *
 * Returns: whether it went well
 */
gboolean
pp_log_install (PpDb *db, GError **error)
{
  static const struct {
    const char *name;
    int         n;
    void      (*run) (sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
    { "pp_log_insert",    -1, log_insert },
    { "pp_log_update",    -1, log_update },
    { "pp_guard",          0, guard },
    { "pp_guard_erasure",  2, guard_erasure },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (sqlite3_create_function (db->handle, functions[i].name, functions[i].n,
                                 SQLITE_UTF8 | SQLITE_INNOCUOUS, db, functions[i].run,
                                 NULL, NULL) != SQLITE_OK)
      return pp_db_fail (db, functions[i].name, error);
  return TRUE;
}

static GPtrArray *
read_triggers (PpDb *db, const char *column, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM sqlite_schema WHERE type = 'trigger'",
                                          column);
  g_autoptr (PpStatement) statement = pp_db_prepare (db, error, sql, "");
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (pp_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&found);
      g_ptr_array_add (found, g_strdup (pp_statement_text (statement, 0)));
    }
  return NULL;
}

/**
 * pp_log_drop_triggers: (skip)
 * @db: the writing connection, in a migration's transaction
 * @error: why it failed
 *
 * Returns: whether no trigger is left
 */
gboolean
pp_log_drop_triggers (PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) names = read_triggers (db, "name", error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP TRIGGER \"%s\"",
                                              (char *) g_ptr_array_index (names, i));

      if (!pp_db_exec (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pp_log_make_triggers: (skip)
 * @db: the writing connection, in a migration's transaction
 * @error: why it failed
 *
 * Makes the log's triggers from the table of kinds.
 *
 * Returns: whether it went well
 */
gboolean
pp_log_make_triggers (PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) triggers = NULL;

  if (db->schema->kinds == NULL)
    return TRUE;
  triggers = generate (db->schema);
  for (guint i = 0; i < triggers->len; i++)
    if (!pp_db_exec (db, g_ptr_array_index (triggers, i), error))
      return FALSE;
  return TRUE;
}

/**
 * pp_log_check_triggers: (skip)
 * @db: a connection
 * @error: PP_STORE_ERROR_TAMPERED, naming the first trigger that is not as generated
 *
 * Returns: whether the file's triggers are the program's
 */
gboolean
pp_log_check_triggers (PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) wanted = NULL, found = NULL;

  if (db->schema->kinds == NULL)
    return TRUE;
  wanted = generate (db->schema);
  found = read_triggers (db, "sql", error);
  if (found == NULL)
    return FALSE;
  g_ptr_array_sort (found, compare_text);
  for (guint i = 0; i < MAX (wanted->len, found->len); i++)
    {
      const char *want = i < wanted->len ? g_ptr_array_index (wanted, i) : NULL;
      const char *have = i < found->len ? g_ptr_array_index (found, i) : NULL;

      if (g_strcmp0 (want, have) != 0)
        {
          gboolean lost = have == NULL || (want != NULL && strcmp (want, have) < 0);
          g_auto (GStrv) words = g_strsplit (lost ? want : have, " ", 4);

          pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_TAMPERED, NULL,
                        _("Another program changed the data file's safeguards (%s)."), words[2]);
          return FALSE;
        }
    }
  return TRUE;
}
