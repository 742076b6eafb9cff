/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "core/pp-error.h"
#include "kinds/pp-kinds.h"
#include "store/pp-act.h"

#include <string.h>

#define NOTE_TABLE "CREATE TABLE note (id TEXT PRIMARY KEY, words TEXT NOT NULL, voided_by TEXT) " \
                   "STRICT;"

typedef struct {
  PpRecord parent_instance;
  char    *words;
} PpNote;

PP_DECLARE_RECORD (PpNote, pp_note)

static const PpColumn note_columns[] = {
  PP_COLUMN (PpNote, words, TEXT, .required = TRUE),
};

PP_DEFINE_RECORD (PpNote, pp_note, "note", STATE, note_columns)

static gpointer
write_note (PpAct *act, gpointer asked, GError **error)
{
  return pp_act_insert (act, asked, error);
}

static gboolean
allow_all (PpDb *db, const char *staff, guint *roles, GError **error)
{
  *roles = 1;
  return TRUE;
}

static const PpKindFunc kinds[] = { pp_note_get_type, NULL };

static const PpVerb verbs[] = {
  { "note.write", NULL, 1, pp_note_get_type, write_note },
  { NULL }
};

/* A house of one room, whose tables have been through these steps. */
typedef struct {
  const char *steps[6];
  PpSchema    schema;
} House;

static void
house_init (House *house, const char *second, const char *third)
{
  const char *const steps[] = { pp_kinds_get_schema ()->migrations[0], NOTE_TABLE, second, third };

  memset (house, 0, sizeof *house);
  for (gsize i = 0; i < G_N_ELEMENTS (steps) && steps[i] != NULL; i++)
    house->steps[i] = steps[i];
  house->schema = (PpSchema) { .kinds = kinds, .verbs = verbs, .roles_of = allow_all,
                               .migrations = house->steps };
}

static char *
make_folder (void)
{
  char *folder = g_dir_make_tmp ("pp-test-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return folder;
}

static PpStore *
must_open (const char *folder, House *house)
{
  g_autoptr (GError) error = NULL;
  PpStore *store = pp_store_open (folder, &house->schema, PP_STORE_WRITE, &error);

  g_assert_no_error (error);
  return store;
}

static void
shut (PpStore *store)
{
  pp_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (store);
}

static void
write_one (PpStore *store, const char *words)
{
  g_autoptr (GError) error = NULL;
  PpNote *note = g_object_new (pp_note_get_type (), NULL);
  g_autoptr (PpRecord) stored = NULL;

  pp_record_set_text (note, "words", words);
  stored = pp_store_run (store, pp_request_new ("note.write", "x", note), &error);
  g_assert_no_error (error);
}

static char *
query (const char *folder, const char *sql)
{
  PpFixture fixture = { .folder = (char *) folder };

  return pp_fixture_read_text (&fixture, sql);
}

static void
change (const char *folder, const char *sql)
{
  PpFixture fixture = { .folder = (char *) folder };

  g_assert_cmpint (pp_fixture_raw_exec (&fixture, sql), ==, SQLITE_OK);
}

static char *
sum_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return g_strdup ("none");
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, length);
}

static void
assert_refused (const char *folder, House *house, const char *code)
{
  g_autofree char *before = sum_of (folder, "panippura.db");
  g_autofree char *after = NULL;

  for (int read_only = 0; read_only < 2; read_only++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pp_store_open (folder, &house->schema,
                                    read_only ? PP_STORE_READ_ONLY : PP_STORE_WRITE, &error));
      g_assert_cmpstr (pp_error_get_code (error), ==, code);
    }
  after = sum_of (folder, "panippura.db");
  g_assert_cmpstr (after, ==, before);
}

static void
test_fresh (void)
{
  g_autofree char *folder = make_folder (), *version = NULL, *id = NULL, *mode = NULL;
  g_autofree char *triggers = NULL;
  House house;

  house_init (&house, NULL, NULL);
  shut (must_open (folder, &house));
  version = query (folder, "PRAGMA user_version");
  id = query (folder, "SELECT format ('%x', application_id) FROM pragma_application_id");
  mode = query (folder, "PRAGMA journal_mode");
  triggers = query (folder, "SELECT group_concat (name) FROM (SELECT name FROM sqlite_schema "
                            "WHERE type = 'trigger' AND tbl_name = 'note' ORDER BY name)");
  g_assert_cmpstr (version, ==, "2");
  g_assert_cmpstr (id, ==, "50616e69");
  g_assert_cmpstr (mode, ==, "wal");
  g_assert_cmpstr (triggers, ==, "keep_note,log_note_insert,log_note_update");
  pp_fixture_remove (folder);
}

