/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "core/pp-csv.h"
#include "core/pp-record-text.h"
#include "kinds/pp-kinds.h"
#include "people/pp-role.h"

#include <string.h>

/* Texts that a spreadsheet, a CSV reader or a JSON reader could take for something else. */
static const char *const nasty[] = {
  "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "'tis", "''", "a \"b\", c", "\"", "\",\"", ",",
  "first\nsecond", "first\r\nsecond", "a\\b", "{\"a\":1}", "null", "0", "ചെറു, “ഉദ്ധരണി”", "അവൻ",
  "＝1+1", " =1+1", "x\tTab", "100%", "; DROP TABLE person",
};

static const char id[] = "k3f9q2zt-4821";

/* REF columns that no query ever starts from but a rare undo of what they point at. */
static const struct { const char *kind, *column; } unindexed[] = {
  { "booking", "enterprise" },
};

typedef void (*KindFunc) (PpFixture *fixture, PpRecordClass *klass);

static void
for_each_kind (PpFixture *fixture, KindFunc func)
{
  for (const PpKindFunc *kind = pp_kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());

      g_test_message ("%s", PP_RECORD_CLASS (held)->kind);
      func (fixture, PP_RECORD_CLASS (held));
    }
}

static const char *
sql_type (const PpColumn *column)
{
  return pp_column_holds_text (column) ? "TEXT" : "INTEGER";
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* By name: a column that came later stands last in its table, wherever its kind has it. */
static char *
wanted_columns (PpRecordClass *klass)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup ("id TEXT 1"));
  for (guint i = 0; i < klass->n_columns; i++)
    g_ptr_array_add (columns, g_strdup_printf ("%s %s %d", klass->columns[i].name,
                                               sql_type (&klass->columns[i]),
                                               klass->columns[i].required ? 1 : 0));
  if (klass->table_class == PP_CLASS_STATE)
    g_ptr_array_add (columns, g_strdup ("voided_by TEXT 0"));
  g_ptr_array_sort (columns, compare_texts);
  g_ptr_array_add (columns, NULL);
  return g_strjoinv (",", (char **) columns->pdata);
}

static void
check_table (PpFixture *fixture, PpRecordClass *klass)
{
  g_autofree char *sql = NULL, *found = NULL, *strict = NULL, *wanted = wanted_columns (klass);

  sql = g_strdup_printf ("SELECT group_concat (told) FROM (SELECT name || ' ' || type || ' ' || "
                         "(\"notnull\" OR pk) AS told FROM pragma_table_info ('%s') "
                         "ORDER BY told)", klass->kind);
  found = pp_fixture_read_text (fixture, sql);
  g_assert_cmpstr (found, ==, wanted);

  strict = g_strdup_printf ("SELECT strict FROM pragma_table_list WHERE name = '%s'", klass->kind);
  g_assert_cmpint (pp_fixture_read_int (fixture, strict), ==, 1);
}

static gboolean
needs_no_index (PpRecordClass *klass, const PpColumn *column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unindexed); i++)
    if (strcmp (klass->kind, unindexed[i].kind) == 0 &&
        strcmp (column->name, unindexed[i].column) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_index (PpFixture *fixture, PpRecordClass *klass, const PpColumn *column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM pragma_index_list ('%s') AS l, "
                                          "pragma_index_info (l.name) AS i "
                                          "WHERE i.seqno = 0 AND i.name = '%s'", klass->kind,
                                          column->name);

  return pp_fixture_read_int (fixture, sql) > 0;
}

static void
check_references (PpFixture *fixture, PpRecordClass *klass)
{
  for (guint i = 0; i < klass->n_columns; i++)
    {
      const PpColumn *column = &klass->columns[i];
      gboolean is_ref = column->type == PP_COLUMN_REF;
      g_autofree char *sql = g_strdup_printf ("SELECT \"table\" FROM pragma_foreign_key_list "
                                              "('%s') WHERE \"from\" = '%s'", klass->kind,
                                              column->name);
      g_autofree char *table = pp_fixture_read_text (fixture, sql);

      g_assert_cmpstr (table, ==, is_ref ? column->of : NULL);
      if (!is_ref || !pp_class_is_logged (klass->table_class) || needs_no_index (klass, column))
        continue;
      if (!has_index (fixture, klass, column))
        g_test_fail_printf ("no index begins with %s.%s", klass->kind, column->name);
    }
}

static void
test_tables (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  for_each_kind (fixture, check_table);
}

static void
test_references (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  for_each_kind (fixture, check_references);
}

static void
check_words (const PpColumn *column)
{
  g_auto (GStrv) words = g_strsplit (column->of, " ", -1);

  g_assert_nonnull (words[0]);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (words[i]), >, 0);
      g_assert_cmpuint (strspn (words[i], "abcdefghijklmnopqrstuvwxyz0123456789_"), ==,
                        strlen (words[i]));
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (words[j], !=, words[i]);
    }
}

