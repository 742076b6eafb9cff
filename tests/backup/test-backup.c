/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup/pp-backup.h"

#include "backup/pp-backup-folder.h"
#include "core/pp-error.h"
#include "core/pp-time.h"
#include "pp-fixture-raw.h"
#include "pp-safe.h"

#include <glib/gstdio.h>
#include <string.h>

static gpointer
read_last (PpDb *db, gpointer last, GError **error)
{
  return pp_backup_last (db, last, error) ? last : NULL;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* It says what it is, gives nothing else away, and leaves nothing open behind. */
static void
test_make (void)
{
  static const char *const canaries[] = { "Kunjamma", "കുഞ്ഞമ്മ", "9447012345", "447012345",
                                          "DRY-1" };
  g_autoptr (PpSafe) safe = pp_safe_new ();
  g_autofree char *copy = g_strconcat (pp_store_get_path (safe->fixture->store), ".copy", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (PpBackupLast) none = { 0 }, last = { 0 };
  g_autofree char *path = NULL, *name = NULL, *bytes = NULL;
  g_autoptr (GPtrArray) files = NULL;
  const PpBackupFile *file;
  gsize length;

  g_assert_nonnull (pp_store_read (safe->fixture->store, read_last, &none, NULL));
  g_assert_cmpint (none.at, ==, PP_NONE);
  path = pp_safe_back_up (safe, "2026-03-02 17:45", NULL, &error);
  g_assert_no_error (error);
  name = g_path_get_basename (path);
  g_assert_cmpstr (name, ==, "panippura-G01001-A-20260302-174500.backup");
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (safe->folder), ==, 1);

  g_file_get_contents (path, &bytes, &length, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (canaries); i++)
    g_assert_null (memmem (bytes, length, canaries[i], strlen (canaries[i])));
  files = pp_backup_folder_list (safe->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  file = g_ptr_array_index (files, 0);
  g_assert_cmpstr (file->notes.cluster, ==, "G01001");
  g_assert_cmpstr (file->notes.desk, ==, "A");
  g_assert_cmpuint (strlen (file->notes.head), ==, 16);
  g_assert_cmpint (file->notes.n_acts, >, 2);
  g_assert_cmpint (file->notes.last_at, <=, safe->fixture->now);

  g_assert_nonnull (pp_store_read (safe->fixture->store, read_last, &last, NULL));
  g_assert_cmpint (last.at, ==, file->notes.made_at);
  g_assert_cmpstr (last.path, ==, path);
}

static void
test_no_key (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *folder = pp_fixture_file (fixture, "stick");
  PpBackup backup = { .store = fixture->store, .folder = folder, .cluster = "G01001" };
  g_autoptr (GError) error = NULL;

  g_assert_null (pp_backup_make (&backup, &error));
  g_assert_cmpstr (pp_error_get_code (error), ==, "backup.no-key");
  g_assert_cmpuint (count_files (folder), ==, 0);
}

/* What stood in a folder stays whole where the next one is stopped or has no room. */
static void
test_stopped (void)
{
  g_autoptr (PpSafe) safe = pp_safe_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = pp_safe_back_up (safe, "2026-03-02 17:45", NULL, NULL);
  g_autofree char *before = NULL, *after = NULL, *file = NULL;
  g_autoptr (GError) stopped = NULL, no_folder = NULL;

  g_file_get_contents (path, &before, NULL, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (pp_safe_back_up (safe, "2026-03-02 18:45", cancellable, &stopped));
  g_assert_error (stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (safe->folder), ==, 1);
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_cmpstr (before, ==, after);

  file = pp_fixture_file (safe->fixture, "no-folder");
  g_file_set_contents (file, "", 0, NULL);
  g_free (safe->folder);
  safe->folder = g_build_filename (file, "below", NULL);
  g_assert_null (pp_safe_back_up (safe, "2026-03-02 18:45", NULL, &no_folder));
  g_assert_cmpstr (pp_error_get_code (no_folder), ==, "backup.file");
}

/* Old ones go once the new one is there; those of other desks stay, and what is no backup. */
static void
test_thinned (void)
{
  g_autoptr (PpSafe) safe = pp_safe_new ();
  g_autofree char *foreign = NULL, *other = NULL, *first = NULL, *moved = NULL;

  first = pp_safe_back_up (safe, "2026-03-02 09:30", NULL, NULL);
  g_assert_nonnull (first);
  for (int hour = 10; hour < 14; hour++)
    {
      g_autofree char *time = g_strdup_printf ("2026-03-02 %d:30", hour);
      g_autofree char *path = pp_safe_back_up (safe, time, NULL, NULL);

      g_assert_nonnull (path);
    }
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (safe->folder), ==, 3);

  foreign = g_build_filename (safe->folder, "letters.backup", NULL);
  g_file_set_contents (foreign, "mine", -1, NULL);
  pp_fixture_tamper (safe->fixture, "UPDATE local SET value = 'B' WHERE key = 'series'");
  other = pp_safe_back_up (safe, "2026-03-02 14:30", NULL, NULL);
  g_assert_nonnull (other);
  g_assert_cmpuint (count_files (safe->folder), ==, 5);
}

/* What does not hold is copied all the same, says so, and takes nothing's place. */
static void
test_doubtful (void)
{
  g_autoptr (PpSafe) safe = pp_safe_new ();
  g_autofree char *good = pp_safe_back_up (safe, "2026-03-02 17:45", NULL, NULL);
  g_auto (PpBackupLast) last = { 0 };
  g_autoptr (GError) error = NULL;

  pp_fixture_tamper (safe->fixture, "UPDATE act SET at = at + 1 WHERE seq = 3");
  g_assert_null (pp_safe_back_up (safe, "2026-03-02 18:45", NULL, &error));
  g_assert_cmpstr (pp_error_get_code (error), ==, "backup.found");
  g_assert_nonnull (strstr (error->message, "-doubtful.backup"));
  g_assert_cmpuint (count_files (safe->folder), ==, 2);
  g_assert_nonnull (pp_store_read (safe->fixture->store, read_last, &last, NULL));
  g_assert_cmpstr (last.path, ==, good);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/backup/make", test_make);
  g_test_add_func ("/backup/no-key", test_no_key);
  g_test_add_func ("/backup/stopped", test_stopped);
  g_test_add_func ("/backup/thinned", test_thinned);
  g_test_add_func ("/backup/doubtful", test_doubtful);

  return g_test_run ();
}
