/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-rig.h"

#include "backup/pp-backup.h"
#include "pp-customer.h"
#include "pp-later.h"
#include "store/pp-folder.h"
#include "store/pp-recovery.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define LOG PP_FOLDER_DATABASE "-wal"
#define RESTORED PP_FOLDER_DATABASE ".restored"
#define PAGE 4096

/* How many of each are tried, of all that there are. */
static guint
few (guint n, guint all)
{
  return g_test_thorough () ? all : MIN (n, all);
}

static void
overwrite (const char *folder, const char *name, const char *bytes, gsize length, gsize at)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  int fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (pwrite (fd, bytes, length, at), ==, (gssize) length);
  g_close (fd, NULL);
}

static gsize
size_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf about;

  return g_stat (path, &about) == 0 ? about.st_size : 0;
}

static void
cut_short (const char *folder, const char *name, gsize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (truncate (path, length), ==, 0);
}

static void
assert_fine (PpRig *rig, const char *folder, const char *said, guint n_in_flight)
{
  g_autofree char *finding = pp_rig_find_after (rig, folder, said, n_in_flight, 90);

  g_assert_cmpstr (finding, ==, NULL);
}

/* As the folder is when the power fails and what a customer's acts brought still stands in the log
 * of writes. */
static char *
leave_in_log (PpRig *rig, char **said)
{
  g_autoptr (PpTape) tape = pp_rig_record (rig, NULL, 0, 1, NULL);
  char *folder = pp_rig_empty ();

  *said = pp_tape_cut (tape, pp_tape_find_said (tape, "did lot.waste"), PP_CUT_KEPT, 0, folder);
  g_assert_cmpuint (size_of (folder, LOG), >, 100 * 1024);
  return folder;
}

/* The sector with the header is anything, as after a cut while the log was copied into the file. */
static void
test_torn_header (void)
{
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autofree char *said = NULL, *folder = leave_in_log (rig, &said);
  char garbage[512];

  memset (garbage, 0x5a, sizeof garbage);
  overwrite (folder, PP_FOLDER_DATABASE, garbage, sizeof garbage, 0);
  assert_fine (rig, folder, said, 0);
  pp_rig_remove (folder);
}