static void
check_column (PpRecordClass *klass, const PpColumn *column)
{
  const PpColumn *measure;

  if (column->type == PP_COLUMN_ENUM)
    check_words (column);
  if (column->type == PP_COLUMN_REF)
    g_assert_nonnull (pp_schema_kind (pp_kinds_get_schema (), column->of));
  if (column->type == PP_COLUMN_BOOL)
    g_assert_true (column->required);
  if (column->type == PP_COLUMN_INT && column->of != NULL)
    {
      measure = pp_record_class_column (klass, column->of);
      g_assert_nonnull (measure);
      g_assert_true (pp_column_holds_text (measure));
      if (klass->table_class == PP_CLASS_STATE)
        g_assert_cmpstr (measure->group, ==, column->group);
      if (klass->table_class == PP_CLASS_STATE)
        g_assert_nonnull (column->group);
    }
  /* what an erasure empties must be able to be empty */
  g_assert_false (column->personal && column->required);
  g_assert_false (column->money && column->type != PP_COLUMN_INT);
  g_assert_false (column->lines && column->type != PP_COLUMN_TEXT);
  g_assert_true (g_str_has_suffix (column->name, "_paise") <= column->money);
}

static void
check_kind (PpFixture *fixture, PpRecordClass *klass)
{
  g_assert_true (klass->table_class != PP_CLASS_ARGUMENT);
  g_assert_true (klass->key == NULL || pp_record_class_column (klass, klass->key) != NULL);
  g_assert_true (pp_schema_kind (pp_kinds_get_schema (), klass->kind) == klass);
  for (guint i = 0; i < klass->n_columns; i++)
    {
      check_column (klass, &klass->columns[i]);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (klass->columns[j].name, !=, klass->columns[i].name);
    }
}

static void
test_kinds (void)
{
  for_each_kind (NULL, check_kind);
}

static gboolean
is_verb_name (const char *name)
{
  const char *dot = strchr (name, '.');

  return dot != NULL && dot > name && dot[1] != '\0' &&
         strspn (name, "abcdefghijklmnopqrstuvwxyz_.") == strlen (name) &&
         strchr (dot + 1, '.') == NULL;
}

/* It is told nothing but what is taken back. */
static void
check_take_back (const PpSchema *schema, const PpVerb *verb, PpRecordClass *klass)
{
  const PpVerb *back = pp_schema_verb (schema, verb->take_back);
  g_autoptr (GTypeClass) held = NULL;
  PpRecordClass *argument;

  g_assert_nonnull (back);
  g_assert_cmpint (verb->undo, ==, PP_UNDO_COUNTER);
  g_assert_cmpuint (back->roles, ==, verb->roles);
  held = g_type_class_ref (back->argument ());
  argument = PP_RECORD_CLASS (held);
  g_assert_cmpuint (argument->n_columns, ==, 1);
  g_assert_cmpint (argument->columns[0].type, ==, PP_COLUMN_REF);
  if (klass->table_class != PP_CLASS_ARGUMENT)
    g_assert_cmpstr (argument->columns[0].of, ==, klass->kind);
}

static void
test_verbs (void)
{
  const PpSchema *schema = pp_kinds_get_schema ();

  for (const PpVerb *verb = pp_verbs; verb->name != NULL; verb++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref (verb->argument ());
      PpRecordClass *klass = PP_RECORD_CLASS (held);

      g_test_message ("%s", verb->name);
      g_assert_true (is_verb_name (verb->name));
      g_assert_true (pp_schema_verb (schema, verb->name) == verb);
      g_assert_nonnull (verb->run);
      g_assert_cmpuint (verb->roles, !=, 0);
      g_assert_cmpuint (verb->roles & ~PP_ROLE_EVERYBODY, ==, 0);
      if (klass->table_class != PP_CLASS_ARGUMENT)
        g_assert_true (pp_schema_kind (schema, klass->kind) == klass);
      else
        for (guint i = 0; i < klass->n_columns; i++)
          check_column (klass, &klass->columns[i]);
      g_assert_true (!verb->edits || klass->table_class == PP_CLASS_STATE);
      g_assert_true ((verb->undo == PP_UNDO_COUNTER) == (verb->counter != NULL));
      if (verb->counter != NULL)
        g_assert_nonnull (pp_schema_verb (schema, verb->counter));
      if (verb->take_back != NULL)
        check_take_back (schema, verb, klass);
    }
}

static char *
pick_word (const PpColumn *column, gboolean last)
{
  g_auto (GStrv) words = g_strsplit (column->of, " ", -1);

  return g_strdup (words[last ? g_strv_length (words) - 1 : 0]);
}

