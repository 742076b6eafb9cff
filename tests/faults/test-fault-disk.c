/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-rig.h"

#include "core/pp-error.h"
#include "kinds/pp-kinds.h"
#include "pp-customer.h"
#include "store/pp-folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_CUSTOMERS 2
#define N_POINTS    4     /* of each kind of failure, of the thousands that the long tests try */

/* What a person reads, by the error; each begins so. */
static const struct { int number; const char *name, *en, *ml; } failures[] = {
  { ENOSPC, "full", "The disk is full. Nothing was changed",
    "ഡിസ്ക് നിറഞ്ഞു. ഒന്നും മാറ്റിയിട്ടില്ല" },
  { EIO, "broken", "The disk with the data could not be read or written. Nothing was changed",
    "ഡാറ്റയുള്ള ഡിസ്ക് വായിക്കാനോ എഴുതാനോ ആയില്ല. ഒന്നും മാറ്റിയിട്ടില്ല" },
  { EROFS, "read-only", "The disk with the data can only be read now. Nothing was changed",
    "ഡാറ്റയുള്ള ഡിസ്ക് ഇപ്പോൾ വായിക്കാൻ മാത്രമേ പറ്റൂ. ഒന്നും മാറ്റിയിട്ടില്ല" },
};

static PpRun *
run_failing (const char *folder, int number, guint step, gboolean once, const char *language)
{
  g_autofree char *setting = g_strdup_printf ("%d:%u%s", number, step, once ? ":once" : "");

  return pp_rig_run (folder, 0, N_CUSTOMERS, "PP_DISK_FAIL", setting, "LANGUAGE", language, NULL);
}

/* What was told of an act is either that it was done, and then it is there; or that it was not, and
 * then it is not; or, where the disk stays away in the moment of the commit, that nobody knows. The
 * program goes on, and once the failure is over so does the work. */
static void
fail_at (PpRig *rig, int number, guint step, gboolean once, gboolean is_over)
{
  g_autofree char *folder = pp_rig_copy (rig), *finding = NULL;
  g_autoptr (PpRun) told = run_failing (folder, number, step, once, "en");
  gboolean unsure;

  if (!WIFEXITED (told->status) || WEXITSTATUS (told->status) % 2 != 0)
    g_error ("%s at step %u: the clerk fell over: %s", g_strerror (number), step, told->words);
  unsure = strstr (told->said, " store.unsure ") != NULL;
  g_assert_false (unsure && once);
  finding = pp_rig_find_after (rig, folder, told->said, unsure, N_CUSTOMERS);
  if (finding != NULL)
    g_error ("%s at step %u: %s\n%s", g_strerror (number), step, finding, told->said);
  if (is_over && pp_rig_count (told->said, "did ") < PP_CUSTOMER_ACTS)
    g_error ("%s at step %u: the next customer was not served\n%s", g_strerror (number), step,
             told->said);
  pp_rig_remove (folder);
}

static void
test_fail (gconstpointer data)
{
  int number = failures[GPOINTER_TO_SIZE (data)].number;
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autoptr (PpTape) tape = pp_rig_record (rig, NULL, 0, N_CUSTOMERS, NULL);
  guint n_steps = pp_tape_get_n_steps (tape), opened = pp_tape_find_said (tape, "open");
  guint served = pp_tape_find_said (tape, "did lot.waste");
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u, %u steps", seed, n_steps);
  for (guint i = 0; i < (g_test_thorough () ? n_steps : N_POINTS); i++)
    {
      guint step = g_test_thorough () ? i + 1 : (guint) g_rand_int_range (random, 1, n_steps + 1);

      fail_at (rig, number, step, FALSE, FALSE);
      fail_at (rig, number, step, TRUE, step > opened && step < served);
    }
}

/* The words for a disk that fails for good while somebody works, in both languages. */
static void
test_words (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autoptr (PpTape) tape = pp_rig_record (rig, NULL, 0, N_CUSTOMERS, NULL);
  guint step = pp_tape_find_said (tape, "did booking.make") + 1;

  for (int ml = 0; ml < 2; ml++)
    {
      g_autofree char *folder = pp_rig_copy (rig), *line = NULL;
      g_autoptr (PpRun) told = run_failing (folder, failures[i].number, step, FALSE,
                                            ml ? "ml" : "en");
      const char *refused = strstr (told->said, "refused token.give ");

      g_assert_nonnull (refused);
      refused = strchr (refused + strlen ("refused token.give "), ' ') + 1;
      line = g_strndup (refused, strcspn (refused, "\n"));
      g_test_message ("%s", line);
      g_assert_true (g_str_has_prefix (line, ml ? failures[i].ml : failures[i].en));
      pp_rig_remove (folder);
    }
}