static void
put_foreign (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, PP_FOLDER_DATABASE, NULL);
  g_autofree char *aside = g_build_filename (folder, "other", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (aside, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE photo (name TEXT)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
}

static void
put_anything (const char *folder)
{
  g_autofree char *bytes = g_strnfill (50 * PAGE, 'x');

  cut_short (folder, PP_FOLDER_DATABASE, 0);
  overwrite (folder, PP_FOLDER_DATABASE, bytes, 50 * PAGE, 0);
}

/* Another file in the database's place is left as it is, though a log of ours lies beside it. */
static void
test_foreign (void)
{
  static void (*const put[]) (const char *folder) = { put_foreign, put_anything };
  g_autoptr (PpRig) rig = pp_rig_new ();

  for (guint i = 0; i < G_N_ELEMENTS (put); i++)
    {
      g_autofree char *said = NULL, *folder = leave_in_log (rig, &said);
      g_autofree char *path = g_build_filename (folder, PP_FOLDER_DATABASE, NULL);
      g_autofree char *before = NULL, *after = NULL, *finding = NULL;
      gsize n_before, n_after;

      put[i] (folder);
      g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
      finding = pp_rig_find (rig, folder, said, 0);
      g_assert_nonnull (finding);
      g_assert_nonnull (strstr (finding, "is no Panippura database. It was left as it is."));
      g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
      g_assert_cmpmem (before, n_before, after, n_after);
      pp_rig_remove (folder);
    }
}

/* With a log that is cut short, has a hole or is gone, what is there is the first acts, each whole,
 * and work goes on. */
static void
test_log (void)
{
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autofree char *said = NULL, *whole = leave_in_log (rig, &said);
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *log = g_build_filename (whole, LOG, NULL), *bytes = NULL;
  gsize length;

  g_test_message ("seed %u", seed);
  g_assert_true (g_file_get_contents (log, &bytes, &length, NULL));
  for (guint i = 0; i < few (9, 200); i++)
    {
      g_autofree char *folder = pp_rig_copy (rig);
      gsize at = i == 0 ? 0 : (gsize) g_rand_int_range (random, 0, length);
      g_autofree char *hurt = g_memdup2 (bytes, length);

      hurt[at] ^= 0x55;
      overwrite (folder, LOG, hurt, i % 2 == 0 ? at : length, 0);
      assert_fine (rig, folder, "", PP_CUSTOMER_ACTS);
      pp_rig_remove (folder);
    }
  pp_rig_remove (whole);
}

/* No page can become something else unseen. */
static void
test_damaged_page (void)
{
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autofree char *zeros = g_malloc0 (PAGE);
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_pages = size_of (rig->base->folder, PP_FOLDER_DATABASE) / PAGE;

  g_test_message ("seed %u, %u pages", seed, n_pages);
  for (guint i = 0; i < few (10, n_pages - 1); i++)
    {
      guint page = g_test_thorough () ? i + 1 : (guint) g_rand_int_range (random, 1, n_pages);
      g_autofree char *folder = pp_rig_copy (rig), *finding = NULL;

      overwrite (folder, PP_FOLDER_DATABASE, zeros, PAGE, (gsize) page * PAGE);
      finding = pp_rig_find (rig, folder, "", 0);
      g_test_message ("page %u: %s", page, finding);
      g_assert_nonnull (finding);
      g_assert_true (strstr (finding, "The data file is damaged") != NULL);
      pp_rig_remove (folder);
    }
}

/* The power fails again while the folder is opened after it failed before, or in the work after. */
static void
cut_twice (PpRig *rig, PpTape *tape, GRand *random)
{
  g_autofree char *folder = pp_rig_empty (), *said = NULL, *settled = NULL;
  g_autoptr (PpTape) second = NULL;
  guint n_steps = pp_tape_get_n_steps (tape), n_open;

  said = pp_tape_cut (tape, g_rand_int_range (random, 0, n_steps + 1), PP_CUT_TORN,
                      g_rand_int (random), folder);
  settled = pp_rig_settle (rig, folder, said);
  second = pp_rig_record (rig, folder, 1, 1, NULL);
  n_steps = pp_tape_get_n_steps (second);
  n_open = pp_tape_find_said (second, "open");
  for (guint i = 0; i < few (6, 40); i++)
    {
      g_autofree char *again = pp_rig_empty (), *more = NULL, *both = NULL, *finding = NULL;
      guint most = i % 2 == 0 ? n_open : n_steps;

      more = pp_tape_cut (second, g_rand_int_range (random, 0, most + 1), i % PP_N_CUTS,
                          g_rand_int (random), again);
      both = g_strconcat (settled, more, NULL);
      finding = pp_rig_find (rig, again, both, 1);
      g_assert_cmpstr (finding, ==, NULL);
      pp_rig_remove (again);
    }
  pp_rig_remove (folder);
}

static void
test_twice (void)
{
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autoptr (PpTape) tape = pp_rig_record (rig, NULL, 0, 1, NULL);
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < few (4, 50); i++)
    cut_twice (rig, tape, random);
}

typedef void (*Check) (PpRig *rig, const char *folder, const char *before);

/* Cuts the power at @n steps of what the clerk does, who had told @before when it began. */
static void
cut_anywhere (PpRig *rig, PpTape *tape, guint n, Check check, const char *before)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_steps = pp_tape_get_n_steps (tape);

  g_test_message ("seed %u, %u steps", seed, n_steps);
  for (guint i = 0; i < few (n, 4 * n_steps); i++)
    {
      g_autofree char *folder = pp_rig_empty (), *said = NULL;

      said = pp_tape_cut (tape, g_test_thorough () ? i / 4
                                                   : (guint) g_rand_int_range (random, 0, n_steps),
                          i % PP_N_CUTS, g_rand_int (random), folder);
      check (rig, folder, before);
      pp_rig_remove (folder);
    }
}

static void
check_nothing_yet (PpRig *rig, const char *folder, const char *before)
{
  g_autofree char *finding = pp_rig_find (rig, folder, before, 0);

  g_assert_cmpstr (finding, ==, NULL);
}

static void
test_first_start (void)
{
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autofree char *folder = pp_rig_empty ();
  g_autoptr (PpTape) tape = pp_rig_record (rig, folder, 0, 0, NULL);

  cut_anywhere (rig, tape, 12, check_nothing_yet, "");
  pp_rig_remove (folder);
}