/* A record whose every column holds something; @which chooses what. */
static PpRecord *
make_sample (PpRecordClass *klass, guint which)
{
  PpRecord *record = g_object_new (G_TYPE_FROM_CLASS (klass), NULL);

  pp_record_set_id (record, id);
  if (klass->table_class == PP_CLASS_STATE && which % 2 == 0)
    pp_record_set_voided_by (record, "k3f9q2zt/17");
  for (guint i = 0; i < klass->n_columns; i++)
    {
      const PpColumn *column = &klass->columns[i];
      g_autofree char *word = column->type == PP_COLUMN_ENUM ? pick_word (column, which % 2) : NULL;

      switch (column->type)
        {
        case PP_COLUMN_INT:
          pp_record_poke_int (record, column, which % 3 == 0 ? 0 : G_MAXINT64 - which);
          break;
        case PP_COLUMN_BOOL:
          pp_record_poke_int (record, column, which % 2);
          break;
        case PP_COLUMN_TIME:
          pp_record_poke_int (record, column, 1772422200 + which);
          break;
        case PP_COLUMN_TEXT:
          pp_record_poke_text (record, column, nasty[(which + i) % G_N_ELEMENTS (nasty)]);
          break;
        case PP_COLUMN_DAY:
          pp_record_poke_text (record, column, "2028-02-29");
          break;
        case PP_COLUMN_ENUM:
          pp_record_poke_text (record, column, word);
          break;
        case PP_COLUMN_REF: default:
          pp_record_poke_text (record, column, "k3f9q2zt-1");
          break;
        }
    }
  return record;
}

static void
check_json (PpRecord *sample)
{
  g_autofree char *once = pp_record_to_json (sample), *twice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PpJson) json = pp_json_parse (once, -1, &error);
  g_autoptr (PpRecord) read = NULL;

  g_assert_no_error (error);
  read = g_object_new (G_OBJECT_TYPE (sample), NULL);
  pp_record_read_json (read, json, &error);
  g_assert_no_error (error);
  twice = pp_record_to_json (read);
  g_assert_cmpstr (twice, ==, once);
}

static void
check_csv (PpRecord *sample)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (sample);
  g_autofree char *header_line = pp_csv_header (klass), *once = pp_csv_row (sample);
  g_autofree char *file = g_strconcat (header_line, once, NULL), *twice = NULL;
  g_autofree char *json = pp_record_to_json (sample), *json_read = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PpRecord) read = g_object_new (G_OBJECT_TYPE (sample), NULL);
  g_auto (GStrv) header = NULL, cells = NULL;
  const char *at = file;

  g_assert_true (pp_csv_read (&at, &header, &error));
  g_assert_true (pp_csv_read (&at, &cells, &error));
  g_assert_cmpstr (at, ==, "");
  pp_csv_read_record (read, (const char *const *) header, (const char *const *) cells, &error);
  g_assert_no_error (error);
  twice = pp_csv_row (read);
  json_read = pp_record_to_json (read);
  g_assert_cmpstr (twice, ==, once);
  g_assert_cmpstr (json_read, ==, json);
}

/* No cell begins as a formula does, quotation marks and blanks before it aside. */
static void
check_formulas (PpRecord *sample)
{
  g_autofree char *row = pp_csv_row (sample);
  const char *at = row;
  g_auto (GStrv) cells = NULL;

  g_assert_true (pp_csv_read (&at, &cells, NULL));
  for (guint i = 0; cells[i] != NULL; i++)
    {
      const char *first = cells[i];

      while (*first == ' ' || *first == '"')
        first++;
      g_assert_true (*first == '\0' || strchr ("=+-@\t\r", *first) == NULL);
      g_assert_false (g_str_has_prefix (first, "＝"));
    }
}

static void
check_samples (PpFixture *fixture, PpRecordClass *klass)
{
  g_autoptr (PpRecord) empty = g_object_new (G_TYPE_FROM_CLASS (klass), NULL);

  pp_record_set_id (empty, id);
  check_json (empty);
  check_csv (empty);
  for (guint which = 0; which < G_N_ELEMENTS (nasty); which++)
    {
      g_autoptr (PpRecord) sample = make_sample (klass, which);

      check_json (sample);
      check_csv (sample);
      check_formulas (sample);
    }
}

static void
test_samples (void)
{
  for_each_kind (NULL, check_samples);
}

/* Every column is a property, and each lies at its own place in the struct. */
static void
check_properties (PpFixture *fixture, PpRecordClass *klass)
{
  g_autoptr (PpRecord) sample = make_sample (klass, 1), copy = NULL;
  g_autofree char *wanted = pp_record_to_json (sample), *found = NULL;

  copy = g_object_new (G_TYPE_FROM_CLASS (klass), NULL);
  for (guint i = 0; i < klass->n_columns; i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass),
                                                        klass->columns[i].name);
      g_auto (GValue) value = G_VALUE_INIT;

      g_assert_nonnull (pspec);
      g_value_init (&value, pspec->value_type);
      g_object_get_property (G_OBJECT (sample), pspec->name, &value);
      g_object_set_property (G_OBJECT (copy), pspec->name, &value);
    }
  pp_record_set_id (copy, id);
  found = pp_record_to_json (copy);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_properties (void)
{
  for_each_kind (NULL, check_properties);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kinds/tables", test_tables);
  g_test_add_func ("/kinds/references", test_references);
  g_test_add_func ("/kinds/kinds", test_kinds);
  g_test_add_func ("/kinds/verbs", test_verbs);
  g_test_add_func ("/kinds/samples", test_samples);
  g_test_add_func ("/kinds/properties", test_properties);

  return g_test_run ();
}