/* The last step adds to a table that has rows: they stay, and are logged as before. */
static void
test_step (void)
{
  g_autofree char *folder = make_folder (), *words = NULL, *version = NULL;
  House old, new;
  PpStore *store;

  house_init (&old, NULL, NULL);
  store = must_open (folder, &old);
  write_one (store, "first");
  shut (store);

  house_init (&new, "CREATE TABLE other (id TEXT PRIMARY KEY) STRICT;",
              "CREATE INDEX note_by_words ON note (words);");
  store = must_open (folder, &new);
  write_one (store, "second");
  shut (store);
  words = query (folder, "SELECT group_concat (words) FROM note");
  version = query (folder, "PRAGMA user_version");
  g_assert_cmpstr (words, ==, "first,second");
  g_assert_cmpstr (version, ==, "4");
  assert_refused (folder, &old, "store.newer");
  pp_fixture_remove (folder);
}

/* How many steps there were before the ends of numbers were indexed. */
#define STEPS_BEFORE_TAILS 15

/* What the index holds of a row before that step and after it. */
static const struct { const char *before, *after; } tails[] = {
  { "la2600123 ", "la2600123 q3210062 " },
  { "ba2600046 ", "ba2600046 q6400062 " },
  { "ra262700231 ", "ra262700231 q132007262 " },
  { "lr2600007 ", "lr2600007 q7000062 " },
  { "house12345 ", "house12345 q54321 " },
  { "flat 12b1234 tower9876 ", "flat 12b1234 tower9876 q4321 q6789 " },
  /* Who has no such number */
  { "leela kumari 9447012345 r5432107449 ", "leela kumari 9447012345 r5432107449 " },
  { "ലീല കെ 9447012345 r5432107449 ", "ലീല കെ 9447012345 r5432107449 " },
  { "8901234567894 r4987654321098 ", "8901234567894 r4987654321098 " },
  { "a001 t20260302a001 ", "a001 t20260302a001 " },
  { "dry1 tray dryer ", "dry1 tray dryer " },
  { "", "" },
};

static PpStore *
open_with (const char *folder, const PpSchema *schema)
{
  g_autoptr (GError) error = NULL;
  PpStore *store = pp_store_open (folder, schema, PP_STORE_WRITE, &error);

  g_assert_no_error (error);
  return store;
}

/* The kinds whose tables those steps make. */
static void
list_kinds_of (const char *const *steps, GPtrArray *found)
{
  for (const PpKindFunc *kind = pp_kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());
      g_autofree char *made = g_strdup_printf ("CREATE TABLE %s (", PP_RECORD_CLASS (held)->kind);
      gboolean is_there = FALSE;

      for (const char *const *step = steps; *step != NULL; step++)
        is_there |= strstr (*step, made) != NULL;
      if (is_there)
        g_ptr_array_add (found, (gpointer) *kind);
    }
  g_ptr_array_add (found, NULL);
}

/* Only the words of what has a number change, and these are as they would be written now. */
static void
test_number_tails (void)
{
  g_autofree char *folder = make_folder ();
  PpSchema old = *pp_kinds_get_schema ();
  const char *steps[STEPS_BEFORE_TAILS + 1] = { NULL };
  g_autoptr (GPtrArray) old_kinds = g_ptr_array_new ();

  for (guint i = 0; i < STEPS_BEFORE_TAILS; i++)
    steps[i] = old.migrations[i];
  list_kinds_of (steps, old_kinds);
  old.kinds = (const PpKindFunc *) (gpointer) old_kinds->pdata;
  old.migrations = steps;
  shut (open_with (folder, &old));
  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO search (rowid, words) VALUES (%d, '%s')",
                                              (int) i + 1, tails[i].before);

      change (folder, sql);
    }
  shut (open_with (folder, pp_kinds_get_schema ()));
  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT words FROM search WHERE rowid = %d",
                                              (int) i + 1);
      g_autofree char *words = query (folder, sql);

      g_assert_cmpstr (words, ==, tails[i].after);
    }
  pp_fixture_remove (folder);
}