/* A later program brings the tables up to date; or the old ones stand, and it begins anew. */
static void
test_migration (void)
{
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autoptr (PpTape) tape = pp_rig_record (rig, NULL, 0, 0, "PP_CLERK_LATER", "1", NULL);

  rig->schema = pp_later_get_schema ();
  g_assert_cmpuint (pp_tape_find_said (tape, "open"), >, 100);
  cut_anywhere (rig, tape, 16, check_nothing_yet, "");
}

/* The old database is found aside with all that was told of it. */
static char *
find_aside (PpRig *rig, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "before-restore-"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

/* Opened, either the old database is in its place, with all that was told; or the restored one is,
 * and the old one with its log is aside. */
static void
check_either (PpRig *rig, const char *folder, const char *before)
{
  g_autofree char *as_old = pp_rig_find (rig, folder, before, 0), *aside = NULL;
  g_autofree char *as_restored = NULL, *old = NULL;

  aside = find_aside (rig, folder);
  if (aside == NULL)
    {
      g_assert_cmpstr (as_old, ==, NULL);
      return;
    }
  as_restored = pp_rig_find (rig, folder, "", 0);
  g_assert_cmpstr (as_restored, ==, NULL);
  old = pp_rig_find (rig, aside, before, 0);
  g_assert_cmpstr (old, ==, NULL);
}

static void
check_restored (PpRig *rig, const char *folder, const char *before)
{
  g_autofree char *aside = NULL;

  check_either (rig, folder, before);
  aside = find_aside (rig, folder);
  g_assert_nonnull (aside);
}

/* A restored database waits: wherever the power fails while it is put in its place, it comes there
 * in the end, and the one that was there is aside, with its log. */
static void
test_restored (void)
{
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autofree char *said = NULL, *folder = leave_in_log (rig, &said);
  g_autofree char *from = pp_fixture_file (rig->base, PP_FOLDER_DATABASE), *bytes = NULL;
  g_autoptr (PpTape) tape = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  overwrite (folder, RESTORED, bytes, length, 0);
  tape = pp_rig_record (rig, folder, 0, 0, NULL);
  cut_anywhere (rig, tape, 24, check_restored, said);
  pp_rig_remove (folder);
}

static gpointer
set_code (PpDb *db, gpointer code, GError **error)
{
  return pp_recovery_set_code (db, code, error) ? code : NULL;
}

static char *
back_up (PpRig *rig, const char *stick, char *code)
{
  g_autoptr (GError) error = NULL;
  PpBackup backup = { .folder = stick, .cluster = "G01001", .now = rig->base->now };
  char *path;

  pp_fixture_reopen (rig->base);
  backup.store = rig->base->store;
  pp_store_maintain (backup.store, set_code, code, NULL);
  path = pp_backup_make (&backup, &error);
  g_assert_no_error (error);
  pp_fixture_close (rig->base);
  return path;
}

/* The same from the backup on: until the last step the folder is as it was. */
static void
test_restore (void)
{
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autofree char *stick = pp_rig_empty (), *code = pp_recovery_make_code ();
  g_autofree char *path = back_up (rig, stick, code), *said = NULL;
  g_autofree char *folder = leave_in_log (rig, &said);
  g_autoptr (PpTape) tape = pp_rig_record (rig, folder, 0, 0, "PP_CLERK_RESTORE", path,
                                           "PP_CLERK_CODE", code, NULL);

  g_assert_cmpuint (pp_tape_find_said (tape, "restored"), >, 50);
  cut_anywhere (rig, tape, 24, check_either, said);
  pp_rig_remove (folder);
  pp_rig_remove (stick);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recovery/torn-header", test_torn_header);
  g_test_add_func ("/recovery/foreign", test_foreign);
  g_test_add_func ("/recovery/log", test_log);
  g_test_add_func ("/recovery/damaged-page", test_damaged_page);
  g_test_add_func ("/recovery/twice", test_twice);
  g_test_add_func ("/recovery/first-start", test_first_start);
  g_test_add_func ("/recovery/migration", test_migration);
  g_test_add_func ("/recovery/restored", test_restored);
  g_test_add_func ("/recovery/restore", test_restore);

  return g_test_run ();
}
