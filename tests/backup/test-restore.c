/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup/pp-restore.h"

#include "core/pp-error.h"
#include "kinds/pp-kinds.h"
#include "people/pp-person.h"
#include "pp-fixture-raw.h"
#include "pp-safe.h"
#include "store/pp-folder.h"
#include "store/pp-verify.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
restore (const char *path, const char *typed, const char *folder, gboolean replaces,
         GError **error)
{
  g_autoptr (PpVault) vault = pp_vault_open (path, error);
  PpRestore restore = { .folder = folder, .schema = pp_kinds_get_schema (),
                        .replaces = replaces };

  return vault != NULL && pp_vault_unlock (vault, typed, error) &&
         pp_restore_do (&restore, vault, error);
}

static PpStore *
open_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  PpStore *store = pp_store_open (folder, pp_kinds_get_schema (), PP_STORE_WRITE, &error);

  g_assert_no_error (error);
  return store;
}

typedef struct {
  gint64 n_persons;
  gint64 n_acts;
  char  *series;
  char  *incarnation;
} State;

static gpointer
read_state (PpDb *db, gpointer data, GError **error)
{
  State *state = data;

  return pp_db_read_int (db, &state->n_persons, error, "SELECT count(*) FROM person", "") &&
         pp_db_read_int (db, &state->n_acts, error, "SELECT count(*) FROM act", "") &&
         pp_db_read_text (db, &state->series, error,
                          "SELECT value FROM local WHERE key = 'series'", "") &&
         pp_db_read_text (db, &state->incarnation, error,
                          "SELECT value FROM local WHERE key = 'incarnation'", "") ? data : NULL;
}

static State
state_of (PpStore *store)
{
  State state = { 0 };

  g_assert_nonnull (pp_store_read (store, read_state, &state, NULL));
  return state;
}

static void
state_clear (State *state)
{
  g_free (state->series);
  g_free (state->incarnation);
}

static gpointer
verify (PpDb *db, gpointer unused, GError **error)
{
  return pp_verify (db, error);
}

static void
assert_holds (PpStore *store)
{
  g_autoptr (PpVerifyReport) report = pp_store_read (store, verify, NULL, NULL);

  for (guint i = 0; i < report->findings->len; i++)
    g_error ("%s", (const char *) g_ptr_array_index (report->findings, i));
}

/* On a bare PC all is there; the desk gives numbers of its own and goes on. */
static void
test_bare (void)
{
  g_autoptr (PpSafe) safe = pp_safe_new ();
  g_autofree char *path = pp_safe_back_up (safe, "2026-03-02 17:45", NULL, NULL);
  g_autofree char *folder = pp_fixture_file (safe->fixture, "bare");
  g_autoptr (PpStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PpPerson) person = NULL;
  g_autofree char *mini = pp_fixture_staff_id (safe->fixture, "mini");
  State before = state_of (safe->fixture->store), after;
  PpRequest *request;

  restore (path, safe->code, folder, FALSE, &error);
  g_assert_no_error (error);
  store = open_folder (folder);
  after = state_of (store);
  g_assert_cmpint (after.n_persons, ==, before.n_persons);
  g_assert_cmpint (after.n_acts, ==, before.n_acts);
  g_assert_cmpstr (after.incarnation, !=, before.incarnation);
  g_assert_cmpuint (strlen (after.series), ==, 3);
  g_assert_true (g_str_has_prefix (after.series, "A"));
  assert_holds (store);

  request = pp_request_new ("person.register", mini,
                            g_object_new (pp_person_get_type (), "name-en", "Radha", NULL));
  person = pp_store_run (store, request, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (pp_record_get_id (PP_RECORD (person)), after.incarnation));
  assert_holds (store);
  pp_store_close (store);
  state_clear (&before);
  state_clear (&after);
}

static guint
count_aside (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, PP_FOLDER_DATABASE, NULL);

      n += g_str_has_prefix (name, "before-restore-") && g_file_test (path, G_FILE_TEST_EXISTS);
    }
  return n;
}