static void
test_failing_step (void)
{
  static const char *const failing[] = {
    "CREATE TABLE third (id TEXT PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);",
    "DROP TABLE note;",      /* the triggers of its kind can then not be made */
    "CREATE TABLE note (id TEXT);",
    "this is no SQL",
  };
  g_autofree char *folder = make_folder (), *before = NULL;
  House old;
  PpStore *store;

  house_init (&old, NULL, NULL);
  store = must_open (folder, &old);
  write_one (store, "first");
  shut (store);
  before = query (folder, "SELECT group_concat (name || sql) FROM sqlite_schema");

  for (gsize i = 0; i < G_N_ELEMENTS (failing); i++)
    {
      House new;
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL, *version = NULL;

      house_init (&new, "CREATE TABLE other (id TEXT PRIMARY KEY) STRICT;", failing[i]);
      g_assert_null (pp_store_open (folder, &new.schema, PP_STORE_WRITE, &error));
      g_assert_cmpstr (pp_error_get_code (error), ==, "store.failed");
      after = query (folder, "SELECT group_concat (name || sql) FROM sqlite_schema");
      version = query (folder, "PRAGMA user_version");
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpstr (version, ==, "2");
    }
  store = must_open (folder, &old);
  write_one (store, "second");
  shut (store);
  pp_fixture_remove (folder);
}

static void
test_first_step_fails (void)
{
  g_autofree char *folder = make_folder (), *version = NULL, *tables = NULL;
  g_autoptr (GError) error = NULL;
  House bad, good;

  house_init (&bad, "this is no SQL", NULL);
  g_assert_null (pp_store_open (folder, &bad.schema, PP_STORE_WRITE, &error));
  version = query (folder, "PRAGMA user_version");
  tables = query (folder, "SELECT count(*) FROM sqlite_schema");
  g_assert_cmpstr (version, ==, "0");
  g_assert_cmpstr (tables, ==, "0");
  house_init (&good, NULL, NULL);
  shut (must_open (folder, &good));
  pp_fixture_remove (folder);
}

static void
test_foreign (void)
{
  static const struct { const char *bytes; gsize length; } files[] = {
    { "Dear diary", 10 },
    { "SQLite format 3\0", 16 },
  };
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "panippura.db", NULL);
  House house;

  house_init (&house, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_assert_true (g_file_set_contents (path, files[i].bytes, files[i].length, NULL));
      assert_refused (folder, &house, "store.foreign");
    }
  pp_fixture_remove (folder);
}

static void
test_other_database (void)
{
  g_autofree char *folder = make_folder ();
  House house;

  house_init (&house, NULL, NULL);
  shut (must_open (folder, &house));
  change (folder, "PRAGMA application_id = 7; PRAGMA wal_checkpoint (TRUNCATE)");
  assert_refused (folder, &house, "store.foreign");
  change (folder, "PRAGMA application_id = 0x50616e69; PRAGMA user_version = 99; "
                  "PRAGMA wal_checkpoint (TRUNCATE)");
  assert_refused (folder, &house, "store.newer");
  change (folder, "PRAGMA user_version = 2; PRAGMA wal_checkpoint (TRUNCATE)");
  shut (must_open (folder, &house));
  pp_fixture_remove (folder);
}

static void
test_triggers_at_open (void)
{
  static const struct { const char *sql, *name; } cases[] = {
    { "DROP TRIGGER log_note_update", "log_note_update" },
    { "DROP TRIGGER guard_act_insert", "guard_act_insert" },
    { "CREATE TRIGGER zz AFTER INSERT ON note BEGIN SELECT 1; END", "zz" },
    { "DROP TRIGGER keep_note; CREATE TRIGGER keep_note BEFORE DELETE ON note BEGIN SELECT 1; END",
      "keep_note" },
  };
  House house;

  house_init (&house, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = make_folder ();
      g_autoptr (GError) error = NULL;

      shut (must_open (folder, &house));
      change (folder, cases[i].sql);
      g_assert_null (pp_store_open (folder, &house.schema, PP_STORE_WRITE, &error));
      g_assert_cmpstr (pp_error_get_code (error), ==, "store.tampered");
      g_assert_nonnull (strstr (error->message, cases[i].name));
      pp_fixture_remove (folder);
    }
}

static void
test_folder (void)
{
  g_autofree char *above = make_folder (), *folder = g_build_filename (above, "new", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  House house;

  house_init (&house, NULL, NULL);
  shut (must_open (folder, &house));
  g_assert_true (g_file_get_contents (ballast, &bytes, &length, NULL));
  g_assert_cmpuint (length, ==, 4 * 1024 * 1024);
  pp_fixture_remove (folder);
  pp_fixture_remove (above);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/migrate/fresh", test_fresh);
  g_test_add_func ("/migrate/step", test_step);
  g_test_add_func ("/migrate/number-tails", test_number_tails);
  g_test_add_func ("/migrate/failing-step", test_failing_step);
  g_test_add_func ("/migrate/first-step-fails", test_first_step_fails);
  g_test_add_func ("/migrate/foreign", test_foreign);
  g_test_add_func ("/migrate/other-database", test_other_database);
  g_test_add_func ("/migrate/triggers-at-open", test_triggers_at_open);
  g_test_add_func ("/migrate/folder", test_folder);

  return g_test_run ();
}