/* The sync at the end of a commit fails. Where the disk is there again at once the act was not
 * done, now and at the next opening; where it stays away the clerk is told that nobody knows. */
static void
test_commit (void)
{
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autoptr (PpTape) tape = pp_rig_record (rig, NULL, 0, N_CUSTOMERS, NULL);
  guint step = pp_tape_find_said (tape, "did booking.make");

  for (int once = 0; once < 2; once++)
    {
      g_autofree char *folder = pp_rig_copy (rig), *finding = NULL;
      g_autoptr (PpRun) told = run_failing (folder, EIO, step, once, "en");

      g_assert_nonnull (strstr (told->said, once ? "refused booking.make store.failed The disk with"
                                                 : "refused booking.make store.unsure The disk "
                                                   "failed while this was written"));
      finding = pp_rig_find_after (rig, folder, told->said, once ? 0 : 1, N_CUSTOMERS);
      g_assert_cmpstr (finding, ==, NULL);
      pp_rig_remove (folder);
    }
}

/* A small disk of its own, for this process and the clerk. */
static gboolean
mount_small (const char *folder)
{
  if (unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
      mount ("small", folder, "tmpfs", 0, "size=24m") == 0)
    return TRUE;
  g_test_skip ("no disk can be mounted here: that needs root");
  return FALSE;
}

static void
fill (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "filler", NULL);
  g_autofree char *bytes = g_malloc0 (4096);
  int fd = g_open (path, O_WRONLY | O_CREAT | O_APPEND, 0600);

  while (write (fd, bytes, 4096) > 0)
    ;
  g_close (fd, NULL);
}

static void
put_base (PpRig *rig, const char *folder)
{
  g_autofree char *from = pp_fixture_file (rig->base, PP_FOLDER_DATABASE), *bytes = NULL;
  g_autofree char *to = g_build_filename (folder, PP_FOLDER_DATABASE, NULL);
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, length, NULL));
}

/* Not one byte is left: what was put by for that lets the folder be opened and work go on; when
 * that is used up too the clerk is told, and after room was made all goes on. */
static void
test_really_full (void)
{
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autofree char *folder = pp_rig_empty (), *finding = NULL, *filler = NULL;
  g_autoptr (PpRun) at_first = NULL, full = NULL, beyond = NULL, after = NULL;
  g_autofree char *said = NULL;

  if (!mount_small (folder))
    return;
  put_base (rig, folder);
  at_first = pp_rig_run (folder, 0, 1, NULL);
  g_assert_cmpuint (pp_rig_count (at_first->said, "did "), ==, PP_CUSTOMER_ACTS);
  fill (folder);
  full = pp_rig_run (folder, 1, 1, NULL);
  g_assert_cmpuint (pp_rig_count (full->said, "did "), ==, PP_CUSTOMER_ACTS);
  fill (folder);
  beyond = pp_rig_run (folder, 2, 200, NULL);
  g_assert_nonnull (strstr (beyond->said, "store.full The disk is full."));
  filler = g_build_filename (folder, "filler", NULL);
  g_assert_cmpint (g_unlink (filler), ==, 0);
  after = pp_rig_run (folder, 202, 1, NULL);
  g_assert_cmpuint (pp_rig_count (after->said, "did "), ==, PP_CUSTOMER_ACTS);
  said = g_strconcat (at_first->said, full->said, beyond->said, after->said, NULL);
  finding = pp_rig_find (rig, folder, said, 0);
  g_assert_cmpstr (finding, ==, NULL);
  umount (folder);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *fail = g_strconcat ("/disk/fails/", failures[i].name, NULL);
      g_autofree char *words = g_strconcat ("/disk/words/", failures[i].name, NULL);

      g_test_add_data_func (fail, GSIZE_TO_POINTER (i), test_fail);
      g_test_add_data_func (words, GSIZE_TO_POINTER (i), test_words);
    }
  g_test_add_func ("/disk/commit", test_commit);
  g_test_add_func ("/disk/really-full", test_really_full);

  return g_test_run ();
}