/* What is there is replaced only where somebody said so, and is put aside whole. */
static void
test_replace (void)
{
  g_autoptr (PpSafe) safe = pp_safe_new ();
  PpFixture *fixture = safe->fixture;
  g_autofree char *path = pp_safe_back_up (safe, "2026-03-02 17:45", NULL, NULL);
  g_autoptr (GError) in_use = NULL, locked = NULL, error = NULL;
  State now;

  pp_fixture_add_person (fixture, "Later", NULL, NULL);
  g_assert_false (restore (path, safe->code, fixture->folder, TRUE, &locked));
  g_assert_cmpstr (pp_error_get_code (locked), ==, "store.locked");
  pp_fixture_close (fixture);
  g_assert_false (restore (path, safe->code, fixture->folder, FALSE, &in_use));
  g_assert_cmpstr (pp_error_get_code (in_use), ==, "backup.in-use");
  g_assert_cmpuint (count_aside (fixture->folder), ==, 0);

  restore (path, safe->code, fixture->folder, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_aside (fixture->folder), ==, 1);
  pp_fixture_reopen (fixture);
  now = state_of (fixture->store);
  g_assert_cmpint (now.n_persons, ==, 1);
  state_clear (&now);
}

/* Cut short anywhere between putting aside and putting in place, the next opening goes on; the log
 * of the old database never lies beside the new one. */
static void
test_cut_short (void)
{
  static const char *const parts[] = { "-wal", "-shm", "" };

  for (guint n_moved = 0; n_moved <= G_N_ELEMENTS (parts); n_moved++)
    {
      g_autoptr (PpSafe) safe = pp_safe_new ();
      PpFixture *fixture = safe->fixture;
      g_autofree char *path = pp_safe_back_up (safe, "2026-03-02 17:45", NULL, NULL);
      g_autofree char *bare = pp_fixture_file (fixture, "bare");
      g_autofree char *from = g_build_filename (bare, PP_FOLDER_DATABASE, NULL);
      g_autofree char *database = pp_fixture_file (fixture, PP_FOLDER_DATABASE);
      g_autofree char *restored = pp_folder_restored_name (database);
      g_autofree char *log = g_strconcat (database, "-wal", NULL), *aside = NULL, *name = NULL;
      GStatBuf about;
      State now;

      g_assert_true (restore (path, safe->code, bare, FALSE, NULL));
      pp_fixture_add_person (fixture, "Later", NULL, NULL);
      pp_fixture_close (fixture);
      g_file_set_contents (log, "what was not in the database yet", -1, NULL);
      g_assert_cmpint (g_rename (from, restored), ==, 0);
      g_assert_cmpint (g_stat (restored, &about), ==, 0);
      name = g_strdup_printf ("before-restore-%" G_GINT64_FORMAT, (gint64) about.st_mtime);
      aside = pp_fixture_file (fixture, name);
      if (n_moved > 0)
        g_assert_cmpint (g_mkdir (aside, 0700), ==, 0);
      for (guint i = 0; i < n_moved; i++)
        {
          g_autofree char *part = g_strconcat (database, parts[i], NULL);
          g_autofree char *base = g_path_get_basename (part);
          g_autofree char *to = g_build_filename (aside, base, NULL);

          g_rename (part, to);
        }
      pp_fixture_reopen (fixture);
      now = state_of (fixture->store);
      g_assert_cmpint (now.n_persons, ==, 1);
      assert_holds (fixture->store);
      g_assert_cmpuint (count_aside (fixture->folder), ==, 1);
      g_free (g_steal_pointer (&log));
      log = g_build_filename (aside, PP_FOLDER_DATABASE "-wal", NULL);
      g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (restored, G_FILE_TEST_EXISTS));
      state_clear (&now);
    }
}

/* A backup whose records do not hold takes nobody's place; a wrong code neither. */
static void
test_refused (void)
{
  g_autoptr (PpSafe) safe = pp_safe_new ();
  g_autofree char *folder = pp_fixture_file (safe->fixture, "bare");
  g_autofree char *database = g_build_filename (folder, PP_FOLDER_DATABASE, NULL);
  g_autofree char *doubtful = NULL, *other = pp_recovery_make_code ();
  g_autoptr (GError) wrong = NULL, found = NULL;

  pp_fixture_tamper (safe->fixture, "UPDATE act SET at = at + 1 WHERE seq = 3");
  g_free (pp_safe_back_up (safe, "2026-03-02 17:45", NULL, NULL));
  doubtful = g_build_filename (safe->folder, "panippura-G01001-A-20260302-174500-doubtful.backup",
                               NULL);
  g_assert_false (restore (doubtful, other, folder, FALSE, &wrong));
  g_assert_cmpstr (pp_error_get_code (wrong), ==, "backup.wrong-key");
  g_assert_false (restore (doubtful, safe->code, folder, FALSE, &found));
  g_assert_cmpstr (pp_error_get_code (found), ==, "backup.found");
  g_assert_false (g_file_test (database, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/restore/bare", test_bare);
  g_test_add_func ("/restore/replace", test_replace);
  g_test_add_func ("/restore/cut-short", test_cut_short);
  g_test_add_func ("/restore/refused", test_refused);

  return g_test_run ();
}
